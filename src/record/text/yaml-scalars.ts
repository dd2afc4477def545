// Single values behind `key:` are read without a YAML parser where both are certain to give the same answer.
// Proof: test/record/text/yaml-items.test.ts compares with the `yaml` package.

import { OTHER_BLANKS } from "./plain-heading.ts";
import { parseDocument, visit, YAMLParseError, type LineCounter } from "yaml";

/** Everything is read with these options: core schema, no aliases, nothing printed. */
const YAML_OPTIONS = { schema: "core", logLevel: "error", prettyErrors: true } as const;

/**
 * A text as a YAML document. A comment is added below a text that ends in `''` or `\"`: without it the parser takes the
 * second half of the escape for the end of an unclosed quote. A text that is nested deeper than the parser can follow has
 * that as its error.
 */
export function parseYaml(
  source: string,
  lines: { readonly lineCounter?: LineCounter } = {},
): ReturnType<typeof parseDocument> {
  const isDoubtful = /(?:''|\\")\s*$/.test(source.slice(-200));
  try {
    return parseDocument(isDoubtful ? `${source}\n#` : source, { ...YAML_OPTIONS, ...lines });
  } catch (error) {
    // Its composer says so by itself, its parser runs out of stack.
    if (!(error instanceof RangeError)) throw error;
    const empty = parseDocument("", YAML_OPTIONS);
    empty.errors.push(new YAMLParseError([0, 0], "RESOURCE_EXHAUSTION", "It is nested too deep"));
    return empty;
  }
}

/** The same with each number, date and boolean as the text that was written. */
export function parseTexts(source: string): ReturnType<typeof parseDocument> {
  const document = parseYaml(source);
  visit(document, {
    Scalar(_key, node) {
      if (node.value !== null && node.source !== undefined && typeof node.value !== "string") {
        node.value = node.source;
      }
    },
  });
  return document;
}

/**
 * The text with plain spaces for other blanks where YAML knows none: before a line's first word, behind a dash, around a key's
 * colon. A blank behind one that YAML knows is a part of the value. An editor or a phone puts no-break spaces there, which look the same. No character moves.
 */
export function withPlainBlanks(text: string): string {
  if (!OTHER_BLANK.test(text)) return text;
  return text.replace(LEADS, (lead) => lead.replace(ALL_OTHER_BLANKS, " "));
}

const BLANK = String.raw`[ \t${OTHER_BLANKS}]`;
const OTHER_BLANK = new RegExp(`[${OTHER_BLANKS}]`);
const ALL_OTHER_BLANKS = new RegExp(OTHER_BLANK, "g");
const LEADS = new RegExp(
  String.raw`^${BLANK}*(?:-${BLANK}+)*(?:["']?[\p{L}\p{N}_][\p{L}\p{N}_-]*["']?${BLANK}*:(?![ \t])${BLANK}+)?`,
  "gmu",
);

/**
 * The text of a value, or undefined when only a YAML parser can tell. Plain numbers, dates and booleans stay as they
 * are written. `null` and nothing become the empty string, a flow list stays its source, and a comment behind the value
 * is left out.
 */
export function simpleValue(source: string): string | undefined {
  const value = withoutComment(trimBlanks(source));
  if (value === "" || /^(?:null|Null|NULL|~)$/.test(value)) return "";
  if (value.startsWith('"')) return DOUBLE_QUOTED.test(value) ? decodeQuoted(value) : undefined;
  if (value.startsWith("'")) {
    return SINGLE_QUOTED.test(value) ? value.slice(1, -1).replaceAll("''", "'") : undefined;
  }
  if (value.startsWith("[")) return FLOW_LIST.test(value) ? value : undefined;
  return PLAIN_START.test(value) && !NOT_PLAIN.test(value) ? value : undefined;
}

/**
 * The line without blanks and line break at its end; YAML knows no other white space. This is no regular expression
 * because `[ \t]+$` takes quadratic time on a long run of spaces inside a text.
 */
export function trimBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && " \t\r\n".includes(line[end - 1] ?? "x")) end -= 1;
  return line.slice(0, end);
}

/**
 * The text behind a key or a dash, without its comment. Only this function decides where a comment begins: at a `#` at
 * the beginning or after a blank, outside quotes. A quote counts only where a value begins, and only when it is closed
 * again.
 */
export function withoutComment(source: string): string {
  if (!source.includes("#")) return source;
  const begin = /^[ \t]*/.exec(source)?.[0].length ?? 0;
  const mark = source[begin] ?? "";
  let from = begin;
  if (mark === '"' || mark === "'") from = endOfQuoted(source, begin) ?? begin;
  else if (mark === "[" || mark === "{") from = endOfFlow(source, begin);
  for (let at = source.indexOf("#", from); at >= 0; at = source.indexOf("#", at + 1)) {
    if (at === 0 || " \t".includes(source[at - 1] ?? "x")) return trimBlanks(source.slice(0, at));
  }
  return source;
}

/**
 * The text of a value by tolerant rules: the comment goes, a balanced pair of quotes is taken off, everything else
 * stays.
 */
