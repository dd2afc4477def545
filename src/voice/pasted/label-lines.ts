// Lines that name a speaker, in the layouts in which chats are copied and exported: "Name: …", "**Name:**", "## Name",
// "Name said:", a name alone on its line, "[12:03] Name: …", "<name> …", "| Name | …".

import { foldLine } from "../../record/text/fold.ts";
import { withoutUnseen } from "../../record/text/unseen.ts";
import { SAID, SUBJECTS } from "../../wording/chat-labels.ts";
import {
  bareName,
  foldedName,
  goesOn,
  isHandle,
  isHead,
  isLikeName,
  isLongName,
  isPhone,
} from "./names.ts";
import { stampAt, stampAtEnd, type Stamp } from "./stamps.ts";

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
  /** A day and a time, or one in brackets, stands beside the name. Only exports of messengers have that. */
  readonly isDated: boolean;
  /** Nobody is called so, as far as can be told. It stands where a label stands. */
  readonly isStrange: boolean;
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
    const isWhole = label && !label.isStrange && /^(?:bare|stamp)/.test(label.form);
    const alone = isWhole ? undefined : wholeLine(text);
    return [label, alone].flatMap((each) => (each ? [{ ...each, line }] : []));
  });
}

/** Gives the stamp that a line begins with, the signs behind it, and the words on the line. */
export function stampOf(
  line: string,
): Pick<Stripped, "stamp" | "text"> & { readonly sign: string } {
  const { stamp, sign, text } = stripped(line);
  return { stamp, sign, text };
}

/** A line without the tag that closes a turn at its end. That is a label, and nobody's words. */
export function withoutClosing(line: string): string {
  return line.replace(/(?:<\/[^<>|]{1,40}>|<\|[^|]*\|>)\s*$/, "");
}

/** Signs around a name: of bold, code, quotes and tables. */
const SIGNS = "*_`~\"“”'‘’«»|";
/** Signs that no name contains. */
const NO_NAME = ':：*_`~"“”«»|<>[\\](){}\\t';
const LOOKED_AT = 200;

function labelIn(
  line: string,
  isKnown: (name: string) => boolean,
): Omit<LabelLine, "line"> | undefined {
  const { text, tail, marks, stamp, emoji, isRobot } = stripped(line);
  const isDated = stamp !== undefined && (stamp.isBracketed || (stamp.hasDay && stamp.hasClock));
  const labelBy = (found: Found, isStrange: boolean): Omit<LabelLine, "line"> | undefined => {
    const written = stamp ? sender(found.written, false) : found.written;
    const plain = foldedName(written);
    const said = plain.replace(SAID, "");
    const name = isRobot && !isKnown(said) ? ROBOT : said;
    if (isStrange ? !isHead(written) || found.isTight : name === "" && !found.isClosing) return;
    if (name === ROBOT && name !== said && found.kind === "bare") return;
    const alone = said === plain ? written : bareName(written, said);
    if (!isStrange && !isKnown(name) && !mayBeName({ ...found, written: alone }, name)) return;
    return {
      form: [found.kind, ...marks, ...(said === plain ? [] : ["said"])].join(" "),
      name: found.isClosing ? CLOSED : name || foldLine(written),
      written: written.trim(),
      rest: withoutClosing(`${found.rest}${tail}`),
      isWeak: found.isWeak === true && !(stamp && /^(?:dash\t|dash>|shape)/.test(found.kind)),
      isDated: isDated || (found.isDated ?? false),
      isStrange,
    };
  };
  const readings = (seen: string, readers: readonly Reader[]): readonly Found[] =>
    readers.flatMap((read) => read(seen) ?? []).filter(({ isWhole }) => !(isWhole && tail));
  for (const each of readings(text, READERS)) {
    const label = labelBy(each, false);
    if (label) return label;
  }
  // A speaker may be named by a sign alone.
  for (const each of readings(emoji + text, STRANGE)) {
    const label = labelBy(each, true);
    if (label) return label;
  }
  return isRobot
    ? {
        form: "sign",
        name: ROBOT,
        written: "🤖",
        rest: text + tail,
        isWeak: false,
        isDated,
        isStrange: false,
      }
    : undefined;
}

