// The turns of one speaker of a chat: where each begins and ends.

import { passages } from "../record/text/quote.ts";
import { isQuote } from "./chat-lines.ts";
import { isOfSection, type Label } from "./chat-signs.ts";
import { isStamped, withoutClosing } from "./label-lines.ts";

/** The words of this label's speaker from line `first` on. */
export function linesFrom(
  first: number,
  lines: readonly string[],
  labels: readonly Label[],
  own: string,
  attributed: ReadonlySet<number>,
): string {
  const at = new Map(labels.map((label) => [label.line, label]));
  const others = labels.filter((label) => label.key !== own && !isOfSection(label));
  // What stands between two turns, or is quoted within one, is somebody else's: no quote may reach over it.
  const said: string[][] = [];
  let isBehindGap = true;
  let turn: Turn | undefined;
  for (const [index, line] of lines.entries()) {
    const label = at.get(index);
    // The cut may have gone through a name, so the speaker is unknown up to the next label.
    if (index === first) turn = undefined;
    // Its label is not understood: it is somebody's message.
    if (!label && isStamped(line)) turn = undefined;
    const isRule = !label && /^\s*([-*_=~]\s*){3,}$/.test(line);
    if (label) turn = label.key === own ? { label, isSaid: label.rest.trim() !== "" } : undefined;
    // A rule under a name underlines it. A rule under spoken words ends the turn.
    else if (isRule && turn?.isSaid) turn = undefined;
    // Under a line that names somebody else as the writer, nothing is the person's up to the next label.
    if (attributed.has(index)) turn = undefined;
    if (label) isBehindGap = true;
    if (isRule) continue;
    const isQuoted = !label && isQuote(line) && !turn?.label.form.includes(">");
    if (!turn || isQuoted) {
      isBehindGap = true;
      continue;
    }
    const words = withoutClosing(label ? label.rest : line);
    // When nobody else has a label, the text after a turn may be the other side's answer.
    if (!label && others.length === 0 && turn.isSaid) continue;
    if (words.trim()) turn = { ...turn, isSaid: true };
    if (index < first) continue;
    if (isBehindGap) said.push([]);
    isBehindGap = false;
    said.at(-1)?.push(words);
  }
  return passages(said.map((part) => part.join("\n").trim()).filter((part) => part !== ""));
}

interface Turn {
  readonly label: Label;
  readonly isSaid: boolean;
}
