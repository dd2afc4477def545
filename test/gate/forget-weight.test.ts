// A forgetting holds the texts that it changes, and no others: artifacts of any number are read one at a time. Beyond the
// memory of the process it is refused in words, and nothing is changed.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { forget } from "../../src/gate/forget.ts";
import { findEverywhere, previewForget } from "../../src/gate/forget-find.ts";
import { createRoom, mostHeld } from "../../src/record/forget/weight.ts";
import { readTexts, searchTexts } from "../../src/state/forgetting/texts.ts";
import { readForgetQuery } from "../../src/record/forget/query.ts";
import { ACTOR, createTestGate, type TestGate } from "../support/open-gate.ts";
import { makeBackup } from "../../src/state/backup.ts";

const WORDS = "quokkafinch";
const MIB = 1024 ** 2;

function withArtifacts(files: { readonly [name: string]: string | Buffer }): Promise<TestGate> {
  return createTestGate({
    prepare: (folder) => {
      mkdirSync(join(folder, "artifacts"), { recursive: true });
      for (const [name, text] of Object.entries(files)) {
        writeFileSync(join(folder, "artifacts", name), text);
      }
    },
  });
}

describe("a forgetting", () => {
  it("holds those of many texts that it changes", async () => {
    const names = Array.from({ length: 50 }, (_, number) => `day-${number}.txt`);
    const desk = await withArtifacts(
      Object.fromEntries(names.map((name, at) => [name, at === 7 ? `a ${WORDS}\n` : "a boat\n"])),
    );
    const folder = await readTexts(desk.folder);
    const { target } = readForgetQuery(WORDS, folder.texts);
    const { texts, changed } = await searchTexts(folder, target);
    const held = [...texts.keys()].filter((name) => name.startsWith("artifacts/"));
    expect(held).toEqual(["artifacts/day-7.txt"]);
    expect([...changed.keys()]).toContain("artifacts/day-7.txt");
  });

  it("takes the words out of a text of some megabytes, in the Record and in its backup", async () => {
    const desk = await withArtifacts({ "log.txt": `a ${WORDS}\n${"a boat\n".repeat(300_000)}` });
    await makeBackup(desk);
    const review = await previewForget(WORDS, desk);
    const { left } = await forget({ words: WORDS, sha256: review?.sha256 ?? "" }, ACTOR, desk);
    expect(left).toEqual([]);
    expect(desk.read("artifacts/log.txt")).not.toContain(WORDS);
    expect((await findEverywhere(WORDS, desk)).review).toBeUndefined();
  });

  it("names a file that is too large to be changed", async () => {
    const large = Buffer.alloc(mostHeld() + 1);
    large.write(` ${WORDS} `, large.length - 40);
    const desk = await withArtifacts({ "log.txt": large });
    expect((await findEverywhere(WORDS, desk)).beyond).toEqual(["artifacts/log.txt"]);
  }, 120_000);
});

describe("the memory for texts", () => {
  it("is a part of the heap that V8 gives the process", () => {
    expect(mostHeld(128 * MIB)).toBe(16 * MIB);
    expect(mostHeld(4096 * MIB)).toBe(128 * MIB);
  });

  it("is refused beyond its bound in words that name the folder and say what to do", () => {
    const room = createRoom("/users/sam", 100);
    room.take(60);
    expect(() => room.take(41)).toThrow(
      "/users/sam has more than 100 bytes of text to work on in it, and a Record may have no more: move artifacts elsewhere",
    );
    room.take(40);
  });
});
