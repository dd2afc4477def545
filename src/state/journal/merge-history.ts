// The merge history holds the changes of the latest merges, so that they can be undone. The undo of an older merge is
// refused; its receipt stays in the Record. Proof: test/state/merge-history.test.ts.

import { deflateRawSync } from "node:zlib";
import * as z from "zod";
import { parseStrangeJson } from "../../json.ts";
import { listOf } from "../../stored-list.ts";
import { sha256Hex } from "../../record/text/checksum.ts";
import type { FileEdit } from "../../record/types.ts";
import type { StateDatabase } from "../database/database.ts";
import {
  inflated,
  tellEdit,
  tellEditNow,
  untoldEdit,
  type KnownTexts,
  type PackedText,
  type Telling,
  type ToldEdit,
} from "./merge-texts.ts";

/** A merge that can be undone. */
export interface PastMerge {
  readonly receiptId: string;
  readonly candidateIds: readonly string[];
  /**
   * Texts of the changed files before and after; empty when a part of them was forgotten or they are not exactly what
   * they were, which rules out an undo.
   */
  readonly edits: readonly FileEdit[];
}

export interface MergeHistory {
  /** Makes ready what is to be remembered. Gives the work for the transaction; no other merge may come between. */
  prepare(merge: PastMerge): Promise<() => void>;
  /**
   * The latest merge, or the one with this receipt.
   * @param now files as they are, by path. They change only the time that this takes.
   */
  find(receiptId?: string, now?: ReadonlyMap<string, string>): PastMerge | undefined;
  /** Inside a transaction. */
  forget(receiptId: string): void;
}

/** Number of merges that can be undone. */
const KEPT = 20;

/** The merge history in state.db. */
export function createMergeHistory(database: StateDatabase): MergeHistory {
  return {
    prepare: async ({ receiptId, candidateIds, edits }) => {
      const last = database.get<Row>("SELECT * FROM merge_history ORDER BY id DESC LIMIT 1");
      const earlier = (last?.changes && toldIn(last.changes)) ?? [];
      const tellings: Telling[] = [];
      for (const edit of edits) {
        tellings.push(
          await tellEdit(
            edit,
            earlier.find(({ path }) => path === edit.path),
          ),
        );
      }
      return () => {
        database.run(
          "INSERT INTO merge_history (receipt_id, candidate_ids, edits, changes) VALUES (?, ?, ?, ?)",
          receiptId,
          JSON.stringify(candidateIds),
          NO_TEXTS,
          pack(tellings.map(({ told }) => told)),
        );
        database.run(
          `DELETE FROM merge_history WHERE id NOT IN (
             SELECT id FROM merge_history ORDER BY id DESC LIMIT ${KEPT})`,
        );
        for (const { text } of tellings) if (text) keepText(database, text);
        if (tellings.some(({ text }) => text)) dropTexts(database);
      };
    },
    find: (receiptId, now) => {
      const row = database.get<Row>(
        "SELECT * FROM merge_history WHERE ?1 IS NULL OR receipt_id = ?1 ORDER BY id DESC LIMIT 1",
        receiptId ?? null,
      );
      return (
        row && {
          receiptId: row.receipt_id,
          candidateIds: idsIn(row) ?? [],
          edits: editsOf(row, database, (path) => ({ now: now?.get(path) })) ?? [],
        }
      );
    },
    forget: (receiptId) => {
      database.run("DELETE FROM merge_history WHERE receipt_id = ?", receiptId);
    },
  };
}

/** A merge in the history, by the number of its row. `edits` is undefined where they are not exactly what they were. */
export interface HeldMerge {
  readonly id: number;
  readonly candidateIds: readonly string[];
  readonly edits: readonly FileEdit[] | undefined;
}

/** All merges in the history, one after the other, because their texts are long. */
export function* heldMerges(database: StateDatabase): Generator<HeldMerge> {
  // Most merges begin where the one before ended.
  const last = new Map<string, { readonly sha256: string; readonly text: string }>();
  for (const { id } of database.all<{ id: number }>("SELECT id FROM merge_history ORDER BY id")) {
    const row = database.get<Row>("SELECT * FROM merge_history WHERE id = ?", id);
    if (!row) continue;
    const candidateIds = idsIn(row);
    // Nobody can tell what it was about.
    if (!candidateIds) {
      yield { id, candidateIds: [], edits: undefined };
      continue;
    }
    const edits = editsOf(row, database, (path) => ({
      textOf: (sha256) => (last.get(path)?.sha256 === sha256 ? last.get(path)?.text : undefined),
    }));
    for (const { path, after } of (row.changes && edits) || []) {
      last.set(path, { sha256: sha256Hex(after), text: after });
    }
    yield { id, candidateIds, edits };
  }
}

