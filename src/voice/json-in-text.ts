// JSON objects in what a model says: among prose with braces of its own, in fences, behind a draft, and cut off at the end.
// Proof: test/voice/read-proposals.test.ts.

/** A look ends with its object, or with the text. All looks together take no more than this many times the text. */
const MOST_LOOKS = 8;

/**
 * Gives the outermost JSON objects of a text, in their order. One that is cut off at the end of the text has the members that
 * are whole. The time is linear in the length of the text: no honest answer has many braces that do not close.
 */
export function objectsIn(text: string): readonly object[] {
  const found: object[] = [];
  let left = text.length * MOST_LOOKS;
  const beginnings = new RegExp(BEGINNING);
  for (let match = beginnings.exec(text); match && left >= 0; match = beginnings.exec(text)) {
    const at = match.index;
    const end = braceEnd(text, at);
    left -= (end ?? text.length) - at;
    const value =
      asObject(end === undefined ? undefined : text.slice(at, end)) ?? cutObject(text, at, end);
    if (value) found.push(value);
    if (value && end === undefined) break;
    beginnings.lastIndex = value ? (end ?? text.length) : at + 1;
  }
  return found;
}

/** The other braces of a text are prose. */
const BEGINNING = /\{\s*(?:["}]|\/[/*])/g;

/** True when a text holds a JSON object that is not cut off. */
export function hasWholeObject(text: string): boolean {
  const at = /\{\s*"/.exec(text)?.index;
  const end = at === undefined ? undefined : braceEnd(text, at);
  return end !== undefined && asObject(text.slice(at, end)) !== undefined;
}

/**
 * Gives the place behind the object or list that begins at `at`, by its brackets outside of strings; undefined when it
 * does not end.
 */
export function braceEnd(text: string, at: number): number | undefined {
  let depth = 0;
  for (const { kind, end } of marksOf(text, at)) {
    if (kind === "open") depth += 1;
    if (kind === "close") depth -= 1;
    if (depth === 0 && kind === "close") return end;
  }
  return undefined;
}

/** An object that ends with the text: closed where it is, or behind its last whole member. */
function cutObject(text: string, at: number, end: number | undefined): object | undefined {
  if (end !== undefined || !/^\{\s*"/.test(text.slice(at, at + 100))) return undefined;
  const marks = [...marksOf(text, at)];
  const last = marks.at(-1);
  const isInString = last?.kind === "string" && last.end === undefined;
  const comma = marks.findLastIndex(({ kind }) => kind === "comma");
  const whole = marks[comma];
  return (
    (isInString ? undefined : asObject(withoutFenceEnd(text.slice(at)) + closing(marks))) ??
    (whole && asObject(text.slice(at, whole.start) + closing(marks.slice(0, comma))))
  );
}

/** The brackets that close what is open behind these marks. */
function closing(marks: readonly Mark[]): string {
  const open: string[] = [];
  for (const { kind, sign } of marks) {
    if (kind === "open") open.push(sign === "{" ? "}" : "]");
    if (kind === "close") open.pop();
  }
  return open.toReversed().join("");
}

/** Behind a fence that ends the text nothing is missing but the brackets. */
function withoutFenceEnd(text: string): string {
  const bare = text.trimEnd();
  let end = bare.length;
  while (bare[end - 1] === "`") end -= 1;
  return bare.length - end >= 3 ? bare.slice(0, end) : text;
}

interface Mark {
  readonly kind: "open" | "close" | "comma" | "string";
  readonly sign: string;
  readonly start: number;
  /** Undefined for a string that does not end. */
  readonly end: number | undefined;
}

const SIGN = /[{}[\],]|"[^"\\]*(?:\\[\s\S][^"\\]*)*("?)/g;

function* marksOf(text: string, at: number): Generator<Mark> {
  const signs = new RegExp(SIGN);
  signs.lastIndex = at;
  for (let match = signs.exec(text); match; match = signs.exec(text)) {
    const [sign, quote] = match;
    const start = match.index;
    const end = start + sign.length;
    if (sign === "{" || sign === "[") yield { kind: "open", sign, start, end };
    else if (sign === "}" || sign === "]") yield { kind: "close", sign, start, end };
    else if (sign === ",") yield { kind: "comma", sign, start, end };
    else yield { kind: "string", sign, start, end: quote === '"' ? end : undefined };
  }
}

function asObject(text: string | undefined): object | undefined {
  if (text === undefined) return undefined;
  for (const candidate of [text, withoutExtras(text)]) {
    try {
      const value: unknown = JSON.parse(candidate);
      if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
    } catch {
      // not JSON: try the next form
    }
  }
  return undefined;
}

/** Leaves out commas before a closing bracket, and comments, as people write them. Strings stay as they are. */
function withoutExtras(text: string): string {
  const bare = text.replace(
    /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g,
    (found) => (found.startsWith("/") ? "" : found),
  );
  return bare.replace(/"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|,(?=\s*[}\]])/g, (found) =>
    found === "," ? "" : found,
  );
}
