// A state.db that somebody else made may compute instead of hold: a view with a recursion never ends, a generated column gives
// a gigabyte for each row, a CHECK takes hours. So its schema is looked at before the first query. Only sqlite_schema is asked,
// because any other way of listing a view works it out. Proof: test/state/restore-hostile.test.ts, test/state/peek-state.test.ts.

import type { DatabaseSync } from "node:sqlite";
import { AT_RESTORE } from "./schema.ts";

/**
 * True when every table holds its values as they are, and none of ours is a view. Triggers, and views of other
 * names, do nothing while nobody writes or asks for them.
 * @param schema as it was attached.
 */
export function holdsPlainTables(sqlite: DatabaseSync, schema: "main" | "brought"): boolean {
  const tables = sqlite.prepare(SCHEMAS[schema]).all();
  return tables.every(({ type, name, sql }) => {
    // SQLite knows no capitals in a name.
    if (type === "view") return !Object.hasOwn(AT_RESTORE, String(name).toLowerCase());
    // "CREATE VIRTUAL TABLE" is a program.
    if (!String(sql).startsWith("CREATE TABLE ")) return false;
    return sqlite.prepare(COMPUTED).get(String(name), schema) === undefined;
  });
}

/** The verdict of SQLite's check of such tables: "ok", or the first fault. Their CHECKs are left out. */
export function quickCheck(sqlite: DatabaseSync, schema: "main" | "brought"): string {
  sqlite.exec("PRAGMA ignore_check_constraints = ON");
  const verdict = sqlite.prepare(CHECKS[schema]).get()?.["quick_check"];
  sqlite.exec("PRAGMA ignore_check_constraints = OFF");
  return String(verdict);
}

const CHECKS = { main: "PRAGMA main.quick_check(1)", brought: "PRAGMA brought.quick_check(1)" };

const SCHEMAS = {
  main: "SELECT type, name, sql FROM main.sqlite_schema WHERE type IN ('table', 'view')",
  brought: "SELECT type, name, sql FROM brought.sqlite_schema WHERE type IN ('table', 'view')",
};

const COMPUTED = "SELECT 1 FROM pragma_table_xinfo(?, ?) WHERE hidden <> 0";
