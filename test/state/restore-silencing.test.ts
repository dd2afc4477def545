// A backup that somebody else made silences nobody: neither what it says is held back nor the talks just between us that it brings
// reach to what is said after its restore.

import { renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import * as fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { makeBackup } from "../../src/state/backup.ts";
import { restoreRecord } from "../../src/state/restore.ts";
import { withState } from "../support/changed-backup.ts";
import { createTestGate, openTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";

const CHILD = "telegram:3003";
const HOUR = 60 * 60_000;
const EVER = Number.MAX_SAFE_INTEGER;

type Where = "here" | "another machine";
const WHERE: readonly Where[] = ["here", "another machine"];

async function restored(
  desk: TestGate,
  rows: { readonly [key: string]: string },
  where: Where,
): Promise<TestGate> {
  const { path } = await makeBackup(desk);
  const put = (sqlite: DatabaseSync): void => {
    const row = sqlite.prepare("INSERT OR REPLACE INTO setting VALUES (?, ?)");
    for (const [key, value] of Object.entries(rows)) row.run(key, value);
  };
  await withState(path, put);
  desk.state.close();
  const usersDir = dirname(desk.folder);
  const file = join(temporaryFolder(), "backup.zip");
  renameSync(path, file);
  if (where === "another machine") rmSync(desk.folder, { recursive: true });
  await restoreRecord({ usersDir, recordId: RECORD_ID }, file, desk.now());
  const again = await openTestGate(usersDir, { clock: desk.clock });
  onTestFinished(() => {
    again.state.close();
  });
  return again;
}

/** The next message comes, as the bot's handler tells it. */
function comes({ state }: TestGate, id: number, at: number): Promise<void> {
  return state.database.transact(() => {
    if (state.privateTalks.isBrought(CHILD)) state.privateTalks.boundBrought(CHILD, id, at);
  });
}

describe.each(WHERE)("a restored backup, %s,", (where) => {
  it("holds nothing back", async () => {
    const desk = await createTestGate();
    const rows = { [`held_back:${CHILD}`]: `0 ${EVER}`, "held_back:telegram:1": `5 ${EVER}` };
    const { state, now } = await restored(desk, rows, where);
    for (const at of [0, now().getTime(), now().getTime() + 1000 * HOUR]) {
      expect(state.heldBack.covers(CHILD, at)).toBe(false);
    }
  });

  it("makes nothing that is written after it a part of a talk that ended", async () => {
    const span = fc.tuple(fc.nat(2 ** 31), fc.constantFrom(0, 100, 1e6, EVER / 2));
    const spans = fc.array(span, { minLength: 1, maxLength: 300 });
    const sign = fc.constantFrom("", " open", " open open");
    const property = fc.asyncProperty(spans, sign, async (talks, end) => {
      const desk = await createTestGate();
      const row = talks.map(([from, length]) => `${from}-${from + length}`).join(" ");
      const rows = {
        [`private_talks:${CHILD}`]: row + end,
        [`private_talks:${CHILD}@`]: row + end,
      };
      const again = await restored(desk, rows, where);
      const { privateTalks, database } = again.state;
      const at = again.now().getTime();
      await comes(again, 500, at);
      await database.transact(() => {
        privateTalks.end(CHILD);
      });
      expect([521, 600, EVER].filter((id) => privateTalks.isOfEnded(CHILD, id))).toEqual([]);
      expect([1, 60, 1e6].filter((s) => privateTalks.wasAt(CHILD, at + s * 1000))).toEqual([]);
    });
    await fc.assert(property, { numRuns: 8 });
  });

  it("brings its own talks, whatever the first message is, and those that begin later", async () => {
    const desk = await createTestGate();
    const at = desk.now().getTime();
    const talk = async ({ state }: TestGate, ids: readonly number[], time: number): Promise<void> =>
      state.database.transact(() => {
        state.conversations.beginBetweenUs(CHILD);
        for (const id of ids) state.privateTalks.note(CHILD, id, time);
        state.conversations.endBetweenUs(CHILD);
      });
    await talk(desk, [10, 12], at - HOUR);
    desk.clock.advance({ minutes: 1 });
    const again = await restored(desk, {}, where);
    const { privateTalks } = again.state;
    await comes(again, 20, again.now().getTime());
    expect(privateTalks.isBrought(CHILD)).toBe(false);
    await talk(again, [60, 61], at + HOUR);
    await comes(again, 62, at + 2 * HOUR);
    const known = [9, 10, 11, 12, 13, 20, 60, 61].filter((id) => privateTalks.isOfEnded(CHILD, id));
    expect(known).toEqual([10, 11, 12, 60, 61]);
    expect([at - HOUR, at, at + HOUR].map((time) => privateTalks.wasAt(CHILD, time))).toEqual([
      true,
      false,
      true,
    ]);
  });
});

it("a row of a backup that repeats its signs without end is read like any other", async () => {
  const key = `private_talks:${CHILD}`;
  const rows = { [key]: "brought ".repeat(100_000) + "3-9 ".repeat(100_000) + "20-31" };
  const again = await restored(await createTestGate(), rows, "here");
  await comes(again, 500, again.now().getTime());
  const { isOfEnded } = again.state.privateTalks;
  expect([5, 25, 400].map((id) => isOfEnded(CHILD, id))).toEqual([true, true, false]);
});
