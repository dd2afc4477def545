// Forgotten words stay forgotten through a restore of a backup that is older than the forgetting.

import { dirname } from "node:path";
import { expect, it } from "vitest";
import { previewForget } from "../../src/gate/forget-find.ts";
import { forget } from "../../src/gate/forget.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { isForgotten } from "../../src/state/forgetting/key.ts";
import { restoreRecord } from "../../src/state/restore.ts";
import { holding } from "../support/canary.ts";
import { ACTOR, createTestGate, openTestGate, RECORD_ID } from "../support/open-gate.ts";

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
