// Something forgotten at the gate: it is gone from every byte of the Record's folder and its copies, everything else is
// as it was, and the receipts say so without a word of it.

import {
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { forget } from "../../src/gate/forget.ts";
import { previewForget } from "../../src/gate/forget-find.ts";
import { previewUndo } from "../../src/gate/undo.ts";
import { verify } from "../../src/gate/verify.ts";
import { unpackRecord } from "../support/zip.ts";
import { validateRecord } from "../../src/record/validate.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { isForgotten } from "../../src/state/forgetting/key.ts";
import { holding } from "../support/canary.ts";
import { prepareLife } from "../support/forget-life.ts";
import { learnEntry } from "../support/gate-acts.ts";
import { ACTOR, openTestGate, type TestGate } from "../support/open-gate.ts";
import { readFolder, temporaryFolder } from "../support/temporary.ts";

const CANARY = "canary-7c1f-zebra";
const nothing = (): void => undefined;

let lived: string;

beforeAll(async () => {
  lived = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
  await prepareLife(lived, CANARY);
});

afterAll(() => {
  rmSync(lived, { recursive: true, force: true });
});

/** A copy of a Record with the words in every kind of place, opened. */
async function openLife(): Promise<TestGate> {
  const users = temporaryFolder();
  cpSync(lived, users, { recursive: true });
  const desk = await openTestGate(users);
  onTestFinished(() => {
    desk.state.close();
  });
  return desk;
}

async function confirm(desk: TestGate, words: string) {
  const review = await previewForget(words, desk);
  return forget({ words, sha256: review?.sha256 ?? "" }, ACTOR, desk, nothing);
}

describe("after a forgetting", () => {
  it("no byte of it is left, whatever the rest said is as it was, and all rules hold", async () => {
    const desk = await openLife();
    const users = dirname(desk.folder);
    await makeBackup(desk);
    cpSync(desk.folder, join(users, "other"), {
      recursive: true,
      filter: (path) => !path.includes(".runtime"),
    });
    cpSync(desk.folder, `${desk.folder}.before-restore-2026`, { recursive: true });
    cpSync(desk.folder, join(users, ".grace-mar.restored.0123456789ab.new"), { recursive: true });
    const other = readFolder(join(users, "other"));
    const before = readFolder(desk.folder);
    const faults = await validateRecord(users, "grace-mar");
    expect((await holding(desk.folder, CANARY)).length).toBeGreaterThan(15);

    const { left } = await confirm(desk, `A  ${CANARY.toUpperCase()}`.slice(3));
    expect(left).toEqual([]);
    expect(readFolder(join(users, "other"))).toEqual(other);
    expect(await holding(desk.folder, CANARY)).toEqual([]);
    expect(await holding(`${desk.folder}.before-restore-2026`, CANARY)).toEqual([]);
    expect(await validateRecord(users, "grace-mar")).toEqual(faults);
    expect(await verify(desk)).toMatchObject({ ok: true });
    const after = readFolder(desk.folder);
    for (const [name, text] of Object.entries(after)) {
      // A subsequence of lines: lines were only left out, or marked, or a row was added at the end.
      const plain = (rows = ""): string => rows.replaceAll(/[0-9a-f]{64}/g, "digest");
      const known = plain(before[name]).split("\n");
      const strange = plain(text)
        .split("\n")
        .filter((line) => !known.includes(line) && !line.includes("\\u2026"));
      const rows = ["MERGE-RECEIPTS.jsonl", "FORGOTTEN.jsonl", "PIPELINE-EVENTS.jsonl"];
      expect(strange.length, name).toBeLessThanOrEqual(rows.includes(name) ? 2 : 0);
    }
    expect(after["SELF.md"]).toContain("Corks float because they hold air");
    expect(after["PENDING-REVIEW.md"]).toContain("Kites need wind");
    expect(after["SESSION-TRANSCRIPT.md"]).toMatch(/> hello\n[^]*> bye/);
    expect(desk.state.conversations.read("telegram:1001").history.map(({ text }) => text)).toEqual([
      "hello",
      "hi",
    ]);
    expect(desk.state.analystJobs.count()).toBe(1);
    expect(desk.said().some(({ text }) => text === "Boats!")).toBe(true);
    desk.state.close();
    expect(await holding(users, CANARY)).toEqual(
      Object.keys(other)
        .filter((name) => other[name]?.toLowerCase().includes(CANARY))
        .map((name) => join("other", name))
        .toSorted(),
    );
  });

  it("a backup is still one, with everything else in it", async () => {
    const desk = await openLife();
    const { path } = await makeBackup(desk);
    const then = readFolder(desk.folder);
    await confirm(desk, CANARY);
    const { files, stateDb } = await unpackRecord(readFileSync(path));
    expect(Buffer.from(files.get("LIBRARY.md") ?? "").toString()).toBe(then["LIBRARY.md"]);
    expect(Buffer.from(files.get("SELF.md") ?? "").toString()).toContain("Corks float");
    expect(stateDb?.length).toBeGreaterThan(4096);
  });

  it("what it touched cannot be undone, and that is said", async () => {
    const desk = await openLife();
    await confirm(desk, CANARY);
    await expect(previewUndo(undefined, desk)).rejects.toThrow(/forgotten for good/);
  });

  it("the same words are known again, others are not, and no file says what they were", async () => {
    const desk = await openLife();
    await confirm(desk, CANARY);
    expect(await isForgotten(["x", `my Canary 7C1F “zebra” sings`], desk)).toBe(true);
    expect(await isForgotten(["canary 7c1f", "a zebra"], desk)).toBe(false);
    expect(desk.read("FORGOTTEN.jsonl")).not.toMatch(/zebra|canary/i);
    // The key has two places and survives the loss of either.
    renameSync(join(desk.folder, ".runtime", "forget.key"), join(desk.folder, ".runtime", "gone"));
    expect(await isForgotten([CANARY], desk)).toBe(true);
  });

  it("asking again finds nothing, and a stale yes forgets nothing", async () => {
    const desk = await openLife();
    const review = await previewForget(CANARY, desk);
    desk.write("MEMORY.md", `${desk.read("MEMORY.md")}- ${CANARY} once more\n`);
    const stale = { words: CANARY, sha256: review?.sha256 ?? "" };
    await expect(forget(stale, ACTOR, desk, nothing)).rejects.toMatchObject({
      code: "forget_changed",
    });
    expect(desk.read("SELF.md")).toContain(CANARY);
    await confirm(desk, CANARY);
    expect(await previewForget(CANARY, desk)).toBeUndefined();
    expect(await previewForget("never said anywhere", desk)).toBeUndefined();
  });
});

describe("a backup that cannot be read", () => {
  it("is named in the list and deleted with the rest, but is no place by itself", async () => {
    const desk = await openLife();
    await makeBackup(desk);
    const backups = join(desk.folder, ".runtime", "backups");
    writeFileSync(join(backups, "2026-01-01T00-00-00-000Z-abcd.zip"), "torn");
    expect(await previewForget("never said anywhere", desk)).toBeUndefined();
    const review = await previewForget(CANARY, desk);
    expect(review?.places.filter(({ isUnreadable }) => isUnreadable)).toHaveLength(1);
    await confirm(desk, CANARY);
    expect(readdirSync(backups).filter((name) => name.includes("abcd"))).toEqual([]);
    expect(readdirSync(backups).length).toBeGreaterThan(0);
  });
});

describe("a file that is no text", () => {
  it("stays as it is, and is named before and after", async () => {
    const desk = await openLife();
    const bytes = Buffer.concat([Buffer.from([0, 1, 2]), Buffer.from(` ${CANARY} `)]);
    writeFileSync(join(desk.folder, "photo.bin"), bytes);
    expect((await previewForget(CANARY, desk))?.beyond).toEqual(["photo.bin"]);
    expect((await confirm(desk, CANARY)).left).toEqual(["photo.bin"]);
    expect(readFileSync(join(desk.folder, "photo.bin"))).toEqual(bytes);
  });
});

describe("receipts", () => {
  it("that were changed are vouched for by the one below, and by nothing else", async () => {
    const desk = await openLife();
    await confirm(desk, CANARY);
    expect(desk.read("MERGE-RECEIPTS.jsonl")).toContain("\\u2026");
    expect(await verify(desk)).toMatchObject({ ok: true });
    desk.write("MERGE-RECEIPTS.jsonl", desk.read("MERGE-RECEIPTS.jsonl").replace("\\u2026", "Kim"));
    expect(await verify(desk)).toMatchObject({ ok: false });
  });

  it("go on behind it, through a second forgetting of the same row", async () => {
    const desk = await openLife();
    await confirm(desk, CANARY);
    rmSync(join(desk.folder, "SELF.md.conflict-merge-1"));
    await learnEntry(desk, "Lamps glow");
    await confirm(desk, "Rafts float as well");
    await learnEntry(desk, "Ropes hold");
    expect(await verify(desk)).toMatchObject({ ok: true });
    const rows = desk.read("PIPELINE-EVENTS.jsonl").replaceAll(/.*"forgotten".*\n/g, "");
    desk.write("PIPELINE-EVENTS.jsonl", rows);
    expect(await verify(desk)).toMatchObject({ ok: false });
  });
});
