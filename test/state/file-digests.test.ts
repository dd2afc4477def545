// A file that only grows is read once. Whatever else happens to it, it is read anew.

import {
  appendFileSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { closedLines, type Digesting } from "../../src/record/text/digest.ts";
import { createFileDigests } from "../../src/state/file-digests.ts";
import { createForgettings, finishForgetting } from "../../src/state/forgetting/forgettings.ts";
import { openJournal, type JournalBench } from "./journal-support.ts";

const PATH = "X.jsonl";
/** As long as a file whose digest is kept for the next process. */
const LONG = "0123456789abcde\n".repeat(20_000);

/** A digest of all lines, which notes what is read for it. */
function lines(name = "lines 1"): Digesting<string[]> & { readonly parts: string[] } {
  const parts: string[] = [];
  return {
    parts,
    name,
    start: () => [],
    closed: closedLines,
    add: (digest, text) => {
      parts.push(text);
      digest.push(...text.split(/(?<=\n)/));
    },
    write: (digest) => digest,
    read: (value) => [...(value as string[])],
  };
}

function open(text: string): JournalBench {
  return openJournal({ [PATH]: text });
}

function again({ folder }: JournalBench): JournalBench {
  return openJournal({}, { folder });
}

const grow = (bench: JournalBench, text: string): Promise<void> =>
  bench.commit({ appends: [{ path: PATH, text }] });

const textOf = (digests: readonly (readonly string[])[]): string => digests.flat().join("");

describe("a file that only grows", () => {
  it("is read whole once, and then where this process has appended to it", async () => {
    const bench = open(LONG);
    const digesting = lines();
    expect(textOf(await bench.digests.read(PATH, digesting))).toBe(LONG);
    digesting.parts.length = 0;
    await bench.digests.read(PATH, digesting);
    expect(digesting.parts).toEqual([]);
    await grow(bench, "one\n");
    await grow(bench, "two\n");
    expect(textOf(await bench.digests.read(PATH, digesting))).toBe(`${LONG}one\ntwo\n`);
    expect(digesting.parts).toEqual(["one\ntwo\n"]);
  });

  it("is read on by the next process where the one before has kept its digest", async () => {
    const bench = open(LONG);
    await bench.digests.read(PATH, lines());
    await grow(bench, "one\n");
    bench.close();
    const next = again(bench);
    const digesting = lines();
    await grow(next, "two\n");
    expect(textOf(await next.digests.read(PATH, digesting))).toBe(`${LONG}one\ntwo\n`);
    expect(digesting.parts).toEqual(["one\ntwo\n"]);
  });

  it("is not read anew because an append is under way", async () => {
    const bench = open(LONG);
    const digesting = lines();
    await bench.digests.read(PATH, digesting);
    for (let n = 0; n < 30; n += 1) {
      let isDone = false;
      const grown = grow(bench, `${n}\n`).then(() => (isDone = true));
      while (!isDone) {
        await bench.digests.read(PATH, digesting);
        await setImmediate();
      }
      await grown;
    }
    expect(textOf(await bench.digests.read(PATH, digesting))).toBe(bench.read(PATH));
    expect(digesting.parts.join("")).toBe(bench.read(PATH));
  });

  it("is read once for all who ask at the same time", async () => {
    const bench = open(LONG);
    const digesting = lines();
    const asked = [1, 2, 3].map(() => bench.digests.read(PATH, digesting));
    expect((await Promise.all(asked)).map(textOf)).toEqual([LONG, LONG, LONG]);
    expect(digesting.parts.join("")).toBe(LONG);
  });

  it("leaves time for other work while it is read", async () => {
    const bench = open(LONG.repeat(20));
    let turns = 0;
    let isRead = false;
    const digesting = lines();
    const reading = bench.digests.read(PATH, digesting).then(() => (isRead = true));
    for (; !isRead; turns += 1) await setImmediate();
    await reading;
    expect(digesting.parts.length).toBeGreaterThan(40);
    expect(turns).toBeGreaterThanOrEqual(digesting.parts.length);
  });

  it("may end within a line", async () => {
    const bench = open("one\ntw");
    const digesting = lines();
    expect(await bench.digests.read(PATH, digesting)).toEqual([["one\n"], ["tw"]]);
    appendFileSync(join(bench.folder, PATH), "o\n");
    expect(await bench.digests.read(PATH, digesting)).toEqual([["one\n", "two\n"], []]);
  });

  it("may be missing, and may begin later", async () => {
    const bench = open("");
    rmSync(join(bench.folder, PATH));
    expect(await bench.digests.read(PATH, lines())).toEqual([[], []]);
    await grow(bench, "one\n");
    expect(await bench.digests.read(PATH, lines())).toEqual([["one\n"], []]);
  });
});

const NINE = `${LONG.slice(0, 9)}X${LONG.slice(10)}`;

describe("a file that somebody else has changed", () => {
  it.each<readonly [how: string, text: string, change: (path: string) => void]>([
    ["edited in place", NINE, (path) => writeFileSync(path, NINE)],
    [
      "edited in place, with the time of before",
      NINE,
      (path) => {
        const { atime, mtime } = statSync(path);
        writeFileSync(path, NINE);
        utimesSync(path, atime, mtime);
      },
    ],
    ["cut", LONG.slice(0, 160), (path) => writeFileSync(path, LONG.slice(0, 160))],
    [
      "put in the place of the old one",
      LONG,
      (path) => {
        writeFileSync(`${path}.new`, readFileSync(path));
        renameSync(`${path}.new`, path);
      },
    ],
    ["appended to by another program", `${LONG}more\n`, (path) => appendFileSync(path, "more\n")],
  ])("is read anew: %s", async (_, text, change) => {
    const bench = open(LONG);
    const digesting = lines();
    await bench.digests.read(PATH, digesting);
    digesting.parts.length = 0;
    change(join(bench.folder, PATH));
    // What this process appends afterwards hides nothing.
    await grow(bench, "ours\n");
    expect(textOf(await bench.digests.read(PATH, digesting))).toBe(`${text}ours\n`);
    expect(digesting.parts.join("")).toBe(`${text}ours\n`);
  });

  it("while nobody ran is read anew", async () => {
    const bench = open(LONG);
    await bench.digests.read(PATH, lines());
    bench.close();
    writeFileSync(join(bench.folder, PATH), NINE);
    const next = again(bench);
    await grow(next, "ours\n");
    expect(textOf(await next.digests.read(PATH, lines()))).toBe(`${NINE}ours\n`);
  });

  it("until it is no text is refused, and read when it is text again", async () => {
    const bench = open("one\n");
    await bench.digests.read(PATH, lines());
    writeFileSync(join(bench.folder, PATH), Buffer.from([0xff, 0x0a]));
    await expect(bench.digests.read(PATH, lines())).rejects.toThrow("it is not UTF-8 text");
    writeFileSync(join(bench.folder, PATH), "two\n");
    expect(await bench.digests.read(PATH, lines())).toEqual([["two\n"], []]);
  });
});

describe("the digests in state.db", () => {
  it("are not used by other rules", async () => {
    const bench = open(LONG);
    await bench.digests.read(PATH, lines("lines 1"));
    const digesting = lines("lines 2");
    await bench.digests.read(PATH, digesting);
    expect(digesting.parts.join("")).toBe(LONG);
  });

  it("may be lost or broken: the files are read", async () => {
    const bench = open(LONG);
    await bench.digests.read(PATH, lines());
    for (const change of ["UPDATE file_digest SET body = '{'", "DELETE FROM file_digest"]) {
      await bench.database.transact(() => bench.database.run(change));
      const digesting = lines();
      const fresh = createFileDigests(bench.database, bench.folder);
      expect(textOf(await fresh.read(PATH, digesting))).toBe(LONG);
      expect(digesting.parts.join("")).toBe(LONG);
    }
  });

  it("are gone after a forgetting", async () => {
    const bench = open(LONG);
    await bench.digests.read(PATH, lines());
    await bench.database.note(() => undefined);
    const rows = () => bench.database.all("SELECT path FROM file_digest");
    expect(rows()).toHaveLength(1);
    await bench.database.transact(() => {
      createForgettings().add(bench.database);
    });
    await finishForgetting(bench.database);
    expect(rows()).toEqual([]);
    expect(bench.database.all("SELECT path FROM file_stamp")).toEqual([]);
  });

  it("of short files are not kept", async () => {
    const bench = open("one\n");
    await bench.digests.read(PATH, lines());
    await bench.database.note(() => undefined);
    expect(bench.database.all("SELECT path FROM file_digest")).toEqual([]);
  });
});
