// Forgetting takes words out of JSON and JSONL literal by literal: a key or value that holds them becomes a mark, every
// other byte stays, and valid JSON stays valid. Proof: test/record/forget/forget-anything.test.ts.

import { isOurKey, isOurs } from "./machine.ts";
import { MARK, type FileTarget, type Purged } from "./target.ts";
import { holdsPhrase, type Span } from "./words.ts";
import { readRow } from "../text/jsonl.ts";
import { applySplices, type Splice } from "../text/markdown.ts";

/** Takes the words out of a file of rows. A line that is no row goes whole. */
export function forgetInRows(text: string, target: FileTarget): Purged {
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

/**
 * Takes the words out of one JSON text.
 * @param isLinked true when all free text goes, whatever it says.
 */
export function forgetInJson(text: string, target: FileTarget, isLinked = false): Purged {
  const splices: Splice[] = [];
  const found: string[] = [];
  for (const { start, end, value, isKey, isOurs: isKept } of literalsOf(text, target)) {
    if (isKept) continue;
    const isFree = isLinked && !isKey && /\s/.test(value);
    if (!holdsPhrase(value, target.phrases) && !isFree) continue;
    found.push(value);
    splices.push({ start, end, text: `"${ASCII_MARK}"` });
  }
  return { after: applySplices(text, splices), found };
}

/** The keys and values that are no words of a person or a model. */
export function oursInJson(text: string, target: FileTarget): readonly Span[] {
  return literalsOf(text, target).filter((literal) => literal.isOurs);
}

/** The mark in ASCII, for ledgers. */
export const ASCII_MARK = JSON.stringify(MARK).replace(MARK, "\\u2026").slice(1, -1);

interface Literal extends Span {
  /** The literal as it is written, without quotes. */
  readonly value: string;
  readonly isKey: boolean;
  readonly isOurs: boolean;
}

function literalsOf(text: string, { file, recordId }: FileTarget): readonly Literal[] {
  const literals: Literal[] = [];
  let key: string | undefined;
  for (const match of text.matchAll(LITERAL)) {
    const [whole, string, behind, number] = match;
    const value = string === undefined ? (number ?? "") : string.slice(1, -1);
    const isKey = behind !== undefined;
    if (isKey) key = value;
    const place = { file, key, ...(recordId !== undefined && { recordId }) };
    const end = match.index + (string ?? whole).length;
    literals.push({
      start: match.index,
      end,
      value,
      isKey,
      isOurs: isKey ? isOurKey(file, value) : isOurs(place, value),
    });
  }
  return literals;
}

/** A number, or a string with the colon that follows it where it is a key. */
const LITERAL = /("(?:[^"\\\n]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*)/g;
