// FORGOTTEN.jsonl records that something was forgotten and tells nothing of it. Words are kept as a keyed hash and
// their number: they are recognised when they come again, and cannot be read out of the file by trying.

import { setImmediate } from "node:timers/promises";
import * as z from "zod";
import { listOf } from "../../stored-list.ts";
import { formerPhraseOf, phraseOf, type Phrase } from "./words.ts";
import { keyedSha256Hex } from "../text/checksum.ts";
import { jsonLine, readJsonl } from "../text/jsonl.ts";
import { isoTimestamp } from "../text/timestamp.ts";

const rowSchema = z.object({
  phrases: listOf(z.object({ words: z.int().min(1), hmac: z.string() })),
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
 * True when one of the texts contains forgotten words, whatever stands around them. Unreadable rows are passed over. Also true for
 * texts that take more work to look through than those of any Record of ours: what nobody can look through is not told again.
 * @param keys all that tombstones were made with.
 */
export async function wasForgotten(
  texts: readonly string[],
  tombstones: string,
  keys: readonly string[],
): Promise<boolean> {
  const readings = texts.flatMap((text) => {
    const [now, former] = [phraseOf(text), formerPhraseOf(text)];
    return now.join(" ") === former.join(" ") ? [now] : [now, former];
  });
  const longest = Math.max(0, ...readings.map(({ length }) => length));
  const hashes = hashesUpTo(longest, tombstones);
  const secrets = keys.map((key) => Buffer.from(key, "hex"));
  let words = 0;
  let since = 0;
  for (const said of readings) {
    for (const [length, known] of hashes) {
      for (let at = 0; at + length <= said.length; at += 1) {
        const window = said.slice(at, at + length).join(" ");
        if (secrets.some((key) => known.has(keyedSha256Hex(key, window)))) return true;
        words += (length + WORDS_OF_A_HASH) * keys.length;
        if (words > MOST_WORDS) return true;
        if (words - since < WORDS_AT_ONCE) continue;
        since = words;
        // Others have their turn.
        await setImmediate();
      }
    }
  }
  return false;
}

/** A hash of nothing takes as long as so many words. */
const WORDS_OF_A_HASH = 50;
/** Some milliseconds of work. */
const WORDS_AT_ONCE = 100_000;
/**
 * Some seconds. The longest message has some eight hundred words, which with a hundred tombstones of different lengths and two keys
 * make some half of it.
 */
const MOST_WORDS = 25_000_000;

/** The hashes by the number of their words. No text holds a phrase that is longer than itself. */
function hashesUpTo(longest: number, tombstones: string): ReadonlyMap<number, ReadonlySet<string>> {
  const hashes = new Map<number, Set<string>>();
  for (const { value } of readJsonl(tombstones).rows) {
    for (const { words, hmac } of rowSchema.safeParse(value).data?.phrases ?? []) {
      if (words > longest) continue;
      const known = hashes.get(words);
      if (known) known.add(hmac);
      else hashes.set(words, new Set([hmac]));
    }
  }
  return hashes;
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
