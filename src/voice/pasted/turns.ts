// The turns of one speaker of a chat: where each begins and ends.

import { passages } from "../../record/text/quote.ts";
import { isQuote } from "./chat-lines.ts";
import { ownPartOf } from "./foreign-lines.ts";
import { isOfSection, startsParagraph, type Label } from "./chat-signs.ts";
import { stampOf, withoutClosing } from "./label-lines.ts";

/** The words of this label's speaker from line `first` on. */
export function linesFrom(
  first: number,
  lines: readonly string[],
  labels: readonly Label[],
  own: string,
  ends: ReadonlySet<number>,
): string {
  const at = new Map(labels.map((label) => [label.line, label]));
  const isAlone =
    ends.size === 0 && labels.every((label) => label.key === own || isOfSection(label));
  // What stands between two turns, or is quoted within one, is somebody else's: no quote may reach over it.
  const said: string[][] = [];
  let isBehindGap = true;
  let turn: Turn | undefined;
  let blanks = 0;
  const names = new Set(labels.map(({ name }) => name));
  for (const [index, line] of lines.entries()) {
    const label = at.get(index);
    // The cut may have gone through a name, so the speaker is unknown up to the next label.
    if (index === first) turn = undefined;
    const isRule = !label && /^\s*([-*_=~]\s*){3,}$/.test(line);
    blanks = label || line.trim() ? 0 : blanks + 1;
    if (label)
      turn = label.key === own ? { label, isSaid: label.rest.trim() !== "", above: "" } : undefined;
    // A rule under a name underlines it. A rule under spoken words ends the turn.
    else if (isRule && turn?.isSaid) turn = undefined;
    // So wide a gap parts a turn from words without a label.
    if (ends.has(index) || (turn?.isSaid && blanks > 1)) turn = undefined;
    if (label) isBehindGap = true;
    if (isRule) continue;
    const isQuoted = !label && isQuote(line) && !turn?.label.form.includes(">");
    if (!turn || isQuoted) {
      isBehindGap = true;
      continue;
    }
    const isOfQuote = turn.label.form.includes(">");
    const text = label?.rest ?? (isOfQuote ? line.replace(/^\s*>\s?/, "") : line);
    const words = withoutClosing(text);
    // When nobody else has a label, the text after a turn may be the other side's answer.
    if (!label && isAlone && turn.isSaid) continue;
    const { pieces, goesOn } = ownPartOf(words, {
      isBeside: label !== undefined,
      isFirst: !turn.isSaid,
      above: turn.above,
      hasBelow: !at.has(index + 1) && Boolean(lines[index + 1]?.trim()),
      names,
    });
    if (words.trim() && pieces.length > 0) turn = { ...turn, isSaid: true, above: words };
    if (!goesOn) turn = undefined;
    const isWhole = pieces.length === 1 && pieces[0] === words;
    if (!isWhole) isBehindGap = true;
    if (index < first) continue;
    for (const piece of pieces) {
      if (isBehindGap) said.push([]);
      isBehindGap = !isWhole;
      said.at(-1)?.push(piece);
    }
  }
  return passages(said.map((part) => part.join("\n").trim()).filter((part) => part !== ""));
}

/**
 * Gives the lines that begin somebody's message although nobody can say whose: a stamp stands there, or a head where the others
 * of this chat have their labels.
 */
export function strangeLines(
  lines: readonly string[],
  {
    labels,
    strangers,
    copied,
  }: {
    readonly labels: readonly Label[];
    readonly strangers: readonly Label[];
    readonly copied: readonly number[];
  },
): readonly number[] {
  const forms = new Set(labels.map(({ form }) => form));
  const heads = strangers.filter(
    (label) =>
      label.form.startsWith("colon") || (forms.has(label.form) && startsParagraph(label, lines)),
  );
  const isTimed = labels.some(({ form }) => /^(?:timed|stamp)| t\b/.test(form));
  const labelled = new Set(labels.map(({ line }) => line));
  const named = new Set(labels.filter(({ rest }) => rest === "").map(({ line }) => line));
  const stamped = lines.flatMap((line, at) => {
    const { stamp, text } = stampOf(line);
    // The time stands below the name.
    if (text === "" && named.has(at - 1)) return [];
    const isOfDay = stamp?.hasDay && (stamp.hasClock || stamp.isBracketed);
    return stamp && (isOfDay || stamp.isExact || isTimed) ? [at] : [];
  });
  return [...heads.map(({ line }) => line), ...stamped, ...copied].filter(
    (at) => !labelled.has(at),
  );
}

interface Turn {
  readonly label: Label;
  readonly isSaid: boolean;
  /** The last of its lines with words. */
  readonly above: string;
}
