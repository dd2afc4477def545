// The merge history holds the changes of the latest merges, so that they can be undone. The undo of an older merge is
// refused; its receipt stays in the Record. Proof: test/state/merge-history.test.ts.

import { promisify } from "node:util";
import { constants, deflateRaw, deflateRawSync, inflateRawSync } from "node:zlib";
import { sameEnds } from "../../record/text/same-ends.ts";
import type { FileEdit } from "../../record/types.ts";
import type { StateDatabase } from "../database/database.ts";

/** A merge that can be undone. */
export interface PastMerge {
  readonly receiptId: string;
  readonly candidateIds: readonly string[];
  /** Texts of the changed files before and after; empty when a part of them was forgotten, which rules out an undo. */
  readonly edits: readonly FileEdit[];
}

/** The texts of a merge as state.db keeps them. */
export type PackedEdits = Uint8Array;

export interface MergeHistory {
  /** Packs the texts, which takes long for large files, beside other work and before the commit. */
  pack(edits: readonly FileEdit[]): Promise<PackedEdits>;
  /** Inside a transaction. */
  remember(merge: Omit<PastMerge, "edits"> & { readonly packed: PackedEdits }): void;
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
    pack: async (edits) => {
      const json = JSON.stringify(edits.map(keptEdit));
      // The default level takes three times as long to make a tenth less of it.
      return deflate(json, { level: constants.Z_BEST_SPEED });
    },
    remember: ({ receiptId, candidateIds, packed }) => {
      database.run(
        "INSERT INTO merge_history (receipt_id, candidate_ids, edits) VALUES (?, ?, ?)",
        receiptId,
        JSON.stringify(candidateIds),
        packed,
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
          edits: unpackEdits(row.edits),
        }
      );
    },
    forget: (receiptId) => {
      database.run("DELETE FROM merge_history WHERE receipt_id = ?", receiptId);
    },
  };
}

/** The texts of a merge out of a row. */
export function unpackEdits(packed: PackedEdits): readonly FileEdit[] {
  const kept = JSON.parse(inflateRawSync(packed).toString()) as readonly KeptEdit[];
  return kept.map(({ path, before, after }) => ({
    path,
    after,
    before: textBefore(before, after),
  }));
}

/** What a row holds when the texts of its merge were forgotten. */
export function noEdits(): PackedEdits {
  return deflateRawSync("[]");
}

const deflate = promisify(deflateRaw);

interface KeptEdit {
  readonly path: string;
  /** The text before: whole as earlier versions wrote it, or as what stood in one place of the text after. */
  readonly before: string | Replaced;
  readonly after: string;
}

/** `text` stood where the text after has the characters from `from` to `to`. */
interface Replaced {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function keptEdit({ path, before, after }: FileEdit): KeptEdit {
  const same = sameEnds(before, after);
  const [from, to] = [same.before, after.length - same.after];
  // A pair of surrogates that differs in one half is cut within. JSON keeps a half, and UTF-8 would not.
  const text = before.slice(from, before.length - same.after);
  return { path, before: { from, to, text }, after };
}

function textBefore(before: KeptEdit["before"], after: string): string {
  if (typeof before === "string") return before;
  return after.slice(0, before.from) + before.text + after.slice(before.to);
}
