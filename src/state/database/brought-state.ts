// A state.db out of an archive is somebody else's file: its schema may hold triggers and views that act, and its journal may
// name any file. So only values of known columns are taken out of it, into a new file whose schema is our own, and which cannot
// grow far beyond the one that was brought.
// Proof: test/state/restore-hostile.test.ts.

import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { factual } from "../../factual.ts";
import { RecordError } from "../../errors.ts";
import { holdsPlainTables, quickCheck } from "./plain-tables.ts";
import { BROUGHT_VALUES, holdsOurValues, type KeptTable } from "./brought-values.ts";
import { MIGRATIONS } from "./schema.ts";
import { hasShortSchemaAt } from "./short-schema.ts";

/**
 * Makes a new state.db of the same version with the rows that outlive a restore. `openState` brings it forward.
 * @param brought path of the file out of the archive. It is only read. @param fresh path that does not exist yet.
 * @throws RecordError when the file is damaged, is of a newer version, or does not fit the schema.
 */
export function takeOverState(brought: string, fresh: string): void {
  if (!hasShortSchemaAt(brought)) throw damagedError();
  const sqlite = new DatabaseSync(fresh);
  try {
    sqlite.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
    sqlite.prepare("ATTACH ? AS brought").run(brought);
    if (!holdsPlainTables(sqlite, "brought")) throw damagedError();
    const most = mostPages(brought);
    sqlite.exec(`PRAGMA main.max_page_count = ${most}`);
    const version = versionOf(sqlite);
    for (const statements of MIGRATIONS.slice(0, version)) sqlite.exec(statements);
    sqlite.exec(`PRAGMA main.user_version = ${version}`);
    for (const table of KEPT) {
      if (!copyRows(table, sqlite)) throw strangeError(table);
    }
    sqlite.exec("DETACH brought");
  } catch (error) {
    if (error instanceof RecordError) throw error;
    throw damagedError(error);
  } finally {
    sqlite.close();
  }
}

function strangeError(table: KeptTable): RecordError {
  return new RecordError(
    factual`The file cannot be used: its state.db has a number in the table ${{ id: table }} that no Grace-Mar writes`,
  );
}

function damagedError(cause?: unknown): RecordError {
  return new RecordError(factual`The file cannot be used: its state.db is damaged`, { cause });
}

/** The default of a column may be a megabyte, which stands in its table's rows without any bytes of theirs. */
function mostPages(brought: string): number {
  return Math.ceil((2 * statSync(brought).size) / PAGE_BYTES) + SPARE_PAGES;
}

/** SQLite's own, in a new file. */
const PAGE_BYTES = 4096;
/** The empty schema has about 40. */
const SPARE_PAGES = 256;

function versionOf(sqlite: DatabaseSync): number {
  const verdict = quickCheck(sqlite, "brought");
  const version = Number(sqlite.prepare("PRAGMA brought.user_version").get()?.["user_version"]);
  if (verdict !== "ok" || version < 1) throw damagedError();
  if (version > MIGRATIONS.length) {
    throw new RecordError(
      factual`The file cannot be used: its state.db has version ${version}, but this program knows ${MIGRATIONS.length}. Install the newer version again`,
    );
  }
  return version;
}

const KEPT = Object.keys(BROUGHT_VALUES) as readonly KeptTable[];

/** The names of table and columns are those of our own schema. @returns false for rows that are none of ours. */
function copyRows(table: KeptTable, sqlite: DatabaseSync): boolean {
  const columns = sqlite
    .prepare("SELECT name FROM pragma_table_info(?, 'main')")
    .all(table)
    .map(({ name }) => String(name));
  // This version has no such table yet.
  if (columns.length === 0) return true;
  const names = columns.join(", ");
  sqlite.exec(`INSERT INTO main.${table} (${names}) SELECT ${names} FROM brought.${table}`);
  return holdsOurValues(table, columns, sqlite);
}
