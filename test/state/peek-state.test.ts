// A look at a Record's state.db from outside sees what its bot has committed, and leaves nothing of it anywhere.

import {
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import * as fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { openState } from "../../src/state/database/open-state.ts";
import {
  peekSetting,
  peekSoundness,
  peekState,
  peekTalkBefore,
} from "../../src/state/database/peek-state.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { TIMES } from "../support/times.ts";

function runtimeOf(folder: string): string {
  const runtime = join(folder, ".runtime");
  mkdirSync(runtime, { recursive: true });
  return runtime;
}

function bytesIn(folder: string): ReadonlyMap<string, Buffer> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}

it("sees every committed transaction and no other, however much of it is in the log", () => {
  const step = fc.record({
    act: fc.constantFrom("commit", "roll back", "checkpoint"),
    rows: fc.integer({ min: 1, max: 30 }),
    size: fc.integer({ min: 1, max: 9000 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const folder = temporaryFolder();
      const sqlite = new DatabaseSync(join(runtimeOf(folder), "state.db"));
      sqlite.exec("PRAGMA journal_mode = WAL; CREATE TABLE setting (key TEXT, value TEXT)");
      let last: string | undefined;
      for (const [at, { act, rows, size }] of steps.entries()) {
        if (act === "checkpoint") sqlite.exec("PRAGMA wal_checkpoint(RESTART)");
        else {
          sqlite.exec("BEGIN");
          sqlite.prepare("DELETE FROM setting WHERE key = 'last'").run();
          sqlite.prepare("INSERT INTO setting VALUES ('last', ?)").run(String(at));
          for (let row = 0; row < rows; row += 1) {
            sqlite.prepare("INSERT INTO setting VALUES ('x', ?)").run("x".repeat(size));
          }
          sqlite.exec(act === "commit" ? "COMMIT" : "ROLLBACK");
          if (act === "commit") last = String(at);
        }
        const before = bytesIn(join(folder, ".runtime"));
        expect(peekSetting(folder, "last")).toBe(last);
        expect(peekSoundness(folder)).toBe("ok");
        expect(bytesIn(join(folder, ".runtime"))).toEqual(before);
      }
      sqlite.close();
    }),
    { numRuns: 5 * TIMES },
  );
});

it("copies nothing to the folder of temporary files", async () => {
  const folder = temporaryFolder();
  const { database } = openState(runtimeOf(folder));
  onTestFinished(() => {
    database.close();
  });
  const temporary = (): readonly string[] => readdirSync(tmpdir()).filter(isOfAPeek);
  const before = temporary();
  expect(peekState(folder)?.waitingMessages).toBe(0);
  expect(temporary()).toEqual(before);
});

it("does not look into a state.db that is larger than memory should hold, and says so", () => {
  const folder = temporaryFolder();
  const path = join(runtimeOf(folder), "state.db");
  writeFileSync(path, "");
  truncateSync(path, 200 * 1024 ** 3);
  expect(() => peekState(folder)).toThrow("state.db with its log is larger than 256 MB");
});

it("knows talk from before a moment, and throws for a damaged file", async () => {
  const folder = temporaryFolder();
  const { database } = openState(runtimeOf(folder));
  await database.transact(() => {
    database.run(
      "INSERT INTO message (channel, role, text, said_at) VALUES ('x', 'user', 'a', 1000)",
    );
  });
  expect(peekTalkBefore(folder, new Date(1001))).toBe(true);
  expect(peekTalkBefore(folder, new Date(1000))).toBe(false);
  database.close();
  writeFileSync(join(folder, ".runtime", "state.db"), "no database at all".repeat(100));
  expect(() => peekTalkBefore(folder, new Date(0))).toThrow(/./);
  expect(peekTalkBefore(temporaryFolder(), new Date(0))).toBe(undefined);
});

it.each([
  [
    "a view in a table's place",
    "CREATE VIEW Setting AS SELECT 'x' AS key, 'y' AS value",
    "no plain tables",
  ],
  [
    "a generated column",
    "CREATE TABLE setting (key, value AS (hex(zeroblob(9)))); INSERT INTO setting VALUES ('x')",
    "no plain tables",
  ],
  ["a virtual table", "CREATE VIRTUAL TABLE setting USING fts5(key, value)", "no plain tables"],
])("asks nothing of a state.db with %s", (_, sql, said) => {
  const folder = temporaryFolder();
  const sqlite = new DatabaseSync(join(runtimeOf(folder), "state.db"));
  sqlite.exec(sql);
  sqlite.close();
  expect(() => peekSetting(folder, "x")).toThrow(said);
  expect(() => peekSoundness(folder)).toThrow(said);
});

it("believes no schema that calls a view by another name", () => {
  const folder = temporaryFolder();
  const path = join(runtimeOf(folder), "state.db");
  const sqlite = new DatabaseSync(path);
  sqlite.exec("CREATE VIEW setting AS SELECT 'x' AS key, 'y' AS value");
  sqlite.close();
  const bytes = readFileSync(path, "latin1");
  writeFileSync(path, bytes.replace("viewsetting", "indxsetting"), "latin1");
  expect(readFileSync(path, "latin1")).not.toBe(bytes);
  expect(() => peekSetting(folder, "x")).toThrow(/./);
});

it.each([".runtime", ""])("follows no link in the place of %j in a Record", (name) => {
  const other = temporaryFolder();
  openState(runtimeOf(other)).database.close();
  const folder = join(temporaryFolder(), "abby");
  if (name !== "") mkdirSync(folder);
  symlinkSync(join(other, name), join(folder, name));
  expect(() => peekState(folder)).toThrow("is a link");
});

it("holds no more of a log and its database together than of one of them", () => {
  const folder = temporaryFolder();
  const path = join(runtimeOf(folder), "state.db");
  for (const name of [path, `${path}-wal`]) {
    writeFileSync(name, "");
    truncateSync(name, 150 * 1024 ** 2);
  }
  expect(() => peekState(folder)).toThrow("larger than 256 MB");
});

function isOfAPeek(name: string): boolean {
  return name.startsWith("grace-mar-list-");
}
