// A body as a value, whatever its label says: JSON, a stream that nobody asked for, or the kind of thing that it is instead.
// Proof: test/llm/wire-answers.test.ts.

import { ofParts, ofStream } from "./streamed.ts";
import { braceEnd } from "../../voice/json-in-text.ts";

export type ParsedBody =
  | { readonly kind: "value"; readonly value: unknown }
  /** A page of a portal or a proxy. */
  | { readonly kind: "page" }
  | { readonly kind: "nothing" }
  /** It begins as JSON or as a stream, and ends in the middle. */
  | { readonly kind: "cut" }
  | { readonly kind: "text"; readonly text: string };

/** Gives what a body is. */
export function parsedBody(body: string): ParsedBody {
  // Servers send empty lines while they work, and some end with a NUL.
  const bare = body.replace(/^[\s\0\uFEFF]+|[\s\0]+$/g, "");
  // OpenRouter keeps a connection open with comments of a stream, also where it sends none.
  const text = bare.replace(/^(?::[^\n]*\n\s*)+(?=[{[])/, "");
  if (text === "") return { kind: "nothing" };
  if (isPage(text)) return { kind: "page" };
  const read = jsonOf(text);
  // JSON that was written into a text once more.
  const value = typeof read === "string" && /^\s*[{[]/.test(read) ? (jsonOf(read) ?? read) : read;
  if (value !== undefined)
    return (Array.isArray(value) && ofParts(value)) || { kind: "value", value };
  const stream = ofStream(text);
  if (stream) return stream;
  if (!/^[{[]/.test(text)) return { kind: "text", text };
  const end = braceEnd(text, 0);
  if (end === undefined) return { kind: "cut" };
  const first = jsonOf(text.slice(0, end));
  return first === undefined ? { kind: "text", text } : { kind: "value", value: first };
}

/** True for the beginning of a page. An answer in a model's words never begins with such a mark. */
function isPage(text: string): boolean {
  return /^<(?:!doctype\b|!--|\?xml\b|(?:html|head|body|title|meta|script|style|center|div|h1|p|pre|error)\b[^>]*>)/i.test(
    text.trimStart(),
  );
}

/** Gives the value of a text in JSON. What JSON forbids and some write is borne: raw control characters in strings, and NaN. */
function jsonOf(text: string): unknown {
  if (!/^[{["\d\-tfn]/.test(text)) return undefined;
  return parsed(text) ?? parsed(withEscapes(text));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withEscapes(text: string): string {
  return text.replace(/"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|-?\b(?:NaN|Infinity)\b/g, (piece) =>
    piece.startsWith('"')
      ? piece.replace(/\p{Cc}/gu, (raw) => `\\u${raw.charCodeAt(0).toString(16).padStart(4, "0")}`)
      : "null",
  );
}
