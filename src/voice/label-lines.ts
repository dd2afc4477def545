// Lines on which a speaker is named, in any of the layouts in which chats are copied and exported: "Name: …", "**Name:**",
// "## Name", "Name said:", a name alone on its line, "[12:03] Name: …", "<name> …", "| Name | …".

import { foldLetters } from "../record/terms.ts";
import { SAID } from "../wording/speakers.ts";

/** A line that names a speaker, or looks as if it did. */
export interface LabelLine {
  /** Index of the line. */
  readonly line: number;
  /** How it is written; the speakers of one chat are written alike. */
  readonly form: string;
  /** Whose it is: folded, without "said", times and signs. */
  readonly name: string;
  /** The name as it stands there. */
  readonly written: string;
  /** What is said on the same line. */
  readonly rest: string;
  /** Headings, single words and dashes are of all kinds of texts: alone they make no chat. */
  readonly isWeak: boolean;
  /** A date or a time in brackets stands with it, as in exports of messengers only. */
  readonly isDated: boolean;
}

/** The name of a closing tag, behind which nobody speaks. */
export const CLOSED = "/";

/** @param isKnown whether a folded name is one that somebody in a chat is called. */
export function labelLines(
  lines: readonly string[],
  isKnown: (name: string) => boolean,
): readonly LabelLine[] {
  return lines.flatMap((text, line) => {
    const label = labelIn(text, isKnown);
    return label ? [{ ...label, line }] : [];
  });
}

