// What a state.db that somebody else made brings is read by nobody who has to doubt it: its numbers are such as we write, and its
// texts are our JSON, or the restore says so before it begins.

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { deflateRawSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phrasesOf } from "../../src/record/forget/target.ts";
import { createAnalystJobs } from "../../src/state/analyst-jobs.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { createCards } from "../../src/state/cards.ts";
import { takeOverState } from "../../src/state/database/brought-state.ts";
import { BROUGHT_VALUES, type KeptTable } from "../../src/state/database/brought-values.ts";
import type { StateDatabase } from "../../src/state/database/database.ts";
import { openState } from "../../src/state/database/open-state.ts";
import { talkBytes } from "../../src/state/database/talk.ts";
import { AT_RESTORE, MIGRATIONS } from "../../src/state/database/schema.ts";
import { heldRows } from "../../src/state/forgetting/rows.ts";
import { createHomeworkSessions } from "../../src/state/homework.ts";
import { createInbox } from "../../src/state/inbox.ts";
import { createMergeHistory } from "../../src/state/journal/merge-history.ts";
import { restoreRecord } from "../../src/state/restore.ts";
import { createSpending } from "../../src/state/spending.ts";
import { withState } from "../support/changed-backup.ts";
import { createTestGate, openTestGate, RECORD_ID } from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";

const packed = (value: unknown): Uint8Array => deflateRawSync(JSON.stringify(value));
const JOB = { channelKey: "telegram:1", userText: "a", replyText: "b", evidence: "a" };
const QUESTION = { question: "1+1?", options: ["2", "3"], correct: 0 };
const SESSION = { id: "s", questions: [QUESTION], index: 0, correct: 0, streak: 0 };
const TOLD = { path: "SELF.md", base: "x", steps: [[[0, "", "a"]]], before: "x", after: "b" };

/** A row of each table as this program writes it. */
const ROWS: { readonly [Table in KeptTable]: { readonly [column: string]: SQLInputValue } } = {
  access: { user_id: 1, role: "owner", granted_at: 1 },
  analyst_job: { id: 1, body: JSON.stringify(JOB), attempts: 0, next_at: 0 },
  awaited_edit: { chat_id: 1, candidate_id: "CANDIDATE-0001", sha256: "a", asked_at: 1 },
  card: {
    id: 1,
    token: "t",
    kind: "candidate",
    chat_id: 1,
    message_id: 1,
    body: "{}",
    created_at: 1,
  },
  channel: {
    channel: "telegram:1",
    pending_question: "who?",
    offered_at: 1,
    checkpoint_message_id: 1,
  },
  deferral: { candidate_id: "CANDIDATE-0001", until: 1 },
  homework: { channel: "telegram:1", body: JSON.stringify(SESSION), active_at: 1 },
  inbox: {
    seq: 1,
    bot_id: 1,
    update_id: 1,
    body_sha: "a",
    lane: "telegram:1",
    body: "",
    received_at: 1,
    state: "done",
    attempts: 0,
    next_at: 0,
  },
  merge_history: {
    id: 1,
    receipt_id: "r",
    candidate_ids: "[]",
    edits: packed([]),
    changes: packed([TOLD]),
  },
  merge_text: { sha256: "x", body: packed("") },
  message: { id: 1, channel: "telegram:1", role: "user", text: "hi", said_at: 1, is_evidence: 1 },
  setting: { key: "last_debate_number", value: "7" },
  spending: { day: "2026-11-30", tokens: 1 },
  stranger: { user_id: 1, told_at: 1, seen: 1 },
};

