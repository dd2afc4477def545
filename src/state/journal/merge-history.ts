// The merge history holds the changes of the latest merges, so that they can be undone. The undo of an older merge is
// refused; its receipt stays in the Record.

import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { FileEdit } from "../../record/types.ts";
import type { StateDatabase } from "../database/database.ts";

/** A merge that can be undone. */
export interface PastMerge {
  readonly receiptId: string;
  readonly candidateIds: readonly string[];
  /** Texts of the changed files before and after; empty when a part of them was forgotten, which rules out an undo. */
  readonly edits: readonly FileEdit[];
}

export interface MergeHistory {
  /** Inside a transaction. */
  remember(merge: PastMerge): void;
  /** The latest merge, or the one with this receipt. */
  find(receiptId?: string): PastMerge | undefined;
  /** Inside a transaction. */
  forget(receiptId: string): void;
}

/** Number of merges that can be undone. */
const KEPT = 20;

/** The merge history in state.db. */
export function createMergeHistory(database: StateDatabase): MergeHistory {
  return {
    remember: ({ receiptId, candidateIds, edits }) => {
      database.run(
        "INSERT INTO merge_history (receipt_id, candidate_ids, edits) VALUES (?, ?, ?)",
        receiptId,
        JSON.stringify(candidateIds),
        deflateRawSync(JSON.stringify(edits)),
      );
      database.run(
        `DELETE FROM merge_history WHERE id NOT IN (
           SELECT id FROM merge_history ORDER BY id DESC LIMIT ${KEPT})`,
      );
    },
    find: (receiptId) => {
      const row = database.get<{ receipt_id: string; candidate_ids: string; edits: Uint8Array }>(
        `SELECT * FROM merge_history WHERE ?1 IS NULL OR receipt_id = ?1 ORDER BY id DESC LIMIT 1`,
        receiptId ?? null,
      );
      return (
        row && {
          receiptId: row.receipt_id,
          candidateIds: JSON.parse(row.candidate_ids) as string[],
          edits: JSON.parse(inflateRawSync(row.edits).toString()) as FileEdit[],
        }
      );
    },
    forget: (receiptId) => {
      database.run("DELETE FROM merge_history WHERE receipt_id = ?", receiptId);
    },
  };
}
