// Phrases of a Record's front matter, and texts against them, that would hold a backtracking pattern for ever. The time is
// bounded by that of ordinary words of the same length.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { parseConflictRules } from "../../../src/record/conflicts/rules.ts";
import { splitFrontMatter } from "../../../src/record/self/front-matter.ts";
import { RecordError } from "../../../src/errors.ts";
import { ownWords } from "../../../src/voice/pasted/own-words.ts";
import { isPastedCheckpoint } from "../../../src/voice/checkpoint.ts";
import {
  asksBetweenUs,
  mentions,
  offersLookup,
  opensAsFoundOut,
} from "../../../src/voice/phrases.ts";
import { isReport } from "../../../src/voice/reports.ts";
import { isYes } from "../../../src/voice/yes.ts";
import { wasSaid } from "../../../src/record/text/quote.ts";
import { SAID_WORDS } from "../../../src/wording/chat-labels.ts";
import { distressIn } from "../../../src/wording/distress.ts";
import { ENGLISH_PHRASES } from "../../../src/wording/english.ts";
import { revealed, visible } from "../../../src/record/text/unseen.ts";
import { count, report, sample, tryEach } from "../plan.ts";

const unit = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."a|a |we |...|…| ... |-|--|<|</a>|> |* |**|[1:11 |d'|ab: |\n|\n\n|me: x. |'|12:03  |\"|/|. |\t|({|[|{a: |- |&a |*a|<<: *a|? |: |# |\\|| |!!js |%2e|&#1;|x=|e\u0301|\u200d|\u0336|\u{1F3F4}\u{E0067}|あ|ß|1.|,|!|?|”|12.3.26, 10:15 |[b]|[1.1.|=a;|\ta b|-> ".split(
          "|",
        ),
      ),
      fc.string({ minLength: 1, maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join("") || "a");

const hostile = fc.record({
  text: unit,
  end: fc.oneof(fc.constant(""), unit),
  phrase: unit,
  gaps: fc.integer({ min: 0, max: 12 }),
});

/** Readers of what people, models and a Record write. */
const READERS: { readonly [name: string]: (text: string, phrase: string) => unknown } = {
  report: (text, phrase) => isReport(text, { ...ENGLISH_PHRASES, report_openers: [phrase] }),
  yes: (text, phrase) =>
    isYes(text, { ...ENGLISH_PHRASES, yes_words: [phrase], yes_phrases: [phrase] }),
  offer: (text, phrase) => offersLookup(text, { ...ENGLISH_PHRASES, lookup_offer: [phrase] }),
  "found out": (text, phrase) => opensAsFoundOut(text, { ...ENGLISH_PHRASES, found_out: [phrase] }),
  mention: (text, phrase) => mentions(text, [phrase]),
  "between us": (text, phrase) => asksBetweenUs(text, [phrase], SAID_WORDS),
  checkpoint: (text, phrase) =>
    isPastedCheckpoint(
      text,
      { ...ENGLISH_PHRASES, checkpoint_markers: [phrase], checkpoint_words: [phrase] },
      { name: phrase },
    ),
  "own words": (text, phrase) =>
    ownWords(text, [phrase.slice(0, 40)], { earlier: text.slice(0, 2000) }),
  quote: (text, phrase) => wasSaid(phrase.slice(0, 500), text),
  // It fits at every place, and is denied at each.
  "denied quote": (text) => wasSaid(text.slice(0, 40), `not ${text}`),
  distress: (text) => distressIn(text),
  visible: (text) => visible(text),
  revealed: (text) => revealed(text),
  "front matter": (text, phrase) =>
    orRefused(() =>
      splitFrontMatter(`---\nwording:\n  report_openers: [${phrase}]\nnote: ${text}\n---\n`),
    ),
  "front matter of lines": (text) => orRefused(() => splitFrontMatter(`---\n${text}\n---\n`)),
  "conflict rules": (text) => orRefused(() => parseConflictRules(text)),
};

/** A file may cost its owner the square: nobody in a chat can write one. */
const OF_FILES = ["front matter", "front matter of lines", "conflict rules"];

/** As long as one message, and as a pasted chat. */
const SHORT = 4_096;
const LONG = 4 * SHORT;

it("no phrase and no text holds a reader up: the time grows with the length", async () => {
  const cases = sample(hostile, count(60, 2_000), "patterns");
  const plain = "we drew a striped lighthouse with a red lamp and went home. ";
  const ordinary = new Map(
    Object.entries(READERS).map(([name, read]) => [
      name,
      timeOf(() => read(fill(plain, SHORT), plain)),
    ]),
  );
  let slowest = 0;
  await tryEach(cases, ({ text, end, phrase, gaps }) => {
    const written = Array.from({ length: gaps + 1 }, () => phrase).join("...");
    for (const [name, read] of Object.entries(READERS)) {
      const short = timeOf(() => read(fill(text, SHORT) + end, written));
      const allowed = 64 * Math.max(ordinary.get(name) ?? 0, 8);
      expect(short, `${name}: ${short} ms for a message`).toBeLessThan(allowed);
      const long = timeOf(() => read(fill(text, LONG) + end, written));
      expect(long, `${name}: ${long} ms after ${short}`).toBeLessThan(
        (OF_FILES.includes(name) ? 64 : 16) * Math.max(short, 16),
      );
      slowest = Math.max(slowest, short);
    }
  });
  const readings = cases.length * Object.keys(READERS).length * 2;
  report("forge patterns", { phrases: cases.length, readings, "slowest ms": slowest.toFixed(0) });
}, 7_200_000);

/** The least of three times of the processor, or the first when that is short: other work on the machine is not meant. */
function timeOf(work: () => unknown): number {
  let least = Infinity;
  for (let times = 0; times < 3 && least > 16; times += 1) {
    const begun = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(begun);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

function fill(part: string, length: number): string {
  return part.repeat(Math.ceil(length / part.length)).slice(0, length);
}

function orRefused(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return undefined;
  }
}
