// Lines that name a speaker, in the layouts in which chats are copied and exported: "Name: …", "**Name:**", "## Name",
// "Name said:", a name alone on its line, "[12:03] Name: …", "<name> …", "| Name | …".

import { foldLetters, wordsIn } from "../record/text/fold.ts";
import { withoutUnseen } from "../record/text/unseen.ts";
import { ANNOUNCING, FIRST_PERSON, SAID, SECTION_WORDS } from "../wording/chat-labels.ts";

/** A line that names a speaker, or looks as if it did. */
export interface LabelLine {
  /** Index of the line. */
  readonly line: number;
  /** The layout of the label. The speakers of one chat have the same. */
  readonly form: string;
  /** The speaker's name, folded, without "said", times and signs. */
  readonly name: string;
  /** The name as it is written. */
  readonly written: string;
  /** The words on the same line. */
  readonly rest: string;
  /** Headings, single words and dashes occur in all kinds of texts. Alone they make no chat. */
  readonly isWeak: boolean;
  /** A date or a time in brackets stands beside the name. Only exports of messengers have that. */
  readonly isDated: boolean;
}

/** The name of a closing tag. Nobody speaks after it. */
export const CLOSED = "/";

/** Gives the lines that name a speaker. @param isKnown says whether a folded name is that of a known speaker. */
export function labelLines(
  lines: readonly string[],
  isKnown: (name: string) => boolean,
): readonly LabelLine[] {
  return lines.flatMap((text, line) => {
    const label = labelIn(text, isKnown);
    return label ? [{ ...label, line }] : [];
  });
}

/**
 * True for a line that an export begins with a time: in a chat it is somebody's message, whether or not its name is understood.
 */
export function isStamped(line: string): boolean {
  const { marks, isDated } = stripped(line);
  return (marks.includes("t") && isDated) || isBracketed(line);
}

/** True for a line that begins with a time in brackets, as exports write it. */
export function isBracketed(line: string): boolean {
  return BRACKETED.test(line);
}

/** A day and a time in brackets at the beginning, in whatever order. Of themselves people write the time alone. */
const BRACKETED =
  /^\s*[[(](?=[^\])\n]{0,60}\d[:.]\d{2})(?=[^\])\n]{0,60}(?:\d[./-]\d{1,2}[./-]?\d*|\p{L}{2,}\.?[\s,]+\d))[^\])\n]{4,60}[\])]\s*\S/u;

/** A line without the tag that closes a turn at its end. That is a label, and nobody's words. */
export function withoutClosing(line: string): string {
  return line.replace(/(?:<\/[^<>|]{1,40}>|<\|[^|]*\|>)\s*$/, "");
}

/** Signs around a name: of bold, code, quotes and tables. */
const SIGNS = "*_`~\"“”'‘’«»|";
/** Signs that no name contains. */
const NO_NAME = ':：*_`~"“”«»|<>[\\](){}\\t';
const DAY = String.raw`(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}\.?\s\p{L}{3,10}\.?(?:,?\s\d{4})?|\p{L}{3,9}\s\d{1,2},?\s\d{4})`;
const CLOCK = String.raw`\d{1,2}[:.h]\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[ap]\.?\s?m\b\.?)?(?:Z|\sUTC)?`;
const LOOKED_AT = 200;
/** Words that continue a sentence. Nobody is called that. */
const GOES_ON = /^(?:and|or|but|then|so|und|oder|aber|dann|y|e|o|pero|entonces|et|ou|mais|puis)\s/;

function labelIn(
  line: string,
  isKnown: (name: string) => boolean,
): Omit<LabelLine, "line"> | undefined {
  const { text, tail, marks, isDated, isRobot } = stripped(line);
  for (const read of READERS) {
    const found = read(text);
    if (!found || (found.isWhole && tail)) continue;
    const plain = foldedName(found.written);
    const said = plain.replace(SAID, "");
    const name = isRobot && !isKnown(said) ? ROBOT : said;
    if (name === "" && !found.isClosing) continue;
    if (name === ROBOT && name !== said && found.kind === "bare") continue;
    if (!isKnown(name) && !mayBeName(found, name)) continue;
    return {
      form: [found.kind, ...marks, ...(said === plain ? [] : ["said"])].join(" "),
      name: found.isClosing ? CLOSED : name,
      written: found.written.trim(),
      rest: withoutClosing(`${found.rest}${tail}`),
      isWeak: found.isWeak ?? false,
      isDated: isDated || (found.isDated ?? false),
    };
  }
  return isRobot
    ? { form: "sign", name: ROBOT, written: "🤖", rest: text + tail, isWeak: false, isDated }
    : undefined;
}

