// `keep_chat_days` holds in every copy of a Record: a backup that is younger than that, and folders that were put aside.

import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { forgetOldChat } from "../../src/operator/retention.ts";
import { FILES } from "../../src/record/store.ts";
import { jsonLine, readJsonl } from "../../src/record/text/jsonl.ts";
import { TRANSCRIPT_HEADER } from "../../src/record/transcript.ts";
import { BACKUPS, makeBackup } from "../../src/state/backup.ts";
import { openState } from "../../src/state/database/open-state.ts";
import { testClock } from "../support/clock.ts";
import { createTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { unpackRecord } from "../support/zip.ts";

const OLD = "zanzibarquokka";
const YOUNG = "yesterdaytern";
const LOG = "SESSION-TRANSCRIPT.md";
const ARCHIVE = "archives/SESSION-TRANSCRIPT-2026-08.md";
const ASIDE = `${RECORD_ID}.before-restore-2026-11-01T00-00-00-000Z`;

const NEVER = new AbortController().signal;

const EVENTS = "archives/PIPELINE-EVENTS-2026-08.jsonl";

function said(day: string, text: string): string {
  return `**[${day} 10:00:00]** \`USER\` (Telegram)\n> ${text}\n\n`;
}

function asked(day: string, question: string): string {
  const channel_key = "telegram:1001";
  const ts = `${day}T10:00:00Z`;
  return jsonLine({ ts, event: "dyad:lookup", candidate_id: null, channel_key, question });
}

/** A Record on 20 November with talk of August and of yesterday, in files and in state.db. */
async function chattyGate(): Promise<TestGate> {
  const desk = await createTestGate({
    clock: testClock("2026-11-20T12:00:00Z"),
    prepare: (folder) => {
      mkdirSync(join(folder, "archives"), { recursive: true });
      writeFileSync(
        join(folder, FILES.events),
        asked("2026-08-02", OLD) + asked("2026-11-19", YOUNG),
      );
      writeFileSync(join(folder, EVENTS), asked("2026-08-01", OLD) + asked("2026-11-19", YOUNG));
      writeFileSync(join(folder, ARCHIVE), `# Moved\n\n${said("2026-08-01", OLD)}`);
      writeFileSync(
        join(folder, LOG),
        TRANSCRIPT_HEADER + said("2026-08-02", OLD) + said("2026-11-19", YOUNG),
      );
    },
  });
  for (const [text, at] of [
    [OLD, "2026-08-02"],
    [YOUNG, "2026-11-19"],
  ] as const) {
    await desk.state.database.transact(() => {
      desk.state.conversations.append("telegram:1001", [{ role: "user", text }], Date.parse(at));
    });
  }
  return desk;
}

async function wordsInBackup(path: string): Promise<string> {
  const { files, stateDb } = await unpackRecord(readFileSync(path));
  return [...files.values(), stateDb ?? ""].map((each) => Buffer.from(each).toString()).join();
}

it("goes out of a backup that was made in the meantime, and the rest of the backup stays", async () => {
  const desk = await chattyGate();
  const { path } = await makeBackup(desk);
  expect(await wordsInBackup(path)).toContain(OLD);
  expect(await forgetOldChat(90, desk, NEVER)).toEqual([]);
  const words = await wordsInBackup(path);
  expect(words).not.toContain(OLD);
  expect(words).toContain(YOUNG);
  const { files, stateDb } = await unpackRecord(readFileSync(path));
  expect(Buffer.from(files.get("SELF.md") ?? "").toString()).toBe(desk.read("SELF.md"));
  const folder = temporaryFolder();
  writeFileSync(join(folder, "state.db"), stateDb ?? "");
  const { database, damagedFile } = openState(folder);
  expect(damagedFile).toBe(undefined);
  expect(database.all("SELECT text FROM message")).toEqual([{ text: YOUNG }]);
  database.close();
});

it("goes out of a folder that was put aside, its state.db and its backups, and the folder stays", async () => {
  const desk = await chattyGate();
  await makeBackup(desk);
  const aside = join(dirname(desk.folder), ASIDE);
  const isLock = (path: string): boolean => /state\.db|\.sock$/.test(path);
  cpSync(desk.folder, aside, { recursive: true, filter: (path) => !isLock(path) });
  const { database } = openState(join(aside, ".runtime"));
  await database.transact(() => {
    for (const text of [OLD, YOUNG]) {
      database.run(
        "INSERT INTO message (channel, role, text, said_at) VALUES ('x', 'user', ?, ?)",
        text,
        Date.parse(text === OLD ? "2026-08-01" : "2026-11-19"),
      );
    }
  });
  database.close();
  expect(await forgetOldChat(90, desk, NEVER)).toEqual([]);
  expect(readFileSync(join(aside, LOG), "utf8")).toBe(
    TRANSCRIPT_HEADER + said("2026-11-19", YOUNG),
  );
  expect(existsSync(join(aside, ARCHIVE))).toBe(false);
  expect(readFileSync(join(aside, "SELF.md"), "utf8")).toBe(desk.read("SELF.md"));
  const state = readFileSync(join(aside, ".runtime", "state.db"));
  expect([state.includes(OLD), state.includes(YOUNG)]).toEqual([false, true]);
  const [backup = ""] = readdirSync(join(aside, BACKUPS));
  expect(await wordsInBackup(join(aside, BACKUPS, backup))).not.toContain(OLD);
});

it("does not write to a copy that holds nothing old", async () => {
  const desk = await chattyGate();
  const { path } = await makeBackup(desk);
  const stamp = (): readonly bigint[] => {
    const { ino, ctimeNs } = statSync(path, { bigint: true });
    return [ino, ctimeNs];
  };
  const before = stamp();
  await forgetOldChat(365, desk, NEVER);
  expect(stamp()).toEqual(before);
});

it("tells which copy it cannot be taken out of, and goes out of all others", async () => {
  const desk = await chattyGate();
  const { path } = await makeBackup(desk);
  const damaged = join(dirname(path), "2026-11-20T00-00-00-000Z-0000.zip");
  writeFileSync(damaged, "no archive");
  expect(await forgetOldChat(90, desk, NEVER)).toEqual([damaged]);
  expect(await wordsInBackup(path)).not.toContain(OLD);
});

it("goes out of the events of look-ups, too, which stay without the question", async () => {
  const desk = await chattyGate();
  expect(await forgetOldChat(90, desk, NEVER)).toEqual([]);
  for (const path of [FILES.events, EVENTS]) {
    const rows = desk.read(path);
    expect(rows).not.toContain(OLD);
    expect(rows).toContain(YOUNG);
    const lookups = readJsonl(rows).rows.filter(({ value }) => value["event"] === "dyad:lookup");
    expect(lookups).toHaveLength(2);
  }
});