const ROBOT = "robot";

/** A short line: where names stand alone above what they say, anybody may be called so. */
function wholeLine(line: string): Omit<LabelLine, "line"> | undefined {
  const { text, tail, marks, emoji } = stripped(line);
  const written = unsigned(emoji + text);
  if (tail !== "" || !isHead(written)) return undefined;
  const name = foldedName(written) || foldLine(written);
  return {
    form: ["bare", ...marks].join(" "),
    name,
    written,
    rest: "",
    isWeak: true,
    isDated: false,
    isStrange: true,
  };
}

/** "From Tom to Everyone" is said by Tom. @param isSure whether it must be told to whom. */
function sender(written: string, isSure: boolean): string {
  const [, who, to] = SENT.exec(written) ?? [];
  return who === undefined || (isSure && to === undefined) ? written : who;
}

const SENT =
  /^\s*(?:from|von|de|da|di|van|od|от)\s+(\S.*?)(\s+(?:to|an|a|à|para|zu|aan|do)\s.*)?$/iu;

interface Stripped {
  /** The beginning of a line, where a label stands. */
  readonly text: string;
  readonly tail: string;
  /** The signs before it, as part of the layout. */
  readonly marks: readonly string[];
  readonly stamp: Stamp | undefined;
  /** What stands between a stamp and the words. */
  readonly sign: string;
  readonly emoji: string;
  readonly isRobot: boolean;
}

