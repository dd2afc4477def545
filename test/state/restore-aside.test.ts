// The folder that a restore puts aside may stay for years: it keeps no word that goes into no backup. And no bot can start in a
// folder that is being put aside or erased.

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createLogger } from "../../src/logger.ts";
import { startRetention } from "../../src/operator/retention.ts";
import { letGoInAsides } from "../../src/state/aside-words.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { openState } from "../../src/state/database/open-state.ts";
import { createInbox } from "../../src/state/inbox.ts";
import { agreeing } from "../support/clock.ts";
import { eraseRecord, restoreRecord } from "../../src/state/restore.ts";
import { createTestGate, openTestGate, RECORD_ID } from "../support/open-gate.ts";

const WORD = "zanzibarquokka";
const TALK = "telegram:1001:between-us";

function isIn(folder: string, word: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => readFileSync(path).includes(word));
}

describe("a folder that a restore put aside", () => {
  it.each(["message", "pending question", "reply on its way", "message that waits"])(
    "has no %s of a talk just between us",
    async (where) => {
      const desk = await createTestGate();
      const { path } = await makeBackup(desk);
      const { database } = desk.state;
      await database.transact(() => {
        database.run("INSERT INTO channel (channel) VALUES (?)", TALK);
        switch (where) {
          case "message":
            database.run(
              "INSERT INTO message (channel, role, text) VALUES (?, 'user', ?)",
              TALK,
              WORD,
            );
            break;
          case "pending question":
            database.run("UPDATE channel SET pending_question = ?, offered_at = 1", WORD);
            break;
          case "reply on its way":
            desk.state.outbox.add({ chatId: 1001, text: WORD }, 0);
            break;
          default:
            database.run(
              "INSERT INTO inbox (bot_id, update_id, body_sha, lane, body, received_at) VALUES (1, 1, ?, 'x', ?, 1)",
              `sum-of-${WORD}`,
              WORD,
            );
        }
      });
      desk.state.close();
      expect(isIn(desk.folder, WORD)).not.toEqual([]);
      const place = { usersDir: dirname(desk.folder), recordId: RECORD_ID };
      const { putAside = "", holdsPrivate } = await restoreRecord(place, path, new Date());
      expect(isIn(putAside, WORD)).toEqual([]);
      expect(holdsPrivate).toBeUndefined();
      (await openTestGate(place.usersDir)).state.close();
    },
  );

  it("keeps all else that was known, and can be brought back at once", async () => {
    const desk = await createTestGate();
    const { path } = await makeBackup(desk);
    const { database } = desk.state;
    await database.transact(() => {
      desk.state.settings.set("away:fact", "kept");
      desk.state.settings.set("away:tombstone_key", "the key");
      database.run(
        "INSERT INTO message (channel, role, text) VALUES ('telegram:1001', 'user', ?)",
        WORD,
      );
    });
    desk.state.close();
    const place = { usersDir: dirname(desk.folder), recordId: RECORD_ID };
    const { putAside = "" } = await restoreRecord(place, path, new Date());
    expect(existsSync(join(putAside, ".runtime", "lease.json"))).toBe(false);
    const aside = openState(join(putAside, ".runtime")).database;
    expect(aside.all("SELECT text FROM message")).toEqual([{ text: WORD }]);
    expect(
      aside.all("SELECT key, value FROM setting WHERE key LIKE 'away:%' ORDER BY key"),
    ).toEqual([
      { key: "away:fact", value: "kept" },
      { key: "away:tombstone_key", value: "the key" },
    ]);
    aside.close();
  });

  it("is said to hold private words where they cannot be taken out of it", async () => {
    const desk = await createTestGate();
    const { path } = await makeBackup(desk);
    const { database } = desk.state;
    await database.transact(() => {
      desk.state.outbox.add({ chatId: 1001, text: WORD }, 0);
      database.run(
        "CREATE TRIGGER keep BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'kept'); END",
      );
    });
    desk.state.close();
    const place = { usersDir: dirname(desk.folder), recordId: RECORD_ID };
    expect((await restoreRecord(place, path, new Date())).holdsPrivate).toBe(true);
    (await openTestGate(place.usersDir)).state.close();
  });

  describe("out of which nothing could be taken at first", () => {
    /** What was said just between us is in the folder put aside, as after a kill at the end of the restore. */
    async function cutShort(): Promise<{ readonly usersDir: string; readonly putAside: string }> {
      const desk = await createTestGate();
      const { path } = await makeBackup(desk);
      const { database } = desk.state;
      await database.transact(() => {
        database.run("INSERT INTO message (channel, role, text) VALUES (?, 'user', ?)", TALK, WORD);
        database.run(
          "CREATE TRIGGER keep BEFORE DELETE ON message BEGIN SELECT RAISE(ABORT, 'kept'); END",
        );
      });
      desk.state.close();
      const usersDir = dirname(desk.folder);
      const { putAside = "" } = await restoreRecord(
        { usersDir, recordId: RECORD_ID },
        path,
        new Date(),
      );
      const aside = openState(join(putAside, ".runtime")).database;
      await aside.transact(() => aside.run("DROP TRIGGER keep"));
      aside.close();
      expect(isIn(putAside, WORD)).toHaveLength(1);
      return { usersDir, putAside };
    }

    it("loses private words once a bot runs", async () => {
      const { usersDir } = await cutShort();
      const desk = await openTestGate(usersDir);
      onTestFinished(() => {
        desk.state.close();
      });
      const stop = startRetention({
        desk,
        ...agreeing(desk),
        inbox: createInbox(desk.state.database, 7),
        log: createLogger({ recordId: "abby", level: "silent", secrets: [], write: () => 0 }),
        everyMs: 60_000,
        signal: new AbortController().signal,
      });
      await vi.waitFor(() => {
        expect(isIn(usersDir, WORD)).toEqual([]);
      });
      await stop();
    });

    it("keeps all once it is the Record again", async () => {
      const { usersDir, putAside } = await cutShort();
      const folder = join(usersDir, RECORD_ID);
      rmSync(folder, { recursive: true });
      renameSync(putAside, folder);
      (await openTestGate(usersDir)).state.close();
      renameSync(folder, putAside);
      await letGoInAsides(folder);
      expect(isIn(putAside, WORD)).toHaveLength(1);
    });
  });

  it.each(["by this restore", "months before"])(
    "is said to hold private words in a damaged state.db that was put aside %s",
    async (when) => {
      const desk = await createTestGate();
      const { path } = await makeBackup(desk);
      const { database } = desk.state;
      await database.transact(() => {
        database.run("INSERT INTO channel (channel) VALUES (?)", TALK);
        for (let count = 0; count < 50; count += 1) {
          database.run(
            "INSERT INTO message (channel, role, text) VALUES (?, 'user', ?)",
            TALK,
            `${WORD}${"x".repeat(3000)}`,
          );
        }
      });
      desk.state.close();
      const state = join(desk.folder, ".runtime", "state.db");
      const torn = readFileSync(state).fill("A", 0, 100);
      writeFileSync(state, torn);
      const place = { usersDir: dirname(desk.folder), recordId: RECORD_ID };
      if (when === "months before") {
        renameSync(state, `${state}.damaged-1700000000000`);
        (await openTestGate(place.usersDir)).state.close();
      }
      const { putAside = "", holdsPrivate } = await restoreRecord(place, path, new Date());
      expect(isIn(putAside, WORD)).toHaveLength(1);
      expect(holdsPrivate).toBe(true);
    },
  );
});

it("a Record that is erased is away before its lock is let go", async () => {
  const desk = await createTestGate();
  desk.state.close();
  const asides = ["a", "b"].map((name) => `${desk.folder}.before-restore-${name}`);
  for (const aside of asides) {
    mkdirSync(aside);
    for (let count = 0; count < 200; count += 1) writeFileSync(join(aside, `${count}`), "");
  }
  const erasing = eraseRecord({ usersDir: dirname(desk.folder), recordId: RECORD_ID });
  while (asides.every((aside) => existsSync(aside))) await setImmediate();
  expect(existsSync(desk.folder)).toBe(false);
  expect((await erasing).map(({ path }) => path)).toEqual([...asides, desk.folder]);
  expect(readdirSync(dirname(desk.folder))).toEqual([]);
});