/** Texts that are left of merges which are not in the history any more; undefined for one that nobody can read. */
export function* leftTexts(database: StateDatabase): Generator<string | undefined> {
  for (const sha256 of unusedTexts(database)) {
    const row = database.get<PackedText>("SELECT * FROM merge_text WHERE sha256 = ?", sha256);
    if (row) yield inflated(row.body);
  }
}

/**
 * Inside a transaction: takes the texts of some merges out of the history. The others are told anew, by each other
 * alone, for they may share a text that those merges brought. What is left of merges that are gone goes.
 */
export function emptyMerges(database: StateDatabase, ids: ReadonlySet<number>): void {
  const texts: PackedText[] = [];
  const last = new Map<string, ToldEdit>();
  for (const { id, candidateIds, edits } of heldMerges(database)) {
    const isKept = edits !== undefined && edits.length > 0 && !ids.has(id);
    const tellings = isKept ? edits.map((edit) => tellEditNow(edit, last.get(edit.path))) : [];
    for (const { told, text } of tellings) {
      last.set(told.path, told);
      if (text) texts.push(text);
    }
    database.run(
      "UPDATE merge_history SET candidate_ids = ?, edits = ?, changes = ? WHERE id = ?",
      JSON.stringify(candidateIds),
      NO_TEXTS,
      isKept ? pack(tellings.map(({ told }) => told)) : null,
      id,
    );
  }
  for (const text of texts) keepText(database, text);
  dropTexts(database);
}

interface Row {
  readonly id: number;
  readonly receipt_id: string;
  readonly candidate_ids: string;
  /** Whole texts in rows of earlier versions. */
  readonly edits: Uint8Array;
  readonly changes: Uint8Array | null;
}

/** The candidates of a merge; undefined where the row does not say them any more. */
function idsIn({ candidate_ids: text }: Row): readonly string[] | undefined {
  return idsSchema.safeParse(parseStrangeJson(text)).data;
}

const idsSchema = listOf(z.string());

function editsOf(
  { edits, changes }: Row,
  database: StateDatabase,
  known: (path: string) => Pick<KnownTexts, "now" | "textOf">,
): readonly FileEdit[] | undefined {
  if (!changes) return unpack(edits, editsSchema);
  const baseOf = (sha256: string): Uint8Array | undefined =>
    database.get<PackedText>("SELECT * FROM merge_text WHERE sha256 = ?", sha256)?.body;
  const found: FileEdit[] = [];
  const tellings = toldIn(changes);
  if (!tellings) return undefined;
  for (const told of tellings) {
    const edit = untoldEdit(told, { ...known(told.path), baseOf });
    if (!edit) return undefined;
    found.push(edit);
  }
  return found;
}

function keepText(database: StateDatabase, { sha256, body }: PackedText): void {
  database.run("INSERT OR REPLACE INTO merge_text (sha256, body) VALUES (?, ?)", sha256, body);
}

/** Removes texts that no merge is told by. */
function dropTexts(database: StateDatabase): void {
  for (const sha256 of unusedTexts(database)) {
    database.run("DELETE FROM merge_text WHERE sha256 = ?", sha256);
  }
}

/** A merge that was taken back, or that is too old, leaves its text until the next one brings a text of its own. */
function unusedTexts(database: StateDatabase): readonly string[] {
  const used = new Set(
    database
      .all<Pick<Row, "changes">>("SELECT changes FROM merge_history WHERE changes IS NOT NULL")
      .flatMap(({ changes }) => (changes && toldIn(changes)) ?? [])
      .map(({ base }) => base),
  );
  return database
    .all<{ sha256: string }>("SELECT sha256 FROM merge_text")
    .flatMap(({ sha256 }) => (used.has(sha256) ? [] : [sha256]));
}

function pack(value: unknown): Uint8Array {
  return deflateRawSync(JSON.stringify(value));
}

function toldIn(changes: Uint8Array): readonly ToldEdit[] | undefined {
  return unpack(changes, toldSchema);
}

/** Undefined for what nobody can read, or what is no such thing: such a merge cannot be undone. */
function unpack<T>(bytes: Uint8Array, schema: z.ZodType<T>): T | undefined {
  return schema.safeParse(parseStrangeJson(inflated(bytes) ?? "")).data;
}

const editsSchema = listOf(z.object({ path: z.string(), before: z.string(), after: z.string() }));

const toldSchema = listOf(
  z.object({
    path: z.string(),
    base: z.string(),
    steps: listOf(listOf(z.tuple([z.int().min(0), z.string(), z.string()]))),
    before: z.string(),
    after: z.string(),
  }),
);

const NO_TEXTS = pack([]);
