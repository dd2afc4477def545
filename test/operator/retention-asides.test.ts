// Nobody works off what waits in a folder that was put aside. `keep_chat_days` holds there all the same.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { forgetOldChat } from "../../src/operator/retention.ts";
import { transcriptBlock } from "../../src/record/transcript.ts";
import { openState } from "../../src/state/database/open-state.ts";
import { testClock } from "../support/clock.ts";
import { createTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";

const NEVER = new AbortController().signal;
const WORD = "zanzibarquokka";
const AUGUST = Date.parse("2026-08-01T10:00:00Z");
const YESTERDAY = Date.parse("2026-11-19T10:00:00Z");

async function gate(): Promise<TestGate & { readonly runtimes: readonly string[] }> {
  const desk = await createTestGate({ clock: testClock("2026-11-20T12:00:00Z") });
  const aside = join(
    dirname(desk.folder),
    `${RECORD_ID}.before-restore-2026-08-01T12-00-00-000Z`,
    ".runtime",
  );
  mkdirSync(aside, { recursive: true });
  return { ...desk, runtimes: [join(desk.folder, ".runtime"), aside] };
}

/** What waited when the bot was stopped for good. */
async function leaveWaiting(runtime: string, at: number): Promise<void> {
  const { database } = openState(runtime);
  const body = JSON.stringify({ message: { text: WORD }, userText: WORD, text: WORD, saidAt: at });
  const timestamp = new Date(at).toISOString().slice(0, 19).replace("T", " ");
  const said = transcriptBlock({ timestamp, label: "USER", channel: "telegram", text: WORD });
  await database.transact(() => {
    database.run(
      "INSERT INTO inbox (bot_id, update_id, body_sha, lane, body, received_at) VALUES (1, 1, ?, 'x', ?, ?)",
      `hash of ${WORD}`,
      body,
      at,
    );
    database.run("INSERT INTO outbox (chat_id, body) VALUES (1, ?)", body);
    database.run("INSERT INTO analyst_job (body) VALUES (?)", body);
    database.run("INSERT INTO homework (channel, body, active_at) VALUES ('x', ?, ?)", body, at);
    database.run(
      "INSERT INTO card (token, kind, chat_id, body, created_at) VALUES ('t', 'offer', 1, ?, ?)",
      body,
      at,
    );
    database.run(
      `INSERT INTO file_operation (job, path, mode, data, before_sha, after_sha, beside)
       VALUES ('j', 'SESSION-TRANSCRIPT.md', 'replace', '', 'a', 'b', '0123456789ab.beside')`,
    );
    database.run(
      "INSERT INTO file_operation (job, path, mode, data, offset) VALUES ('j', 'SESSION-TRANSCRIPT.md', 'append', ?, 0)",
      said,
    );
  });
  database.close();
  writeFileSync(join(runtime, "0123456789ab.beside"), said);
}

function filesWith(folder: string, word: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .filter((name) => readFileSync(join(folder, name)).includes(word));
}

it("takes what waited in a folder put aside out of it once that is old", async () => {
  const { runtimes, ...desk } = await gate();
  const aside = runtimes[1] ?? "";
  await leaveWaiting(aside, AUGUST);
  expect(await forgetOldChat(90, desk, NEVER)).toEqual([]);
  expect([...filesWith(aside, WORD), ...filesWith(dirname(aside), WORD)]).toEqual([]);
});

it("leaves what waited in a folder put aside as it is while that is young, and writes there what was decided", async () => {
  const { runtimes, ...desk } = await gate();
  const aside = runtimes[1] ?? "";
  await leaveWaiting(aside, YESTERDAY);
  expect(await forgetOldChat(90, desk, NEVER)).toEqual([]);
  const before = readFileSync(join(aside, "state.db"));
  expect(await forgetOldChat(90, desk, NEVER)).toEqual([]);
  expect(readFileSync(join(aside, "state.db")).equals(before)).toBe(true);
  expect(before.includes(WORD)).toBe(true);
  expect(filesWith(dirname(aside), WORD).toSorted()).toEqual([
    "SESSION-TRANSCRIPT.md",
    "SESSION-TRANSCRIPT.md.conflict-j",
  ]);
  expect(existsSync(join(aside, "0123456789ab.beside"))).toBe(false);
});

it("removes a damaged state.db that was put aside before the first day that is kept, and names a younger one", async () => {
  const { runtimes, ...desk } = await gate();
  for (const runtime of runtimes) {
    writeFileSync(join(runtime, `state.db.damaged-${AUGUST}`), WORD);
    writeFileSync(join(runtime, `state.db.damaged-${YESTERDAY}`), WORD);
    writeFileSync(join(runtime, "state.db.damaged-by-hand"), WORD);
  }
  const left = await forgetOldChat(90, desk, NEVER);
  const named = runtimes.flatMap((runtime) => [
    join(runtime, `state.db.damaged-${YESTERDAY}`),
    join(runtime, "state.db.damaged-by-hand"),
  ]);
  expect(left.toSorted()).toEqual(named.toSorted());
  for (const runtime of runtimes) {
    expect(existsSync(join(runtime, `state.db.damaged-${AUGUST}`))).toBe(false);
  }
});

it("leaves no byte of old talk in the running bot's own state.db and its log", async () => {
  const { runtimes, ...desk } = await gate();
  const runtime = runtimes[0] ?? "";
  await desk.state.database.transact(() => {
    desk.state.database.run(
      "INSERT INTO message (channel, role, text, said_at) VALUES ('telegram:1001', 'user', ?, ?)",
      WORD,
      AUGUST,
    );
  });
  expect(filesWith(runtime, WORD)).not.toEqual([]);
  expect(await forgetOldChat(90, desk, NEVER)).toEqual([]);
  expect(filesWith(runtime, WORD)).toEqual([]);
});
