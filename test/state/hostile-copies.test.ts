// A state.db in a copy may be somebody else's: in a backup that was put into the folder, or in a folder put aside. What its
// schema would do at a row that is taken out is never done. Such a copy stays as it is and is named.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { forget } from "../../src/gate/forget.ts";
import { previewForget } from "../../src/gate/forget-find.ts";
import { forgetOldChat } from "../../src/operator/retention.ts";
import { repackRecord, withArchive } from "../../src/record/archive/archive.ts";
import { filePieces } from "../../src/record/file-pieces.ts";
import { replaceByWriting } from "../../src/record/files.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { openCopiedState } from "../../src/state/database/open-state.ts";
import { MIGRATIONS } from "../../src/state/database/schema.ts";
import { testClock } from "../support/clock.ts";
import { ACTOR, createTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";

const WORD = "zanzibarquokka";
const NEVER = new AbortController().signal;
const ENDLESS =
  "(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n)";

/** A state.db of ours with a word that is old, and with what somebody did to it. */
function makeState(path: string, sql: string, version = MIGRATIONS.length): void {
  const sqlite = new DatabaseSync(path);
  for (const statements of MIGRATIONS.slice(0, version)) sqlite.exec(statements);
  sqlite.exec(`PRAGMA user_version = ${version}`);
  sqlite.exec(`
    INSERT INTO message (channel, role, text) VALUES ('telegram:1', 'user', 'a ${WORD}');
    INSERT INTO inbox (bot_id, update_id, body_sha, lane, body, received_at, state) VALUES (1, 1, 'a', 'x', '', 1, 'done');
  `);
  if (version >= 4) sqlite.exec("UPDATE message SET said_at = 1");
  sqlite.exec(sql);
  sqlite.close();
}

/** None of them is done anything to, or it would never end. */
const HOSTILE = [
  [
    "a trigger that never ends",
    `CREATE TRIGGER t AFTER DELETE ON message BEGIN UPDATE setting SET value = ${ENDLESS}; END;
     CREATE TRIGGER u AFTER UPDATE ON inbox BEGIN UPDATE setting SET value = ${ENDLESS}; END;
     CREATE TRIGGER v AFTER INSERT ON setting BEGIN UPDATE setting SET value = ${ENDLESS}; END;`,
  ],
  ["a CHECK of somebody else's", "CREATE TABLE y (a CHECK (a < 2)); INSERT INTO y VALUES (1)"],
  ["a view", `CREATE VIEW v AS SELECT ${ENDLESS} AS x`],
  [
    "a view in a table's place",
    `DROP TABLE homework; CREATE VIEW homework AS SELECT ${ENDLESS} AS body`,
  ],
  ["a generated column", "ALTER TABLE message ADD COLUMN more TEXT AS (hex(zeroblob(100000000)))"],
  ["an index over an expression", "CREATE INDEX i ON message (hex(zeroblob(length(text))))"],
  ["another table", "CREATE TABLE x (a)"],
  ["a virtual table", "CREATE VIRTUAL TABLE x USING fts5 (a)"],
  ["a table of ours with another column", "ALTER TABLE setting ADD COLUMN more TEXT DEFAULT 'x'"],
  ["a table of ours too few", "DROP TABLE long_text"],
] as const;

async function gate(): Promise<TestGate> {
  return createTestGate({
    clock: testClock("2026-11-20T12:00:00Z"),
    prepare: (folder) => {
      writeFileSync(join(folder, "notes.txt"), `They met a ${WORD}.\n`);
    },
  });
}

/** A backup among those of the Record, whose state.db is that one. */
async function backupWith(desk: TestGate, sql: string): Promise<string> {
  const { path } = await makeBackup(desk);
  const state = join(temporaryFolder(), "state.db");
  makeState(state, sql);
  await withArchive(path, (archive) =>
    replaceByWriting(path, (file) =>
      repackRecord(archive, new Map(), () => filePieces(state), file),
    ),
  );
  return path;
}

/** A folder put aside, with that state.db. */
function asideWith(desk: TestGate, sql: string): string {
  const aside = join(dirname(desk.folder), `${RECORD_ID}.before-restore-2026-08-01T12-00-00-000Z`);
  mkdirSync(join(aside, ".runtime"), { recursive: true });
  makeState(join(aside, ".runtime", "state.db"), sql);
  return aside;
}

describe("a state.db of a copy that has", () => {
  it.each(HOSTILE)(
    "%s: nothing of it runs in a backup, which stays and is named",
    async (_, sql) => {
      const desk = await gate();
      const path = await backupWith(desk, sql);
      const before = readFileSync(path);
      const name = relative(desk.folder, path);
      expect(await forgetOldChat(30, desk, NEVER)).toEqual([
        expect.stringContaining(basename(path)),
      ]);
      const review = await previewForget(WORD, desk);
      const done = await forget({ words: WORD, sha256: review?.sha256 ?? "" }, ACTOR, desk);
      expect(done.sealed).toContain(name);
      expect(readFileSync(path).equals(before)).toBe(true);
    },
  );

  it.each(HOSTILE)(
    "%s: nothing of it runs in a folder put aside, which is named",
    async (_, sql) => {
      const desk = await gate();
      const aside = asideWith(desk, sql);
      const before = readFileSync(join(aside, ".runtime", "state.db"));
      expect(await forgetOldChat(30, desk, NEVER)).toEqual([
        expect.stringContaining(basename(aside)),
      ]);
      const review = await previewForget(WORD, desk);
      const done = await forget({ words: WORD, sha256: review?.sha256 ?? "" }, ACTOR, desk);
      expect(done.sealed).toContain(join("..", basename(aside), ".runtime", "state.db"));
      expect(readFileSync(join(aside, ".runtime", "state.db")).equals(before)).toBe(true);
    },
  );

  it("a rollback file beside it is not opened", () => {
    const folder = temporaryFolder();
    makeState(join(folder, "state.db"), "");
    writeFileSync(join(folder, "state.db-journal"), "something");
    expect(() => openCopiedState(folder)).toThrow("not as this program makes it");
    expect(existsSync(join(folder, "state.db-journal"))).toBe(true);
  });
});

it.each(MIGRATIONS.map((_, index) => index + 1))(
  "a copy of version %i of ours is worked on",
  async (version) => {
    const folder = temporaryFolder();
    makeState(join(folder, "state.db"), "", version);
    const database = openCopiedState(folder);
    expect(database.all<{ text: string }>("SELECT text FROM message")).toEqual([
      { text: `a ${WORD}` },
    ]);
    database.close();
    // It was brought forward, as the bot's own is: that schema is ours, too.
    openCopiedState(folder).close();
  },
);

it("a copy of a later version stays as it is", () => {
  const folder = temporaryFolder();
  makeState(join(folder, "state.db"), `PRAGMA user_version = ${MIGRATIONS.length + 1}`);
  expect(() => openCopiedState(folder)).toThrow("install the newer version again");
});
