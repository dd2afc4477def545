// The schema of a state.db that somebody else made is measured before SQLite reads it, so that nobody waits for it.

import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { databaseImage } from "../../src/state/database/image.ts";
import { takeOverState } from "../../src/state/database/brought-state.ts";
import { openCopiedState, openState } from "../../src/state/database/open-state.ts";
import { peekState } from "../../src/state/database/peek-state.ts";
import { MIGRATIONS } from "../../src/state/database/schema.ts";
import { hasShortSchema, hasShortSchemaAt } from "../../src/state/database/short-schema.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { TIMES } from "../support/times.ts";

/** The folder of a Record whose state.db is as somebody made it. */
function recordWith(act: (sqlite: DatabaseSync) => void, pageSize = 4096): string {
  const folder = join(temporaryFolder(), "abby");
  mkdirSync(join(folder, ".runtime"), { recursive: true });
  const sqlite = new DatabaseSync(join(folder, ".runtime", "state.db"));
  sqlite.exec(
    `PRAGMA page_size = ${pageSize}; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF`,
  );
  act(sqlite);
  sqlite.close();
  return folder;
}

function stateOf(folder: string): string {
  return join(folder, ".runtime", "state.db");
}

/** Rows of a schema that SQLite did not make, as many as are asked for. */
function plantTables(sqlite: DatabaseSync, count: number): void {
  sqlite.exec("CREATE TABLE setting (key, value); PRAGMA user_version = 1");
  // Some builds of SQLite keep a schema from being written to. Then the tables are made one by one.
  sqlite.exec("BEGIN");
  for (let number = 0; number < count; number += 1) sqlite.exec(`CREATE TABLE t${number} (a)`);
  sqlite.exec("COMMIT");
}

/** A table whose text is long, with an index for each pair of columns. */
function plantPairs(sqlite: DatabaseSync): void {
  const columns = Array.from({ length: 200 }, (_, index) => `c${index}`);
  const pairs = columns.flatMap((one, index) =>
    columns.slice(index + 1, index + 30).map((other) => `UNIQUE (${one}, ${other})`),
  );
  sqlite.exec(`CREATE TABLE u (${columns.join(", ")}, ${pairs.slice(0, 4500).join(", ")})`);
}

describe("a state.db with a schema that is far longer than ours", () => {
  it.each([
    ["of many tables", (sqlite: DatabaseSync) => plantTables(sqlite, 5000)],
    ["of one long text", plantPairs],
  ])("%s is refused by whoever looks at it, without a moment's work", (_, plant) => {
    const folder = recordWith(plant);
    const path = stateOf(folder);
    const before = statSync(path, { bigint: true });
    expect(hasShortSchemaAt(path)).toBe(false);
    expect(() => peekState(folder)).toThrow("far more tables");
    expect(() => {
      takeOverState(path, join(temporaryFolder(), "state.db"));
    }).toThrow("its state.db is damaged");
    expect(() => openCopiedState(join(folder, ".runtime"))).toThrow("not as this program makes it");
    expect(statSync(path, { bigint: true })).toMatchObject({
      mtimeNs: before.mtimeNs,
      size: before.size,
    });
  });

  it("is found in the log, too", () => {
    const folder = recordWith(() => undefined);
    const sqlite = new DatabaseSync(stateOf(folder));
    sqlite.exec("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0");
    plantTables(sqlite, 400);
    expect(hasShortSchema(databaseImage(stateOf(folder)))).toBe(false);
    expect(() => peekState(folder)).toThrow("far more tables");
    sqlite.close();
  });
});

it("our own schema is a short one in every version and with pages of every size", () => {
  for (const pageSize of [512, 1024, 4096, 65_536]) {
    for (const [index] of MIGRATIONS.entries()) {
      const folder = recordWith((sqlite) => {
        for (const statements of MIGRATIONS.slice(0, index + 1)) sqlite.exec(statements);
      }, pageSize);
      expect(hasShortSchemaAt(stateOf(folder))).toBe(true);
    }
  }
  const folder = join(temporaryFolder(), ".runtime");
  openState(folder).database.close();
  expect(hasShortSchemaAt(join(folder, "state.db"))).toBe(true);
});

it("what the measure lets through is never longer than it says, whatever the bytes", () => {
  const path = stateOf(recordWith((sqlite) => plantTables(sqlite, 150)));
  const image = databaseImage(path);
  const change = fc.record({ at: fc.nat(image.length - 1), byte: fc.nat(255) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const changed = Buffer.from(image);
      for (const { at, byte } of changes) changed[at] = byte;
      if (!hasShortSchema(changed)) return;
      const sqlite = new DatabaseSync(":memory:");
      try {
        sqlite.deserialize(changed);
        const rows = sqlite.prepare("SELECT length(sql) AS size FROM sqlite_schema").all();
        expect(rows.length).toBeLessThanOrEqual(200);
      } catch (error) {
        // Damage is SQLite's to tell.
        if (!(error instanceof Error && "errcode" in error)) throw error;
      } finally {
        sqlite.close();
      }
    }),
    { numRuns: 60 * TIMES },
  );
});

it("bytes that are no database have no schema", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(hasShortSchema(Buffer.from(bytes))).toBe(true);
    }),
  );
});