export function looseValue(source: string): string {
  const simple = simpleValue(source.trim());
  if (simple !== undefined) return simple;
  const value = withoutComment(source.trim());
  if (value.startsWith('"') || value.startsWith("'")) {
    const document = parseYaml(value);
    const read: unknown = document.errors.length === 0 ? document.toJS(NO_ALIASES) : undefined;
    if (typeof read === "string") return read;
    if (value.length > 1 && value.endsWith(value[0] ?? "")) return value.slice(1, -1);
  }
  return value;
}

/** The entries of a list field, written as `[a, b]`, as lines of `- a`, or as words separated by commas. */
export function readList(source: string): readonly string[] {
  const value = source.trim();
  if (value === "") return [];
  const isBlock = /^-(?:[ \t\r\n]|$)/.test(value);
  if (value.startsWith("[") || isBlock) {
    const document = parseTexts(value);
    const read: unknown = document.errors.length === 0 ? document.toJS(NO_ALIASES) : undefined;
    if (Array.isArray(read)) {
      return read
        .filter((entry) => typeof entry === "string")
        .map((entry) => entry.trim())
        .filter(Boolean);
    }
  }
  const lines = value.split("\n");
  const entries = isBlock
    ? lines.map((line) => line.replace(/^[ \t]*-(?:[ \t]+|$)/, ""))
    : lines
        .map(withoutComment)
        .join("\n")
        .replace(/^\[|\]$/g, "")
        .split(/,|\n/);
  return entries.map(looseValue).filter(Boolean);
}

/** Options of `toJS`. An alias is an error, so that no small text grows into a large one. */
export const NO_ALIASES = { maxAliasCount: 0 } as const;

const DOUBLE_QUOTED =
  /^"(?:[^"\\\p{Cc}\uFEFF]|\\["\\/bfnrt]|\\x[\dA-Fa-f]{2}|\\u[\dA-Fa-f]{4})*"$/u;
const SINGLE_QUOTED = /^'(?:[^'\p{Cc}\uFEFF]|'')*'$/u;
const FLOW_LIST =
  /^\[(?:[\p{L}\p{N}][\p{L}\p{N} ._/()+-]*(?:, *[\p{L}\p{N}][\p{L}\p{N} ._/()+-]*)*)?\]$/u;
const PLAIN_START = /^[\p{L}\p{N}]/u;
const NOT_PLAIN = /:(?:[ \t]|$)|[ \t]#|[\p{Cc}\uFEFF]/u;
const SHORT_ESCAPES: Readonly<{ [letter: string]: string }> = {
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

function decodeQuoted(value: string): string {
  const inner = value.slice(1, -1);
  if (!inner.includes("\\")) return inner;
  return inner.replace(
    /\\(?:x(..)|u(....)|(.))/gs,
    (_all, two, four, letter: string | undefined) => {
      const hex: unknown = two ?? four;
      if (typeof hex === "string") return String.fromCharCode(Number.parseInt(hex, 16));
      return SHORT_ESCAPES[letter ?? ""] ?? letter ?? "";
    },
  );
}

/**
 * The offset behind a quoted text. Its closing quote is the first one with nothing or a comment behind it. The earlier
 * system never escaped quotes inside a text, so raw ones close nothing when one stands at the very end.
 */
function endOfQuoted(source: string, begin: number): number | undefined {
  const end = closingQuote(source, begin);
  if (end !== undefined && isEndOrComment(source, end)) return end;
  const whole = trimBlanks(source).length;
  if (whole > begin + 1 && source[whole - 1] === source[begin]) return whole;
  const mark = source[begin] ?? "";
  for (let at = source.indexOf(mark, begin + 1); at >= 0; at = source.indexOf(mark, at + 1)) {
    if (isEndOrComment(source, at + 1)) return at + 1;
  }
  return undefined;
}

/** The offset behind the closing quote of the one at `begin`, by YAML's rules for escapes and doubled quotes. */
function closingQuote(source: string, begin: number): number | undefined {
  const mark = source[begin];
  for (let at = begin + 1; at < source.length; at += 1) {
    if (mark === '"' && source[at] === "\\") at += 1;
    else if (source[at] === mark) {
      if (mark === '"' || source[at + 1] !== mark) return at + 1;
      at += 1;
    }
  }
  return undefined;
}

function isEndOrComment(source: string, at: number): boolean {
  return /^[ \t\r\n]*$|^[ \t]+#/.test(source.slice(at, at + 200));
}

/** The offset behind the last quoted text of a flow list or mapping. A `#` after it can only be a comment. */
function endOfFlow(source: string, begin: number): number {
  let end = begin;
  for (let at = begin; at < source.length; at += 1) {
    const isBlank = " \t".includes(source[at - 1] ?? "x");
    if (source[at] === "#" && isBlank) return end;
    const opens = isBlank || "[{,:".includes(source[at - 1] ?? "x");
    if (!opens || (source[at] !== '"' && source[at] !== "'")) continue;
    const closed = closingQuote(source, at);
    if (closed === undefined) return end;
    end = closed;
    at = closed - 1;
  }
  return end;
}