function stripped(line: string): Stripped {
  const marks: string[] = [];
  const whole = withoutUnseen(line).trim();
  let text = whole.slice(0, LOOKED_AT);
  let sign = "";
  const strip = (pattern: RegExp, mark?: string): void => {
    const found = pattern.exec(text);
    if (!found) return;
    text = text.slice(found[0].length);
    if (mark !== undefined) marks.push(mark);
  };
  strip(/^(?:>\s*)+/, ">");
  strip(/^(?:[-*•·+–◦‣▪●○■□➤▶]\s+)+/);
  // "12. March" is a day.
  if (!stampAt(text)) strip(/^(?:\d{1,3}[.)]\s+|#\d{1,6}\s+|\[\d{1,12}\]\s+)+/);
  strip(/^#{1,6}\s+/, "#");
  // Marks of chat templates: `<|im_start|>user`.
  strip(/^(?:<\/?s>|<\|[\w-]*(?:start|begin)[\w-]*\|>)+\s*/, "|");
  const stamp = stampAt(text);
  const behind = stamp && text.slice(stamp.length);
  // "10:15 I said: ..." begins a sentence.
  const isStamped =
    behind !== undefined &&
    (stamp?.isBracketed ||
      (!/^[\p{L}\p{N}]/u.test(behind) && !SENTENCE.test(foldLine(behind.slice(0, 20)))));
  if (isStamped) {
    text = behind;
    marks.push("t");
    sign = /^\s*(?:-->|[-–—|,:]?)\s*/.exec(behind)?.[0] ?? "";
    text = text.slice(sign.length);
    // "8:00-8:45", and the end of a subtitle.
    const until = stampAt(text);
    if (until && !until.isBracketed && !/^[\p{L}\p{N}]/u.test(text.slice(until.length))) {
      text = text.slice(until.length);
      strip(/^\s*[-–—|,:]?\s*/);
    }
  }
  const isRobot = text.startsWith("🤖");
  // A speaker may be named by a sign alone.
  const emoji = /^\P{L}*[:：]/u.test(text) ? "" : (EMOJI.exec(text)?.[0] ?? "");
  text = text.slice(emoji.length);
  if (/^[*_]/.test(text)) marks.push("*");
  return {
    text,
    tail: whole.slice(LOOKED_AT),
    marks,
    stamp: isStamped ? stamp : undefined,
    sign,
    emoji,
    isRobot,
  };
}

const SENTENCE = new RegExp(String.raw`^(?:${[...SUBJECTS].join("|")})(?:'|\s+\p{L})`, "u");
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
  if (isPhone(written)) return !isTight;
  if (/^(?:bare|timed|shape)/.test(kind)) {
    return isLikeName(written) || isHandle(written) || isLongName(written);
  }
  const isShort = name.split(" ").length <= 3 || isLongName(written);
  return isShort && !isTight && !(kind === "colon" && (/[,;!?…]/.test(written) || goesOn(name)));
}

type Reader = (text: string) => Found | undefined;

/** The first that finds a name counts. */
const READERS: readonly Reader[] = [named, inBrackets, stamped, timed, dashed, shaped, bare];
/** The first that finds words where a name would stand counts. */
const STRANGE: readonly Reader[] = [inBrackets, colonIn, stamped, timed, signed];

function named(text: string): Found | undefined {
  const found = colonIn(text);
  return found && (NAMED.test(found.written) || isHandle(found.written)) ? found : undefined;
}

function inBrackets(text: string): Found | undefined {
  const found = BRACKETS.exec(text);
  if (!found) return undefined;
  const [, tag, name = tag ?? "", colon, said = ""] = found;
  // A closing tag ends what somebody said.
  if (name.startsWith("/")) {
    return { kind: "closing", written: "", rest: said, isWeak: true, isClosing: true };
  }
  // "[VfB] Ben: ..."
  const inner = tag === undefined && colon === "" ? (colonIn(said) ?? signed(said)) : undefined;
  if (inner && !inner.isTight && isHead(inner.written))
    return { ...inner, written: `[${name}] ${inner.written}` };
  const stamp = stampAt(said);
  const isTimed = stamp !== undefined && (stamp.isBracketed || stamp.length === said.length);
  const rest = isTimed ? said.slice(stamp.length).trimStart() : said;
  const isSaid = tag === undefined ? colon !== "" || isTimed : rest.trim() !== "";
  return { kind: "bracket", written: name, rest, isWeak: !isSaid, isDated: isTimed };
}

function stamped(text: string): Found | undefined {
  const plain = unsigned(text.replace(/\s*:$/, ""));
  const { start, stamp } = stampAtEnd(plain) ?? {};
  if (start === undefined || !stamp?.hasClock) return undefined;
  const before = plain.slice(0, start);
  const isApart =
    stamp.isBracketed ||
    stamp.hasDay ||
    /[,•·|–—-]\s?$|\s{2}$/.test(before) ||
    /[ap]\.?\s?m\b|[*_~\x60]$/i.test(text.slice(-4));
  const written = sender(before.replace(/[\s,:•·|–—-]+$/, ""), true);
  const isDated = stamp.isBracketed || stamp.hasDay;
  return written === ""
    ? undefined
    : { kind: "stamp", written, rest: "", isDated, isWhole: true, isWeak: !isApart };
}

function timed(text: string): Found | undefined {
  for (const { index } of text.slice(0, NAME_CHARS).matchAll(/(?<=\S\s?)[[(【]/gu)) {
    const stamp = stampAt(text.slice(index));
    if (!stamp?.isBracketed) continue;
    const rest = text.slice(index + stamp.length).replace(/^\s*[:：-]?\s*/, "");
    const isDated = stamp.hasDay && stamp.hasClock;
    return { kind: "timed", written: unsigned(text.slice(0, index)), rest, isDated };
  }
  return undefined;
}

function dashed(text: string): Found | undefined {
  const [, written, sign = "", said = ""] = DASHES.exec(text) ?? [];
  if (written === undefined) return undefined;
  const rest = said.replace(/["”|\s]+$/, "");
  return { kind: `dash${sign.trim() || sign}`, written, rest, isWeak: !/[→»›|]|=>/.test(sign) };
}

/** The same signs before or behind each name: "(Tom) ...", "-Tom- ...", "Tom // ...". */
function shaped(text: string): Found | undefined {
  const [, open = "", written = "", close = "", rest = ""] = SHAPED.exec(text) ?? [];
  if (open.trim() + close.trim() === "") return undefined;
  return { kind: `shape${open}${close.trim()}`, written, rest, isWeak: true };
}

function bare(text: string): Found | undefined {
  const written = text.replace(/<\|[^|]*\|>$/, "");
  return { kind: "bare", written, rest: "", isWeak: true, isWhole: true };
}

/** Words of any kind before a sign. */
function signed(text: string): Found | undefined {
  const [, written, sign = "", rest = ""] = SIGNED.exec(text) ?? [];
  if (written === undefined) return undefined;
  return { kind: `dash${sign.trim() || sign}`, written, rest, isWeak: true };
}

const SHAPED =
  /^([^\p{L}\p{N}\s"'“”„«»‘’]{0,3})(\p{L}[\p{L}\p{M}\p{N}_'’.-]*(?:\s[\p{L}\p{N}][\p{L}\p{M}\p{N}_'’.]*){0,2})(?!\s-)(\s?[^\p{L}\p{N}\s,.!?;:&+–—→›|"'“”„«»‘’]{1,3})(?:(?<=[)\]}>】」』〉》])|(?=\s))\s*(?=\S)(.*)$/u;
const NAME_CHARS = 60;
const SIGNED = /^(.{1,60}?)(\s[-–—]\s|\s?(?:→|=>|»|›|\||\t)\s?)\s*(?=\S)(.*)$/u;

/** The words before the first colon that is none of a time, without signs, stamps and brackets behind them. */
function colonIn(text: string): Found | undefined {
  const [, head = "", sign, after = "", space = "", rest = ""] = COLON.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const plain = head.replace(EDGES, "");
  const { start = plain.length, stamp } = stampAtEnd(plain) ?? {};
  const written = plain
    .slice(0, start)
    .replace(/[\s,•·–—-]+$/, "")
    .replace(/(?<=\S)[\s*_]*[([][^()[\]]{0,30}[)\]]$/, "")
    .replace(EDGES, "");
  if (written === "") return undefined;
  const isGlued = space === "" && rest !== "" && sign !== "：" && after === "";
  // "Tom:I was there"
  const isTight = isGlued && !(isLikeName(written) && /^\p{L}+\s/u.test(rest));
  return {
    kind: "colon",
    written,
    rest,
    isTight,
    isDated: stamp?.hasDay === true && stamp.hasClock,
  };
}

/** A name may have a stamp behind it, and brackets. */
const COLON = new RegExp(
  String.raw`^((?:[^:：\n]|(?<=\p{Nd}):(?=\p{Nd})){1,120}?)([:：](?!\p{Nd})|(?<!\p{Nd})[:：])[:：]?([${SIGNS}]*)(\s*)(.*)$`,
  "u",
);
const EDGES = new RegExp(String.raw`^[${SIGNS}\s]+|[${SIGNS}\s]+$`, "gu");
const NAMED = new RegExp(
  String.raw`^[\p{L}\p{N}\p{Extended_Pictographic}+@][^${NO_NAME}]{0,59}$`,
  "u",
);
const BRACKETS = /^(?:<\|?([^<>|[\]]{1,40})\|?>|\[([^[\]]{1,40})\](?!\())\s*([:：]?)\s*(.*)$/u;
const DASHES = new RegExp(
  String.raw`^[${SIGNS}\s]*(\p{L}[^,;${NO_NAME}]{0,39}?)[*_~"“”'«\x60]*(\s?[-–—]\s|\s*(?:→|=>|»|›|\||\t|;)|\s?>\s?|["”]?,["“]?(?=\S))\s*(.+)$`,
  "u",
);

/** Without the signs of bold and italic letters around words. */
function unsigned(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])[*_\x60~]+|[*_\x60~]+(?![\p{L}\p{N}])/gu, "").trim();
}
