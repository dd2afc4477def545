// What forgettings of earlier versions left behind, and the first start of this version.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { forget } from "../../src/gate/forget.ts";
import { previewForget } from "../../src/gate/forget-find.ts";
import { finishOldCopies, finishOldForgettings } from "../../src/gate/old-forgettings.ts";
import { previewUndo, undo } from "../../src/gate/undo.ts";
import { verify } from "../../src/gate/verify.ts";
import { BACKUPS, makeBackup } from "../../src/state/backup.ts";
import { forgetAsEarlier } from "../support/earlier-forgetting.ts";
import { exportedZip } from "../support/exported.ts";
import { learnEntry } from "../support/gate-acts.ts";
import { ACTOR, createTestGate, type TestGate } from "../support/open-gate.ts";
import { filesOf, lootOf, watchHashes } from "../support/watched-hashes.ts";

const WORD = "quokkafinch";
const NEVER = new AbortController().signal;
const nothing = (): void => undefined;

describe("digests that a forgetting of an earlier version left", () => {
  async function leftByEarlier(desk: TestGate): Promise<void> {
    await learnEntry(desk, `A ${WORD} has stripes`);
    await forgetAsEarlier(desk, WORD);
    await makeBackup(desk);
  }

  it("go at the first start, once, and the receipts are one chain with what follows", async () => {
    const watched = watchHashes(WORD);
    const desk = await createTestGate({ record: "sample" });
    await leftByEarlier(desk);
    await learnEntry(desk, "Corks float because they hold air");
    expect(await verify(desk)).toMatchObject({ ok: true });
    const backup = join(desk.folder, BACKUPS);
    const inBackups = async (): Promise<readonly string[]> =>
      (await filesOf(backup)).flatMap(watched.hashesIn);
    const inFiles = async (): Promise<readonly string[]> => {
      const zip = await exportedZip(desk);
      return watched.hashesIn(await lootOf("export.zip", zip));
    };
    expect((await inFiles()).length).toBeGreaterThan(0);
    expect((await inBackups()).length).toBeGreaterThan(0);
    expect(await finishOldForgettings(desk)).toBe(true);
    expect(await inFiles()).toEqual([]);
    // No message waits for the copies.
    expect((await inBackups()).length).toBeGreaterThan(0);
    await finishOldCopies(desk, NEVER);
    expect(await inBackups()).toEqual([]);
    const made = readFileSync(join(backup, readdirSync(backup)[0] ?? ""));
    await finishOldCopies(desk, NEVER);
    expect(readFileSync(join(backup, readdirSync(backup)[0] ?? "")).equals(made)).toBe(true);
    expect(await verify(desk)).toMatchObject({ ok: true });
    const after = desk.read("MERGE-RECEIPTS.jsonl");
    expect(await finishOldForgettings(desk)).toBe(false);
    expect(desk.read("MERGE-RECEIPTS.jsonl")).toBe(after);
    // What was learned since can still be taken back.
    const shown = await previewUndo(undefined, desk);
    await undo(shown?.past.receiptId, ACTOR, desk, nothing);
    expect(await verify(desk)).toMatchObject({ ok: true });
  });

  it("are looked for in no Record that has forgotten nothing, or everything by this version", async () => {
    const desk = await createTestGate({ record: "sample" });
    await learnEntry(desk, `A ${WORD} has stripes`);
    expect(await finishOldForgettings(desk)).toBe(false);
    const { sha256 = "" } = (await previewForget(WORD, desk)) ?? {};
    await forget({ words: WORD, sha256 }, ACTOR, desk, nothing);
    expect(await finishOldForgettings(desk)).toBe(false);
  });

  it("do not make a start delete a backup that cannot be read", async () => {
    const desk = await createTestGate({ record: "sample" });
    await leftByEarlier(desk);
    const { path } = await makeBackup(desk);
    writeFileSync(path, "no archive");
    expect(await finishOldForgettings(desk)).toBe(true);
    await finishOldCopies(desk, NEVER);
    expect(readFileSync(path, "utf8")).toBe("no archive");
  });

  it("stay in copies as they are when the bot stops, and go at the next start", async () => {
    const watched = watchHashes(WORD);
    const desk = await createTestGate({ record: "sample" });
    await leftByEarlier(desk);
    expect(await finishOldForgettings(desk)).toBe(true);
    const backup = join(desk.folder, BACKUPS, readdirSync(join(desk.folder, BACKUPS))[0] ?? "");
    const before = readFileSync(backup);
    for (let stop = 0; stop < 3; stop += 1) await finishOldCopies(desk, AbortSignal.abort());
    expect(readFileSync(backup).equals(before)).toBe(true);
    await finishOldCopies(desk, NEVER);
    expect(watched.hashesIn(await lootOf("backup.zip", readFileSync(backup)))).toEqual([]);
  });

  it("are left in copies that ended two starts, and a third start is not ended", async () => {
    const watched = watchHashes(WORD);
    const desk = await createTestGate({ record: "sample" });
    await leftByEarlier(desk);
    const [name = ""] = readdirSync(join(desk.folder, BACKUPS));
    const path = join(desk.folder, BACKUPS, name);
    const before = readFileSync(path);
    expect(await finishOldForgettings(desk)).toBe(true);
    // As two processes leave it that were killed at the copies.
    await desk.note(() => {
      desk.state.settings.set("old_forgettings_copies", "2");
    });
    await finishOldCopies(desk, NEVER);
    expect(readFileSync(path).equals(before)).toBe(true);
    const receipts = Buffer.from(desk.read("MERGE-RECEIPTS.jsonl"));
    expect(watched.hashesIn([{ place: "receipts", bytes: receipts }])).toEqual([]);
    // The next forgetting reaches the copies.
    const { sha256 = "" } = (await previewForget("octopuses", desk)) ?? {};
    await forget({ words: "octopuses", sha256 }, ACTOR, desk, nothing);
    expect(watched.hashesIn(await lootOf("backup.zip", readFileSync(path)))).toEqual([]);
  });
});