const ROBOT = "robot";

interface Stripped {
  /** The beginning of a line, where a label stands. */
  readonly text: string;
  readonly tail: string;
  /** The signs before it, as part of the layout. */
  readonly marks: readonly string[];
  readonly isDated: boolean;
  readonly isRobot: boolean;
}

function stripped(line: string): Stripped {
  const marks: string[] = [];
  const whole = withoutUnseen(line).trim();
  let text = whole.slice(0, LOOKED_AT);
  const strip = (pattern: RegExp, mark?: string): RegExpExecArray | null => {
    const found = pattern.exec(text);
    if (!found) return null;
    text = text.slice(found[0].length);
    if (mark !== undefined) marks.push(mark);
    return found;
  };
  strip(/^(?:>\s*)+/, ">");
  strip(/^(?:[-*•·+–]\s+|\d{1,3}[.)]\s+)+/);
  strip(/^#{1,6}\s+/, "#");
  // Marks of chat templates: `<|im_start|>user`.
  strip(/^(?:<\/?s>|<\|[\w-]*(?:start|begin)[\w-]*\|>)+\s*/, "|");
  const time = strip(TIME, "t");
  const isRobot = text.startsWith("🤖");
  // A speaker may be named by a sign alone.
  if (!/^\P{L}*[:：]/u.test(text)) strip(EMOJI);
  if (/^[*_]/.test(text)) marks.push("*");
  const isDated = time !== null && (time[1] !== "" || time[2] !== undefined);
  return { text, tail: whole.slice(LOOKED_AT), marks, isDated, isRobot };
}

const TIME = new RegExp(
  String.raw`^([[(]?)(?:(${DAY})[,\sT]{1,3}(?:at\s|um\s)?)?${CLOCK}[\])]?\s*[-–—|,:]?\s*(?=\S)`,
  "iu",
);
const EMOJI =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\uFE0F)+\s*/u;

interface Found {
  readonly kind: string;
  readonly written: string;
  readonly rest: string;
  readonly isWeak?: boolean;
  readonly isDated?: boolean;
  /** The label is the whole line. */
  readonly isWhole?: boolean;
  readonly isClosing?: boolean;
  /** Text follows the colon without a space, as in a web address. */
  readonly isTight?: boolean;
}

/** True when an unknown speaker could have this name. */
function mayBeName({ kind, written, isTight = false }: Found, name: string): boolean {
  if (kind === "closing") return true;
  if (kind === "bare") return isLikeName(written) || isHandle(written);
  const isShort = name.split(" ").length <= 3;
  return (
    isShort && !isTight && !(kind === "colon" && (/[,;!?…]/.test(written) || GOES_ON.test(name)))
  );
}

/** True for up to three words with capitals, without a sign that ends a sentence. */
export function isLikeName(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}\p{N}'’.-]+/gu) ?? [];
  const isShort = words.length > 0 && words.length <= 3 && text.length <= 40;
  const isOpen = !/[.!?…,;:]$/.test(text);
  return isShort && isOpen && words.every((word) => /^[\p{Lu}\p{Lo}\p{N}]/u.test(word));
}

/** True for the name of an account: "tom_99", "@mira". */
export function isHandle(text: string): boolean {
  return /^(?:@\p{L}[\p{L}\p{N}_.]{1,31}|\p{L}[\p{L}\p{N}.]{0,30}_[\p{L}\p{N}_.]{0,31})$/u.test(
    text.trim(),
  );
}

