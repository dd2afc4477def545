// What is read as a whole is measured before it is read: a file may have grown for years, and a copy may be anybody's.

import { randomBytes } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { forgetOldChat } from "../../src/operator/retention.ts";
import { repackRecord, withArchive } from "../../src/record/archive/archive.ts";
import { replaceByWriting } from "../../src/record/files.ts";
import { TRANSCRIPT_HEADER } from "../../src/record/transcript.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { peekTalkBefore } from "../../src/state/database/peek-state.ts";
import { talkBytes } from "../../src/state/database/talk.ts";
import { shorterLogs } from "../../src/state/forgetting/old-talk.ts";
import { heldRows } from "../../src/state/forgetting/rows.ts";
import { importRecord, restoreRecord } from "../../src/state/restore.ts";
import { testClock } from "../support/clock.ts";
import { createTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";

const MIB = 1024 ** 2;
const NEVER = new AbortController().signal;
const LOG = "SESSION-TRANSCRIPT.md";
const ARCHIVES = ["07", "08", "09"].map((month) => `archives/SESSION-TRANSCRIPT-2026-${month}.md`);

function said(day: string): string {
  return `**[${day} 10:00:00]** \`USER\` (Telegram)\n> ${"word ".repeat(20)}\n\n`;
}

function chatty(): Promise<TestGate> {
  return createTestGate({
    clock: testClock("2026-11-20T12:00:00Z"),
    prepare: (folder) => {
      mkdirSync(join(folder, "archives"), { recursive: true });
      for (const name of [LOG, ...ARCHIVES]) {
        writeFileSync(
          join(folder, name),
          TRANSCRIPT_HEADER + said("2026-07-01") + said("2026-11-19"),
        );
      }
    },
  });
}

describe("keep_chat_days", () => {
  it("holds no more of the logs at once than memory has room for, and comes to all of them", async () => {
    const { folder } = await chatty();
    const { length } = readFileSync(join(folder, LOG));
    const first = await shorterLogs("2026-11-01", folder, 2 * length + 50);
    expect(first.edits).toHaveLength(2);
    expect(first.unread).toHaveLength(2);
    for (const { path, after } of first.edits) writeFileSync(join(folder, path), after);
    const second = await shorterLogs("2026-11-01", folder, 2 * length + 50);
    expect(second.edits).toHaveLength(2);
    expect(second.unread).toEqual([]);
  });

  it.each([LOG, "PIPELINE-EVENTS.jsonl", ...ARCHIVES.slice(0, 1)])(
    "does not read a %s that is too large, names it, and shortens all others",
    async (large) => {
      const desk = await chatty();
      appendFileSync(join(desk.folder, large), "");
      truncateSync(join(desk.folder, large), 200 * MIB);
      expect(await forgetOldChat(90, desk, NEVER)).toEqual([join(desk.folder, large)]);
      for (const name of [LOG, ...ARCHIVES]) {
        if (name !== large) expect(desk.read(name)).toBe(TRANSCRIPT_HEADER + said("2026-11-19"));
      }
    },
  );

  it("names a folder that was put aside with a log or a state.db that is too large", async () => {
    const desk = await chatty();
    const aside = join(
      dirname(desk.folder),
      `${RECORD_ID}.before-restore-2026-11-01T00-00-00-000Z`,
    );
    mkdirSync(join(aside, ".runtime"), { recursive: true });
    writeFileSync(join(aside, LOG), "");
    truncateSync(join(aside, LOG), 200 * MIB);
    expect(await forgetOldChat(90, desk, NEVER)).toEqual([aside]);
    writeFileSync(join(aside, LOG), TRANSCRIPT_HEADER + said("2026-07-01"));
    writeFileSync(join(aside, ".runtime", "state.db"), "");
    truncateSync(join(aside, ".runtime", "state.db"), 25 * MIB);
    expect(() => peekTalkBefore(aside, new Date())).toThrow("larger than 24 MB");
    expect(await forgetOldChat(90, desk, NEVER)).toEqual([aside]);
    expect(readFileSync(join(aside, LOG), "utf8")).toBe(TRANSCRIPT_HEADER);
  });
});

it("a backup's state.db is looked into page by page, however large it is", async () => {
  const desk = await chatty();
  const { database } = desk.state;
  await database.transact(() => {
    // Forty megabytes that are no talk.
    for (let count = 0; count < 40; count += 1) {
      database.run(
        "INSERT INTO merge_text (sha256, body) VALUES (?, ?)",
        String(count),
        randomBytes(MIB),
      );
    }
    database.run(
      "INSERT INTO message (channel, role, text, said_at) VALUES ('x', 'user', 'oldquokka', ?)",
      Date.parse("2026-07-01"),
    );
  });
  const { path } = await makeBackup(desk);
  const scratch = join(temporaryFolder(), "abby");
  mkdirSync(join(scratch, ".runtime"), { recursive: true });
  await withArchive(path, async (archive) => {
    await replaceByWriting(join(scratch, ".runtime", "state.db"), (file) =>
      file.writeFile(archive.statePieces()),
    );
  });
  const held = process.memoryUsage().rss;
  expect(peekTalkBefore(scratch, new Date("2026-08-01"), "scratch")).toBe(true);
  expect(peekTalkBefore(scratch, new Date("2026-06-01"), "scratch")).toBe(false);
  expect(process.memoryUsage().rss - held).toBeLessThan(20 * MIB);
  expect(() => peekTalkBefore(scratch, new Date())).toThrow("larger than 24 MB");
}, 60_000);

it("a forgetting measures the rows of a state.db before it reads them: few pages may hold long ones", async () => {
  const { state } = await createTestGate();
  const { database } = state;
  await database.transact(() => {
    for (let count = 0; count < 100; count += 1) {
      database.run(
        "INSERT INTO message (channel, role, text, said_at) VALUES ('x', 'user', ?, 1)",
        "word ".repeat(2000),
      );
    }
  });
  const bytes = talkBytes(database);
  expect(bytes).toBeGreaterThan(1_000_000);
  await database.transact(() => {
    // Of a month's updates only the ids are left.
    database.run(
      "INSERT INTO inbox (bot_id, update_id, body_sha, lane, body, received_at, state) VALUES (1, 1, 'x', 'x', '', 1, 'done')",
    );
  });
  expect(talkBytes(database)).toBe(bytes);
  const target = { phrases: [], entries: new Map(), candidateIds: new Set() } as never;
  expect(() => heldRows(database, target, 1_000_000)).toThrow(
    "state.db has more than 1000000 bytes",
  );
  expect(heldRows(database, target, 2 * talkBytes(database)).length).toBeGreaterThan(0);
});

it("an import reads no SELF.md that would fill the memory, and leaves nothing", async () => {
  const desk = await createTestGate();
  const file = join(temporaryFolder(), "large.zip");
  const self = Buffer.from(desk.read("SELF.md") + randomBytes(49 * MIB).toString("base64"));
  await withArchive((await makeBackup(desk)).path, (archive) =>
    replaceByWriting(file, (to) =>
      repackRecord(archive, new Map([["SELF.md", self]]), undefined, to),
    ),
  );
  const place = { usersDir: temporaryFolder(), recordId: RECORD_ID };
  await expect(importRecord(place, file)).rejects.toThrow("makes more than 64 MB to read");
  expect(existsSync(join(place.usersDir, RECORD_ID))).toBe(false);
}, 60_000);

it("an import and a restore refuse a Record with a receipt that nobody's memory has room for", async () => {
  const desk = await chatty();
  const line = JSON.stringify({
    forgotten: 1,
    candidate_ids: Array.from({ length: 3_000_000 }, () => 0),
  });
  writeFileSync(join(desk.folder, "MERGE-RECEIPTS.jsonl"), `{}\n${line}\n{}\n`);
  const { path } = await makeBackup(desk);
  desk.state.close();
  const place = { usersDir: temporaryFolder(), recordId: RECORD_ID };
  await expect(importRecord(place, path)).rejects.toThrow("has a line of more than 4 MB");
  await expect(restoreRecord(place, path, new Date())).rejects.toThrow("a line of more than 4 MB");
  expect(existsSync(join(place.usersDir, RECORD_ID))).toBe(false);
}, 60_000);
