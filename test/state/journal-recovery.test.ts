import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { RecordChange } from "../../src/state/journal/record-journal.ts";
import { fileErrorReason } from "../../src/state/journal/record-journal.ts";
import { openRecordState } from "../../src/state/record-state.ts";
import { readFolder, temporaryFolder } from "../support/temporary.ts";
import { openJournal, type JournalBench } from "./journal-support.ts";

const BEFORE = { "SELF.md": "self\n", "EVIDENCE.md": "evidence\n", "LOG.jsonl": "1\n" };
const AFTER = { "SELF.md": "SELF\n", "EVIDENCE.md": "EVIDENCE\n", "LOG.jsonl": "1\n2\n3\n" };
const CHANGE: RecordChange = {
  edits: [
    { path: "EVIDENCE.md", before: BEFORE["EVIDENCE.md"], after: AFTER["EVIDENCE.md"] },
    { path: "SELF.md", before: BEFORE["SELF.md"], after: AFTER["SELF.md"] },
  ],
  appends: [
    { path: "LOG.jsonl", text: "2\n" },
    { path: "LOG.jsonl", text: "3\n" },
  ],
};
const STEPS = 6;

/** Leaves the work at a step for good, as a death would. The next opening finds it so. */
async function leaveAt(step: number, folder: string): Promise<void> {
  const reached = Promise.withResolvers<void>();
  let count = 0;
  const bench: JournalBench = openJournal(BEFORE, {
    folder,
    onStep: () => {
      count += 1;
      if (count < step) return;
      reached.resolve();
      bench.close();
      throw new Error("dead");
    },
  });
  await bench.database.transact(() => bench.add(CHANGE));
  void bench.journal.settle();
  await reached.promise;
}

describe("what a dead process left undone", () => {
  it.each(Array.from({ length: STEPS }, (_, index) => index + 1))(
    "is done at the next start when it died at step %i, and once only",
    async (step) => {
      const folder = temporaryFolder();
      await leaveAt(step, folder);
      for (const _ of ["first", "second"]) {
        const { journal, close } = openJournal({}, { folder });
        await journal.settle();
        expect(journal.waitingCount()).toBe(0);
        expect(readFolder(folder)).toEqual(AFTER);
        close();
      }
    },
  );

  it("is not begun when the transaction was not committed", async () => {
    const folder = temporaryFolder();
    const bench = openJournal(BEFORE, { folder });
    const failed = bench.database.transact(() => {
      bench.add(CHANGE);
      throw new Error("dead");
    });
    await expect(failed).rejects.toThrow("dead");
    bench.close();
    const again = openJournal({}, { folder });
    await again.journal.settle();
    expect(readFolder(folder)).toEqual(BEFORE);
  });

  it.each(["", "2", "2\n", "2\n3"])("completes lines of which %j was written", async (written) => {
    const folder = temporaryFolder();
    await leaveAt(1, folder);
    writeFileSync(join(folder, "LOG.jsonl"), `1\n${written}`);
    const { journal } = openJournal({}, { folder });
    await journal.settle();
    expect(readFolder(folder)).toEqual(AFTER);
  });

  it("does not write lines again behind which a person has written", async () => {
    const folder = temporaryFolder();
    await leaveAt(STEPS, folder);
    writeFileSync(join(folder, "LOG.jsonl"), "by hand\n1\n2\n3\nby hand\n");
    const { journal } = openJournal({}, { folder });
    await journal.settle();
    expect(readFileSync(join(folder, "LOG.jsonl"), "utf8")).toBe("by hand\n1\n2\n3\nby hand\n");
  });

  it("is done before the Record is handed out, and temporary files are gone", async () => {
    const folder = temporaryFolder();
    await leaveAt(3, folder);
    writeFileSync(join(folder, ".SELF.md.0123456789ab.tmp"), "half a file");
    writeFileSync(join(folder, ".notes.tmp"), "somebody's own");
    const state = await openRecordState({
      folder,
      onCollision: () => undefined,
      onError: () => undefined,
    });
    expect(readFolder(folder)).toEqual({ ...AFTER, ".notes.tmp": "somebody's own" });
    state.close();
  });
});

describe("a file that cannot be written", () => {
  it("is tried again until it can, with what comes behind it, in order", async () => {
    const { add, database, journal, errors, folder, read } = openJournal({ "b.md": "b\n" });
    // A folder with that name stands for a full disk, which no test may make.
    mkdirSync(join(folder, "a.md"));
    await database.transact(() => {
      add({ appends: [{ path: "a.md", text: "one\n" }] });
      add({ appends: [{ path: "b.md", text: "two\n" }] });
    });
    const settled = journal.settle();
    await expect.poll(() => errors.length).toBeGreaterThan(0);
    expect(errors[0]?.path).toBe("a.md");
    expect(journal.waitingCount()).toBe(2);
    rmdirSync(join(folder, "a.md"));
    await settled;
    expect([read("a.md"), read("b.md")]).toEqual(["one\n", "b\ntwo\n"]);
  });

  it("keeps nobody from closing", async () => {
    const { add, database, journal, errors, folder } = openJournal();
    mkdirSync(join(folder, "a.md"));
    await database.transact(() => add({ appends: [{ path: "a.md", text: "one\n" }] }));
    const settled = journal.settle();
    await expect.poll(() => errors.length).toBeGreaterThan(0);
    const from = performance.now();
    journal.close();
    await settled;
    expect(performance.now() - from).toBeLessThan(500);
    expect(journal.waitingCount()).toBe(1);
  });

  it.each([
    ["ENOSPC", "the disk is full"],
    ["EACCES", "no permission to write (EACCES)"],
    ["EPERM", "no permission to write (EPERM)"],
    ["EDQUOT", "the quota of this user on the disk is used up"],
    ["EMFILE", "too many files are open (EMFILE)"],
    ["EROFS", "the file system is read-only"],
    ["EIO", "EIO"],
  ])("names %s in words", (code, words) => {
    expect(fileErrorReason(Object.assign(new Error("what the system said"), { code }))).toBe(words);
  });

  it("says that the disk is full where SQLite says it (result code 13)", () => {
    const error = Object.assign(new Error("database or disk is full"), {
      code: "ERR_SQLITE_ERROR",
      errcode: 13,
    });
    expect(fileErrorReason(error)).toBe("the disk is full");
  });
});
