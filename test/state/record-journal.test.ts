import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { RecordChange } from "../../src/state/journal/record-journal.ts";
import { plainText } from "../../src/record/text/scalar.ts";
import { readFolder } from "../support/temporary.ts";
import { openJournal } from "./journal-support.ts";
import { HARD_TEXTS } from "./support.ts";

const append = (path: string, ...texts: string[]): RecordChange => ({
  appends: texts.map((text) => ({ path, text })),
});
const edit = (before: string, after: string, path = "SELF.md"): RecordChange => ({
  edits: [{ path, before, after }],
});

describe("replacing a file", () => {
  it("puts the new text in its place and forgets the operation", async () => {
    const { commit, read, journal } = openJournal({ "SELF.md": "old" });
    await commit(edit("old", "new"));
    expect(read("SELF.md")).toBe("new");
    expect(journal.waitingCount()).toBe(0);
  });

  it("makes a file that was not there", async () => {
    const { commit, read } = openJournal();
    await commit(edit("", "new"));
    expect(read("SELF.md")).toBe("new");
  });

  it("leaves no temporary file behind", async () => {
    const { commit, folder } = openJournal({ "SELF.md": "old" });
    await commit(edit("old", "new"));
    expect(Object.keys(readFolder(folder))).toEqual(["SELF.md"]);
  });

  it("keeps every text as it is", async () => {
    const { commit, read } = openJournal();
    let before = "";
    for (const text of HARD_TEXTS.map((each) => `${each}!`)) {
      await commit(edit(before, text));
      expect(read("SELF.md")).toBe(text);
      before = text;
    }
  });

  it("lets a hand edit stand, keeps ours beside it, and says so", async () => {
    const { commit, read, collisions } = openJournal({ "SELF.md": "theirs" });
    await commit(edit("old", "ours"));
    expect(read("SELF.md")).toBe("theirs");
    expect(read("SELF.md.conflict-job")).toBe("ours");
    expect(collisions).toEqual([
      { path: "SELF.md", collisionFile: "SELF.md.conflict-job", job: "job" },
    ]);
  });

  it("lets a hand edit stand that is not even text", async () => {
    const { commit, folder, read } = openJournal();
    writeFileSync(join(folder, "SELF.md"), Buffer.from([0xff, 0xfe, 0x00]));
    await commit(edit("old", "ours"));
    expect(readFileSync(join(folder, "SELF.md")).toString("hex")).toBe("fffe00");
    expect(read("SELF.md.conflict-job")).toBe("ours");
  });
});

