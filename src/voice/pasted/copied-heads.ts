// Lines by which a text without labels shows that it was copied or sent to the person: the head of one message of a messenger or
// a forum, and a greeting with the person's own name. Whose words stand there nobody can say. Proof: test/voice/pasted/copied-heads.test.ts.

import { wordsIn } from "../../record/text/fold.ts";
import { withoutUnseen } from "../../record/text/unseen.ts";
import { FIRST_PERSON, GREETING, POSTED_WORDS, TO_ALL } from "../../wording/chat-labels.ts";
import { isHandle, isLikeName } from "./names.ts";
import { stampAt } from "./stamps.ts";

/** Gives the indexes of the lines that are the head of somebody's message. */
export function copiedHeads(lines: readonly string[]): readonly number[] {
  const seen = lines.map((line) => plain(line));
  const last = seen.findLastIndex((line) => line !== "");
  return seen.flatMap((line, at) => {
    // A sign alone parts the name from the time.
    const isSign = (text: string): boolean => /^[·•—–|-]$/.test(text);
    if (isSign(line) && isTime(seen[at + 1] ?? "") && (seen[at - 1] ?? "") !== "") return [at];
    const isAbove = at < last && (isHead(line) || isTimed(line, seen[at + 1] ?? "", at + 1 < last));
    return isAbove || isSigned(seen, at) ? [at] : [];
  });
}

/** True for a line that greets the person. @param mine their names, folded, without those that are the bot's too. */
export function isGreeting(line: string, mine: ReadonlySet<string>): boolean {
  return greets(plain(line), mine);
}

function plain(line: string): string {
  return withoutUnseen(line.slice(0, LINE_CHARS)).trim();
}

const LINE_CHARS = 200;
const CLOCK = String.raw`\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?`;
const AGO = String.raw`(?:vor |hace |il y a )?\d{1,3}\s?(?:s|sec|m|min|mins|h|hr|hrs|d|w|mo|y|j|std|sem|minutes?|hours?|days?|weeks?|months?|years?|minuten?|stunden?|tage?n?|wochen?|monate?n?|minutos?|horas?|días?|semanas?|meses|heures?|jours?|semaines?|mois)\.?(?:\sago)?`;
/** "[12:03 PM] Huber, Tom" */
const TIMED = new RegExp(String.raw`^\[[^\]]{0,20}${CLOCK}\]\s+(.{2,40})$`, "iu");
/** "u/tomhuber" */
const ACCOUNT = /^(?:posted by )?u\/[\w-]{2,30}(?:\s|$)/i;
/** "Tom Huber <tom@example.org>" */
const ADDRESS = /^[\p{Lu}\p{Lo}"][^<>\n]{1,60}<[^\s<>]{1,64}@[^\s<>]{1,80}>/u;
/** "12:03 PM", "Today 12:03", "2h ago". */
const TIME_ALONE = new RegExp(
  String.raw`^[·•]?\s*(?:(?:\p{L}{2,10},?\s(?:at\s|um\s)?)?${CLOCK}|${AGO})$`,
  "iu",
);

/** "Tom Huber @tomhuber · 2h", "tomhuber • 2h ago" */
const POSTED = new RegExp(String.raw`^([\p{L}@].{1,60}?)\s?[·•]\s?${AGO}$`, "iu");

const HEAD_CHARS = 80;
const TIME_AT_END = new RegExp(String.raw`${CLOCK}$`, "iu");
const BESIDE_TIME = new RegExp(
  String.raw`^(?:\p{L}\S*(?:\s\S+){0,2}:\s*|[—–•·-]\s.{0,20}|\p{Lu}\S*(?:\s\p{Lu}\S*)?(?<=\p{L}))${CLOCK}$|^[·•—–]?\s?${AGO}\s\(\p{L}+\)$`,
  "iu",
);

function isHead(line: string): boolean {
  const [, who] = POSTED.exec(line) ?? [];
  const names = who?.split(/\s+/) ?? [];
  const isPosted = names.length === 1 || names.every((name) => /^[\p{Lu}@(]/u.test(name));
  const said = TIMED.exec(line)?.[1]?.replace(", ", " ");
  return (
    (who !== undefined && isPosted) ||
    (said !== undefined && isLikeName(said)) ||
    ACCOUNT.test(line) ||
    ADDRESS.test(line) ||
    isTold(line)
  );
}

/** "tomhuber commented 2 days ago", "Tom to Everyone 12:03 PM", "Tom:  12:03 PM", " — 12:03 PM" */
function isTold(line: string): boolean {
  if (/[.!?…,;]$/.test(line) || line.length > HEAD_CHARS) return false;
  if (BESIDE_TIME.test(line)) return true;
  const folded = wordsIn(line).map((word) => word.folded);
  const isOwn = folded.some((word) => FIRST_PERSON.has(word));
  const isToAll =
    TO_ALL.test(` ${folded.join(" ")}`) && (TIME_AT_END.test(line) || folded.length <= 4);
  return !isOwn && (isToAll || POSTED_WORDS.test(folded.join(" ")));
}

/** A name alone, with a time below it; or a time alone, with a name below it and words below that. */
function isTimed(line: string, below: string, isSaid: boolean): boolean {
  const isName = (text: string): boolean => isLikeName(text) || isHandle(text);
  return (isName(line) && isTime(below)) || (isSaid && isTime(line) && isName(below));
}

/** A name alone, with words below it and a time alone at their end. */
function isSigned(lines: readonly string[], at: number): boolean {
  const [line = "", second = ""] = lines.slice(at, at + 2);
  if (second === "" || isTime(second) || !isLikeName(line) || isTime(line)) return false;
  const below = lines.slice(at + 2, at + MOST_LINES);
  const end = below.indexOf("");
  return isTime((end === -1 ? below : below.slice(0, end)).at(-1) ?? "");
}

/** A message in a chat is hardly longer. */
const MOST_LINES = 12;

function isTime(line: string): boolean {
  const stamp = stampAt(line);
  return TIME_ALONE.test(line) || (stamp?.hasClock === true && stamp.length === line.length);
}

/** "Dear Mira,": nobody greets themselves. */
function greets(line: string, mine: ReadonlySet<string>): boolean {
  const words = wordsIn(line).slice(0, MOST_WORDS);
  const [greeting = ""] = GREETING.exec(words.map(({ folded }) => folded).join(" ")) ?? [];
  if (greeting === "") return false;
  const from = greeting.trim().split(" ").length;
  return words.slice(from).some((word, nth) => {
    const name = words.slice(from, from + nth + 1).map(({ folded }) => folded);
    const next = words[from + nth + 1];
    const isEnd = next === undefined || /[^\p{L}\p{N}\s]/u.test(line.slice(word.end, next.start));
    return mine.has(name.join(" ")) && (isEnd || FIRST_PERSON.has(next.folded));
  });
}

const MOST_WORDS = 10;
