// A model's word that an exchange tells of distress, in whatever form it stands. One clear yes counts, wherever it stands: a
// proposal that is lost can be made again. Proof: test/voice/named-distress.test.ts.

import { parseJson } from "../json.ts";
import { foldLetters } from "../record/text/fold.ts";

/**
 * True when an answer says that there is distress.
 * @param text the whole answer, of any length. @param values what was read in it as JSON or YAML.
 */
export function namesDistress(text: string, values: readonly unknown[]): boolean {
  return CLEAR_YES.test(text) || values.some(holdsDistress);
}

const YES = "(?:true|yes|y|1|on|ja|wahr|oui|vrai|s[ií]|verdadero|cierto)";
/** An explanation of the field is no answer: "distress: true or false", "distress: true if ...". */
const IS_ANSWER = String.raw`(?![\p{L}\p{N}_])(?!\|?[\p{L}]|\s*[/\\]\s*\p{L}|\s*(?:or|if|when|oder|wenn|ou|si|o|cuando)\b)`;
/** Between a name and its value stand marks of JSON, YAML, XML, Markdown, of each once more within a text. */
const MARKS = String.raw`["'“”\x60*_\\\s()[\]<>|-]`;
const CLEAR_YES = new RegExp(
  String.raw`distress(?:ed)?(?:${MARKS}{0,20}[:=：>|]|\x60?\s+(?:is\s+)?)${MARKS}{0,20}${YES}${IS_ANSWER}`,
  "iu",
);

/** Looks at every depth, also into JSON that was written into a text. */
function holdsDistress(value: unknown): boolean {
  const waiting = [value];
  while (waiting.length > 0) {
    const held = inJson(waiting.pop());
    if (typeof held !== "object" || held === null) continue;
    for (const [name, content] of Object.entries(held)) {
      if (!Array.isArray(held) && isDistressKey(name) && !isNo(content)) return true;
      waiting.push(content);
    }
  }
  return false;
}

function inJson(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{"]/.test(value)) return value;
  return parseJson(value) ?? value;
}

function isDistressKey(name: string): boolean {
  const letters = foldLetters(name).replaceAll(/[^\p{L}]/gu, "");
  return /^(?:is|in|isin|has|shows)?distress(?:ed)?$/i.test(letters);
}

/** Anything but a clear "no" counts. An answer without the field says nothing of it, and neither does its schema. */
function isNo(value: unknown): boolean {
  if (typeof value === "string")
    return /^(?:false|no|nein|non|none|null|n\/a|0|)[.!]?$/i.test(value.trim());
  const isSchema = typeof value === "object" && value !== null && "type" in value;
  return value === false || value === 0 || value == null || isSchema;
}
