// The card of /forget: the places found, what goes, what is out of reach, and one confirming tap.

import * as z from "zod";
import { clip } from "../../record/text/clip.ts";
import { oneLine } from "../../record/text/scalar.ts";
import { visible } from "../../record/text/unseen.ts";
import { phraseOf } from "../../record/forget/words.ts";
import { fill, type Lines } from "../../wording/catalogue.ts";
import type { LiveCard } from "../../desk/cards.ts";
import type { ForgetPlace, ForgetPreview } from "../forget-find.ts";

/** The body of the card. It holds the words until the tap, which empties it. */
export const forgetBody = z.object({
  words: z.string().optional(),
  /** Hash of all that was found and goes. */
  sha256: z.string().optional(),
});

export type ForgetCardBody = Readonly<z.infer<typeof forgetBody>>;

/** Longer lists are not read. */
const PLACES = 15;

/** Gives the card that asks for the confirming tap. */
export function forgetCard(review: ForgetPreview, lines: Lines): LiveCard {
  const { places, id, words, sha256 } = review;
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
      ...leftLines(review, lines),
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

/** Gives an answered card, which no longer holds the words. */
export function emptiedCard(text: string): LiveCard {
  const body: ForgetCardBody = {};
  return { text, buttons: [], card: { kind: "forget", body } };
}

/** Gives a paragraph for each reason why words stay or may stay. */
export function leftLines(
  { beyond, ours, sealed }: Pick<ForgetPreview, "beyond" | "ours" | "sealed">,
  lines: Lines,
): readonly string[] {
  const parts = [
    [lines.forget_beyond, beyond],
    [lines.forget_ours, ours],
    [lines.forget_sealed, sealed],
  ] as const;
  return parts.flatMap(([line, names]) =>
    names.length > 0 ? [fill(line, { files: listOf(names, lines) })] : [],
  );
}

function listOf(names: readonly string[], lines: Lines): string {
  const more = names.length - PLACES;
  const shown = names.slice(0, PLACES).map((name) => clip(visible(name), 120));
  return [...shown, ...(more > 0 ? [fill(lines.forget_more, { count: more })] : [])].join(", ");
}

function describe(place: ForgetPlace, lines: Lines): string {
  const { count, shown, isUnreadable } = place;
  const what = isUnreadable ? lines.forget_unreadable : String(count);
  const quoted = shown.map(
    (sample) => `\n   ${fill(lines.quoted, { text: clip(oneLine(sample), 90) })}`,
  );
  return `• ${placeName(place, lines)}: ${what}${quoted.join("")}`;
}

/** Gives the name that a person knows a place by. */
export function placeName({ place, kind }: ForgetPlace, lines: Lines): string {
  return kind === "state" ? lines[`forget_in_${place as StatePlace}`] : visible(place);
}

type StatePlace = "conversation" | "outbox" | "cards" | "jobs" | "homework" | "undo";
