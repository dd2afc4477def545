// Lines after which somebody else speaks, although no name stands before each line: those that mail programs put above an
// answer ("On 3 Nov 2026 at 9:12 Tom Huber wrote:"), the head of a mail, the rule above what was passed on, and what people
// write themselves above a letter ("Look what grandma wrote:"). Proof: test/voice/pasted/attribution-lines.test.ts.

import { wordsIn } from "../../record/text/fold.ts";
import { withoutUnseen } from "../../record/text/unseen.ts";
import {
  BESIDE_SUBJECT,
  FIRST_PERSON,
  LETTER_WORDS,
  MAIL_FIELDS,
  MAIL_FROM,
  OF_WORDS,
  PASSED_ON,
  SAID_WORDS,
  SECTION_WORDS,
  SENT_WORDS,
  SUBJECTS,
  TOLD_WORDS,
} from "../../wording/chat-labels.ts";

/**
 * Gives the indexes of the lines after which the words are somebody else's, up to the next label.
 * @param isKnown says whether a folded name is the person's own, or a machine's. Labels tell more of those.
 */
export function attributionLines(
  lines: readonly string[],
  isKnown: (name: string) => boolean,
): ReadonlySet<number> {
  const found = new Set<number>();
  const last = lines.findLastIndex((line) => hasWords(line));
  for (const [at, line] of lines.entries()) {
    if (!MAY_ATTRIBUTE.test(line)) continue;
    const seen = { line: plain(line), above: plain(lines[at - 1] ?? ""), isLast: at >= last };
    const below = plain(lines[at + 1] ?? "");
    if (isRule(seen) || isMailHead({ ...seen, below }, isKnown) || isSaying(seen)) found.add(at);
  }
  return found;
}

interface Seen {
  readonly line: string;
  readonly above: string;
  /** Nothing is said below it. */
  readonly isLast: boolean;
}

/** Of a line, and of a sentence before a colon, so many characters are looked at. */
const LINE_CHARS = 4000;
const HEAD_CHARS = 240;
const REST_CHARS = 300;
/** The most words between the verb and the colon: "wrote to me yesterday evening:". */
const WORDS_BEHIND = 4;

const POINTER = String.raw`[:：👇⬇↓⤵]`;
/** The first of the words of such a line, or a sign that ends it. Most lines have none. */
const MAY_ATTRIBUTE = new RegExp(
  String.raw`${POINTER}|^\P{L}*(?:${[...PASSED_ON].join("|")})|-{2}|_{3}`,
  "iu",
);
const MAIL = /[^\s@<>]{1,64}@[^\s@<>]{1,80}\.\p{L}{2,}/u;
const TIME = /\b\d{1,2}\s?[:.h]\s?\d{2}\b|\b\d{4}\b|\b\d{1,2}[./-]\s?\d{1,2}\b/;

