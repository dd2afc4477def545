// Whoever stops, or has lost the Record, changes no copy of it any more: the next process may work on it already.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { createLogger } from "../../src/logger.ts";
import { startRetention } from "../../src/operator/retention.ts";
import { TRANSCRIPT_HEADER } from "../../src/record/transcript.ts";
import { BACKUPS, makeBackup } from "../../src/state/backup.ts";
import { shortenCopies } from "../../src/state/forgetting/old-copies.ts";
import { createInbox } from "../../src/state/inbox.ts";
import { agreeing, testClock } from "../support/clock.ts";
import { createTestGate, type TestGate } from "../support/open-gate.ts";

const OLD = `**[2026-08-02 10:00:00]** \`USER\` (Telegram)\n> long ago\n\n`;
const KEPT = { day: "2026-11-01", before: new Date("2026-11-01T00:00:00Z") };

/** A Record on 20 November with three backups that hold talk of August. */
async function gateWithBackups(): Promise<TestGate> {
  const desk = await createTestGate({
    clock: testClock("2026-11-20T12:00:00Z"),
    prepare: (folder) => {
      const self = join(folder, "SELF.md");
      writeFileSync(self, `---\nkeep_chat_days: 30\n---\n${readFileSync(self, "utf8")}`);
      writeFileSync(join(folder, "SESSION-TRANSCRIPT.md"), TRANSCRIPT_HEADER + OLD);
    },
  });
  for (let count = 0; count < 3; count += 1) await makeBackup(desk);
  return desk;
}

function backupsOf(folder: string): readonly string[] {
  const backups = join(folder, BACKUPS);
  return readdirSync(backups)
    .toSorted()
    .map((name) => readFileSync(join(backups, name)).toString("base64"));
}

describe("a copy with old talk", () => {
  it("stays as it is from the moment of a stop on, and is named", async () => {
    const desk = await gateWithBackups();
    const before = backupsOf(desk.folder);
    const stop = new AbortController();
    let begun = 0;
    const left = await shortenCopies(desk.folder, KEPT, {
      signal: stop.signal,
      alone: async (work) => {
        begun += 1;
        if (begun === 2) stop.abort();
        await work();
      },
    });
    expect(begun).toBe(2);
    const after = backupsOf(desk.folder);
    expect(after.map((bytes, at) => bytes === before[at])).toEqual([false, true, true]);
    expect(left).toHaveLength(2);
  });

  it("is not begun on by a process whose journal is closed, though nobody has told the work to stop", async () => {
    const desk = await gateWithBackups();
    const before = backupsOf(desk.folder);
    // As when another process has taken the Record over.
    desk.state.journal.close();
    await shortenCopies(desk.folder, KEPT, {
      signal: new AbortController().signal,
      alone: (work) => desk.alone(work),
    });
    expect(backupsOf(desk.folder)).toEqual(before);
  });

  it("is let go of by the time the end of the daily forgetting is reported", async () => {
    const desk = await gateWithBackups();
    const stop = new AbortController();
    const log = createLogger({ recordId: "abby", level: "silent", secrets: [], write: () => 0 });
    const inbox = createInbox(desk.state.database, 7);
    const begun = vi.spyOn(desk.state.journal, "exclusively");
    const end = startRetention({
      desk,
      inbox,
      log,
      ...agreeing(desk),
      everyMs: 60_000,
      signal: stop.signal,
    });
    await vi.waitFor(() => {
      // The Record's own files, and the first copy.
      expect(begun.mock.calls.length).toBeGreaterThanOrEqual(2);
    });
    stop.abort();
    await end();
    const count = begun.mock.calls.length;
    const after = backupsOf(desk.folder);
    await desk.alone(() => Promise.resolve());
    expect(begun.mock.calls.length).toBe(count + 1);
    expect(backupsOf(desk.folder)).toEqual(after);
    expect(readdirSync(join(desk.folder, ".runtime"))).not.toContainEqual(
      expect.stringMatching(/\.tmp$/),
    );
  });
});
