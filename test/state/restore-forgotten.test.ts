// Forgotten words stay forgotten through a restore of a backup that is older than the forgetting.

import { cpSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { previewForget } from "../../src/gate/forget-find.ts";
import { forget } from "../../src/gate/forget.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { isForgotten } from "../../src/state/forgetting/key.ts";
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

async function forgotten(): Promise<TestGate> {
  const desk = await createTestGate();
  desk.write("MEMORY.md", `## Tone\n\n- ${WORDS}\n- kites\n`);
  const { sha256 = "" } = (await previewForget(WORDS, desk)) ?? {};
  await forget({ words: WORDS, sha256 }, ACTOR, desk, () => undefined);
  return desk;
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