/** Without signs that nobody sees, and without the marks of quotes, lists and bold letters before and behind it. */
function plain(line: string): string {
  return withoutUnseen(line.slice(0, LINE_CHARS))
    .replace(/^[\s>*_|•·-]*(?=[\p{L}\p{N}<"“„«])/u, "")
    .trim();
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function folded(text: string): readonly string[] {
  return wordsIn(text).map((word) => word.folded);
}

/** "-----Original Message-----", "Begin forwarded message:", "Forwarded from Tom". */
function isRule({ line, isLast }: Seen): boolean {
  if (isLast || line.length > HEAD_CHARS) return false;
  const words = folded(line);
  if (words.length > 8 || !words.some((word) => PASSED_ON.has(word))) return false;
  const isAlone = words.length === 1 || /^[\s*_>|]*[-_=~]{2}/.test(line) || /[:：]\W*$/.test(line);
  const isHead = PASSED_ON.has(words[0] ?? "") && OF_WORDS.has(words[1] ?? "");
  const isOfMail = words.some((word) => LETTER_WORDS.has(word));
  if (words.some((word) => FIRST_PERSON.has(word))) return false;
  return isHead || (isOfMail && (isAlone || words.length <= 3)) || (words.length === 1 && isAlone);
}

/** "From: Tom Huber <tom@example.org>", and "From: Tom" at the head of a mail or a letter. */
function isMailHead(
  { line, above, below, isLast }: Seen & { readonly below: string },
  isKnown: (name: string) => boolean,
): boolean {
  const { name, value } = fieldIn(line) ?? {};
  if (isLast || name === undefined || value === undefined || !MAIL_FROM.has(name)) return false;
  if (isKnown(folded(value.replace(/[<([].*$/, "")).join(" "))) return false;
  if (MAIL.test(value)) return true;
  const isHead = [above, below].some((near) => MAIL_FIELDS.has(fieldIn(near)?.name ?? ""));
  const isShort = folded(value).length <= 4 && hasWords(value) && !/[.!?]$/.test(value);
  return isHead || (isShort && (!hasWords(above) || !hasWords(below)));
}

function fieldIn(line: string): { readonly name: string; readonly value: string } | undefined {
  const [, field = "", value = ""] =
    /^\W{0,3}(\p{L}[\p{L}\s]{0,14}?)\s?\**[:：]\**\s*(.{0,240})/u.exec(line) ?? [];
  return field === "" ? undefined : { name: folded(field).join(" "), value };
}

/** A sentence that ends with a colon and says that somebody else said, wrote or sent what stands behind it. */
function isSaying({ line, above, isLast }: Seen): boolean {
  for (const { index, 0: sign } of line.matchAll(COLONS)) {
    const before = line.slice(Math.max(0, index - HEAD_CHARS), index);
    const rest = line.slice(index + sign.length, index + sign.length + REST_CHARS);
    const isOpen = !hasWords(rest);
    if (isOpen && isLast) continue;
    if (isOfMailProgram(before, isOpen ? above : "", isOpen)) return true;
    const words = folded(before.slice(startOfSentence(before)));
    if (!isOpen && !isOwnVoice(rest)) continue;
    if (isLetterOf(words) || (isSaidByOther(words) && (isOpen || !isOfThing(words)))) return true;
  }
  return false;
}

/** A colon with a blank, a quote or a word behind it; none of a time, an address or a face. */
const COLONS = new RegExp(
  String.raw`(?<!\p{L}{2}\s?/)${POINTER}(?=\s|$|["“”„«»'‘’*_]|\p{L}{2,}|\p{Extended_Pictographic}|\uFE0F)`,
  "gu",
);

function startOfSentence(before: string): number {
  const ends = [...before.matchAll(/[.!?…;](?=\s+\S)|\s[-–—]\s|👇/gu)];
  return (ends.at(-1)?.index ?? -1) + 1;
}

/** With a time or an address in it, the line may have any length, and may be broken in two. */
function isOfMailProgram(before: string, above: string, isOpen: boolean): boolean {
  const isBroken = above !== "" && !/[.!?:]$/.test(above);
  const whole = isBroken ? `${above.slice(-HEAD_CHARS)} ${before}` : before;
  if (!TIME.test(whole) && !MAIL.test(whole)) return false;
  const words = folded(whole.replace(MAIL, " "));
  if (isOpen && MAIL.test(whole) && TIME.test(whole))
    return !words.some((word) => SUBJECTS.has(word));
  const isSaidHere = folded(before).some((word) => SAYING.has(word));
  // "Am 3. November um 9:12 schrieb / Tom Huber:"
  const isEndOfIt = TIME.test(before) || NAMES.test(before.replace(MAIL, " "));
  const isNamedHere = isBroken && isOpen && isEndOfIt;
  return (isSaidHere || isNamedHere) && isSaidByOther(words, words.length);
}

const NAMES =
  /^(?:[^\p{L}]*(?:\p{Lu}|van |von |vom |der |den |de |del |la |di |da )[\p{L}'’.-]*){0,6}\P{L}*$/u;

/** What follows tells of whoever speaks, or stands in quotes. */
function isOwnVoice(rest: string): boolean {
  const [, sentence = ""] = /^\s*([^.!?…\n]*)/.exec(rest) ?? [];
  return /^[\s*_]*["“„«»‘']/.test(rest) || folded(sentence).some((word) => FIRST_PERSON.has(word));
}

/** True when the last verb of saying is not the person's own: "I wrote", "schrieb ich", "j'ai écrit" are. */
function isSaidByOther(words: readonly string[], within = WORDS_BEHIND): boolean {
  const at = saidAt(words, within);
  return at >= 0 && isOfOther(words, at);
}

/** True when the verb at this place is not the person's own. @param words those of one sentence, folded. */
export function isOfOther(words: readonly string[], at: number): boolean {
  const verb = words[at] ?? "";
  if (SUBJECTS.has(words[at + 1] ?? "")) return false;
  // "He escrito" and "avons écrit" have no other subject.
  const auxiliary = words[at - 1];
  if (
    auxiliary === "avons" ||
    (/^he(?:mos)?$/.test(auxiliary ?? "") && /[ai]do$|cho$|crito$/.test(verb))
  )
    return false;
  // A German participle stands far from whoever it belongs to.
  if (/^ge.*[nt]$|zahlt$/.test(verb)) return !words.some((word) => SUBJECTS.has(word));
  for (let before = at - 1; before >= 0; before -= 1) {
    const word = words[before] ?? "";
    if (SUBJECTS.has(word)) return false;
    if (!BESIDE_SUBJECT.has(word)) return true;
  }
  return true;
}

/** "Who wrote a book: ..." tells of the book. */
function isOfThing(words: readonly string[]): boolean {
  return ONE_OF.has(words[saidAt(words, WORDS_BEHIND) + 1] ?? "");
}

const ONE_OF: ReadonlySet<string> = new Set("a an ein eine einen un une una".split(" "));

/** The place of the last verb of saying with no more than so many words behind it; -1 where there is none. */
function saidAt(words: readonly string[], within: number): number {
  const at = words.findLastIndex((word) => SAYING.has(word));
  return at >= 0 && words.length - 1 - at <= within ? at : -1;
}

/** Of several words, as "hat gesagt", the last tells enough. */
export const SAYING: ReadonlySet<string> = new Set([
  ...SAID_WORDS.map((said) => said.split(" ").at(-1) ?? ""),
  ...TOLD_WORDS,
]);

/** "Letter from grandma:", "Omas Brief:", "carta de la abuela:", "the mail that my aunt sent me:". */
function isLetterOf(words: readonly string[]): boolean {
  const at = words.findLastIndex((word) => LETTER_WORDS.has(word));
  if (at < 0 || words.length - at > 14) return false;
  const before = words[at - 1] ?? "";
  const behind = words.slice(at + 1);
  if (words.some((word) => SENT_WORDS.has(word))) return !words.some((word) => SUBJECTS.has(word));
  const of = behind.findIndex((word) => OF_WORDS.has(word));
  // "Letter from my grandma" is hers, "letter from me" is not.
  if (of >= 0)
    return !isMyself(behind.slice(of + 1)) && !behind.some((word) => SECTION_WORDS.has(word));
  const owner = before === "s" ? (words[at - 2] ?? "") : before;
  return behind.length === 0 && (before === "s" || OWNER.test(before)) && !SECTION_WORDS.has(owner);
}

/** "From me"; but "de mi papá" is "from my dad". */
function isMyself(words: readonly string[]): boolean {
  return MYSELF.has(words[0] ?? "") && (words[0] !== "mi" || words.length === 1);
}

const MYSELF: ReadonlySet<string> = new Set(
  "i me us mir uns moi nous mi nosotros nosotras".split(" "),
);
/** A name with the "s" of whoever owns something; no word that is short for "the" or "his". */
export const OWNER = /^\p{L}{3,}(?<!^(?:this|thus|unos|unas|mein?es|eines|dieses|cartas))s$/u;
