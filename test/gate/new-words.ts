// The words that a change brought into a Record, held against what a card showed.

import { expect } from "vitest";
import { FILES } from "../../src/record/store.ts";
import type { readFolder } from "../support/temporary.ts";

type Folder = ReturnType<typeof readFolder>;

/** New words of all files: on the card, or our own. */
export function expectShown(before: Folder, after: Folder, card: string): void {
  const seen = wordsIn(card.replace(/\p{Cf}/gu, ""));
  // A rule of INTENT.md is told by words without marks over them.
  const shown = new Set([...seen, ...seen.map((word) => word.replace(/\p{M}/gu, ""))]);
  const strange = Object.entries(after).flatMap(([name, text]) => {
    const known = new Set(wordsIn(before[name] ?? ""));
    const lines = text
      .split("\n")
      .filter((line) => !(before[name] ?? "").split("\n").includes(line));
    return wordsIn(lines.join("\n"))
      .filter((word) => !known.has(word) && !shown.has(word) && !OURS.has(word) && !isMade(word))
      .map((word) => `${name}: ${word}`);
  });
  expect(strange).toEqual([]);
}

/** All words that go out of SELF and EVIDENCE: on the card, or our own. */
export function expectTakenOutShown(before: Folder, after: Folder, card: string): void {
  const shown = new Set(wordsIn(card));
  const gone = [FILES.self, FILES.evidence].flatMap((name) => {
    const kept = (after[name] ?? "").split("\n");
    const lines = (before[name] ?? "").split("\n").filter((line) => !kept.includes(line));
    return wordsIn(lines.join("\n"))
      .filter((word) => !shown.has(word) && !OURS.has(word) && !isMade(word))
      .map((word) => `${name}: ${word}`);
  });
  expect(gone).toEqual([]);
}

function wordsIn(text: string): readonly string[] {
  // The two languages of escaping, and characters that nobody sees count as words of their own.
  const plain = text.replace(/\\[uU]([0-9A-Fa-f]{4,8})/g, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  return [...(plain.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []), ...(plain.match(/\p{Cf}/gu) ?? [])];
}

/** Words that a field of a candidate has for itself. */
export function secretsIn(text: string): readonly string[] {
  return wordsIn(text).filter((word) => word.startsWith("Zo") && word !== "Zokites");
}

/** Numbers of ids, dates, hashes, ids of receipts. */
function isMade(word: string): boolean {
  return /^[0-9a-f]+$|^\d+[TZ]?\d*Z?$|^\d{2}T\d{2}$/.test(word);
}

/** Constants of our writer. */
const OURS = new Set(
  `id date modality text pipeline merge activity_type knowledge curated observation mind_category curiosity personality
  source summary curated_by user evidence_tier topic trigger response_signal approved intensity type observed
  evidence_id provenance human_approved resolution context superseded_by superseded_at correction ACT LEARN CUR PER
  SELF ARCHIVE What was and merged oldest first Written after each the Record itself is md EVIDENCE APPROVED Telegram
  Unknown CANDIDATE SESSION LOG Merged replaces Undone removed current again receipt_id user_id grace mar approved_by
  telegram approved_at min_evidence_tier candidate_ids candidates sha256 only false true merged_at merge_source callback
  checksum_before checksum_after previous_receipt_sha256 null undoes undo ts event candidate_id applied undone
  channel_key actor pending status intent_constitutional_critique intent_conflict_cross_agent advisory advisory_flagged
  advisory_clear intent_constitutional_revision_suggested rule_id rule_ids rule_applies_to all severity priority
  conflict_strategy escalate_to_human reason deprioritized none candidate_source voice operator cli keep_both merge_source`.split(
    /\s+/,
  ),
);
