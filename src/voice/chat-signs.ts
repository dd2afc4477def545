// The signs by which a text shows that it is a chat: which labels count as speakers, and whether they make one.

import { wordsIn } from "../record/text/fold.ts";
import { BESIDE_SUBJECT, FIRST_PERSON, SECTION_WORDS, SUBJECTS } from "../wording/chat-labels.ts";
import { isQuote } from "./chat-lines.ts";
import {
  CLOSED,
  isBracketed,
  isHandle,
  isLikeName,
  isNamedInSmall,
  type LabelLine,
} from "./label-lines.ts";
import type { Speaker } from "./speakers.ts";

export interface Label extends LabelLine {
  /** Form and name. They are the same for all turns of one speaker. */
  readonly key: string;
  readonly speaker: Speaker;
}

/** Fields of exports as JSON or YAML. */
export const ROLE_FIELD =
  /["']?\b(?:role|author|sender|speaker)\b["']?\s*:\s*["']?(?:user|human|assistant|ai|model|system)\b/i;

export function isChat(labels: readonly Label[], lines: readonly string[]): boolean {
  const text = lines.join("\n");
  if (ROLE_FIELD.test(text)) return true;
  // What is quoted was said before, and where no label says by whom nobody knows. Nor does anybody of a time in brackets.
  if (lines.some((line) => isQuote(line) || isBracketed(line))) return true;
  const keys = new Set(labels.map(({ key }) => key));
  // "Tom wrote: ..." quotes Tom, and so does a name alone before what somebody says of themselves.
  if (labels.some((label) => isReported(label) || isVoice(withBelow(label, lines)))) return true;
  if (labels.some(({ isWeak, isDated }) => isWeak || isDated)) return true;
  if (labels.some(({ speaker }) => !["unknown", "perhaps a machine"].includes(speaker)))
    return true;
  const isPair = labels.some(({ speaker }) => speaker === "perhaps a machine") && keys.size >= 2;
  if (isPair || keys.size < labels.length) return true;
  return keys.size >= 2 && labels.filter(isOfSection).length * 2 < labels.length;
}

/** Headings, single words and the like count where they alternate or a known speaker is among them. */
export function weakOnesOf(labels: readonly Label[], lines: readonly string[]): readonly Label[] {
  const byForm = Map.groupBy(
    labels.filter(({ isWeak }) => isWeak),
    ({ form }) => form,
  );
  return [...byForm.values()].filter((alike) => areSpeakers(alike, lines)).flat();
}

function areSpeakers(all: readonly Label[], lines: readonly string[]): boolean {
  const alike = all.filter(({ name }) => name !== CLOSED);
  const names = new Set(alike.map(({ key }) => key));
  // Nobody but an account is called like this.
  if (alike.some(({ form, written }) => form.startsWith("bare") && isHandle(written))) return true;
  if (names.size < 2) return false;
  if (alike.some(({ speaker }) => speaker !== "unknown")) return true;
  if (names.size < alike.length) return true;
  if (alike.some(isOfSection)) return false;
  // Headings of one word each, or a word above every paragraph, may be people or topics.
  const isHeaded = alike.every(
    ({ form, name }) => form.includes("#") && /^\S+(?: \d+)?$/.test(name),
  );
  // "Anna - we built a boat" says more than an item of a list.
  const isSaid = alike.every(
    ({ written, rest }) => isLikeName(written) && /\S\s+\S+\s+\S/.test(rest),
  );
  return isHeaded || isSaid || alike.some(isVoice) || areAbove(alike, lines);
}

/** True when they are the first lines of paragraphs, each with more below it. */
function areAbove(labels: readonly Label[], lines: readonly string[]): boolean {
  if (!labels.every(({ form }) => form.startsWith("bare"))) return false;
  const starts = lines.flatMap((line, at) => (line.trim() && !lines[at - 1]?.trim() ? [at] : []));
  const areFirst = labels.map(({ line }) => line).join() === starts.join();
  return areFirst && starts.every((at) => lines[at + 1]?.trim());
}

/** True for an unknown name with words of a person's own behind it: "Tom: I take sweets". */
function isVoice(label: Label): boolean {
  const { written, rest, speaker } = label;
  if (speaker !== "unknown" || isOfSection(label)) return false;
  const words = wordsIn(rest.slice(0, SPOKEN_CHARS)).map(({ folded }) => folded);
  if (isLikeName(written)) return words.some((word) => FIRST_PERSON.has(word));
  return FIRST_PERSON.has(words[0] ?? "") && isNamedInSmall(label);
}

/** Of the words behind a name so many characters are looked at. */
const SPOKEN_CHARS = 300;

/** "Tom wrote: ...". What the person says that they said is no chat. */
export function isReported(label: Label): boolean {
  if (!label.form.endsWith(" said") || isOfSection(label)) return false;
  // "On Monday I wrote", "I then said".
  const who = label.name.split(" ").findLast((word) => !BESIDE_SUBJECT.has(word));
  return !FIRST_PERSON.has(label.name) && who !== undefined && !SUBJECTS.has(who);
}

export function isOfSection({ name }: Label): boolean {
  return SECTION_WORDS.has(name.split(" ")[0] ?? "");
}

/** A label with the line below it where nothing stands beside it. */
function withBelow(label: Label, lines: readonly string[]): Label {
  return label.rest.trim() ? label : { ...label, rest: lines[label.line + 1] ?? "" };
}
