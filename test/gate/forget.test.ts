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
import { unpackRecord } from "../../src/record/archive/archive.ts";
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
  const gate = await openTestGate(users);
  onTestFinished(() => {
    gate.state.close();
  });
  return gate;
}

async function confirm(gate: TestGate, words: string) {
  const review = await previewForget(words, gate);
  return forget({ words, sha256: review?.sha256 ?? "" }, ACTOR, gate, nothing);
}

describe("after a forgetting", () => {
  it("no byte of it is left, whatever the rest said is as it was, and all rules hold", async () => {
    const gate = await openLife();
    const users = dirname(gate.folder);
    await makeBackup(gate);
    cpSync(gate.folder, join(users, "other"), {
      recursive: true,
      filter: (path) => !path.includes(".runtime"),
    });
    cpSync(gate.folder, `${gate.folder}.before-restore-2026`, { recursive: true });
    cpSync(gate.folder, join(users, ".grace-mar.restored.0123456789ab.new"), { recursive: true });
    const other = readFolder(join(users, "other"));
    const before = readFolder(gate.folder);
    const faults = await validateRecord(users, "grace-mar");
    expect((await holding(gate.folder, CANARY)).length).toBeGreaterThan(15);

    const { left } = await confirm(gate, `A  ${CANARY.toUpperCase()}`.slice(3));
    expect(left).toEqual([]);
    expect(readFolder(join(users, "other"))).toEqual(other);
    expect(await holding(gate.folder, CANARY)).toEqual([]);
    expect(await holding(`${gate.folder}.before-restore-2026`, CANARY)).toEqual([]);
    expect(await validateRecord(users, "grace-mar")).toEqual(faults);
    expect(await verify(gate)).toMatchObject({ ok: true });
    const after = readFolder(gate.folder);
    for (const [name, text] of Object.entries(after)) {
      // A subsequence of lines: lines were only left out, or marked, or a row was added at the end.
      const known = (before[name] ?? "").split("\n");
      const strange = text
        .split("\n")
        .filter((line) => !known.includes(line) && !line.includes("\\u2026"));
      const rows = ["MERGE-RECEIPTS.jsonl", "FORGOTTEN.jsonl", "PIPELINE-EVENTS.jsonl"];
      expect(strange.length, name).toBeLessThanOrEqual(rows.includes(name) ? 2 : 0);
    }
    expect(after["SELF.md"]).toContain("Corks float because they hold air");
    expect(after["PENDING-REVIEW.md"]).toContain("Kites need wind");
    expect(after["SESSION-TRANSCRIPT.md"]).toMatch(/> hello\n[^]*> bye/);
    expect(gate.state.conversations.read("telegram:1001").history.map(({ text }) => text)).toEqual([
      "hello",
      "hi",
    ]);
    expect(gate.state.analystJobs.count()).toBe(1);
    expect(gate.said().some(({ text }) => text === "Boats!")).toBe(true);
    gate.state.close();
    expect(await holding(users, CANARY)).toEqual(
      Object.keys(other)
        .filter((name) => other[name]?.toLowerCase().includes(CANARY))
        .map((name) => join("other", name))
        .toSorted(),
    );
  });

  it("a backup is still one, with everything else in it", async () => {
    const gate = await openLife();
    const { path } = await makeBackup(gate);
    const then = readFolder(gate.folder);
    await confirm(gate, CANARY);
    const { files, stateDb } = await unpackRecord(readFileSync(path));
    expect(Buffer.from(files.get("LIBRARY.md") ?? "").toString()).toBe(then["LIBRARY.md"]);
    expect(Buffer.from(files.get("SELF.md") ?? "").toString()).toContain("Corks float");
    expect(stateDb?.length).toBeGreaterThan(4096);
  });

  it("what it touched cannot be undone, and that is said", async () => {
    const gate = await openLife();
    await confirm(gate, CANARY);
    await expect(previewUndo(undefined, gate)).rejects.toThrow(/forgotten for good/);
  });

  it("the same words are known again, others are not, and no file says what they were", async () => {
    const gate = await openLife();
    await confirm(gate, CANARY);
    expect(await isForgotten(["x", `my Canary 7C1F “zebra” sings`], gate)).toBe(true);
    expect(await isForgotten(["canary 7c1f", "a zebra"], gate)).toBe(false);
    expect(gate.read("FORGOTTEN.jsonl")).not.toMatch(/zebra|canary/i);
    // The key has two places and survives the loss of either.
    renameSync(join(gate.folder, ".runtime", "forget.key"), join(gate.folder, ".runtime", "gone"));
    expect(await isForgotten([CANARY], gate)).toBe(true);
  });

  it("asking again finds nothing, and a stale yes forgets nothing", async () => {
    const gate = await openLife();
    const review = await previewForget(CANARY, gate);
    gate.write("MEMORY.md", `${gate.read("MEMORY.md")}- ${CANARY} once more\n`);
    const stale = { words: CANARY, sha256: review?.sha256 ?? "" };
    await expect(forget(stale, ACTOR, gate, nothing)).rejects.toMatchObject({
      code: "forget_changed",
    });
    expect(gate.read("SELF.md")).toContain(CANARY);
    await confirm(gate, CANARY);
    expect(await previewForget(CANARY, gate)).toBeUndefined();
    expect(await previewForget("never said anywhere", gate)).toBeUndefined();
  });
});

