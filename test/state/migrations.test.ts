// state.db is brought forward from every version that was ever released, and loses nothing on the way.

import { join } from "node:path";
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../src/record/text/checksum.ts";
import { openState } from "../../src/state/database/open-state.ts";
import { MIGRATIONS } from "../../src/state/database/schema.ts";
import { openDatabase } from "./support.ts";
import { temporaryFolder } from "../support/temporary.ts";

type Row = { readonly [column: string]: SQLOutputValue };

/** Hashes of the texts as they were released. A changed text would leave databases behind that no test knows. */
const RELEASED = [
  "18f36265f73e6e7f1a8658ea98bda4f70013e7558c3da911153fa90c5989e27e",
  "075c518065302b6cd746276736246a05ed4855c095c23cc036d80ecb6423fd4b",
  "3205f10cb756d1424feeb22ad7969fba133d2bd69412a7973d28d791a443f154",
  "50882e227a8a07d658d71bf2928de90c563892406fd0fbbfba2b927f81bc640e",
  "7bc51a71c09dca907e75f78310d6f010038cd305cd638caf1389ee6d80e56340",
  "f89a88d03462e4a31973a343115cca3c10e5a879eec76820ad4dbf9aa6bfad19",
  "2abd3b219d68ab2534d6a99c5947fdfa0a751eb84de9202528ef012e8490e90e",
  "633d11a677d86d1ae49d8afc079824bb769cf4f40c5c03f6b7a6b508fb3305b1",
];

/** A row for each table of a version, with a value for each required column. */
const ROWS: readonly { readonly since: number; readonly table: string; readonly row: Row }[] = [
  {
    since: 1,
    table: "inbox",
    row: { seq: 1, bot_id: 7, update_id: 3, body_sha: "a", lane: "1", body: "{}", received_at: 5 },
  },
  {
    since: 1,
    table: "card",
    row: { id: 1, token: "t", kind: "merge", chat_id: 1, message_id: 9, body: "{}", created_at: 5 },
  },
  { since: 1, table: "outbox", row: { id: 1, chat_id: 1, card_id: 1, body: "{}" } },
  {
    since: 1,
    table: "file_operation",
    row: { id: 1, job: "turn-1", path: "X.md", mode: "append", data: "said", offset: 0 },
  },
  {
    since: 1,
    table: "message",
    row: { id: 1, channel: "telegram:1", role: "user", text: "hello" },
  },
  {
    since: 1,
    table: "channel",
    row: { channel: "telegram:1", pending_question: "why?", offered_at: 5 },
  },
  { since: 1, table: "analyst_job", row: { id: 1, body: "{}", attempts: 2 } },
  { since: 1, table: "access", row: { user_id: 1, role: "owner", granted_at: 5 } },
  { since: 1, table: "claim", row: { code_sha: "b", role: "guest", expires_at: 5 } },
  { since: 1, table: "stranger", row: { user_id: 2, told_at: 5, seen: 3 } },
  { since: 1, table: "setting", row: { key: "k", value: "v" } },
  { since: 2, table: "deferral", row: { candidate_id: "CANDIDATE-0001", until: 5 } },
  {
    since: 2,
    table: "awaited_edit",
    row: { chat_id: 1, candidate_id: "CANDIDATE-0001", sha256: "c", asked_at: 5 },
  },
  {
    since: 2,
    table: "merge_history",
    row: { id: 1, receipt_id: "r", candidate_ids: "[]", edits: new Uint8Array([1, 2]) },
  },
  { since: 5, table: "merge_text", row: { sha256: "e", body: new Uint8Array([1, 2]) } },
  { since: 3, table: "spending", row: { day: "2026-11-20", tokens: 5 } },
  { since: 3, table: "homework", row: { channel: "telegram:1", body: "{}", active_at: 5 } },
  { since: 6, table: "long_text", row: { chat_id: 1, message_id: 9, at: 5 } },
  { since: 7, table: "entry_vector", row: { id: 1, entry_sha: "f", vector: new Uint8Array(8) } },
  { since: 5, table: "file_stamp", row: { path: "X.jsonl", stamp: "1:2:3:4" } },
  {
    since: 5,
    table: "file_digest",
    row: { path: "X.jsonl", name: "events 1", read_to: 5, end_sha: "d", body: "{}" },
  },
];

describe("state.db", () => {
  it("has migrations that nobody changed after their release", () => {
    expect(MIGRATIONS.map((text) => sha256Hex(text))).toEqual(RELEASED);
  });

  it.each(MIGRATIONS.map((_, index) => index))(
    "of version %i gets the tables of a new one, and every row stays",
    (version) => {
      const folder = temporaryFolder();
      const rows = ROWS.filter(({ since }) => since <= version);
      makeVersion(version, rows, folder);
      const database = openDatabase(folder);
      expect(tables(database)).toEqual(tables(openDatabase(temporaryFolder())));
      expect(database.get("PRAGMA user_version")).toEqual({ user_version: MIGRATIONS.length });
      expect(database.all("PRAGMA foreign_key_check")).toEqual([]);
      for (const { table, row } of rows) {
        expect(database.all(`SELECT * FROM ${table}`)).toEqual([expect.objectContaining(row)]);
      }
    },
  );

  it("of the newest version holds a row in each of its tables, so that none is forgotten in this test", () => {
    const folder = temporaryFolder();
    makeVersion(MIGRATIONS.length, ROWS, folder);
    const { database } = openState(folder);
    const names = database.all<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table'",
    );
    expect(names.map(({ name }) => name).toSorted()).toEqual(
      ROWS.map(({ table }) => table).toSorted(),
    );
    database.close();
  });
});

function makeVersion(version: number, rows: typeof ROWS, folder: string): void {
  const sqlite = new DatabaseSync(join(folder, "state.db"));
  for (const statements of MIGRATIONS.slice(0, version)) sqlite.exec(statements);
  for (const { table, row } of rows) {
    const columns = Object.keys(row);
    sqlite
      .prepare(
        `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
      )
      .run(...Object.values(row));
  }
  sqlite.exec(`PRAGMA user_version = ${version}`);
  sqlite.close();
}

function tables(database: ReturnType<typeof openDatabase>): readonly unknown[] {
  return database.all(
    `SELECT t.type, t.name, c.name AS column_name, c.type AS column_type, c."notnull", c.dflt_value, c.pk
     FROM sqlite_schema AS t LEFT JOIN pragma_table_info(t.name) AS c ORDER BY t.name, c.name`,
  );
}