describe("appending to a file", () => {
  it("writes the header first where there is nothing yet, and only there", async () => {
    const { commit, folder, read } = openJournal();
    const lines = (text: string): RecordChange => ({
      appends: [{ path: "LOG.md", text, header: "# LOG\n" }],
    });
    await commit(lines("one\n"));
    await commit(lines("two\n"));
    expect(read("LOG.md")).toBe("# LOG\none\ntwo\n");
    writeFileSync(join(folder, "LOG.md"), "");
    await commit(lines("three\n"));
    expect(read("LOG.md")).toBe("# LOG\nthree\n");
  });

  it("keeps the order of what was committed, across and within transactions", async () => {
    const { add, database, journal, read } = openJournal();
    await Promise.all(
      Array.from({ length: 300 }, (_, n) =>
        database.transact(() => add(append("a.jsonl", `${n}\n`, `${n} again\n`))),
      ),
    );
    await journal.settle();
    const expected = Array.from({ length: 300 }, (_, n) => `${n}\n${n} again\n`).join("");
    expect(read("a.jsonl")).toBe(expected);
  });

  it("ends a line that somebody else left torn", async () => {
    const { commit, read } = openJournal({ "a.jsonl": '{"torn":' });
    await commit(append("a.jsonl", "one\n", "two\n"));
    expect(read("a.jsonl")).toBe('{"torn":\none\ntwo\n');
  });

  it("keeps every text as it is, but for control characters", async () => {
    const { commit, read } = openJournal();
    const texts = HARD_TEXTS.map((text) => `${text}|\n`);
    await commit(append("a.md", ...texts));
    expect(read("a.md")).toBe(texts.map(plainText).join(""));
    expect(read("a.md")).not.toMatch(/(?![\t\r\n])\p{Cc}/u);
  });

  it("goes behind the lines that a person added meanwhile", async () => {
    const { add, database, journal, folder, read } = openJournal({ "a.md": "one\n" });
    await database.transact(() => add(append("a.md", "two\n")));
    appendFileSync(join(folder, "a.md"), "by hand, no line break");
    await journal.settle();
    expect(read("a.md")).toBe("one\nby hand, no line break\ntwo\n");
  });

  it("goes on in a file that a person has cut short or removed meanwhile", async () => {
    const { add, database, journal, folder, read } = openJournal({
      "a.md": "one\n",
      "b.md": "x\n",
    });
    await database.transact(() => add(append("a.md", "two\n")));
    await database.transact(() => add(append("b.md", "y\n")));
    writeFileSync(join(folder, "a.md"), "1\n");
    rmSync(join(folder, "b.md"));
    await journal.settle();
    expect(read("a.md")).toBe("1\ntwo\n");
    expect(read("b.md")).toBe("y\n");
  });

  it("belongs behind a replacement of the same file that was committed before", async () => {
    const { add, database, journal, read } = openJournal({ "a.md": "old\n" });
    await database.transact(() => {
      add(edit("old\n", "much longer than before\n", "a.md"));
      add(append("a.md", "behind\n"));
    });
    await journal.settle();
    expect(read("a.md")).toBe("much longer than before\nbehind\n");
  });
});

describe("the journal", () => {
  it("applies a change in its order, and nothing of a transaction that failed", async () => {
    const { add, database, journal, steps, folder } = openJournal({ "SELF.md": "old" });
    await database.transact(() => add({ ...edit("old", "new"), ...append("a.jsonl", "1\n") }));
    const failed = database.transact(() => {
      add(append("b.jsonl", "never\n"));
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    await journal.settle();
    expect(steps).toEqual([
      "replace SELF.md",
      "replaced SELF.md",
      "append a.jsonl",
      "appended a.jsonl",
    ]);
    expect(readdirSync(folder).toSorted()).toEqual([".runtime", "SELF.md", "a.jsonl"]);
  });

  it("begins no work once it is closed, for another process may hold the Record by then", async () => {
    const { journal } = openJournal();
    const begun: string[] = [];
    const work = (name: string) => (): Promise<void> => {
      begun.push(name);
      if (name === "first") journal.close();
      return Promise.resolve();
    };
    const first = journal.exclusively(work("first"));
    const asked = [
      journal.exclusively(work("asked for before")),
      first.then(() => journal.exclusively(work("exclusively"))),
      first.then(() => journal.between(work("between"))),
      first.then(() => journal.quietly(work("quietly"))),
    ];
    await first;
    for (const each of asked) await expect(each).rejects.toMatchObject({ code: "record_closed" });
    expect(begun).toEqual(["first"]);
  });

  it("gives exclusive work files that are up to date, and one at a time", async () => {
    const { add, database, journal, read } = openJournal();
    await database.transact(() => add(append("a.md", "before\n")));
    const seen: string[] = [];
    const grow = (line: string) =>
      journal.exclusively(async () => {
        const before = read("a.md");
        seen.push(before);
        await database.transact(() => add(edit(before, `${before}${line}\n`, "a.md")));
      });
    await Promise.all([grow("one"), grow("two"), grow("three")]);
    expect(seen).toEqual(["before\n", "before\none\n", "before\none\ntwo\n"]);
    expect(read("a.md")).toBe("before\none\ntwo\nthree\n");
  });

  it("goes on with the next exclusive work when one fails", async () => {
    const { journal } = openJournal();
    const failed = journal.exclusively(() => Promise.reject(new Error("no")));
    const next = journal.exclusively(() => Promise.resolve("done"));
    await expect(failed).rejects.toThrow("no");
    await expect(next).resolves.toBe("done");
  });
});
