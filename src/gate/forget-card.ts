// The card of /forget: where it was found, what goes, what is out of reach, and one confirming tap.

import { oneLine } from "../record/scalar.ts";
import { phraseOf } from "../record/forget-words.ts";
import { fill, type Lines } from "../wording/catalogue.ts";
import { clip, type LiveCard } from "./card.ts";
import type { ForgetPlace, ForgetReview } from "./forget-find.ts";

/** Emptied by the tap: until then it has to know what is meant. */
export interface ForgetCardBody {
  readonly words?: string;
  readonly sha256?: string;
}

/** More would be no list that a person reads. */
const PLACES = 15;
const SAMPLES = 2;

export function forgetCard(review: ForgetReview, lines: Lines): LiveCard {
  const { places, beyond, id, words, sha256 } = review;
  const body: ForgetCardBody = { words, sha256 };
  const more = places.length - PLACES;
  const isOneWord = id === undefined && phraseOf(words).length === 1;
  return {
    text: [
      lines.forget_ask,
      [
        ...places.slice(0, PLACES).map((place) => describe(place, lines)),
        ...(more > 0 ? [fill(lines.forget_more, { count: more })] : []),
      ].join("\n"),
      isOneWord
        ? fill(lines.forget_one_word, { word: clip(words.trim(), 40) })
        : lines.forget_means,
      ...(beyond.length > 0 ? [beyondLine(beyond, lines)] : []),
      lines.forget_reach,
    ].join("\n\n"),
    buttons: [
      [
        { label: lines.button_forget, verb: "forget" },
        { label: lines.button_keep, verb: "cancel" },
      ],
    ],
    card: { kind: "forget", body },
  };
}

/** Files that a person has to look at. */
export function beyondLine(files: readonly string[], lines: Lines): string {
  return fill(lines.forget_beyond, { files: clip(files.join(", "), 300) });
}

function describe(
  { place, kind, count, samples, isUnreadable }: ForgetPlace,
  lines: Lines,
): string {
  const name = kind === "state" ? lines[`forget_in_${place as StatePlace}`] : place;
  const what = isUnreadable ? lines.forget_unreadable : String(count);
  const shown = samples.slice(0, SAMPLES).map((sample) => `\n   “${clip(oneLine(sample), 90)}”`);
  return `• ${name}: ${what}${shown.join("")}`;
}

type StatePlace = "conversation" | "outbox" | "inbox" | "cards" | "jobs" | "homework" | "undo";
