// A state.db that somebody else made, in a backup or in its place, acts for nobody: it writes no file and lets nobody in.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filePieces } from "../../src/record/file-pieces.ts";
import { replaceByWriting } from "../../src/record/files.ts";
import { repackRecord, withArchive } from "../../src/record/archive/archive.ts";
import { sha256Hex } from "../../src/record/text/checksum.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { openState } from "../../src/state/database/open-state.ts";
import { AT_RESTORE, MIGRATIONS } from "../../src/state/database/schema.ts";
import { isJournalPath } from "../../src/state/journal/file-operations.ts";
import { openRecordState } from "../../src/state/record-state.ts";
import { restoreRecord } from "../../src/state/restore.ts";
import { createTestGate, openTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { unpackRecord } from "../support/zip.ts";
import { openJournal } from "./journal-support.ts";
import { openDatabase } from "./support.ts";

const NEWEST = MIGRATIONS.length;

/** A state.db of a version with what somebody put into it. */
function stateDb(act: (sqlite: DatabaseSync) => void, version = NEWEST): string {
  const path = join(temporaryFolder(), "state.db");
  const sqlite = new DatabaseSync(path);
  for (const statements of MIGRATIONS.slice(0, version)) sqlite.exec(statements);
  sqlite.exec(`PRAGMA user_version = ${version}`);
  act(sqlite);
  sqlite.close();
  return path;
}

/** Each row of it is two megabytes, of which the file has none. */
const GENERATED = `
  DROP TABLE message;
  CREATE TABLE message (id INTEGER PRIMARY KEY, channel TEXT, role TEXT, said_at INTEGER, is_evidence INTEGER,
    text TEXT GENERATED ALWAYS AS (hex(zeroblob(1048576))));
  INSERT INTO message VALUES (1, 'telegram:1', 'user', 1, 1)`;

/** A hundred rows of 100 kB each in a file of a few pages. */
const SHORT_ROWS = `
  DROP TABLE message;
  CREATE TABLE message (id INTEGER PRIMARY KEY, channel TEXT, role TEXT, said_at INTEGER, is_evidence INTEGER);
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100)
  INSERT INTO message SELECT i, 'telegram:1', 'user', 1, 1 FROM n;
  ALTER TABLE message ADD COLUMN text TEXT NOT NULL DEFAULT '${"x".repeat(100_000)}'`;

/** Views of which each asks the one before twice. */
const DOUBLING = Array.from(
  { length: 40 },
  (_, i) => `CREATE VIEW v${i + 1} AS SELECT a.x FROM v${i} AS a, v${i} AS b`,
).join(";");

/** A backup of the Record with that state.db in it. */
async function backupWith(desk: TestGate, state: string): Promise<string> {
  const path = join(temporaryFolder(), "forged.zip");
  await withArchive((await makeBackup(desk)).path, (archive) =>
    replaceByWriting(path, (file) =>
      repackRecord(archive, new Map(), () => filePieces(state), file),
    ),
  );
  return path;
}

function restoreInto(usersDir: string, backup: string) {
  return restoreRecord({ usersDir, recordId: RECORD_ID }, backup, new Date());
}

function plant(sqlite: DatabaseSync, path: string, before: string, after: string): void {
  sqlite
    .prepare(
      `INSERT INTO file_operation (job, path, mode, data, before_sha, after_sha)
       VALUES ('x', ?, 'replace', ?, ?, ?)`,
    )
    .run(path, after, sha256Hex(before), sha256Hex(after));
}

function append(sqlite: DatabaseSync, path: string): void {
  sqlite
    .prepare(
      "INSERT INTO file_operation (job, path, mode, data, offset) VALUES ('x', ?, 'append', 'y', 0)",
    )
    .run(path);
}

describe("a restore of a forged state.db", () => {
  it("carries out nothing of its journal: no file outside, none of another person, none inside", async () => {
    const desk = await createTestGate();
    const forged = stateDb((sqlite) => {
      plant(sqlite, "../dad/SELF.md", "dad's own\n", "forged\n");
      append(sqlite, "../../home/.bashrc");
      append(sqlite, "MEMORY.md");
    });
    const backup = await backupWith(desk, forged);
    const root = temporaryFolder();
    const usersDir = join(root, "users");
    mkdirSync(join(usersDir, "dad"), { recursive: true });
    mkdirSync(join(root, "home"));
    writeFileSync(join(usersDir, "dad", "SELF.md"), "dad's own\n");
    await restoreInto(usersDir, backup);
    const restored = await openTestGate(usersDir);
    expect(restored.state.recoveredOperations).toBe(0);
    restored.state.close();
    expect(readFileSync(join(usersDir, "dad", "SELF.md"), "utf8")).toBe("dad's own\n");
    expect(existsSync(join(root, "home", ".bashrc"))).toBe(false);
    expect(existsSync(join(usersDir, RECORD_ID, "MEMORY.md"))).toBe(
      existsSync(join(desk.folder, "MEMORY.md")),
    );
  });

  it("brings no trigger that lets somebody in, and who is put out then stays out", async () => {
    const desk = await createTestGate();
    const forged = stateDb((sqlite) => {
      sqlite.exec(`
        INSERT INTO access VALUES (666, 'owner', 1);
        CREATE TRIGGER a AFTER INSERT ON setting BEGIN INSERT OR REPLACE INTO access VALUES (666, 'owner', 1); END;
        CREATE TRIGGER b AFTER DELETE ON access BEGIN INSERT OR REPLACE INTO access VALUES (666, 'owner', 1); END;
        CREATE TRIGGER c AFTER INSERT ON access BEGIN INSERT OR REPLACE INTO access VALUES (666, 'owner', 1); END;
        CREATE VIEW v AS SELECT * FROM access;
        CREATE INDEX i ON setting (value);
      `);
    });
    const backup = await backupWith(desk, forged);
    await desk.state.database.transact(() =>
      desk.state.database.run("INSERT INTO access VALUES (1001, 'owner', 1)"),
    );
    desk.state.close();
    await restoreInto(dirname(desk.folder), backup);
    const { state } = await openTestGate(dirname(desk.folder));
    expect(state.access.claimed().map(({ userId }) => userId)).toEqual([1001]);
    await state.database.transact(() => {
      state.settings.set("away:fact", "new");
      state.access.revoke(1001);
    });
    expect(state.access.claimed()).toEqual([]);
    const schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name";
    expect(state.database.all(schema)).toEqual(openDatabase().all(schema));
    state.close();
  });

  it.each([
    ["a view in a table's place", "DROP TABLE access; CREATE VIEW access AS SELECT 1"],
    ["no such table", "DROP TABLE message"],
    ["no such column", "ALTER TABLE message DROP COLUMN said_at"],
    ["a generated column", GENERATED],
    ["a generated column in a table of its own", "CREATE TABLE x (a, b AS (hex(zeroblob(9))))"],
    ["a virtual table", "CREATE VIRTUAL TABLE x USING fts5(a)"],
    ["a default that stands for bytes that are not there", SHORT_ROWS],
    ["the version of a later program", `PRAGMA user_version = ${NEWEST + 1}`],
    ["no version", "PRAGMA user_version = 0"],
    ["a version below none", "PRAGMA user_version = -3"],
    [
      "a value of another kind",
      "DROP TABLE access; CREATE TABLE access (user_id, role, granted_at); INSERT INTO access VALUES ('you', 'owner', 1)",
    ],
    [
      "a role that there is not",
      "DROP TABLE access; CREATE TABLE access (user_id, role, granted_at); INSERT INTO access VALUES (1, 'king', 1)",
    ],
  ])("with %s is refused, and the Record stays", async (_, sql) => {
    const desk = await createTestGate();
    const usersDir = dirname(desk.folder);
    const backup = await backupWith(
      desk,
      stateDb((sqlite) => {
        sqlite.exec(sql);
      }),
    );
    desk.state.close();
    await expect(restoreInto(usersDir, backup)).rejects.toThrow(/cannot be used: its state\.db/);
    expect(existsSync(join(desk.folder, "SELF.md"))).toBe(true);
    (await openTestGate(usersDir)).state.close();
  });

  it("works out no view and no CHECK that somebody put beside our tables", async () => {
    const desk = await createTestGate();
    const backup = await backupWith(
      desk,
      stateDb((sqlite) => {
        sqlite.exec("INSERT INTO setting VALUES ('last_debate_number', '7')");
        sqlite.exec(`CREATE VIEW v0 AS SELECT 1 AS x; ${DOUBLING}`);
        sqlite.exec("PRAGMA ignore_check_constraints = ON");
        sqlite.exec("CREATE TABLE y (a CHECK (a > 1)); INSERT INTO y VALUES (1)");
      }),
    );
    desk.state.close();
    await restoreInto(dirname(desk.folder), backup);
    const { state } = await openTestGate(dirname(desk.folder));
    expect(state.settings.get("last_debate_number")).toBe("7");
    state.close();
  });

  it.each(MIGRATIONS.map((_, index) => index + 1))(
    "of version %i keeps what was said, as said now at the latest",
    async (version) => {
      const desk = await createTestGate();
      const old = stateDb((sqlite) => {
        sqlite.exec(
          "INSERT INTO message (channel, role, text) VALUES ('telegram:1', 'user', 'hi')",
        );
      }, version);
      const backup = await backupWith(desk, old);
      desk.state.close();
      await restoreInto(dirname(desk.folder), backup);
      const { state } = await openTestGate(dirname(desk.folder));
      const [row] = state.database.all<{ text: string; said_at: number }>("SELECT * FROM message");
      expect(row?.text).toBe("hi");
      if (version < 4) expect(row?.said_at).toBeGreaterThan(0);
      state.close();
    },
  );

  it("has a rule for every table", () => {
    const names = openDatabase().all<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
    );
    expect(Object.keys(AT_RESTORE).toSorted()).toEqual(names.map(({ name }) => name));
  });
});

