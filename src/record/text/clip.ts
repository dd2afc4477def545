// One way to show a piece of somebody's text, for every surface: cards, notices, lists, the terminal. Nothing in it is
// unseen, and a cut is marked and goes through no letter or picture. Proof: test/record/text/clip.test.ts, and
// test/architecture.test.ts that no surface cuts by itself.

import { clipScalar } from "./scalar.ts";
import { visible } from "./unseen.ts";

/** A text on one line, as it is seen; of a longer one the first `limit` UTF-16 units, and "…" behind them. */
export function clip(text: string, limit: number): string {
  return marked(visible(text), limit);
}

/** The same for a text of several lines. */
export function clipLines(text: string, limit: number): string {
  return marked(text.split("\n").map(visible).join("\n"), limit);
}

function marked(text: string, limit: number): string {
  return text.length > limit ? `${clipScalar(text, limit).trimEnd()}…` : text;
}
