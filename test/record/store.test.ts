// Reading a Record: an edit is seen by the next look, and one act sees one moment.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { FILES, openRecord, type RecordStore } from "../../src/record/store.ts";

import { copyRecord, temporaryFolder } from "../support/temporary.ts";

async function open(): Promise<RecordStore> {
  const usersDir = temporaryFolder();
  copyRecord("minimal", usersDir, "mira");
  return openRecord(usersDir, "mira");
}

it("an edit by hand is seen by the next look at the file", async () => {
  const store = await open();
  await store.read(FILES.memory);
  writeFileSync(join(store.folder, FILES.memory), "# MEMORY\n\n- Likes tea\n");
  expect(await store.read(FILES.memory)).toContain("Likes tea");
});

it("one act sees a file as it first read it, and the next act sees the edit", async () => {
  const store = await open();
  const act = store.still();
  const before = await act.read(FILES.memory);
  const { memory } = await act.snapshot();
  writeFileSync(join(store.folder, FILES.memory), "# MEMORY\n\n- Likes tea\n");
  expect(await act.read(FILES.memory)).toBe(before);
  expect((await act.snapshot()).memory).toEqual(memory);
  expect(await store.still().read(FILES.memory)).toContain("Likes tea");
});