/** True for a name in small letters: "mama:", "onkel bo:", and neither "btw:" nor "my plan:". */
export function isNamedInSmall({ form, name, written }: LabelLine): boolean {
  const words = name.split(" ");
  return (
    form.startsWith("colon") &&
    /^[\p{Ll}\s'’.-]+$/u.test(written.trim()) &&
    words.length <= 2 &&
    words.every(
      (word) =>
        word.length > 1 &&
        !FIRST_PERSON.has(word) &&
        !SECTION_WORDS.has(word) &&
        !ANNOUNCING.has(word),
    )
  );
}

/** One reader for each layout. The first that fits counts. */
const READERS: readonly ((text: string) => Found | undefined)[] = [
  (text) => {
    const found = COLON.exec(text);
    if (!found) return undefined;
    const [, written = "", sign, after, space, rest = ""] = found;
    const isTight = space === "" && rest !== "" && sign !== "：" && after === "";
    return { kind: "colon", written, rest, isTight };
  },
  (text) => {
    const found = BRACKETS.exec(text);
    if (!found) return undefined;
    const [, tag, name = tag ?? "", colon, rest = ""] = found;
    // A closing tag ends what somebody said.
    if (name.startsWith("/")) {
      return { kind: "closing", written: "", rest, isWeak: true, isClosing: true };
    }
    const isSaid = tag === undefined ? colon !== "" : rest.trim() !== "";
    return { kind: "bracket", written: name, rest, isWeak: !isSaid };
  },
  (text) => {
    const [, written, bracket, day] = STAMPED.exec(text) ?? [];
    if (written === undefined) return undefined;
    const isDated = bracket !== undefined || day !== undefined;
    return { kind: "stamp", written, rest: "", isDated, isWhole: true };
  },
  (text) => {
    const [, written, sign = "", said = ""] = DASHES.exec(text) ?? [];
    if (written === undefined) return undefined;
    const rest = said.replace(/["”|\s]+$/, "");
    return { kind: `dash${sign.trim()}`, written, rest, isWeak: !/[→»›|]|=>/.test(sign) };
  },
  (text) => {
    const written = text.replace(/<\|[^|]*\|>$/, "");
    return { kind: "bare", written, rest: "", isWeak: true, isWhole: true };
  },
];

const COLON = new RegExp(
  String.raw`^[${SIGNS}\s]*([\p{L}\p{N}\p{Extended_Pictographic}][^${NO_NAME}]{0,59}?)[${SIGNS}\s]*(?:[([][^)\]]{0,30}[)\]])?[${SIGNS}\s]*([:：])([${SIGNS}]*)(\s*)(.*)$`,
  "u",
);
const BRACKETS = /^(?:<\|?([^<>|[\]]{1,40})\|?>|\[([^[\]]{1,40})\](?!\())\s*([:：]?)\s*(.*)$/u;
/** `Name, [29.11.2026 12:03]`, `Name — Today at 12:03`, `Name  12:03 PM`: the spoken words stand below. */
const STAMPED = new RegExp(
  String.raw`^(.{1,40}?)(?:,?\s*([[(])[^\])]*\d[:.]\d\d[^\])]*[\])]|,?\s+(${DAY})[,\s]{1,3}${CLOCK}|\s+[—–-]\s+(?:\p{L}+\s(?:\p{L}+\s){0,2})?${CLOCK}|(?:\s{2,}|,\s?)${CLOCK}|\s\d{1,2}:\d{2}\s?[AP]M)\s*:?$`,
  "iu",
);
const DASHES = new RegExp(
  String.raw`^[${SIGNS}\s]*(\p{L}[^,;${NO_NAME}]{0,39}?)[*_~"“”'«\x60]*(\s?[-–—]\s|\s*(?:→|=>|»|›|\||\t|;)|\s?>\s?|["”]?,["“]?(?=\S))\s*(.+)$`,
  "u",
);

/** Small letters without accents, words parted by single spaces. A name that is only a sign stays as it is. */
function foldedName(written: string): string {
  const plain = written.replace(/\([^)]*\)/g, " ");
  // Of dots only that of a version stays: "GPT 4.5".
  const words = wordsIn(plain.replace(/\.(?!\p{N})/gu, " "), { within: "." });
  if (words.length === 0) {
    return /\p{Extended_Pictographic}/u.test(plain) ? foldLetters(plain).trim() : "";
  }
  return /\p{L}/u.test(plain) ? words.map(({ folded }) => folded).join(" ") : "";
}