/** Signs around a name: of bold, code, quotes and tables. */
const SIGNS = "*_`~\"“”'‘’«»|";
/** No name has them within. */
const NO_NAME = ':：*_`~"“”«»|<>[\\](){}\\t';
const DAY = String.raw`(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}\.?\s\p{L}{3,10}\.?(?:,?\s\d{4})?|\p{L}{3,9}\s\d{1,2},?\s\d{4})`;
const CLOCK = String.raw`\d{1,2}[:.h]\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[ap]\.?\s?m\b\.?)?(?:Z|\sUTC)?`;
const TIME = new RegExp(
  String.raw`^([[(]?)(?:(${DAY})[,\sT]{1,3}(?:at\s|um\s)?)?${CLOCK}[\])]?\s*[-–—|,:]?\s*(?=\S)`,
  "iu",
);
const EMOJI =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\uFE0F)+\s*/u;
const ROBOT = /^🤖\s*/u;
/** `Name, [29.11.2026 12:03]`, `Name — Today at 12:03`, `Name  12:03 PM`: what was said stands below. */
const STAMPED = new RegExp(
  String.raw`^(.{1,40}?)(?:,?\s*([[(])[^\])]*\d[:.]\d\d[^\])]*[\])]|\s+[—–-]\s+(?:\p{L}+\s(?:\p{L}+\s){0,2})?(?:${DAY}[,\s]{1,3})?${CLOCK}|\s{2,}${CLOCK}|\s\d{1,2}:\d{2}\s?[AP]M)\s*:?$`,
  "iu",
);
const BRACKETS = /^(?:<\|?([^<>|[\]]{1,40})\|?>|\[([^[\]]{1,40})\](?!\())\s*[:：]?\s*(.*)$/u;
const COLON = new RegExp(
  String.raw`^[${SIGNS}\s]*([\p{L}\p{N}\p{Extended_Pictographic}][^${NO_NAME}]{0,59}?)[${SIGNS}\s]*(?:[([][^)\]]{0,30}[)\]])?[${SIGNS}\s]*([:：])([${SIGNS}]*)(\s*)(.*)$`,
  "u",
);
const DASHES = new RegExp(
  String.raw`^[${SIGNS}\s]*(\p{L}[^,;${NO_NAME}]{0,39}?)[*_~"“”'«\x60]*(\s[-–—]\s|\s*(?:→|=>|»|›|\||\t|;)|\s>\s|["”]?,["“]?(?=\S))\s*(.+)$`,
  "u",
);

const LOOKED_AT = 200;
/** A sentence goes on so; nobody is called that. */
const GOES_ON = /^(?:and|or|but|then|so|und|oder|aber|dann|y|e|o|pero|entonces|et|ou|mais|puis)\s/;

type Label = Omit<LabelLine, "line">;

function labelIn(line: string, isKnown: (name: string) => boolean): Label | undefined {
  const marks: string[] = [];
  const whole = line.replace(/\p{Cf}/gu, "").trim();
  // A label stands at the beginning, however long the line is.
  let text = whole.slice(0, LOOKED_AT);
  const tail = whole.slice(LOOKED_AT);
  const strip = (pattern: RegExp, mark: string): RegExpExecArray | null => {
    const found = pattern.exec(text);
    if (!found) return null;
    text = text.slice(found[0].length);
    marks.push(mark);
    return found;
  };
  strip(/^(?:>\s*)+/, ">");
  strip(/^(?:[-*•·+–]\s+|\d{1,3}[.)]\s+)+/, "");
  strip(/^#{1,6}\s+/, "#");
  // Marks of chat templates: `<|im_start|>user`.
  strip(/^(?:<\/?s>|<\|[\w-]*(?:start|begin)[\w-]*\|>)+\s*/, "|");
  const time = strip(TIME, "t");
  const isDated = time !== null && (time[1] !== "" || time[2] !== undefined);
  if (ROBOT.test(text)) marks.push("🤖");
  if (EMOJI.test(text) && !/^\P{L}*[:：]/u.test(text)) strip(EMOJI, "");
  if (!text) return undefined;
  if (/^[*_]/.test(text)) marks.push("*");

  const make = (kind: string, written: string, rest: string, isWeak = false, isOld = false) => {
    const plain = foldedName(written);
    const name = plain.replace(SAID, "");
    return {
      form: [kind, ...marks.filter(Boolean), ...(name === plain ? [] : ["said"])].join(" "),
      name: marks.includes("🤖") ? "robot" : name,
      written: written.trim(),
      rest: `${rest}${tail}`.replace(/(?:<\/[\w-]+>|<\|[^|]*\|>)\s*$/, ""),
      isWeak,
      isDated: isDated || isOld,
    };
  };
  const words = (name: string): number => name.split(" ").length;

  const colon = COLON.exec(text);
  if (colon) {
    const [, written = "", sign, after, space, rest = ""] = colon;
    const label = make("colon", written, rest);
    const isParted = space !== "" || rest === "" || sign === "：" || after !== "";
    const isShort = words(label.name) <= 3 && !/[,;!?…]/.test(written) && !GOES_ON.test(label.name);
    if (isKnown(label.name) || (isParted && isShort && label.name !== "")) return label;
  }
  const brackets = BRACKETS.exec(text);
  if (brackets) {
    const [, tag, name = tag ?? "", rest = ""] = brackets;
    // A closing tag ends what somebody said.
    if (name.startsWith("/")) return { ...make("bracket", "", rest, true), name: CLOSED };
    const isSaid = tag === undefined ? /^\[[^\]]*\]\s*[:：]/.test(text) : rest.trim() !== "";
    const label = make("bracket", name, rest, !isSaid);
    if (label.name !== "") return label;
  }
  const stamped = STAMPED.exec(text);
  if (stamped && !tail) {
    const label = make("stamp", stamped[1] ?? "", "", false, stamped[2] !== undefined);
    if (label.name !== "" && words(label.name) <= 3) return label;
  }
  const dashes = DASHES.exec(text);
  if (dashes) {
    const [, written = "", sign = "", rest = ""] = dashes;
    const isDash = !/[→»›|]|=>/.test(sign);
    const label = make(`dash${sign.trim()}`, written, rest.replace(/["”|\s]+$/, ""), isDash);
    if (label.name !== "" && words(label.name) <= 3) return label;
  }
  if (marks.includes("🤖")) return make("bare", text, text);
  const bare = text.replace(/<\|[^|]*\|>$/, "");
  const label = make("bare", bare, "", true);
  return isKnown(label.name) || isLikeName(bare) ? label : undefined;
}

/** Up to three words with capitals, and nothing that ends a sentence. */
export function isLikeName(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}\p{N}'’.-]+/gu) ?? [];
  const isShort = words.length > 0 && words.length <= 3 && text.length <= 40;
  return (
    isShort && !/[.!?…,;:]$/.test(text) && words.every((word) => /^[\p{Lu}\p{Lo}\p{N}]/u.test(word))
  );
}

/** Small letters without accents, words parted by single spaces; a name that is a sign stays that. */
function foldedName(written: string): string {
  const folded = foldLetters(written.replace(/\([^)]*\)/g, " "));
  const words = folded.match(/[\p{L}\p{M}\p{N}]+(?:\.\p{N}+)*/gu) ?? [];
  if (words.length === 0) return /\p{Extended_Pictographic}/u.test(folded) ? folded.trim() : "";
  return /\p{L}/u.test(folded) ? words.join(" ") : "";
}
