// Vectors say where the meaning of an entry lies, as an embedding model tells it. They serve the search alone and are made again
// when they are gone. A row knows its entry by a hash of text and model, and so it tells of the entry: every forgetting takes all
// rows away in its own transaction (forgetDigests), and no copy of state.db has any. Proof: test/state/vectors.test.ts.

import { createBreaks } from "../pause.ts";
import { sha256Hex } from "../record/text/checksum.ts";
import type { StateDatabase } from "./database/database.ts";
import { noteLetGo } from "./forgetting/forgettings.ts";

export interface Vectors {
  /** The rows that are kept. */
  keys(): ReadonlySet<string>;
  isEmpty(): boolean;
  /** Bytes of the vectors that are kept; undefined where there is none. */
  length(): number | undefined;
  /** Inside a transaction. Vectors of another length than these are of another model, and go. */
  add(rows: readonly NamedVector[]): void;
  /** Inside a transaction: takes away all rows but these. */
  keepOnly(keys: ReadonlySet<string>): void;
  /**
   * Gives the keys whose vectors are nearest, the nearest first. Other work goes on meanwhile.
   * @param among other rows are not looked at.
   * @returns undefined when none of these rows has a vector of this length.
   */
  nearest(
    vector: Float32Array,
    among: ReadonlySet<string>,
    limit: number,
  ): Promise<readonly string[] | undefined>;
}

/** A vector of length 1, and the row in which it is kept. */
export interface NamedVector {
  readonly key: string;
  readonly vector: Float32Array;
}

/** The vectors in state.db. */
export function createVectors(database: StateDatabase): Vectors {
  const keepLength = (bytes: number): void => {
    const sql = "DELETE FROM entry_vector WHERE length(vector) <> ?";
    if (database.run(sql, bytes).changes > 0) noteLetGo(database);
  };
  const keys = (): ReadonlySet<string> =>
    new Set(
      database
        .all<{ key: string }>("SELECT entry_sha AS key FROM entry_vector")
        .map(({ key }) => key),
    );
  return {
    keys,
    isEmpty: () => !database.get("SELECT 1 FROM entry_vector LIMIT 1"),
    length: () =>
      database.get<{ bytes: number }>("SELECT length(vector) AS bytes FROM entry_vector LIMIT 1")
        ?.bytes,
    add: (rows) => {
      for (const { key, vector } of rows) {
        const bytes = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
        database.run("REPLACE INTO entry_vector (entry_sha, vector) VALUES (?, ?)", key, bytes);
      }
      const length = rows[0]?.vector.byteLength;
      if (length !== undefined) keepLength(length);
    },
    keepOnly: (wanted) => {
      const rows = database.all<Row>("SELECT id, entry_sha AS key FROM entry_vector");
      const gone = rows.filter(({ key }) => !wanted.has(key));
      for (const { id } of gone) database.run("DELETE FROM entry_vector WHERE id = ?", id);
      if (gone.length > 0) noteLetGo(database);
    },
    nearest: async (vector, among, limit) => {
      const found: { readonly key: string; readonly likeness: number }[] = [];
      const breaks = createBreaks();
      for (let after = -1; ;) {
        const rows = database.all<Row & { readonly vector: Uint8Array }>(
          "SELECT id, entry_sha AS key, vector FROM entry_vector WHERE id > ? AND length(vector) = ? ORDER BY id LIMIT ?",
          after,
          vector.byteLength,
          AT_ONCE,
        );
        for (const row of rows) {
          if (among.has(row.key)) {
            found.push({ key: row.key, likeness: product(vector, numbers(row.vector)) });
          }
        }
        const last = rows.at(-1);
        if (!last) break;
        after = last.id;
        if (breaks.isDue()) await breaks.take();
      }
      if (found.length === 0) return undefined;
      return found
        .toSorted((a, b) => b.likeness - a.likeness)
        .slice(0, limit)
        .map(({ key }) => key);
    },
  };
}

/** Gives the row of a text, under the model that reads it. */
export function vectorKey(model: string, text: string): string {
  return sha256Hex(`${model}\n${text}`);
}

/** Where no model is named: takes away what an earlier run has left. */
export async function dropVectors(database: StateDatabase): Promise<void> {
  const vectors = createVectors(database);
  if (vectors.isEmpty()) return;
  await database.note(() => {
    vectors.keepOnly(new Set());
  });
}

interface Row {
  readonly id: number;
  readonly key: string;
}

/** Rows that are read at once: less than a megabyte of the longest usual vectors. */
const AT_ONCE = 64;

/** The bytes of a row begin where its text ended, which may be between two numbers. */
function numbers(bytes: Uint8Array): Float32Array {
  const isEven = bytes.byteOffset % Float32Array.BYTES_PER_ELEMENT === 0;
  const even = isEven ? bytes : bytes.slice();
  return new Float32Array(
    even.buffer,
    even.byteOffset,
    even.byteLength / Float32Array.BYTES_PER_ELEMENT,
  );
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
