// What may not be in a backup is at no moment in any file that the making of it writes, so that a kill leaves none of it.

import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it, onTestFinished } from "vitest";
import { BACKUPS } from "../../src/state/backup.ts";
import { copyState } from "../../src/state/database/copy-state.ts";
import type { StateDatabase } from "../../src/state/database/database.ts";
import { openState } from "../../src/state/database/open-state.ts";
import { openRecordState } from "../../src/state/record-state.ts";
import { TOMBSTONE_KEY } from "../../src/state/settings.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";

const WORD = "zanzibarquokka";
const BETWEEN_US = "telegram:1001:between-us";

function open(): StateDatabase {
  const { database } = openState(temporaryFolder());
  onTestFinished(() => {
    database.close();
  });
  return database;
}

/** Calls `look` after each statement that is run. */
function watched(database: StateDatabase, look: () => void): StateDatabase {
  return {
    ...database,
    all: <T>(...call: Parameters<StateDatabase["all"]>): T[] => {
      const rows = database.all<T>(...call);
      look();
      return rows;
    },
  };
}

function filesWith(folder: string, word: string): readonly string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(word));
}

it("a copy of state.db holds words just between us, waiting messages and the key at no moment of its making", async () => {
  const database = open();
  await database.transact(() => {
    database.run(
      "INSERT INTO channel (channel, pending_question) VALUES (?, ?)",
      BETWEEN_US,
      `${WORD}?`,
    );
    for (let count = 0; count < 200; count += 1) {
      const text = `${WORD} ${"x".repeat(500)}`;
      database.run(
        "INSERT INTO message (channel, role, text) VALUES (?, 'user', ?)",
        BETWEEN_US,
        text,
      );
      database.run("INSERT INTO outbox (chat_id, body) VALUES (1, ?)", text);
    }
    database.run(
      "INSERT INTO inbox (bot_id, update_id, body_sha, lane, body, received_at) VALUES (1, 1, ?, 'x', ?, 1)",
      `sum-${WORD}`,
      WORD,
    );
    database.run("INSERT INTO setting VALUES (?, ?)", TOMBSTONE_KEY, WORD);
    database.run(
      "INSERT INTO message (channel, role, text) VALUES ('telegram:1', 'user', 'hello')",
    );
  });
  const folder = temporaryFolder();
  let looks = 0;
  const look = (): void => {
    looks += 1;
    expect(filesWith(folder, WORD)).toEqual([]);
    for (const name of readdirSync(folder))
      expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  };
  writeFileSync(join(folder, "copy.db"), "", { mode: 0o600 });
  copyState(watched(database, look), join(folder, "copy.db"));
  look();
  expect(looks).toBeGreaterThan(2);
  expect(filesWith(folder, "hello")).toEqual(["copy.db"]);
});

it("a copy of state.db has the rows of every table but the messages on their way", async () => {
  const database = open();
  const tables = tablesOf(database);
  await database.transact(() => {
    for (const table of tables) insertInto(table, database);
  });
  const path = join(temporaryFolder(), "copy.db");
  writeFileSync(path, "");
  copyState(database, path);
  const copy = new DatabaseSync(path, { readOnly: true });
  const empty = tables.filter((table) => !copy.prepare(`SELECT 1 FROM ${table}`).get());
  copy.close();
  expect(empty).toEqual(["outbox", "long_text", "entry_vector"]);
});

it("a start removes what a backup that was cut short left among the backups", async () => {
  const folder = copyRecord("minimal", temporaryFolder(), "grace-mar");
  const backups = join(folder, BACKUPS);
  mkdirSync(backups, { recursive: true });
  const kept = "2026-11-01T10-00-00-000Z-abcd.zip";
  for (const name of [kept, ...LEFT]) writeFileSync(join(backups, name), WORD);
  const state = await openRecordState({ folder, onCollision: () => {}, onError: () => {} });
  state.close();
  expect(readdirSync(backups)).toEqual([kept]);
});

const LEFT = ["", "-journal", "-wal", "-shm"].map((end) => `.state.0123456789ab.tmp${end}`);

function tablesOf(database: StateDatabase): readonly string[] {
  return database
    .all<{ readonly name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .map(({ name }) => name);
}

/** Inserts a row that the checks of every table let pass. */
function insertInto(table: string, database: StateDatabase): void {
  const columns = database.all<{ readonly name: string; readonly type: string }>(
    "SELECT name, type FROM pragma_table_info(?)",
    table,
  );
  const values = columns.map(({ name, type }) => {
    if (name === "card_id") return null;
    if (type === "INTEGER") return 1;
    if (type === "BLOB") return Buffer.from("x");
    return CHECKED[`${table}.${name}`] ?? CHECKED[name] ?? "x";
  });
  const marks = columns.map(() => "?").join(", ");
  database.run(`INSERT INTO ${table} VALUES (${marks})`, ...values);
}

const CHECKED: { readonly [column: string]: string } = {
  role: "owner",
  "message.role": "user",
  state: "new",
  mode: "append",
};
