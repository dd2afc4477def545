// JSON objects in what a model says: among prose with braces of its own, in fences, behind a draft, and cut off at the end.
// Proof: test/voice/read-proposal.test.ts.

/** More texts that begin like an object are not looked at: no honest answer has them. */
const MOST_BEGINNINGS = 200;

/**
 * Gives the outermost JSON objects of a text, in their order. One that is cut off at the end of the text has the members that
 * are whole.
 */
export function objectsIn(text: string): readonly object[] {
  const found: object[] = [];
  let from = 0;
  for (let tried = 0; tried < MOST_BEGINNINGS; tried += 1) {
    const at = text.indexOf("{", from);
    if (at === -1) break;
    const end = braceEnd(text, at);
    const value =
      asObject(end === undefined ? undefined : text.slice(at, end)) ?? cutObject(text, at, end);
    if (value) found.push(value);
    from = value && end !== undefined ? end : at + 1;
    if (value && end === undefined) break;
  }
  return found;
}

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
  const open: string[] = [];
  let isInString = false;
  /** The text up to a comma, with what closes it. */
  let whole: string | undefined;
  const closing = (): string => open.toReversed().join("");
  for (const { kind, sign, start, end: behind } of marksOf(text, at)) {
    if (kind === "open") open.push(sign === "{" ? "}" : "]");
    if (kind === "close") open.pop();
    if (kind === "comma") whole = text.slice(at, start) + closing();
    isInString = kind === "string" && behind === undefined;
  }
  // Behind a fence that ends the text nothing is missing but the brackets.
  const rest = text.slice(at).replace(/\s*`{3,}\s*$/, "");
  return (isInString ? undefined : asObject(rest + closing())) ?? asObject(whole);
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
    /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (found) => (found.startsWith("/") ? "" : found),
  );
  return bare.replace(/"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|,(?=\s*[}\]])/g, (found) =>
    found === "," ? "" : found,
  );
}
