// FORGOTTEN.jsonl records that something was forgotten and tells nothing of it. Words are kept as a keyed hash and
// their number: they are recognised when they come again, and cannot be read out of the file by trying.

import * as z from "zod";
import { formerPhraseOf, phraseOf, type Phrase } from "./words.ts";
import { keyedSha256Hex } from "../text/checksum.ts";
import { jsonLine, readJsonl } from "../text/jsonl.ts";
import { isoTimestamp } from "../text/timestamp.ts";

const rowSchema = z.object({
  phrases: z.array(z.object({ words: z.int().min(1), hmac: z.string() })),
});

/** The row of one forgetting, with its line break. */
export function tombstoneLine(
  stone: { readonly receiptId: string; readonly id?: string; readonly phrases: readonly Phrase[] },
  key: string,
  now: Date,
): string {
  return jsonLine({
    ts: isoTimestamp(now),
    receipt_id: stone.receiptId,
    id: stone.id,
    phrases: stone.phrases.map((phrase) => ({ words: phrase.length, hmac: hashOf(phrase, key) })),
  });
}

/**
 * True when one of the texts contains forgotten words, whatever stands around them. Unreadable rows are passed over.
 * @param keys all that tombstones were made with.
 */
export function wasForgotten(
  texts: readonly string[],
  tombstones: string,
  keys: readonly string[],
): boolean {
  const hashes = new Map<number, Set<string>>();
  for (const { value } of readJsonl(tombstones).rows) {
    for (const { words, hmac } of rowSchema.safeParse(value).data?.phrases ?? []) {
      hashes.set(words, (hashes.get(words) ?? new Set()).add(hmac));
    }
  }
  const readings = texts.flatMap((text) => {
    const [now, former] = [phraseOf(text), formerPhraseOf(text)];
    return now.join(" ") === former.join(" ") ? [now] : [now, former];
  });
  return readings.some((said) =>
    [...hashes].some(([length, known]) =>
      said.some((_, at) => {
        const window = said.slice(at, at + length);
        return window.length === length && keys.some((key) => known.has(hashOf(window, key)));
      }),
    ),
  );
}

/**
 * The rows of both, each once: first those of the earlier text. What was forgotten in one place is forgotten in both.
 * @returns the text, and whether the earlier one had a row that the later one has not.
 */
export function joinedTombstones(
  earlier: string,
  later: string,
): { readonly text: string; readonly hasMore: boolean } {
  const [first, second] = [earlier, later].map((text) => new Set(rowsOf(text)));
  const rows = new Set([...(first ?? []), ...(second ?? [])]);
  const text = [...rows].map((row) => `${row}\n`).join("");
  return { text, hasMore: rows.size > (second?.size ?? 0) };
}

function rowsOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

function hashOf(phrase: Phrase, key: string): string {
  return keyedSha256Hex(Buffer.from(key, "hex"), phrase.join(" "));
}
