// A backup does not tell that somebody told of distress, and a restore lets nothing through that was held back.

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { exportRecord, makeBackup } from "../../src/state/backup.ts";
import type { StateDatabase } from "../../src/state/database/database.ts";
import { openState } from "../../src/state/database/open-state.ts";
import { restoreRecord } from "../../src/state/restore.ts";
import { createTestGate, openTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";
import { fileOf, temporaryFolder } from "../support/temporary.ts";
import { unpackRecord } from "../support/zip.ts";

const HOUR = 60 * 60_000;
const CHILD = "telegram:3003";

async function stateIn(zip: Buffer): Promise<StateDatabase> {
  const { stateDb } = await unpackRecord(zip);
  const folder = temporaryFolder();
  writeFileSync(join(folder, "state.db"), stateDb ?? "");
  const { database } = openState(folder);
  onTestFinished(() => {
    database.close();
  });
  return database;
}

/** The child tells of distress now. */
function tell({ state, now }: TestGate): Promise<void> {
  const at = now().getTime();
  return state.database.transact(() => {
    state.heldBack.begin(CHILD, { level: "sure", saidAt: at }, at);
  });
}

async function restoreIn(desk: TestGate, zip: Buffer): Promise<TestGate> {
  desk.state.close();
  const usersDir = dirname(desk.folder);
  await restoreRecord({ usersDir, recordId: RECORD_ID }, fileOf(zip), desk.now());
  const restored = await openTestGate(usersDir, { clock: desk.clock });
  onTestFinished(() => {
    restored.state.close();
  });
  return restored;
}

it("a backup has neither the spans that are held back nor words of them that wait for the analyst", async () => {
  const desk = await createTestGate();
  const at = desk.now().getTime();
  const job = (userText: string, channelKey: string, saidAt?: number): void => {
    desk.state.analystJobs.add({
      userText,
      channelKey,
      replyText: "",
      evidence: "",
      ...(saidAt !== undefined && { saidAt }),
    });
  };
  await desk.state.database.transact(() => {
    job("near", CHILD, at - HOUR / 2);
    job("without a time", CHILD);
    job("long before", CHILD, at - 30 * HOUR);
    job("another's", "telegram:1001", at);
  });
  await tell(desk);
  const database = await stateIn(readFileSync((await makeBackup(desk)).path));
  expect(JSON.stringify(database.all("SELECT * FROM setting"))).not.toMatch(/held|3003/);
  const texts = database
    .all<{ body: string }>("SELECT body FROM analyst_job ORDER BY id")
    .map(({ body }) => (JSON.parse(body) as { userText: string }).userText);
  expect(texts).toEqual(["long before", "another's"]);
});

it.each(["before", "after"])(
  "what is held back stays so through a restore of a backup made %s the telling",
  async (when) => {
    const desk = await createTestGate();
    const at = desk.now().getTime();
    await desk.state.database.transact(() => {
      desk.state.conversations.append(CHILD, [{ role: "user", text: "near it" }], at - HOUR / 2);
    });
    if (when === "after") await tell(desk);
    const zip = readFileSync((await makeBackup(desk)).path);
    if (when === "before") await tell(desk);
    const { state } = await restoreIn(desk, zip);
    expect(state.heldBack.covers(CHILD, at + 20 * HOUR)).toBe(true);
    expect(state.heldBack.covers("telegram:1001", at)).toBe(false);
    const { history, sinceCheckpoint } = state.conversations.read(CHILD);
    expect([history.length, sinceCheckpoint.length]).toEqual([1, 0]);
  },
);

it("what is held back stays so through a restore of an export, and of a backup behind it", async () => {
  const desk = await createTestGate();
  const at = desk.now().getTime();
  await desk.state.database.transact(() => {
    desk.state.access.redeem(desk.state.access.createCode("guest", 0), 7, 1);
  });
  const backup = readFileSync((await makeBackup(desk)).path);
  const exported = readFileSync((await exportRecord(desk)).path);
  await tell(desk);
  const first = await restoreIn(desk, exported);
  expect(first.state.heldBack.covers(CHILD, at + 20 * HOUR)).toBe(true);
  expect(first.state.access.claimed()).toEqual([]);
  desk.clock.advance({ minutes: 1 });
  const second = await restoreIn(first, backup);
  expect(second.state.heldBack.covers(CHILD, at + 20 * HOUR)).toBe(true);
  expect(second.state.access.claimed()).toEqual([]);
});

it.each(["a backup of before it", "a backup of its time", "an export"])(
  "a talk just between us is known by its messages behind a restore of %s",
  async (what) => {
    const desk = await createTestGate();
    const { conversations, database, privateTalks } = desk.state;
    const talk = (id: number): Promise<void> =>
      database.transact(() => {
        conversations.beginBetweenUs(CHILD);
        privateTalks.note(CHILD, id);
        if (id < 20 || what !== "a backup of its time") conversations.endBetweenUs(CHILD);
      });
    await talk(10);
    if (what === "a backup of its time") await talk(20);
    const { path } = what === "an export" ? await exportRecord(desk) : await makeBackup(desk);
    const zip = readFileSync(path);
    if (what !== "a backup of its time") await talk(20);
    else await database.transact(() => conversations.endBetweenUs(CHILD));
    const { state } = await restoreIn(desk, zip);
    const known = [9, 10, 11, 20].map((id) => state.privateTalks.isOfEnded(CHILD, id));
    expect(known).toEqual([false, true, false, true]);
  },
);

it("what a state.db has known since its making, and no longer, holds behind a restore", async () => {
  const desk = await createTestGate();
  const made = desk.now().getTime();
  const known = ({ state }: TestGate): number => Number(state.settings.get("known_since"));
  expect(known(desk)).toBe(made);
  desk.clock.advance({ minutes: 90 });
  const restored = await restoreIn(desk, readFileSync((await makeBackup(desk)).path));
  expect(known(restored)).toBe(made);
});

describe("words that wait for the analyst in a backup", () => {
  /** A backup made when words of so many hours ago were waiting. */
  async function waiting(desk: TestGate, hours: number): Promise<Buffer> {
    const saidAt = desk.now().getTime() - hours * HOUR;
    await desk.state.database.transact(() => {
      desk.state.analystJobs.add({
        channelKey: CHILD,
        userText: "u",
        replyText: "r",
        evidence: "u",
        saidAt,
      });
    });
    return readFileSync((await makeBackup(desk)).path);
  }

  it.each([
    [23, 1],
    [25, 0],
  ])("and were said %i hours ago: %i are read after its restore", async (hours, read) => {
    const desk = await createTestGate();
    // Its state.db has been there for longer than they wait.
    desk.clock.advance({ minutes: 30 * 60 });
    const { state } = await restoreIn(desk, await waiting(desk, hours));
    expect(state.analystJobs.count()).toBe(read);
  });

  it.each([
    "another machine",
    "no state.db",
    "an empty state.db",
    "a damaged state.db",
    "one that was damaged before",
    "a state.db that was lost before a start",
    "a Record that was begun anew",
  ])("are not read where nothing is known of what is held back: %s", async (where) => {
    const desk = await createTestGate();
    const zip = await waiting(desk, 1);
    desk.state.close();
    const state = join(desk.folder, ".runtime", "state.db");
    if (where === "another machine") rmSync(desk.folder, { recursive: true });
    else if (where === "no state.db" || where === "a state.db that was lost before a start") {
      rmSync(state);
    } else if (where === "a Record that was begun anew")
      rmSync(dirname(state), { recursive: true });
    else if (where === "an empty state.db") writeFileSync(state, "");
    else writeFileSync(state, Buffer.alloc(16_384, 7));
    if (where.endsWith("before") || where.endsWith("start") || where.endsWith("anew")) {
      // Nothing tells that it was not there, an hour later.
      for (const minutes of [0, 30]) {
        desk.clock.advance({ minutes });
        (await openTestGate(dirname(desk.folder), { clock: desk.clock })).state.close();
      }
    }
    const first = await restoreIn(desk, zip);
    expect(first.state.analystJobs.count()).toBe(0);
    desk.clock.advance({ minutes: 1 });
    const second = await restoreIn(first, zip);
    expect(second.state.analystJobs.count()).toBe(0);
  });
});
