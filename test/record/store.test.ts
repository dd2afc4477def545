// Reading a Record: an edit is seen by the next look, and one act sees one moment.

import { rmSync, writeFileSync } from "node:fs";
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

it("PENDING-REVIEW.md is read again where it changed, and one act sees one text of it", async () => {
  const store = await open();
  const path = join(store.folder, FILES.pending);
  const block = (id: string): string => `### ${id}\n\n\`\`\`yaml\nstatus: pending\n\`\`\`\n\n`;
  const text = `## Candidates\n\n${block("CANDIDATE-0001")}${block("CANDIDATE-0002")}`;
  writeFileSync(path, text);
  const act = store.still();
  const before = await act.candidates();
  writeFileSync(path, text.replace("status: pending", "status: rejected"));
  const after = await store.candidates();
  expect(after.blocks.map(({ status }) => status)).toEqual(["rejected", "pending"]);
  expect(after.blocks[1]?.said).toBe(before.blocks[1]?.said);
  expect((await act.candidates()).text).toBe(text);
  writeFileSync(path, after.text);
  expect(await store.still().candidates()).toMatchObject({ text: after.text });
});

it("conflict rules are those of the files as they are now, of the installation and of the Record", async () => {
  const store = await open();
  const names = async (): Promise<readonly string[]> =>
    (await store.conflictRules()).map(({ name }) => name);
  const before = await store.conflictRules();
  expect(await store.conflictRules()).toBe(before);
  const own = join(store.folder, FILES.conflictRules);
  const common = join(store.folder, "..", FILES.conflictRules);
  writeFileSync(own, "- [early, late]\n");
  expect(await names()).toContain("early-or-late");
  writeFileSync(common, "- [early, punctual]\n");
  expect(await names()).toEqual(expect.arrayContaining(["early-or-late", "early-or-punctual"]));
  writeFileSync(own, "- [early]\n");
  await expect(store.conflictRules()).rejects.toThrow("not a pair");
  await expect(store.conflictRules()).rejects.toThrow("not a pair");
  rmSync(own);
  rmSync(common);
  expect(await store.conflictRules()).toEqual(before);
});

it("the clock known last is that of the Record as it was read last, also while SELF.md cannot be read", async () => {
  const store = await open();
  const path = join(store.folder, FILES.self);
  const body = (await store.read(FILES.self)).replace(/^---\n[^]*?\n---\n/, "");
  const noon = new Date("2026-05-01T12:00:00Z");
  writeFileSync(path, `---\ntime_zone: Pacific/Kiritimati\n---\n${body}`);
  await store.still().snapshot();
  expect(store.lastClock().date(noon)).toBe("2026-05-02");
  writeFileSync(path, Buffer.from([0xff, 0x23]));
  await expect(store.snapshot()).rejects.toThrow("SELF.md");
  expect(store.lastClock().date(noon)).toBe("2026-05-02");
  writeFileSync(path, `---\ntime_zone: Pacific/Midway\n---\n${body}`);
  await store.snapshot();
  expect(store.lastClock().date(noon)).toBe("2026-05-01");
});

it("files of the earlier system's newer form are named as such, in one line", async () => {
  const usersDir = temporaryFolder();
  const folder = copyRecord("minimal", usersDir, "mira");
  for (const [ours, newer] of [
    ["SELF.md", "self.md"],
    ["EVIDENCE.md", "self-archive.md"],
    ["PENDING-REVIEW.md", "recursion-gate.md"],
  ] as const) {
    rmSync(join(folder, ours), { force: true });
    writeFileSync(join(folder, newer), "# SELF\n");
  }
  await expect(openRecord(usersDir, "mira")).rejects.toMatchObject({
    code: "record_newer_form",
    message: expect.stringMatching(
      /newer form \((?=.*self\.md)(?=.*recursion-gate\.md).*\), and that form is not read/,
    ) as string,
  });
});

it("a file in UTF-16, with a mark or without one, is named as such", async () => {
  const store = await open();
  for (const bytes of [
    Buffer.from("# SELF\n\n## I. IDENTITY\n", "utf16le"),
    Buffer.from("\uFEFF# SELF\n", "utf16le"),
    Buffer.from("\uFEFF# SELF\n", "utf16le").swap16(),
  ]) {
    writeFileSync(join(store.folder, FILES.self), bytes);
    await expect(store.snapshot()).rejects.toThrow(/SELF\.md cannot be read: .*UTF-16.*as UTF-8/);
  }
});
