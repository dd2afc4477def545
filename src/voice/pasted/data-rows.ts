// Texts that are data, as programs write chats and much else to files: JSON, CSV and tables, XML and HTML, marks of forums.
// Whose words stand in a field nobody can say. Proof: test/voice/pasted/data-rows.test.ts.

import { isLikeName, isPhone } from "./names.ts";
import { stampAt } from "./stamps.ts";

/** True for a text that holds words of people in fields of data. @param lines its lines. */
export function isData(lines: readonly string[]): boolean {
  const text = withoutGaps(lines.join("\n"));
  return (
    hasFields(text) ||
    ATTRIBUTE.test(text) ||
    hasMarks(text) ||
    DELIMITERS.some((sign) => hasRows(lines, sign))
  );
}

/** One blank or line break for each run of them: a pattern that may pass over a long run would begin anew at each place in it. */
function withoutGaps(text: string): string {
  return text.replace(/[^\S\n]+/g, " ").replace(/ ?(?:\n ?)+/g, "\n");
}

/** A named value of several words in braces, as JSON and its like have it, or such a one beside another in a list. */
function hasFields(text: string): boolean {
  const named = text.includes("{") ? (text.match(NAMED_VALUE) ?? []) : [];
  return [...named, ...(text.match(LISTED) ?? [])].some(isSaid);
}

const VALUE = String.raw`(?:"(?:[^"\\\n]|\\.){0,4000}"|'(?:[^'\\\n]|\\.){0,4000}')`;
/** `"from":"Tom"`, in braces. */
const NAMED_VALUE = new RegExp(
  String.raw`(?<=[{,[]\s?)(?:"[^"\n]{1,60}"|'[^'\n]{1,60}'|\w{1,40})\s?:\s?${VALUE}`,
  "g",
);
/** `["Tom","I was there"]` */
const LISTED = new RegExp(String.raw`(?:^|[[(,])\s?[[(]\s?${VALUE}\s?,\s?${VALUE}`, "gm");

function isSaid(field: string): boolean {
  return /\p{L}[^\s"]*\s+\S*\p{L}/u.test(field);
}

/** A head of XML or HTML, or an element with an attribute. */
const ATTRIBUTE = /<\?xml|<!doctype|<[a-z][\w:.-]{0,30}\s[\w:.-]{1,30}\s?=\s?["'][^<>]{0,4000}>/i;

/** True for an element that is closed, which may name a speaker, and for a sign as HTML writes it. */
export function hasElements(lines: readonly string[]): boolean {
  return lines.some((line) =>
    /<([a-z][\w:.-]{0,30})[^<>]{0,200}>[^<>]{0,4000}<\/\1>|&(?:lt|gt|quot|amp|nbsp|#\d{1,6});/i.test(
      line,
    ),
  );
}

/** `[quote=Tom]...[/quote]`, `INSERT INTO messages VALUES (...)`, `BEGIN:VMSG`. */
function hasMarks(text: string): boolean {
  return (
    /\[\/(?:quote|b|i|u|url|size|color|spoiler|code)\]/i.test(text) ||
    /\binsert\sinto\s\S{1,60}\s(?:\([^()\n]{0,200}\)\s?)?values\b/i.test(text) ||
    /(?:^|[;&\n])\s?\w{1,20}=[^;&\n]{1,200}[;&\n]\s?\w{1,20}=\p{L}+\s\p{L}/u.test(text) ||
    /^BEGIN:[A-Z]{3,12}\s?$/m.test(text)
  );
}

const DELIMITERS = [",", ";", "\t", "|"] as const;

/** Two rows of as many fields that begin with a name; or one with a number, a time or a phone before the words. */
function hasRows(lines: readonly string[], sign: string): boolean {
  const rows = lines
    .filter((line) => line.includes(sign))
    .map((line) => fieldsOf(line, sign))
    .filter((fields) => fields.length >= 3 && fields.some(isSaid));
  const isOfProgram = ([first = "", ...rest]: readonly string[]): boolean =>
    /^\d+$/.test(first) || [first, ...rest.slice(0, -1)].some(isTimeOrPhone);
  if (rows.some(isOfProgram)) return true;
  const counts = rows.flatMap(([first = "", ...rest]) => (isLikeName(first) ? [rest.length] : []));
  return new Set(counts).size < counts.length;
}

/** Between fields stands no space; people put one behind a comma, and none between the digits of a number. */
function fieldsOf(line: string, sign: string): readonly string[] {
  const cells = line.trim().replace(/^\|\s?|\s?\|$/g, "");
  const fields = cells.split(sign === "," || sign === ";" ? TIGHT : sign);
  return fields.map((field) => field.trim().replace(/^"|"$/g, ""));
}

const TIGHT =
  /[,;](?=[^\s\p{Nd}])|(?<!\p{Nd})[,;](?=\p{Nd})|[,;](?=\p{Nd}{4})|(?<=\p{Nd}{4,})[,;](?=\S)/u;

function isTimeOrPhone(field: string): boolean {
  const stamp = stampAt(field);
  return isPhone(field) || (stamp?.hasClock === true && stamp.length === field.length);
}
