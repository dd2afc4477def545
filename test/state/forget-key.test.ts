// The key of what was forgotten survives a kill at any byte, the loss of either of its places, and a stranger's backup.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { wasForgotten } from "../../src/record/forget/tombstones.ts";
import { previewForget } from "../../src/gate/forget-find.ts";
import { forget } from "../../src/gate/forget.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { isForgotten } from "../../src/state/forgetting/key.ts";
import { restoreRecord } from "../../src/state/restore.ts";
import { withState } from "../support/changed-backup.ts";
import {
  ACTOR,
  createTestGate,
  openTestGate,
  RECORD_ID,
  type TestGate,
} from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";

const WORD = "zebrafinch";
const LATER = "plumquokka";
const FILE = join(".runtime", "forget.key");

async function forgetWord(desk: TestGate, word: string): Promise<void> {
  desk.write("MEMORY.md", `${desk.read("MEMORY.md")}- ${word}\n`);
  const review = await previewForget(word, desk);
  await forget({ words: word, sha256: review?.sha256 ?? "" }, ACTOR, desk, () => undefined);
}

async function forgotten(): Promise<TestGate> {
  const desk = await createTestGate();
  desk.write("MEMORY.md", "- kites\n");
  await forgetWord(desk, WORD);
  return desk;
}

/** The same Record in its next process. */
async function reopened(desk: TestGate): Promise<TestGate> {
  desk.state.close();
  return openTestGate(dirname(desk.folder));
}

const KEY = "0123456789abcdef".repeat(4);
const TORN: { readonly [name: string]: string | Uint8Array } = {
  "an empty file": "",
  "zeros, as a power cut leaves them": Buffer.alloc(65),
  "half of a key": KEY.slice(0, 31),
  "a key in capitals": KEY.toUpperCase(),
  "bytes that are no text": Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
};

describe("the key", () => {
  it.each(Object.entries(TORN))("is state.db's where the file is %s", async (_, torn) => {
    const desk = await forgotten();
    const key = desk.read(FILE);
    writeFileSync(join(desk.folder, FILE), torn);
    expect(await isForgotten([`a ${WORD}`], desk)).toBe(true);
    const again = await reopened(desk);
    expect(again.state.forgetKey).toBe("mended");
    expect(again.read(FILE)).toBe(key);
    const third = await reopened(again);
    expect(third.state.forgetKey).toBeUndefined();
    third.state.close();
  });

  it.each(Object.entries(TORN))(
    "is made where a kill at the first forgetting left %s, and the words are known from then on",
    async (_, torn) => {
      const desk = await createTestGate();
      desk.write("MEMORY.md", "- kites\n");
      writeFileSync(join(desk.folder, FILE), torn);
      await forgetWord(desk, WORD);
      expect(desk.read(FILE)).toMatch(/^[0-9a-f]{64}\n$/);
      const again = await reopened(desk);
      expect(await isForgotten([WORD], again)).toBe(true);
      again.state.close();
    },
  );

  it("that cannot be written to its file stands in state.db, and the words go", async () => {
    const desk = await createTestGate();
    desk.write("MEMORY.md", "- kites\n");
    mkdirSync(join(desk.folder, FILE));
    await forgetWord(desk, WORD);
    expect(desk.read("MEMORY.md")).toBe("- kites\n");
    const again = await reopened(desk);
    expect(await isForgotten([WORD], again)).toBe(true);
    again.state.close();
  });

  it("is in state.db again after a restore, whose backup does not have it", async () => {
    const desk = await forgotten();
    const { path } = await makeBackup(desk);
    desk.state.close();
    const usersDir = dirname(desk.folder);
    await restoreRecord({ usersDir, recordId: RECORD_ID }, path, new Date());
    rmSync(join(desk.folder, FILE));
    const restored = await openTestGate(usersDir);
    expect(await isForgotten([WORD], restored)).toBe(true);
    restored.state.close();
  });

  it("in a torn file is not taken along by a restore, which takes state.db's", async () => {
    const desk = await forgotten();
    const { path } = await makeBackup(desk);
    const key = desk.read(FILE);
    desk.state.close();
    desk.write(FILE, "");
    const usersDir = dirname(desk.folder);
    const restored = await restoreRecord({ usersDir, recordId: RECORD_ID }, path, new Date());
    expect(restored).not.toHaveProperty("missingKey");
    expect(readFileSync(join(desk.folder, FILE), "utf8")).toBe(key);
  });

  it("that is nowhere is said to be missing, by a restore and at each start", async () => {
    const desk = await forgotten();
    const { path } = await makeBackup(desk);
    const usersDir = temporaryFolder();
    const place = { usersDir, recordId: RECORD_ID };
    const missingKey = join(usersDir, RECORD_ID, FILE);
    expect(await restoreRecord(place, path, new Date())).toMatchObject({ missingKey });
    const restored = await openTestGate(usersDir);
    expect(restored.state.forgetKey).toBe("missing");
    // One that is forgotten with meanwhile does not push out the one that is brought later.
    restored.write("MEMORY.md", "");
    await forgetWord(restored, LATER);
    restored.state.close();
    writeFileSync(missingKey, desk.read(FILE));
    const brought = await openTestGate(usersDir);
    expect(await isForgotten([WORD], brought)).toBe(true);
    expect(await isForgotten([LATER], brought)).toBe(true);
    brought.state.close();
  });

  it("out of somebody's backup recognises what was forgotten with it, and tells nothing of what is forgotten later", async () => {
    const desk = await forgotten();
    const key = desk.read(FILE).trim();
    const { path } = await makeBackup(desk);
    // As earlier versions made it, or as somebody made it who wants to try words on what the Record exports one day.
    await withState(path, (sqlite) => {
      sqlite.prepare("INSERT INTO setting (key, value) VALUES ('forget_key', ?)").run(key);
    });
    const usersDir = temporaryFolder();
    await restoreRecord({ usersDir, recordId: RECORD_ID }, path, new Date());
    const restored = await openTestGate(usersDir);
    restored.write("MEMORY.md", "");
    await forgetWord(restored, LATER);
    const tombstones = restored.read("FORGOTTEN.jsonl");
    expect(await wasForgotten([WORD], tombstones, [key])).toBe(true);
    expect(await wasForgotten([LATER], tombstones, [key])).toBe(false);
    for (const word of [WORD, LATER]) expect(await isForgotten([word], restored)).toBe(true);
    restored.state.close();
  });

  it("of the Record stays the one that makes new tombstones, whatever a backup brings", async () => {
    const desk = await forgotten();
    const own = desk.read(FILE).trim();
    const { path } = await makeBackup(desk);
    await withState(path, (sqlite) => {
      sqlite.prepare("INSERT INTO setting (key, value) VALUES ('forget_key', ?)").run(KEY);
    });
    desk.state.close();
    const usersDir = dirname(desk.folder);
    await restoreRecord({ usersDir, recordId: RECORD_ID }, path, new Date());
    const restored = await openTestGate(usersDir);
    await forgetWord(restored, LATER);
    expect(await wasForgotten([LATER], restored.read("FORGOTTEN.jsonl"), [own])).toBe(true);
    expect(await wasForgotten([LATER], restored.read("FORGOTTEN.jsonl"), [KEY])).toBe(false);
    restored.state.close();
  });
});
