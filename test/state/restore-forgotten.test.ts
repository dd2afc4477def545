// Forgotten words stay forgotten through a restore of a backup that is older than the forgetting.

import { cpSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { previewForget } from "../../src/gate/forget-find.ts";
import { forget } from "../../src/gate/forget.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { takeKeys } from "../../src/state/forgetting/carried-key.ts";
import { isForgotten, keysIn } from "../../src/state/forgetting/key.ts";
import { restoreRecord } from "../../src/state/restore.ts";
import { withState } from "../support/changed-backup.ts";
import { holding } from "../support/canary.ts";
import {
  ACTOR,
  createTestGate,
  openTestGate,
  RECORD_ID,
  type TestGate,
} from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { lootOf, watchHashes } from "../support/watched-hashes.ts";
import { exportedZip } from "../support/exported.ts";

const WORDS = "zebrafinch quokka";

it("an older backup brings back neither the words nor the leave to propose them", async () => {
  const desk = await createTestGate();
  desk.write("MEMORY.md", `## Tone\n\n- ${WORDS}\n- kites\n`);
  const { path } = await makeBackup(desk);
  const { sha256 = "" } = (await previewForget(WORDS, desk)) ?? {};
  await forget({ words: WORDS, sha256 }, ACTOR, desk, () => undefined);
  desk.state.close();
  const usersDir = dirname(desk.folder);
  await restoreRecord({ usersDir, recordId: RECORD_ID }, path, new Date());
  const restored = await openTestGate(usersDir);
  expect(restored.read("MEMORY.md")).toBe("## Tone\n\n- kites\n");
  expect(await isForgotten([`a ${WORDS}`], restored)).toBe(true);
  restored.state.close();
  expect(await holding(usersDir, WORDS)).toEqual([]);
});

async function forgotten(words = WORDS): Promise<TestGate> {
  const desk = await createTestGate();
  await forgetIn(desk, words);
  return desk;
}

async function forgetIn(desk: TestGate, words: string): Promise<void> {
  desk.write("MEMORY.md", `## Tone\n\n- ${words}\n- kites\n`);
  const { sha256 = "" } = (await previewForget(words, desk)) ?? {};
  await forget({ words, sha256 }, ACTOR, desk, () => undefined);
}

it("neither an export nor a backup has the key, and nothing in them confirms a guess", async () => {
  const watched = watchHashes("zebrafinch");
  const desk = await forgotten();
  const key = desk.read(".runtime/forget.key").trim();
  const backup = readFileSync((await makeBackup(desk)).path);
  const zip = await exportedZip(desk);
  for (const [name, bytes] of [
    ["backup.zip", backup],
    ["export.zip", zip],
  ] as const) {
    const loot = await lootOf(name, bytes);
    expect(loot.some(({ place }) => place.endsWith("FORGOTTEN.jsonl"))).toBe(true);
    expect(loot.filter((one) => one.bytes.includes(key))).toEqual([]);
    expect(loot.filter((one) => one.bytes.includes(Buffer.from(key, "hex")))).toEqual([]);
    expect(watched.hashesIn(loot)).toEqual([]);
  }
  // With the key it would: the watch sees it.
  const loot = await lootOf("FORGOTTEN.jsonl", Buffer.from(desk.read("FORGOTTEN.jsonl") + key));
  expect(watched.hashesIn(loot)).not.toEqual([]);
});

it("on another machine the restore says where the key belongs, and with it the words are recognised", async () => {
  const desk = await forgotten();
  const { path } = await makeBackup(desk);
  const usersDir = temporaryFolder();
  const place = { usersDir, recordId: RECORD_ID };
  const { missingKey = "" } = await restoreRecord(place, path, new Date());
  expect(missingKey).toBe(join(usersDir, RECORD_ID, ".runtime", "forget.key"));
  cpSync(join(desk.folder, ".runtime", "forget.key"), missingKey);
  const restored = await openTestGate(usersDir);
  expect(await isForgotten([`a ${WORDS}`], restored)).toBe(true);
  restored.state.close();
  expect(await restoreRecord(place, path, new Date())).not.toHaveProperty("missingKey");
});

it("a backup of an earlier version, which has the key, loses it at the next forgetting and keeps its use until then", async () => {
  const desk = await forgotten();
  const { path } = await makeBackup(desk);
  const key = desk.read(".runtime/forget.key").trim();
  // As earlier versions made it.
  await withState(path, (sqlite) => {
    sqlite.prepare("INSERT INTO setting (key, value) VALUES ('forget_key', ?)").run(key);
  });
  const usersDir = temporaryFolder();
  const place = { usersDir, recordId: RECORD_ID };
  expect(await restoreRecord(place, path, new Date())).not.toHaveProperty("missingKey");
  const restored = await openTestGate(usersDir);
  expect(await isForgotten([`a ${WORDS}`], restored)).toBe(true);
  restored.state.close();

  const hasKey = async (): Promise<boolean> =>
    (await lootOf("backup.zip", readFileSync(path))).some(({ bytes }) => bytes.includes(key));
  expect(await hasKey()).toBe(true);
  const { sha256 = "" } = (await previewForget("kites", desk)) ?? {};
  await forget({ words: "kites", sha256 }, ACTOR, desk, () => undefined);
  expect(await hasKey()).toBe(false);
});

const HERE = ["no forgetting", "an emptied file", "one", "one, in a line without its end"] as const;

it.each(HERE)(
  "what was forgotten where a backup was made stays forgotten where it is restored, beside what was forgotten there: %s",
  async (what) => {
    const there = await forgotten();
    const { path } = await makeBackup(there);
    const here = what === "no forgetting" ? await createTestGate() : await forgotten("plumfinch");
    if (what === "an emptied file") here.write("FORGOTTEN.jsonl", "");
    if (what.endsWith("its end")) {
      here.write("FORGOTTEN.jsonl", here.read("FORGOTTEN.jsonl").trimEnd());
    }
    here.state.close();
    const usersDir = dirname(here.folder);
    const place = { usersDir, recordId: RECORD_ID };
    const { missingKey } = await restoreRecord(place, path, new Date());
    // The key of here does not know the words of there.
    expect(missingKey).toBe(join(here.folder, ".runtime", "forget.key"));
    await takeKeys(here.folder, keysIn(there.read(".runtime/forget.key")));
    const restored = await openTestGate(usersDir);
    expect(await isForgotten([`a ${WORDS}`], restored)).toBe(true);
    expect(await isForgotten(["a plumfinch"], restored)).toBe(what.startsWith("one"));
    restored.state.close();
  },
);

it("any order of forgettings, backups and restores forgets nothing that was forgotten", async () => {
  const act = fc.constantFrom("forget", "backup", "restore");
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 8 }), async (acts) => {
      let desk = await createTestGate();
      const usersDir = dirname(desk.folder);
      const backups: string[] = [];
      const words: string[] = [];
      for (const [at, what] of acts.entries()) {
        desk.clock.advance({ minutes: 1 });
        if (what === "forget") {
          const name = `plum${"abcdefgh".charAt(at)}finch`;
          await forgetIn(desk, name);
          words.push(name);
        } else if (what === "backup") backups.push((await makeBackup(desk)).path);
        const backup = backups[at % Math.max(1, backups.length)];
        if (what !== "restore" || backup === undefined) continue;
        const { clock } = desk;
        desk.state.close();
        await restoreRecord({ usersDir, recordId: RECORD_ID }, backup, clock.now());
        desk = await openTestGate(usersDir, { clock });
      }
      for (const word of words) expect(await isForgotten([word], desk)).toBe(true);
      desk.state.close();
    }),
    { numRuns: 8 },
  );
});
