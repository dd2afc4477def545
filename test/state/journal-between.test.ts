import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { replaceFile } from "../../src/record/files.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { openJournal } from "./journal-support.ts";

const LINE = { appends: [{ path: "LINES.md", text: "one\n" }] };

describe("work between two steps of the journal", () => {
  it("begins when what was committed before stands in the files", async () => {
    const { journal, database, add, read } = openJournal();
    await database.transact(() => {
      add(LINE);
    });
    const settled = journal.settle();
    const seen = await journal.between(() =>
      Promise.resolve({ text: read("LINES.md"), waiting: journal.waitingCount() }),
    );
    expect(seen).toEqual({ text: "one\n", waiting: 0 });
    await settled;
  });

  it("sees no file change, and what is committed meanwhile is done afterwards", async () => {
    const { journal, database, add, folder, read } = openJournal();
    const elsewhere = join(temporaryFolder(), "file");
    let settled: Promise<void> | undefined;
    await journal.between(async () => {
      await database.transact(() => {
        add(LINE);
      });
      settled = journal.settle();
      // This is far more work on the disk than the journal's.
      for (let count = 0; count < 50; count += 1) await replaceFile(elsewhere, String(count));
      expect(existsSync(join(folder, "LINES.md"))).toBe(false);
    });
    await settled;
    expect(read("LINES.md")).toBe("one\n");
  });

  it("is one at a time with other such work", async () => {
    const { journal } = openJournal();
    let running = 0;
    const work = async (): Promise<number> => {
      running += 1;
      const seen = running;
      await replaceFile(join(temporaryFolder(), "file"), "x");
      running -= 1;
      return seen;
    };
    const all = await Promise.all([1, 2, 3].map(() => journal.between(work)));
    expect(all).toEqual([1, 1, 1]);
  });

  it("hands on its error, and the journal goes on", async () => {
    const { journal, commit, read } = openJournal();
    await expect(journal.between(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await commit(LINE);
    expect(read("LINES.md")).toBe("one\n");
  });
});