describe("a backup that cannot be read", () => {
  it("is named in the list and deleted with the rest, but is no place by itself", async () => {
    const gate = await openLife();
    await makeBackup(gate);
    const backups = join(gate.folder, ".runtime", "backups");
    writeFileSync(join(backups, "2026-01-01T00-00-00-000Z-abcd.zip"), "torn");
    expect(await previewForget("never said anywhere", gate)).toBeUndefined();
    const review = await previewForget(CANARY, gate);
    expect(review?.places.filter(({ isUnreadable }) => isUnreadable)).toHaveLength(1);
    await confirm(gate, CANARY);
    expect(readdirSync(backups).filter((name) => name.includes("abcd"))).toEqual([]);
    expect(readdirSync(backups).length).toBeGreaterThan(0);
  });
});

describe("a file that is no text", () => {
  it("stays as it is, and is named before and after", async () => {
    const gate = await openLife();
    const bytes = Buffer.concat([Buffer.from([0, 1, 2]), Buffer.from(` ${CANARY} `)]);
    writeFileSync(join(gate.folder, "photo.bin"), bytes);
    expect((await previewForget(CANARY, gate))?.beyond).toEqual(["photo.bin"]);
    expect((await confirm(gate, CANARY)).left).toEqual(["photo.bin"]);
    expect(readFileSync(join(gate.folder, "photo.bin"))).toEqual(bytes);
  });
});

describe("receipts", () => {
  it("that were changed are vouched for by the one below, and by nothing else", async () => {
    const gate = await openLife();
    await confirm(gate, CANARY);
    expect(gate.read("MERGE-RECEIPTS.jsonl")).toContain("\\u2026");
    expect(await verify(gate)).toMatchObject({ ok: true });
    gate.write("MERGE-RECEIPTS.jsonl", gate.read("MERGE-RECEIPTS.jsonl").replace("\\u2026", "Kim"));
    expect(await verify(gate)).toMatchObject({ ok: false });
  });

  it("go on behind it, through a second forgetting of the same row", async () => {
    const gate = await openLife();
    await confirm(gate, CANARY);
    rmSync(join(gate.folder, "SELF.md.conflict-merge-1"));
    await learnEntry(gate, "Lamps glow");
    await confirm(gate, "Rafts float as well");
    await learnEntry(gate, "Ropes hold");
    expect(await verify(gate)).toMatchObject({ ok: true });
    const rows = gate.read("PIPELINE-EVENTS.jsonl").replaceAll(/.*"forgotten".*\n/g, "");
    gate.write("PIPELINE-EVENTS.jsonl", rows);
    expect(await verify(gate)).toMatchObject({ ok: false });
  });
});
