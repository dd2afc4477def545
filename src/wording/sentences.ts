// Sentences that are put together from lines of the catalogue.

import { foldLetters } from "../record/text/fold.ts";
import type { Persona, RecordSettings } from "../record/types.ts";
import { fill, type LineName, type Lines } from "./catalogue.ts";

/** Gives the line for one or for many, with the number filled in. */
export function counted(
  lines: Lines,
  count: number,
  one: LineName,
  many: LineName,
  values: { readonly [name: string]: string | number } = {},
): string {
  return fill(lines[count === 1 ? one : many], { count, ...values });
}

/** Gives the first words to a person, the answer to `/start`. Only of a companion a report is asked. */
export function greeting(persona: Persona, lines: Lines, isCompanion: boolean): string {
  const likes = [
    ...persona.interests.map((interest) => interest.topic),
    ...persona.favourites.flatMap((favourite) => favourite.items.slice(0, 1)),
  ].slice(0, 3);
  return [
    fill(lines.greeting, { name: persona.name }),
    ...(isCompanion ? [lines.greeting_report] : []),
    likes.length > 0
      ? fill(lines.greeting_topics, { topics: listed(likes, lines) })
      : lines.greeting_open,
  ].join("\n\n");
}

/** Gives the lines with the numbers that the operator set for somebody in need, "" without any. */
export function numberLines(
  { helpLine, emergencyNumber }: Pick<RecordSettings, "helpLine" | "emergencyNumber">,
  lines: Lines,
): string {
  return [
    ...(helpLine ? [fill(lines.comfort_help_line, { help_line: helpLine })] : []),
    ...(emergencyNumber ? [fill(lines.comfort_emergency, { number: emergencyNumber })] : []),
  ].join("\n");
}

/** Gives the labels of the reply keyboard, row by row. */
export function keyboard(lines: Lines): readonly (readonly string[])[] {
  return [
    [lines.key_thinking, lines.key_look_up],
    [lines.key_explore, lines.key_curious],
    [lines.key_homework, lines.key_chat],
    [lines.key_between_us],
  ];
}

/** Gives the one key of the keyboard while the talk is just between us. */
export function betweenUsKeyboard(lines: Lines): readonly (readonly string[])[] {
  return [[lines.key_between_us_over]];
}

/** The kind of report. `later` is a report that was kept and is read only now. */
export type ToldKind = "activity" | "checkpoint" | "handback" | "later";

/** Gives the line about a report: kept with the number that wait now, nothing new, or not read yet. */
export function outcomeLine(
  kind: Exclude<ToldKind, "later">,
  outcome: { readonly staged?: unknown; readonly analystJob?: unknown },
  lines: Lines,
): string | ((pendingCount: number | undefined) => string) {
  if (outcome.staged) return (pendingCount) => stagedLine(kind, pendingCount, lines);
  return lines[`${kind}_${outcome.analystJob ? "later" : "nothing"}`];
}

/** Gives the line about a report that was kept, with the number of candidates that wait now; undefined: it was not kept. */
export function stagedLine(kind: ToldKind, pendingCount: number | undefined, lines: Lines): string {
  if (pendingCount === undefined) return lines[`${kind}_nothing`];
  const waits = counted(lines, pendingCount, "waits_one", "waits_many");
  return fill(lines[`${kind}_staged`], { waits });
}

function listed(items: readonly string[], lines: Lines): string {
  const last = items.at(-1) ?? "";
  // Spanish has another word before the same sound.
  const or = /^h?o/.test(foldLetters(last)) ? lines.or_o : lines.or;
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${or} ${last}`;
}
