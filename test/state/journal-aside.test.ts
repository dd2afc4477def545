// What was decided and not yet written holds words like any file. A folder that is put aside has none of it, or a forgetting
// takes the words out of it there.

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { previewForget } from "../../src/gate/forget-find.ts";
import { forget } from "../../src/gate/forget.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { openState } from "../../src/state/database/open-state.ts";
import { ensureForgetKeys, isForgotten } from "../../src/state/forgetting/key.ts";
import { restoreRecord } from "../../src/state/restore.ts";
import { ACTOR, createTestGate, openTestGate, RECORD_ID } from "../support/open-gate.ts";
import { tombstoneLine } from "../../src/record/forget/tombstones.ts";
import { transcriptBlock } from "../../src/record/transcript.ts";

const WORD = "zanzibarquokka";
const LINE = transcriptBlock({
  timestamp: "2026-08-01 10:00:00",
  label: "USER",
  channel: "telegram",
  text: `I like the ${WORD}`,
});

function filesWith(folder: string, word: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => readFileSync(path).includes(word))
    .map((path) => path.slice(folder.length + 1));
}

/** A Record whose bot was killed after a commit, before a byte of it was in the files. */
async function killedAfterCommit() {
  const desk = await createTestGate();
  const { path: backup } = await makeBackup(desk);
  const memory = "# Memory\n\n- kites\n";
  desk.write("MEMORY.md", memory);
  const self = desk.read("SELF.md");
  const long = `${self}\n${"x".repeat(2000)}\n\n${WORD}\n`;
  const { journal, database } = desk.state;
  const edits = await journal.prepare([
    { path: "MEMORY.md", before: memory, after: `${memory}- ${WORD}\n` },
    { path: "SELF.md", before: self, after: long },
  ]);
  await database.transact(() => {
    journal.add("save", { edits, appends: [{ path: "SESSION-TRANSCRIPT.md", text: LINE }] });
  });
  desk.state.close();
  const place = { usersDir: dirname(desk.folder), recordId: RECORD_ID };
  expect(filesWith(desk.folder, WORD)).toEqual(
    expect.arrayContaining([
      ".runtime/state.db",
      expect.stringMatching(/^\.runtime\/\w+\.beside$/),
    ]),
  );
  return { ...place, place, folder: desk.folder, backup, self };
}

async function forgetWord(usersDir: string): Promise<readonly string[]> {
  const desk = await openTestGate(usersDir);
  const review = await previewForget(WORD, desk);
  expect(review).toBeDefined();
  const { left } = await forget(
    { words: WORD, sha256: review?.sha256 ?? "" },
    ACTOR,
    desk,
    () => undefined,
  );
  desk.state.close();
  return left;
}

describe("what was decided and not yet written", () => {
  it("is written before a restore puts the folder aside, and a forgetting finds it there", async () => {
    const { usersDir, place, backup } = await killedAfterCommit();
    const { putAside = "", isUnwritten } = await restoreRecord(place, backup, new Date());
    expect(isUnwritten).toBeUndefined();
    expect(filesWith(putAside, WORD).toSorted()).toEqual([
      "MEMORY.md",
      "SELF.md",
      "SESSION-TRANSCRIPT.md",
    ]);
    expect(await forgetWord(usersDir)).toEqual([]);
    expect(filesWith(usersDir, WORD)).toEqual([]);
  });

  it("is written in a folder that somebody put aside by hand, before the words go out of it", async () => {
    const { usersDir, place, backup, folder, self } = await killedAfterCommit();
    const aside = `${folder}.before-restore-2026-08-01T12-00-00-000Z`;
    const kept = join(usersDir, "backup.zip");
    renameSync(backup, kept);
    renameSync(folder, aside);
    // Another copy has to lie there in the meantime, or the restore would have the first one brought back.
    mkdirSync(folder);
    await restoreRecord(place, kept, new Date());
    rmSync(kept);
    expect(await forgetWord(usersDir)).toEqual([]);
    expect(filesWith(usersDir, WORD)).toEqual([]);
    // The rest of what was saved is there.
    expect(readFileSync(join(aside, "SELF.md"), "utf8").startsWith(`${self}\n`)).toBe(true);
    expect(readFileSync(join(aside, "SELF.md"), "utf8")).toContain("x".repeat(2000));
    expect(readFileSync(join(aside, "MEMORY.md"), "utf8")).toContain("kites");
  });

  it("of a forgetting is known to what a restore makes: the words are not proposed again", async () => {
    const desk = await createTestGate();
    const { path } = await makeBackup(desk);
    const { journal, database } = desk.state;
    const [key] = await ensureForgetKeys(desk);
    const stone = { receiptId: "r", phrases: [[WORD]] };
    await database.transact(() => {
      const text = tombstoneLine(stone, key, new Date());
      journal.add("forget", { appends: [{ path: "FORGOTTEN.jsonl", text }] });
    });
    desk.state.close();
    expect(existsSync(join(desk.folder, "FORGOTTEN.jsonl"))).toBe(false);
    const usersDir = dirname(desk.folder);
    await restoreRecord({ usersDir, recordId: RECORD_ID }, path, new Date());
    const restored = await openTestGate(usersDir);
    expect(await isForgotten([`a ${WORD}`], restored)).toBe(true);
    restored.state.close();
  });

  it.each(["in the place of a folder is a file", "a row that no Grace-Mar wrote"])(
    "and cannot be written is said so by the restore, and loses the words all the same: %s",
    async (fault) => {
      const { usersDir, place, backup, folder } = await killedAfterCommit();
      const { database } = openState(join(folder, ".runtime"));
      writeFileSync(join(folder, "archives"), "");
      await database.transact(() => {
        database.run("UPDATE file_operation SET id = id + 100");
        database.run(
          "INSERT INTO file_operation (id, job, path, mode, data, offset) VALUES (1, 'j', ?, 'append', ?, 0)",
          fault.startsWith("a row") ? "../x" : "archives/SESSION-TRANSCRIPT-2026-07.md",
          LINE,
        );
      });
      database.close();
      const { putAside = "", isUnwritten } = await restoreRecord(place, backup, new Date());
      expect(isUnwritten).toBe(true);
      expect(filesWith(putAside, WORD)).not.toEqual([]);
      expect(await forgetWord(usersDir)).toEqual([]);
      expect(filesWith(usersDir, WORD)).toEqual([]);
    },
  );

  it("is not taken out of a folder put aside, where it cannot be written, by a forgetting of other words", async () => {
    const { usersDir, place, backup, folder } = await killedAfterCommit();
    writeFileSync(join(folder, "archives"), "");
    const { database } = openState(join(folder, ".runtime"));
    await database.transact(() => {
      database.run("UPDATE file_operation SET id = id + 100");
      database.run(
        "INSERT INTO file_operation (id, job, path, mode, data, offset) VALUES (1, 'j', 'archives/x.md', 'append', 'x', 0)",
      );
    });
    database.close();
    const { putAside = "" } = await restoreRecord(place, backup, new Date());
    const desk = await openTestGate(usersDir);
    desk.write("MEMORY.md", "- plumfinch\n");
    const review = await previewForget("plumfinch", desk);
    await forget(
      { words: "plumfinch", sha256: review?.sha256 ?? "" },
      ACTOR,
      desk,
      () => undefined,
    );
    desk.state.close();
    const aside = openState(join(putAside, ".runtime")).database;
    expect(aside.all("SELECT path FROM file_operation ORDER BY id")).toEqual(
      ["archives/x.md", "MEMORY.md", "SELF.md", "SESSION-TRANSCRIPT.md"].map((path) => ({ path })),
    );
    aside.close();
  });
});
