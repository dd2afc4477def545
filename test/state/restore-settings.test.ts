// A backup says nothing of this machine: neither whom the bot writes to, nor what it told, which updates it knows, or what it
// may still spend. Every name of a setting is decided.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { describe, expect, it, onTestFinished } from "vitest";
import { createOperatorChat } from "../../src/operator/operator-chat.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { createInbox } from "../../src/state/inbox.ts";
import { restoreRecord } from "../../src/state/restore.ts";
import { AT_RESTORE_SETTINGS } from "../../src/state/settings.ts";
import { withState } from "../support/changed-backup.ts";
import { createTestGate, openTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";

const SRC = join(import.meta.dirname, "..", "..", "src");
const DAY_MS = 24 * 60 * 60_000;
const NAMES = Object.entries(AT_RESTORE_SETTINGS).filter(([, whose]) => whose !== "joined");
/** Some of them are numbers, and another value of those is nobody's. */
const HERE = "7";
const IN_BACKUP = "8";

/** The texts of the code, by path. */
function sources(): readonly (readonly [path: string, text: string])[] {
  return readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => [path, readFileSync(join(SRC, path), "utf8")] as const);
}

async function restored(
  desk: TestGate,
  change: (sqlite: DatabaseSync) => void,
  where: "here" | "another machine" = "here",
): Promise<TestGate> {
  const { path } = await makeBackup(desk);
  await withState(path, change);
  desk.state.close();
  const usersDir = where === "here" ? dirname(desk.folder) : temporaryFolder();
  await restoreRecord({ usersDir, recordId: RECORD_ID }, path, desk.now());
  const again = await openTestGate(usersDir, { clock: desk.clock });
  onTestFinished(() => {
    again.state.close();
  });
  return again;
}

function put(sqlite: DatabaseSync, key: string, value: string): void {
  sqlite.prepare("INSERT OR REPLACE INTO setting VALUES (?, ?)").run(key, value);
}

function settingsOf({ state }: TestGate): ReadonlyMap<string, string> {
  const rows = state.database.all<{ key: string; value: string }>("SELECT * FROM setting");
  return new Map(rows.map(({ key, value }) => [key, value]));
}

describe("the names of settings", () => {
  it("are all in the list, for nothing else writes to the table", () => {
    const writing = sources().filter(([, text]) =>
      /(?:INTO|UPDATE|REPLACE)\s+(?:main\.)?setting\b/i.test(text),
    );
    expect(writing.map(([path]) => path)).toEqual([join("state", "settings.ts")]);
  });

  it("are all in use: none is decided for nothing", () => {
    const code = sources()
      .filter(([path]) => path !== join("state", "settings.ts"))
      .map(([, text]) => text)
      .join("\n");
    const own = ["last_receipt_sha256", "forget_key", "known_since"];
    const unused = Object.keys(AT_RESTORE_SETTINGS).filter(
      (name) => !own.includes(name) && !new RegExp(`["\`]${name}`).test(code),
    );
    expect(unused).toEqual([]);
  });

  it.each(NAMES)("%s: behind a restore that of `%s` holds", async (name, whose) => {
    const key = name.endsWith(":") ? `${name}7` : name;
    const desk = await createTestGate();
    await desk.state.database.transact(() => {
      desk.state.database.run("INSERT OR REPLACE INTO setting VALUES (?, ?)", key, HERE);
    });
    const again = await restored(desk, (sqlite) => {
      put(sqlite, key, IN_BACKUP);
    });
    const holds = { backup: IN_BACKUP, here: HERE, none: undefined, joined: undefined }[whose];
    expect(settingsOf(again).get(key)).toBe(holds);
  });

  it.each(NAMES)("%s: on another machine nobody's but the files' holds", async (name, whose) => {
    const key = name.endsWith(":") ? `${name}7` : name;
    const again = await restored(
      await createTestGate(),
      (sqlite) => {
        put(sqlite, key, IN_BACKUP);
      },
      "another machine",
    );
    expect(settingsOf(again).get(key)).toBe(whose === "backup" ? IN_BACKUP : undefined);
  });

  it("that are nobody's come with no backup", async () => {
    const odd = [
      "odd",
      "notice",
      "operator_chat_moved",
      "__proto__",
      "constructor",
      ":",
      "",
      "away",
    ];
    const again = await restored(await createTestGate(), (sqlite) => {
      for (const key of odd) put(sqlite, key, "backup");
    });
    expect(odd.filter((key) => settingsOf(again).has(key))).toEqual([]);
  });
});

describe("a restored backup", () => {
  it("turns the operator chat nowhere else", async () => {
    const again = await restored(await createTestGate(), (sqlite) => {
      put(sqlite, "operator_chat_moved:-1009", "666");
    });
    expect(createOperatorChat(-1009, again.state.settings).id()).toBe(-1009);
  });

  it("swallows no message that comes, and knows those that came here", async () => {
    const desk = await createTestGate();
    const now = desk.now().getTime();
    const update = (updateId: number) => ({
      updateId,
      lane: "1",
      body: `{"update_id":${updateId}}`,
    });
    await desk.state.database.transact(() =>
      createInbox(desk.state.database, 7).add(update(1), now),
    );
    const { state } = await restored(desk, (sqlite) => {
      sqlite.exec("DELETE FROM inbox");
      const row = sqlite.prepare(
        `INSERT INTO inbox (bot_id, update_id, body_sha, lane, body, received_at, state)
         VALUES (7, ?, 'forgotten ' || ?, '1', '', ?, 'done')`,
      );
      for (let id = 2; id < 20; id += 1) row.run(id, id, now + 1000 * DAY_MS);
    });
    const added = await state.database.transact(() =>
      [1, 2, 3, 19].map((id) => createInbox(state.database, 7).add(update(id), now)),
    );
    expect(added).toEqual([false, true, true, true]);
    expect(createInbox(state.database, 7).waitingCount()).toBe(3);
  });

  it("leaves no hash of a message that came here, for it may be of a talk just between a person and the bot", async () => {
    const desk = await createTestGate();
    const { database } = desk.state;
    const now = desk.now().getTime();
    await database.transact(() => {
      const inbox = createInbox(database, 7);
      for (const updateId of [1, 2]) {
        inbox.add({ updateId, lane: "1", body: `{"text":"i took the money ${updateId}"}` }, now);
      }
      inbox.finish(1, "done");
    });
    const { state } = await restored(desk, (sqlite) => {
      sqlite.exec("DELETE FROM inbox");
    });
    expect(
      state.database.all("SELECT update_id AS id, body_sha AS sha, body FROM inbox ORDER BY seq"),
    ).toEqual([
      { id: 1, sha: "forgotten 1", body: "" },
      { id: 2, sha: "forgotten 2", body: "" },
    ]);
  });

  it.each([5, 9e15])(
    "gives nothing back of what was spent here, and spends no %d itself",
    async (tokens) => {
      const desk = await createTestGate();
      const day = (days: number): string =>
        new Date(desk.now().getTime() + days * DAY_MS).toISOString().slice(0, 10);
      const days = [-1, 0, 1, 2, 3, 300];
      await desk.state.database.transact(() => desk.state.spending.reserve(day(0), 900, undefined));
      const { state } = await restored(desk, (sqlite) => {
        sqlite.exec("DELETE FROM spending");
        const row = sqlite.prepare("INSERT INTO spending VALUES (?, ?)");
        for (const one of days) row.run(day(one), tokens);
      });
      expect(days.map((one) => state.spending.on(day(one)))).toEqual([0, 900, 0, 0, 0, 0]);
    },
  );
});
