// Texts that were copied out of a mail or a messenger without the name of whoever wrote them: the head of a mail that says only
// to whom it went, bubbles with nothing but the time, what a network counts below a post.
// Proof: test/voice/pasted/sent-texts.test.ts.

import { wordsIn } from "../../record/text/fold.ts";
import { withoutUnseen } from "../../record/text/unseen.ts";
import { FIRST_PERSON, MAIL_FIELDS, MAIL_FROM } from "../../wording/chat-labels.ts";
import { MAIL_ONLY, MAIL_TO, TO_ME } from "../../wording/letter-words.ts";
import type { ForeignSign } from "./announcements.ts";
import { isLongName } from "./names.ts";
import { stampAt, stampAtEnd } from "./stamps.ts";

/**
 * Gives the lines by which a text shows that it was sent to the person, or copied out of a chat.
 * @param mine the person's names, folded.
 */
export function sentTexts(
  lines: readonly string[],
  mine: ReadonlySet<string>,
): readonly ForeignSign[] {
  const seen = lines.flatMap((line, at): readonly Seen[] => {
    const text = withoutUnseen(line.slice(0, LINE_CHARS))
      .replace(/^[\s>*_]+|[*_]+$/g, "")
      .trim();
    return /[\p{L}\p{N}]/u.test(text) ? [{ at, text, folded: folded(text).join(" ") }] : [];
  });
  const found = [
    ...mailHead(seen, mine),
    ...shownToMe(seen, mine),
    ...timesAlone(seen),
    ...timesAtEnd(seen),
    ...countsBelow(seen),
  ];
  return found.map(({ at }) => ({ line: at, reach: "whole" }));
}

interface Seen {
  readonly at: number;
  readonly text: string;
  readonly folded: string;
}

const LINE_CHARS = 300;
/** The head of a mail stands in the first lines. */
const HEAD_LINES = 8;

function folded(text: string): readonly string[] {
  return wordsIn(text).map((word) => word.folded);
}

/** "To: Mira", or a field that says to whom beside another of a mail. A mail that names the person as its writer is theirs. */
function mailHead(seen: readonly Seen[], mine: ReadonlySet<string>): readonly Seen[] {
  const fields = seen.slice(0, HEAD_LINES).flatMap((line, nth) => {
    const [, name = "", value = ""] =
      /^(\p{L}{1,10})\**\s?[:：]\**\s*(.{0,240})$/u.exec(line.text) ?? [];
    const [field = ""] = folded(name);
    return MAIL_FIELDS.has(field) ||
      MAIL_FROM.has(field) ||
      MAIL_ONLY.has(field) ||
      MAIL_TO.has(field)
      ? [{ line, nth, field, value }]
      : [];
  });
  const isMine = (value: string): boolean => folded(value).some((word) => mine.has(word));
  if (seen.length <= fields.length) return [];
  const from = fields.find(({ field }) => MAIL_FROM.has(field) && !MAIL_TO.has(field));
  if (from !== undefined && isMine(from.value)) return [];
  const [first] = fields;
  if (first?.nth === 0 && MAIL_TO.has(first.field) && isMine(first.value)) return [first.line];
  const isHead = fields.some(({ field, nth, value }, at) => {
    const next = fields[at + 1];
    if (next?.nth !== nth + 1 || next.field === field) return false;
    const pair = [field, next.field];
    const isTo = pair.some((each) => MAIL_TO.has(each)) && pair.some((each) => MAIL_ONLY.has(each));
    const isTimed = [value, next.value].some(
      (each) => stampAt(each)?.hasClock || stampAtEnd(each)?.stamp.hasClock,
    );
    return isTo || (isTimed && pair.some((each) => MAIL_ONLY.has(each) || MAIL_TO.has(each)));
  });
  return isHead && first !== undefined ? [first.line] : [];
}

/** "Prof. Gruber" and "to me" below it, "für Mira" above a letter. */
function shownToMe(seen: readonly Seen[], mine: ReadonlySet<string>): readonly Seen[] {
  return seen.slice(0, HEAD_LINES).filter((line, nth, all) => {
    const isFollowed = nth < seen.length - 1;
    const words = line.folded.split(" ");
    const isTo = /^(?:to|for|an|fur|pour|para|a)$/.test(words[0] ?? "");
    const isToMine =
      isTo &&
      words.length > 1 &&
      words.length <= 4 &&
      words.slice(1).some((word) => mine.has(word));
    const above = all[nth - 1]?.text ?? "";
    const isBelowName = isLongName(above.replace(/<.*$/, "").trim());
    const isToMe = TO_ME.test(line.folded) && words.length <= 6 && isBelowName;
    return isFollowed && (isToMe || (isToMine && (nth === 0 || isBelowName)));
  });
}

