// The copy of state.db that a backup takes, and what a state.db that is put aside keeps: the same list for both. What is
// under way goes into none: a restore ends it anyway, and a message that waits, or of which only a hash is left, may be one
// that is to stay just between a person and the bot. The key of the tombstones goes into none either, or a backup would tell
// whoever tries words on it what was forgotten. Such words are never written to a copy and then deleted, for a kill between
// the two would leave them: only what may stay is copied. Proof: test/state/backup-private.test.ts,
// test/state/restore-aside.test.ts, test/e2e/between-us.test.ts, test/e2e/forget-digests.test.ts.

import { DatabaseSync } from "node:sqlite";
import { IS_HELD_BACK } from "../held-back.ts";
import { TOMBSTONE_KEY } from "../settings.ts";
import type { StateDatabase } from "./database.ts";
import { AT_RESTORE, MIGRATIONS } from "./schema.ts";
import { TALK, type Taken } from "./talk.ts";

/**
 * Writes a copy without messages that wait, replies on their way, the words of talks just between us, the spans that are held
 * back, and the key. That such a talk goes on is kept, so that a restore does not end one unnoticed.
 * All rows are of the moment of the call, so nothing is waited for.
 * @param path an empty file, which is for its owner alone.
 */
export function copyState(database: StateDatabase, path: string): void {
  makeSchema(path);
  database.all("ATTACH ? AS copy", path);
  try {
    // No journal may lie beside it. A copy that a kill cuts short is of no use to anybody.
    database.all("PRAGMA copy.journal_mode = OFF");
    database.all("PRAGMA copy.synchronous = OFF");
    for (const [table, taken] of Object.entries(TAKEN)) {
      if (taken) copyRows(table, taken, database);
    }
  } finally {
    database.all("DETACH copy");
  }
}

/**
 * Inside a transaction: takes everything out of a state.db that nobody runs any more which would not be in a copy of it. The key
 * stays, for there it is where it was.
 */
export function letGoOfUnderWay(database: StateDatabase): void {
  // What refers to a card goes before it.
  for (const table of Object.keys(AT_RESTORE).toReversed()) {
    const taken = TAKEN[table];
    const { where = "1", values = {} } = taken ?? { where: "0" };
    database.run(`DELETE FROM ${table} WHERE NOT (${where})`);
    const set = Object.entries(values).map(([column, value]) => `${column} = ${value}`);
    if (set.length > 0) database.run(`UPDATE ${table} SET ${set.join(", ")}`);
  }
}

/** Every table of the schema. A table that is not named here goes into no copy. */
const TAKEN: { readonly [table: string]: Taken | undefined } = {
  ...Object.fromEntries(Object.entries(TALK).map(([table, { inBackup }]) => [table, inBackup])),
  access: {},
  awaited_edit: {},
  claim: {},
  deferral: {},
  file_digest: {},
  file_stamp: {},
  merge_history: {},
  merge_text: {},
  setting: { leaves: `key NOT IN ('${TOMBSTONE_KEY}', 'shown_key') AND NOT ${IS_HELD_BACK}` },
  spending: {},
  stranger: {},
};

function makeSchema(path: string): void {
  const fresh = new DatabaseSync(path);
  try {
    fresh.exec("PRAGMA journal_mode = OFF");
    for (const statements of MIGRATIONS) fresh.exec(statements);
    fresh.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  } finally {
    fresh.close();
  }
}

function copyRows(
  table: string,
  { where = "1", leaves = "1", values }: Taken,
  database: StateDatabase,
): void {
  const columns = database
    .all<{ readonly name: string }>("SELECT name FROM pragma_table_info(?, 'copy')", table)
    .map(({ name }) => name);
  const taken = columns.map((column) => values?.[column] ?? column);
  database.all(
    `INSERT INTO copy.${table} (${columns.join(", ")})
     SELECT ${taken.join(", ")} FROM main.${table} WHERE (${where}) AND (${leaves})`,
  );
}
