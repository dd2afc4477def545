// Single values as they stand after `key:` in a fence, read without a YAML parser where that is certain to give
// the same answer. Proof of "the same": test/record/yaml-items.test.ts compares with the `yaml` package.

import { parseDocument } from "yaml";

/** The options under which every fence is read: core schema, no aliases, nothing printed. */
export const YAML_OPTIONS = { schema: "core", logLevel: "error", prettyErrors: true } as const;

/**
 * The text of a value, or undefined when only a YAML parser can say. Plain numbers, dates and booleans stay the
 * text that they are; `null` and nothing are the empty string; a flow list stays its source text.
 */
export function simpleValue(source: string): string | undefined {
  const value = trimBlanks(source);
  if (value === "" || /^(?:null|Null|NULL|~)$/.test(value)) return "";
  if (value.startsWith('"')) return DOUBLE_QUOTED.test(value) ? decodeQuoted(value) : undefined;
  if (value.startsWith("'")) {
    return SINGLE_QUOTED.test(value) ? value.slice(1, -1).replaceAll("''", "'") : undefined;
  }
  if (value.startsWith("[")) return FLOW_LIST.test(value) ? value : undefined;
  return PLAIN_START.test(value) && !NOT_PLAIN.test(value) ? value : undefined;
}

/**
 * The line without blanks and line break at its end. YAML knows no other white space than these. Not a regular
 * expression: `[ \t]+$` takes quadratic time on a long run of spaces inside a text.
 */
export function trimBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && " \t\r\n".includes(line[end - 1] ?? "x")) end -= 1;
  return line.slice(0, end);
}

/** The text of a value by the tolerant rules: a balanced pair of quotes is taken off, all else is kept. */
export function looseValue(source: string): string {
  const value = source.trim();
  const simple = simpleValue(value);
  if (simple !== undefined) return simple;
  if (value.length > 1 && value.startsWith('"') && value.endsWith('"')) {
    const document = parseDocument(value, YAML_OPTIONS);
    const read: unknown = document.errors.length === 0 ? document.toJS(NO_ALIASES) : undefined;
    return typeof read === "string" ? read : value.slice(1, -1);
  }
  if (value.length > 1 && value.startsWith("'") && value.endsWith("'")) return value.slice(1, -1);
  return value;
}

/** The entries of a list field: `[a, b]`, lines of `- a`, or words separated by commas. */
export function readList(source: string): readonly string[] {
  const value = source.trim();
  if (value === "") return [];
  if (/^(?:\[|-[ \t])/.test(value)) {
    const document = parseDocument(value, YAML_OPTIONS);
    const read: unknown = document.errors.length === 0 ? document.toJS(NO_ALIASES) : undefined;
    if (Array.isArray(read)) {
      return read
        .filter(isPrintable)
        .map((entry) => String(entry).trim())
        .filter(Boolean);
    }
  }
  return value
    .replace(/^\[|\]$/g, "")
    .split(/,|\n/)
    .map((entry) => looseValue(entry.replace(/^[ \t]*-[ \t]+/, "")))
    .filter(Boolean);
}

/** Given to `toJS`: an alias is an error, so that no small text grows into a large one. */
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

function isPrintable(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}