/** Two bubbles or more with the time alone above or below each. A timetable has the times of a clock's face. */
function timesAlone(seen: readonly Seen[]): readonly Seen[] {
  const alone = seen.flatMap((line) => {
    const minutes = minutesIn(line.text, true);
    return minutes === undefined ? [] : [{ line, minutes }];
  });
  const isOfChat =
    alone.some(({ minutes }) => minutes % 5 !== 0) ||
    alone.some(
      ({ minutes }, at) => at > 0 && Math.abs(minutes - (alone[at - 1]?.minutes ?? 0)) < NEAR,
    );
  const isSaid = seen.length > alone.length;
  return alone.length > 1 && isOfChat && isSaid ? alone.map(({ line }) => line) : [];
}

/** Minutes between two lines of a chat; whoever tells of their day leaves more. */
const NEAR = 10;

/** The time of day that a line is, or ends with; undefined where there is none. */
function minutesIn(text: string, isAlone: boolean): number | undefined {
  const plain = text.replace(TICKS, "").trim();
  const stamp = stampAt(plain);
  const isWhole = stamp?.hasClock === true && stamp.length === plain.length;
  if (isAlone && !isWhole) return undefined;
  const [, hour, minute, half = ""] =
    /(?<![\d:.])(\d{1,2})[:.h](\d{2})(?::\d{2})?\s?(?:uhr)?\s?([ap]?)\.?(?:m\.?)?$/i.exec(plain) ??
    [];
  return hour === undefined
    ? undefined
    : (Number(hour) + (/p/i.test(half) ? 12 : 0)) * 60 + Number(minute);
}

const TICKS = /(?:\s?[✓✔]\uFE0F?)+\s*$|^\s*(?:[✓✔]\uFE0F?\s?)+/gu;

/** "I love horses 12:03 ✓✓", or two lines with times near to each other at their ends. */
function timesAtEnd(seen: readonly Seen[]): readonly Seen[] {
  const timed = seen.flatMap((line) => {
    const minutes = minutesIn(line.text, false);
    const before = line.text.replace(TICKS, "").replace(/\s*\d{1,2}[:.h]\d{2}.{0,9}$/, "");
    const isTold = BEFORE_TIME.test(folded(before).at(-1) ?? "");
    return minutes === undefined || before === "" || isTold
      ? []
      : [{ line, minutes, hasTick: /[✓✔]/.test(line.text) }];
  });
  const ticked = timed.filter(({ hasTick }) => hasTick);
  if (ticked.length > 0) return ticked.map(({ line }) => line);
  const isNear = timed.some(({ minutes }, at) => {
    const above = timed[at - 1]?.minutes;
    return above !== undefined && minutes >= above && minutes - above < NEAR;
  });
  const isOfClock = timed.every(({ minutes }) => minutes % 5 === 0);
  const isVoice = timed.some(({ line }) =>
    line.folded.split(" ").some((word) => FIRST_PERSON.has(word)),
  );
  return isNear && !isOfClock && isVoice ? timed.map(({ line }) => line) : [];
}

const BEFORE_TIME =
  /^(?:at|from|until|till|by|to|in|of|and|or|around|about|um|ab|bis|gegen|von|und|oder|kurz|nach|vor|a|las|la|de|hasta|desde|y|o|vers|jusqu|et|ou|en|was|is|war|ist)$/;

/** "12 likes", "Gefällt mir · Antworten · 2 Std.", "3:04 PM · Nov 30, 2026 · 1,234 Views" below a post. */
function countsBelow(seen: readonly Seen[]): readonly Seen[] {
  return seen.filter(({ text, folded }, nth) => {
    if (nth === 0) return false;
    if (OF_POST.test(text)) return true;
    const isOfNetwork = folded.split(" ").length <= COUNT_WORDS && NETWORK.test(folded);
    return isOfNetwork && (REPLY.test(folded) || NETWORK.test(seen[nth + 1]?.folded ?? "-"));
  });
}

/** Below a post stand hardly more. */
const COUNT_WORDS = 12;
const OF_POST = /^\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?\s+[·•]\s+.{0,30}\d{4}/iu;
const NETWORK =
  /^(?:(?:\d[\d ]*(?:k|m|mio|tsd|mil)? ?)?(?:likes?|like|reply|replies|comments?|comment|share[sd]?|views?|retweets?|reposts?|quotes?|bookmarks?|see translation|view \d+ repl\p{L}+|antworten|antwort|gefallt mir|gefallt \d+ (?:mal|personen)|kommentare?|kommentieren|teilen|aufrufe|ubersetzung anzeigen|j aime|repondre|reponses?|partager|vues|commentaires?|commenter|voir la traduction|me gusta|responder|respuestas?|compartir|visualizaciones|comentarios?|comentar|ver traduccion)|\d+ ?(?:s|m|min|h|d|w|std|tage?|j|sem|a)(?: ago)?|vor \d+ \p{L}+|il y a \d+ \p{L}+|hace \d+ \p{L}+| )+$/u;
const REPLY = /(?:^| )(?:reply|antworten|repondre|responder)(?: |$)/u;
