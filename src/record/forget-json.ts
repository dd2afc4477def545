// Words out of JSON and JSONL, literal by literal: a value that holds them becomes a mark, every other byte stays, and
// what was JSON still is.

import { MARK, isOurs, type ForgetTarget, type Purged } from "./forget-target.ts";
import { holdsPhrase } from "./forget-words.ts";
import { readRow } from "./jsonl.ts";
import { applySplices, type Splice } from "./markdown.ts";

/** A file of rows. A line that is no row goes whole. */
export function forgetInRows(text: string, target: ForgetTarget): Purged {
  const found: string[] = [];
  const after = text
    .split(/(?<=\n)/)
    .map((line) => {
      const row = readRow(line);
      if (!row) {
        if (!holdsPhrase(line, target.phrases)) return line;
        found.push(line.trim());
        return "";
      }
      const isLinked = target.candidateIds.has(String(row["candidate_id"]));
      const purged = forgetInJson(line, target, isLinked);
      found.push(...purged.found);
      return purged.after;
    })
    .join("");
  return { after, found };
}

/** @param isLinked all free text goes, whatever it says. */
export function forgetInJson(text: string, { phrases }: ForgetTarget, isLinked = false): Purged {
  const splices: Splice[] = [];
  const found: string[] = [];
  let key: string | undefined;
  for (const match of text.matchAll(LITERAL)) {
    const [literal, behind = ""] = match;
    const value = literal.slice(1, literal.length - 1 - behind.length);
    if (behind !== "") {
      key = value;
      continue;
    }
    if (isOurs(key, value)) continue;
    if (!holdsPhrase(value, phrases) && !(isLinked && /\s/.test(value))) continue;
    found.push(value);
    splices.push({ start: match.index, end: match.index + literal.length, text: MARKED });
  }
  return { after: applySplices(text, splices), found };
}

/** A string, and the colon behind it where it is a key. */
const LITERAL = /"(?:[^"\\\n]|\\.)*"(\s*:)?/g;
/** Ledgers are ASCII. */
const MARKED = JSON.stringify(MARK).replace(MARK, "\\u2026");