describe("a journal that somebody else wrote", () => {
  const plain = fc.array(fc.constantFrom("dad", "SELF.md", "..a"), { maxLength: 2 });
  const outside = fc.oneof(
    fc
      .tuple(plain, fc.constantFrom("..", ".", "", "a\\..\\b"), plain)
      .map(([before, bad, after]) => [...before, bad, ...after].join("/")),
    fc
      .tuple(fc.constantFrom(".runtime", ".GIT", "C:"), plain)
      .map((parts) => parts.flat().join("/")),
  );

  it("writes nothing outside of the Record, by whatever name", async () => {
    await fc.assert(
      fc.asyncProperty(outside, fc.boolean(), async (path, isAppend) => {
        const folder = join(temporaryFolder(), "users", "abby");
        const { database } = openState(join(folder, ".runtime"));
        database.close();
        const sqlite = new DatabaseSync(join(folder, ".runtime", "state.db"));
        if (isAppend) append(sqlite, path);
        else plant(sqlite, path, "", "forged\n");
        sqlite.close();
        const opening = openRecordState({
          folder,
          onCollision: () => undefined,
          onError: (error) => {
            throw error;
          },
        });
        await expect(opening).rejects.toThrow("a row that no Grace-Mar wrote");
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ["beside", "../../outside/file"],
    ["beside", "state.db"],
    ["beside", "forget.key"],
    ["job", "x/../../../outside/file"],
    ["offset", "-1"],
  ])("moves and names no file by its %s %s", async (column, value) => {
    const folder = join(temporaryFolder(), "users", "abby");
    openState(join(folder, ".runtime")).database.close();
    mkdirSync(join(folder, "..", "outside"));
    writeFileSync(join(folder, "..", "outside", "file"), "theirs");
    const sqlite = new DatabaseSync(join(folder, ".runtime", "state.db"));
    plant(sqlite, "SELF.md", "not what is there", "forged\n");
    sqlite.prepare(`UPDATE file_operation SET ${column} = ?`).run(value);
    sqlite.close();
    const opening = openRecordState({
      folder,
      onCollision: () => undefined,
      onError: () => undefined,
    });
    await expect(opening).rejects.toMatchObject({ code: "state_damaged", exitCode: 78 });
    expect(readFileSync(join(folder, "..", "outside", "file"), "utf8")).toBe("theirs");
    expect(existsSync(join(folder, "SELF.md"))).toBe(false);
  });

  it("takes no such name from this program either", async () => {
    const { database, journal } = openJournal();
    for (const path of ["../SELF.md", "/etc/passwd", ".runtime/state.db", ".git/config", "a\\b"]) {
      const adding = database.transact(() => {
        journal.add("job", { appends: [{ path, text: "x" }] });
      });
      await expect(adding).rejects.toMatchObject({ code: "record_path" });
    }
    expect(journal.waitingCount()).toBe(0);
    expect(isJournalPath("archives/SESSION-TRANSCRIPT-2026-01.md")).toBe(true);
  });
});

it("a backup that is made while lines are written has an empty journal", async () => {
  const desk = await createTestGate();
  const { journal, database } = desk.state;
  for (let round = 0; round < 5; round += 1) {
    const writing = [1, 2, 3].map(async (count) => {
      await database.transact(() => {
        journal.add("line", { appends: [{ path: "LINES.md", text: `${round} ${count}\n` }] });
      });
      await journal.settle();
    });
    const { path } = await makeBackup(desk);
    await Promise.all(writing);
    const folder = temporaryFolder();
    writeFileSync(join(folder, "state.db"), (await unpackRecord(readFileSync(path))).stateDb ?? "");
    expect(openDatabase(folder).all("SELECT * FROM file_operation")).toEqual([]);
  }
});
