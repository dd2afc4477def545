// The state.db of a copy is worked on only when its schema is word for word one that this program makes. A trigger, a CHECK or an
// index over an expression of somebody else's would work at each row that is taken out, and could do so for hours.
// Proof: test/state/hostile-copies.test.ts.

import { DatabaseSync } from "node:sqlite";
import { MIGRATIONS } from "./schema.ts";

/** True for the tables and indexes of our own at this version (`user_version`), and nothing besides. */
export function hasOwnSchema(sqlite: DatabaseSync, version: number): boolean {
  const ours = new DatabaseSync(":memory:");
  try {
    for (const statements of MIGRATIONS.slice(0, version)) ours.exec(statements);
    return textOf(sqlite) === textOf(ours);
  } finally {
    ours.close();
  }
}

/** Comments and spaces may be those of an earlier edition. */
function textOf(sqlite: DatabaseSync): string {
  const rows = sqlite
    .prepare("SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY type, name")
    .all()
    .map(({ type, name, tbl_name: table, sql }) => [type, name, table, plainText(sql)]);
  return JSON.stringify(rows);
}

function plainText(sql: unknown): unknown {
  return typeof sql === "string"
    ? sql
        .replaceAll(/--[^\n]*/g, "")
        .replaceAll(/\s+/g, " ")
        .trim()
    : sql;
}