/** Puts our own rows into a state.db, with this value in one column. */
function plant(
  sqlite: DatabaseSync,
  table: KeptTable,
  changed: { readonly [column: string]: SQLInputValue } = {},
): void {
  const row = { ...ROWS[table], ...changed };
  const columns = Object.keys(row);
  sqlite.exec(`DELETE FROM ${table}`);
  sqlite
    .prepare(
      `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
    )
    .run(...Object.values(row));
}

/** Takes a state.db over as a restore does. */
function takenOver(act: (sqlite: DatabaseSync) => void): StateDatabase {
  const folder = temporaryFolder();
  const brought = join(temporaryFolder(), "brought.db");
  const sqlite = new DatabaseSync(brought);
  for (const statements of MIGRATIONS) sqlite.exec(statements);
  sqlite.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  act(sqlite);
  sqlite.close();
  takeOverState(brought, join(folder, "state.db"));
  return openState(folder).database;
}

/** Everything that reads or goes on with such rows. None of it may throw. */
async function useAll(database: StateDatabase): Promise<void> {
  for (const [table, what] of Object.entries(AT_RESTORE)) {
    if (what === "kept" && table !== "spending") database.all(`SELECT rowid, * FROM ${table}`);
  }
  const jobs = createAnalystJobs(database);
  for (const { job, nextAt } of jobs.next(9)) {
    expect(new Date(job.saidAt ?? nextAt).toISOString()).toBeTypeOf("string");
    expect([job.channelKey, job.userText, job.replyText, job.evidence].join("")).toBeTypeOf(
      "string",
    );
  }
  const cards = createCards(database, () => "new");
  cards.ofKind("candidate");
  cards.ofCandidate("CANDIDATE-0001");
  const session = createHomeworkSessions(database).find("telegram:1");
  if (session) expect(session.questions[session.index]?.options[0]).toBeTypeOf("string");
  heldRows(database, {
    phrases: phrasesOf("zanzibar", 1),
    candidateIds: new Set(),
    entries: new Map(),
    kept: new Set(),
  });
  const history = createMergeHistory(database);
  history.find();
  const edit = { path: "SELF.md", before: "a", after: "b" };
  const remember = await history.prepare({ receiptId: "new", candidateIds: [], edits: [edit] });
  const inbox = createInbox(database, 1);
  await database.transact(() => {
    remember();
    jobs.add(JOB);
    const id = cards.add(1, { kind: "candidate", body: {} }, 1);
    cards.setMessage(id, 1);
    inbox.add({ updateId: 99, lane: "telegram:1", body: "{}" }, 1);
    createSpending(database).settle("2026-11-30", 0, 10);
  });
  expect(inbox.next("telegram:1")?.seq).toBeGreaterThan(0);
  expect(cards.byToken("new")?.messageId).toBe(1);
  expect(history.find()?.edits).toEqual([edit]);
  expect(jobs.heads().length).toBeGreaterThan(0);
  database.close();
}

const SCHEMA = new DatabaseSync(":memory:");
for (const statements of MIGRATIONS) SCHEMA.exec(statements);
const COLUMNS = (Object.keys(BROUGHT_VALUES) as KeptTable[]).flatMap((table) =>
  SCHEMA.prepare("SELECT name, type FROM pragma_table_info(?)")
    .all(table)
    .map(({ name, type }) => ({ table, name: String(name), type })),
);
const NUMBERS = COLUMNS.filter(({ type }) => type === "INTEGER");

/** What SQLite holds and JavaScript does not, or what no time and no count is. */
const strange = fc.oneof(
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }),
  fc.bigInt({ min: -(2n ** 63n), max: -(2n ** 53n) }),
);

/** JSON that is none of ours, and near to it. */
const near = fc.oneof(
  fc.json(),
  fc.string(),
  fc.constant("[".repeat(5000) + "]".repeat(5000)),
  fc
    .tuple(
      fc.constantFrom<object>(JOB, SESSION, { ...SESSION, questions: [] }, { candidate: {} }),
      fc.constantFrom("saidAt", "evidence", "questions", "index", "origin", "candidate", "topic"),
      fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>(1e300, -1, 0.5, [QUESTION, null])),
    )
    .map(([whole, key, value]) => JSON.stringify({ ...whole, [key]: value })),
);

describe("a state.db that somebody else made", () => {
  it("has a rule for each column with numbers, and our own rows come through", async () => {
    for (const { table, name } of NUMBERS) {
      expect(Object.keys(BROUGHT_VALUES[table].numbers), `${table}.${name}`).toContain(name);
    }
    const database = takenOver((sqlite) => {
      for (const table of Object.keys(ROWS) as KeptTable[]) plant(sqlite, table);
    });
    for (const table of Object.keys(ROWS)) {
      expect(database.all(`SELECT 1 FROM ${table}`), table).not.toEqual([]);
    }
    await useAll(database);
  });

  it.each(NUMBERS)(
    "is refused in words with a number in $table.$name beyond all",
    ({ table, name }) => {
      fc.assert(
        fc.property(strange, (number) => {
          const act = (): StateDatabase =>
            takenOver((sqlite) => {
              plant(sqlite, table, { [name]: number });
            });
          // What an earlier version added up counts as all that can be.
          if (table === "spending" && number > 0) {
            expect(createSpending(act()).on("2026-11-30")).toBe(Number.MAX_SAFE_INTEGER);
          } else expect(act).toThrow(`a number in the table ${table} that no Grace-Mar writes`);
        }),
        { numRuns: 10 },
      );
    },
  );

  it.each(["analyst_job", "card", "homework"] as const)(
    "brings no %s whose JSON a reader would fail at",
    async (table) => {
      await fc.assert(
        fc.asyncProperty(near, async (body) => {
          await useAll(
            takenOver((sqlite) => {
              plant(sqlite, table, { body });
            }),
          );
        }),
        { numRuns: 60 },
      );
    },
  );

  it("brings no merge that a forgetting, a save or an undo would fail at", async () => {
    const edits = fc.oneof(
      fc.jsonValue(),
      fc
        .tuple(fc.constantFrom("path", "base", "steps", "before", "after"), fc.jsonValue())
        .map(([key, value]) => [{ ...TOLD, [key]: value }]),
      fc.constantFrom<unknown>(
        {},
        [null],
        [{ path: "SELF.md", base: "x", before: "a", after: "b" }],
        [{ ...TOLD, steps: [[[-1, "", "a"]]] }],
        [{ ...TOLD, steps: [null] }],
      ),
    );
    await fc.assert(
      fc.asyncProperty(edits, fc.boolean(), fc.string(), async (value, isOld, ids) => {
        const blob = packed(value);
        await useAll(
          takenOver((sqlite) => {
            plant(sqlite, "merge_history", {
              candidate_ids: ids,
              ...(isOld ? { edits: blob, changes: null } : { changes: blob }),
            });
          }),
        );
      }),
      { numRuns: 150 },
    );
  });

  it("brings no sources of an answer, for another entry may have the number by now", () => {
    const database = takenOver((sqlite) => {
      plant(sqlite, "message", { rests_on: '[{"entry":"LEARN-0001","date":"2026-11-30"}]' });
    });
    expect(database.all("SELECT text, rests_on FROM message")).toEqual([
      { text: "hi", rests_on: null },
    ]);
    database.close();
  });

  it.each(["9".repeat(30), "1e300", "abc", "-1", ""])(
    "brings no number of a candidate that is %j",
    (value) => {
      const database = takenOver((sqlite) => {
        plant(sqlite, "setting", { key: "last_candidate_number", value });
      });
      expect(database.all("SELECT * FROM setting WHERE key = 'last_candidate_number'")).toEqual([]);
      database.close();
    },
  );
});

describe("a restore", () => {
  it("says before it begins that a backup has a row with a number beyond all, and the Record stays", async () => {
    const desk = await createTestGate();
    const usersDir = dirname(desk.folder);
    const { path } = await makeBackup(desk);
    await withState(path, (sqlite) => {
      plant(sqlite, "analyst_job", { id: 9_007_199_254_740_993n });
    });
    desk.state.close();
    await expect(
      restoreRecord({ usersDir, recordId: RECORD_ID }, path, new Date()),
    ).rejects.toThrow("a number in the table analyst_job that no Grace-Mar writes");
    expect(existsSync(join(desk.folder, "SELF.md"))).toBe(true);
    (await openTestGate(usersDir)).state.close();
  });

  it("brings no talk that a forgetting has no room for, or that would be kept for ever", async () => {
    const desk = await createTestGate();
    const usersDir = dirname(desk.folder);
    const { path } = await makeBackup(desk);
    const now = new Date();
    const never = Date.parse("9999-01-01");
    await withState(path, (sqlite) => {
      const add = sqlite.prepare(
        "INSERT INTO message (channel, role, text, said_at) VALUES (?, 'user', ?, ?)",
      );
      add.run("telegram:5", "w".repeat(20 * 1024 ** 2), never);
      add.run("c".repeat(1024 ** 2), "hi", never);
      for (let id = 0; id < 400; id += 1) add.run("telegram:5", "word ".repeat(10_000), never);
      add.run("telegram:5", "the last", never);
      sqlite
        .prepare("INSERT INTO card VALUES (900, 't', 'candidate', 1, 1, ?, ?)")
        .run(JSON.stringify(["w".repeat(1024 ** 2)]), never);
    });
    desk.state.close();
    await restoreRecord({ usersDir, recordId: RECORD_ID }, path, now);
    const { state } = await openTestGate(usersDir);
    const { database } = state;
    expect(talkBytes(database)).toBeLessThan(14 * 1024 ** 2);
    expect(
      database.get("SELECT max(said_at) AS at, max(octet_length(text)) AS bytes FROM message"),
    ).toEqual({ at: now.getTime() + 24 * 60 * 60_000, bytes: 50_000 });
    expect(database.get("SELECT text FROM message ORDER BY id DESC")).toEqual({ text: "the last" });
    expect(database.all("SELECT 1 FROM card WHERE id = 900")).toEqual([]);
    state.close();
  });

  it("brings no words for the analyst that somebody dated later than now", async () => {
    const desk = await createTestGate();
    const usersDir = dirname(desk.folder);
    const { path } = await makeBackup(desk);
    const saidAt = Date.now() + 60 * 60_000;
    await withState(path, (sqlite) => {
      plant(sqlite, "analyst_job", { body: JSON.stringify({ ...JOB, saidAt }) });
    });
    desk.state.close();
    await restoreRecord({ usersDir, recordId: RECORD_ID }, path, new Date());
    const { state } = await openTestGate(usersDir);
    expect(state.analystJobs.count()).toBe(0);
    state.close();
  });
});
