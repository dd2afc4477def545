// The signs by which a text shows that it is a chat: which labels count as speakers, and whether they make one.

import { wordsIn } from "../../record/text/fold.ts";
import {
  BESIDE_SUBJECT,
  FIRST_PERSON,
  SECTION_WORDS,
  SUBJECTS,
} from "../../wording/chat-labels.ts";
import { isQuote } from "./chat-lines.ts";
import { CLOSED, stampOf, type LabelLine } from "./label-lines.ts";
import { isHandle, isLikeName, isLongName, isNamedInSmall, onlyWords } from "./names.ts";
import type { Speaker } from "./speakers.ts";

export interface Label extends LabelLine {
  /** Form and name. They are the same for all turns of one speaker. */
  readonly key: string;
  readonly speaker: Speaker;
}

/** Fields of exports as JSON or YAML. */
export const ROLE_FIELD =
  /["']?\b(?:role|author|sender|speaker)\b["']?\s*:\s*["']?(?:user|human|assistant|ai|model|system)\b/i;

/**
 * True for a text in which more than one may speak.
 * @param labels those that count, and @param strangers those whose names are not understood.
 */
export function isChat(
  labels: readonly Label[],
  strangers: readonly Label[],
  lines: readonly string[],
): boolean {
  if (ROLE_FIELD.test(lines.join("\n"))) return true;
  const heads = strangers.filter(({ form }) => /^(?:colon|timed)/.test(form));
  // What is quoted was said before, and where no label says by whom nobody knows.
  if (lines.some(isQuote) || isExported([...labels, ...heads], lines)) return true;
  // Who is not understood may be a name all the same: "Ben, Opa".
  const named = heads.map((label) => ({ ...label, written: onlyWords(label.written) }));
  const all = [...labels, ...named.filter(({ written }) => isLikeName(written))];
  const keys = new Set(all.map(({ key }) => key));
  // "Tom wrote: ..." quotes Tom, and so does a name alone before what somebody says of themselves.
  if (all.some((label) => isReported(label) || isVoice(withBelow(label, lines)))) return true;
  if (labels.some(({ isWeak }) => isWeak) || all.some(({ isDated }) => isDated)) return true;
  if (labels.some(({ speaker }) => !["unknown", "perhaps a machine"].includes(speaker)))
    return true;
  const isPair = labels.some(({ speaker }) => speaker === "perhaps a machine") && keys.size >= 2;
  if (isPair || keys.size < all.length) return true;
  if (new Set(heads.map(({ key }) => key)).size < heads.length) return true;
  return keys.size >= 2 && all.filter(isOfSection).length * 2 < all.length;
}

/**
 * True where lines begin with stamps as programs write them: a day and a time in brackets, or a time to the second or with the
 * year, twice or before a name. Of themselves people write the day or the time.
 */
function isExported(labels: readonly Label[], lines: readonly string[]): boolean {
  const labelled = new Set(labels.map(({ line }) => line));
  let exact = 0;
  return lines.some((line, at) => {
    const { stamp, sign, text } = stampOf(line);
    if (!stamp) return BRACKETED.test(line);
    if (stamp.isBracketed && stamp.hasDay && stamp.hasClock) return true;
    if (!stamp.isExact) return false;
    exact += 1;
    const isNamed = isLikeName(text) && Boolean(lines[at + 1]?.trim());
    return exact > 1 || labelled.has(at) || isNamed || /-->|\s[-–—]\s|[|\t]/.test(sign);
  });
}

/** A day and a time in brackets in a language that is not known. */
const BRACKETED =
  /^\s*[[(](?=[^\])\n]{0,60}\d[:.]\d{2})(?=[^\])\n]{0,60}(?:\d[./-]\d{1,2}[./-]?\d*|\p{L}{2,}\.?[\s,]+\d))[^\])\n]{4,60}[\])]\s*\S/u;

/** Headings, single words and the like count where they alternate or a known speaker is among them. */
export function weakOnesOf(readings: readonly Label[], lines: readonly string[]): readonly Label[] {
  const byForm = Map.groupBy(
    readings.filter(({ isWeak }) => isWeak),
    ({ form }) => form,
  );
  return [...byForm.values()].flatMap((all) => {
    const alike = all.filter(({ isStrange }) => !isStrange);
    const named = alike.filter(({ name }) => name !== CLOSED);
    const strangers = all.filter((label) => label.isStrange && startsParagraph(label, lines));
    return areSpeakers(named, strangers, lines) ? alike : [];
  });
}

/** Where the label is the whole line, one of another kind stands above words, too. */
export function startsParagraph({ form, line, written }: Label, lines: readonly string[]): boolean {
  const isAbove =
    !lines[line - 1]?.trim() && (form.includes("#") || Boolean(lines[line + 1]?.trim()));
  return (
    !form.startsWith("bare") || (isAbove && (form.includes("#") || !/[.?…,;:]$/.test(written)))
  );
}

/** @param strangers those of the same layout whose names are not understood. */
function areSpeakers(
  alike: readonly Label[],
  strangers: readonly Label[],
  lines: readonly string[],
): boolean {
  const names = new Set([...alike, ...strangers].map(({ key }) => key));
  if (alike.some((label) => label.form.startsWith("stamp") && isVoice(withBelow(label, lines))))
    return true;
  // Nobody but an account is called like this.
  if (alike.some(({ form, written }) => form.startsWith("bare") && isHandle(written))) return true;
  if (names.size < 2 || alike.length === 0) return false;
  if (alike.some(({ speaker }) => speaker !== "unknown")) return true;
  if (names.size < alike.length + strangers.length) return true;
  if (alike.some(isOfSection)) return false;
  // Headings of one word each, or a word above every paragraph, may be people or topics.
  if (new Set(alike.map(({ key }) => key)).size < 2) return false;
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
  if (isLikeName(written) || isHandle(written) || isLongName(written)) {
    return words.some((word) => FIRST_PERSON.has(word));
  }
  const isOfColon = label.form.startsWith("colon");
  return isOfColon && FIRST_PERSON.has(words[0] ?? "") && isNamedInSmall(label.name, written);
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

/** A label with the line below it where nothing stands beside it; behind a colon also with one below a gap. */
function withBelow(label: Label, lines: readonly string[]): Label {
  if (label.rest.trim()) return label;
  const reach = label.form.startsWith("colon") ? LINES_BELOW : 1;
  const below = lines.slice(label.line + 1, label.line + 1 + reach);
  return { ...label, rest: below.find((line) => line.trim()) ?? "" };
}

/** Between a label and what is said below it stand hardly more empty lines. */
const LINES_BELOW = 4;
