// Every column of state.db that can hold a text is decided: what /forget, keep_chat_days, a backup and a restore do with the words in
// it. The columns are those of the schema, so a new one fails here until it is decided.

import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { previewForget } from "../../src/gate/forget-find.ts";
import { forget } from "../../src/gate/forget.ts";
import { forgetOldChat } from "../../src/operator/retention.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { openState } from "../../src/state/database/open-state.ts";
import type { StateDatabase } from "../../src/state/database/database.ts";
import { restoreRecord } from "../../src/state/restore.ts";
import { withState } from "../support/changed-backup.ts";
import { testClock } from "../support/clock.ts";
import { ACTOR, createTestGate, RECORD_ID } from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { unpackRecord } from "../support/zip.ts";

const WORD = "zanzibarquokka";
const OLD = 1000;
const packed = (value: unknown): Uint8Array => deflateRawSync(JSON.stringify(value));

/** Where the words stay, of all that may be done. */
type Way = "forget" | "days" | "backup" | "aside";

interface Decided {
  /** A value of the column that holds the words. */
  readonly value: SQLInputValue;
  /** The other columns that matter. */
  readonly beside?: { readonly [column: string]: SQLInputValue };
  readonly stays: readonly Way[];
}

const said = (text: string): string =>
  JSON.stringify({ message: { text }, userText: text, text, saidAt: OLD });

/** What a forgetting takes away wherever it stands. `days`: the bot works it off itself, or it is the Record's own. */
const WORDS: { readonly [column: string]: Decided } = {
  "analyst_job.body": { value: said(WORD), stays: ["days", "backup", "aside"] },
  "card.body": { value: said(WORD), stays: ["backup", "aside"] },
  "channel.pending_question": { value: WORD, stays: ["backup", "aside"] },
  "homework.body": { value: said(WORD), stays: ["backup", "aside"] },
  "inbox.body": { value: said(WORD), stays: ["days"] },
  "message.text": { value: WORD, stays: ["backup", "aside"] },
  "merge_history.candidate_ids": {
    value: `["${WORD}`,
    stays: ["days", "backup", "aside"],
  },
  "merge_history.changes": {
    value: packed([
      { path: "MEMORY.md", base: "a", steps: [[[0, "", WORD]]], before: "a", after: "b" },
    ]),
    stays: ["days", "backup", "aside"],
  },
  "merge_history.edits": {
    value: packed([{ path: "MEMORY.md", before: "", after: WORD }]),
    stays: ["days", "backup", "aside"],
  },
  "merge_text.body": { value: deflateRawSync(WORD), stays: ["days", "backup", "aside"] },
  "outbox.body": { value: said(WORD), stays: ["days"] },
};

/** The journal is empty whenever a bot forgets or packs. In a folder put aside it is carried out first. */
const WAITING: { readonly [column: string]: Decided } = {
  "file_operation.data": { value: `${WORD}\n`, stays: [] },
};

/** Hashes of texts, what is remembered of files, and what answers rest on go at every forgetting. */
const HASHES = [
  "awaited_edit.sha256",
  "entry_vector.entry_sha",
  "entry_vector.vector",
  "file_digest.body",
  "file_digest.end_sha",
  "file_digest.name",
  "file_digest.path",
  "file_stamp.path",
  "file_stamp.stamp",
  "inbox.body_sha",
  "merge_text.sha256",
  "message.rests_on",
];

/** The journal is empty then. In a copy they go with a row whose file changes (journal-aside.test.ts). */
const HASHES_WAITING = ["file_operation.after_sha", "file_operation.before_sha"];

/** Facts of the process. A forgetting looks into them, changes none, and says where one holds the words. */
const NAMED = ["claim.code_sha", "setting.key", "setting.value", "spending.day"];

/** Ids, random names, and words of a closed list. */
const NO_WORDS = [
  "access.role",
  "awaited_edit.candidate_id",
  "card.kind",
  "card.token",
  "channel.channel",
  "claim.role",
  "deferral.candidate_id",
  "file_operation.beside",
  "file_operation.job",
  "file_operation.mode",
  "file_operation.path",
  "homework.channel",
  "inbox.lane",
  "inbox.state",
  "merge_history.receipt_id",
  "message.channel",
  "message.role",
  "outbox.state",
];

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
}

const FILLING: { readonly [column: string]: SQLInputValue } = {
  body: "{}",
  candidate_ids: "[]",
  channel: "telegram:1001",
  kind: "offer",
  mode: "append",
  path: "SESSION-TRANSCRIPT.md",
  role: "user",
  text: "x",
};

/** A row of the table with this value, and something allowed in all other columns. */
function plant(
  database: Pick<StateDatabase, "all" | "run">,
  place: string,
  { value, beside = {} }: Pick<Decided, "value" | "beside">,
): void {
  const [table = "", column = ""] = place.split(".");
  const given: { readonly [column: string]: SQLInputValue } = { ...beside, [column]: value };
  const columns = database.all<Column>("SELECT * FROM pragma_table_info(?)", table);
  const row = columns.flatMap(
    ({ name, type, notnull, dflt_value: preset }): [string, SQLInputValue][] => {
      if (name in given) return [[name, given[name] ?? null]];
      if (name.endsWith("_at") || name === "offset") return [[name, name === "offset" ? 0 : OLD]];
      if (name === "id" || notnull === 0 || preset !== null) return [];
      if (type === "BLOB") return [[name, packed([])]];
      return [[name, FILLING[name] ?? (type === "INTEGER" ? 1 : "x")]];
    },
  );
  database.run(
    `INSERT INTO ${table} (${row.map(([name]) => name).join()}) VALUES (${row.map(() => "?").join()})`,
    ...row.map(([, each]) => each),
  );
}

/** The columns that hold the word, packed or not, escaped or not. */
function columnsWith(database: Pick<StateDatabase, "all">): readonly string[] {
  const tables = database.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  return tables.flatMap(({ name: table }) =>
    database
      .all<{ readonly [column: string]: unknown }>(`SELECT * FROM ${table}`)
      .flatMap((row) => Object.entries(row).filter(([, value]) => holds(value)))
      .map(([column]) => `${table}.${column}`),
  );
}

function holds(value: unknown): boolean {
  if (!(value instanceof Uint8Array)) return /(?:z|\\u007a)anzibarquokka/.test(String(value));
  try {
    return inflateRawSync(value).includes(WORD);
  } catch {
    return Buffer.from(value).includes(WORD);
  }
}

function opened<T>(folder: string, look: (database: StateDatabase) => T): T {
  const { database } = openState(folder);
  try {
    return look(database);
  } finally {
    database.close();
  }
}

async function columnsInBackup(path: string): Promise<readonly string[]> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "state.db"), (await unpackRecord(readFileSync(path))).stateDb ?? "");
  return opened(folder, columnsWith);
}

async function openGate() {
  const desk = await createTestGate({ clock: testClock("2026-11-20T12:00:00Z") });
  const put = (place: string, decided: Pick<Decided, "value" | "beside">): Promise<void> =>
    desk.state.database.transact(() => {
      plant(desk.state.database, place, decided);
    });
  const forgetWord = async (): Promise<readonly string[]> => {
    // What waits to be read is counted by nobody: it goes with what is found elsewhere.
    desk.write("MEMORY.md", `- ${WORD}\n`);
    const review = await previewForget(WORD, desk);
    expect(review).toBeDefined();
    const { left } = await forget({ words: WORD, sha256: review?.sha256 ?? "" }, ACTOR, desk);
    return left;
  };
  return { ...desk, put, forgetWord };
}

const DECIDED = Object.entries(WORDS);
const WITH_ODD = DECIDED.flatMap(([place, decided]): [string, string, Decided][] => [
  [place, "as it is written", decided],
  ...(decided.value === said(WORD)
    ? ([
        [place, "as a torn row", { ...decided, value: said(WORD).slice(0, -3) }],
        [place, "as no object", { ...decided, value: JSON.stringify(WORD) }],
        [place, "escaped in a torn row", { ...decided, value: `{"text":"\\u007aanzibarquokka` }],
      ] satisfies [string, string, Decided][])
    : []),
]);

describe("state.db", () => {
  it("has no column that could hold a text and is not decided", async () => {
    const { state } = await openGate();
    const tables = state.database.all<{ name: string; strict: number }>(
      "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'",
    );
    // In a strict table a column of numbers takes no text.
    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
    const columns = tables.flatMap(({ name: table }) =>
      state.database
        .all<Column>("SELECT * FROM pragma_table_info(?)", table)
        .flatMap(({ name, type }) => (/INT|REAL/.test(type) ? [] : [`${table}.${name}`])),
    );
    const decided = [
      ...Object.keys({ ...WORDS, ...WAITING }),
      ...HASHES,
      ...HASHES_WAITING,
      ...NAMED,
      ...NO_WORDS,
    ];
    expect(decided.toSorted()).toEqual(columns.toSorted());
  });

  it.each(WITH_ODD)("loses the words in %s, %s, by a forgetting", async (place, _, decided) => {
    const desk = await openGate();
    await desk.put(place, decided);
    await desk.forgetWord();
    expect(columnsWith(desk.state.database)).toEqual([]);
  });

  it.each([
    ...WITH_ODD,
    ...Object.entries(WAITING).map(([place, each]) => [place, "", each] as const),
  ])(
    "loses the words in %s, %s, in a folder put aside and in a backup",
    async (place, _, decided) => {
      const desk = await openGate();
      const aside = `${desk.folder}.before-restore-2026-08-01T12-00-00-000Z`;
      cpSync(desk.folder, aside, { recursive: true, filter: (path) => !path.endsWith(".runtime") });
      const { database } = openState(join(aside, ".runtime"));
      await database.transact(() => {
        plant(database, place, decided);
      });
      database.close();
      const { path } = await makeBackup(desk);
      await withState(path, (sqlite) => {
        plant(asDatabase(sqlite), place, decided);
      });
      expect(await columnsInBackup(path)).toEqual([place]);
      expect(await desk.forgetWord()).toEqual([]);
      expect(opened(join(aside, ".runtime"), columnsWith)).toEqual([]);
      expect(await columnsInBackup(path)).toEqual([]);
    },
  );

  it.each(WITH_ODD)(
    "keeps old words in %s, %s, as decided, where they are kept for days only",
    async (place, _, decided) => {
      const desk = await openGate();
      await desk.put(place, decided);
      await forgetOldChat(30, desk, new AbortController().signal);
      expect(columnsWith(desk.state.database)).toEqual(
        decided.stays.includes("days") ? [place] : [],
      );
    },
  );

  it.each(WITH_ODD)(
    "gives the words in %s, %s, to backups, and leaves them in a folder put aside, as decided",
    async (place, _, decided) => {
      const desk = await openGate();
      const first = join(temporaryFolder(), "backup.zip");
      cpSync((await makeBackup(desk)).path, first);
      await desk.put(place, decided);
      expect(await columnsInBackup((await makeBackup(desk)).path)).toEqual(
        decided.stays.includes("backup") ? [place] : [],
      );
      desk.state.close();
      const usersDir = dirname(desk.folder);
      const { putAside = "" } = await restoreRecord(
        { usersDir, recordId: RECORD_ID },
        first,
        new Date(),
      );
      expect(opened(join(putAside, ".runtime"), columnsWith)).toEqual(
        decided.stays.includes("aside") ? [place] : [],
      );
    },
  );

  it.each(["message.text", "channel.pending_question", "homework.body"])(
    "gives nothing of a talk just between us to a backup or a folder put aside: %s",
    async (place) => {
      const desk = await openGate();
      const { path: first } = await makeBackup(desk);
      await desk.put(place, { value: WORD, beside: { channel: "telegram:1001:between-us" } });
      expect(await columnsInBackup((await makeBackup(desk)).path)).toEqual([]);
      desk.state.close();
      const usersDir = dirname(desk.folder);
      const { putAside = "" } = await restoreRecord(
        { usersDir, recordId: RECORD_ID },
        first,
        new Date(),
      );
      expect(opened(join(putAside, ".runtime"), columnsWith)).toEqual([]);
    },
  );

  it.each(HASHES)("keeps nothing in %s through a forgetting of anything", async (place) => {
    const desk = await openGate();
    await desk.put(place, { value: place.endsWith(".vector") ? Buffer.from(WORD) : WORD });
    expect(columnsWith(desk.state.database)).toEqual([place]);
    desk.write("MEMORY.md", "- plumfinch\n");
    const { sha256 = "" } = (await previewForget("plumfinch", desk)) ?? {};
    await forget({ words: "plumfinch", sha256 }, ACTOR, desk);
    expect(columnsWith(desk.state.database)).toEqual([]);
  });

  it.each(NAMED)("is named where a fact of the process in %s is the same word", async (place) => {
    const desk = await openGate();
    await desk.put(place, {
      value: WORD,
      beside: place.startsWith("claim") ? { role: "guest", expires_at: 1 } : {},
    });
    desk.write("MEMORY.md", `- ${WORD}\n`);
    const review = await previewForget(WORD, desk);
    expect(review?.ours).toContain(".runtime/state.db");
  });
});

function asDatabase(sqlite: DatabaseSync): Pick<StateDatabase, "all" | "run"> {
  return {
    all: <T>(sql: string, ...values: SQLInputValue[]) => sqlite.prepare(sql).all(...values) as T[],
    run: (sql, ...values) => {
      sqlite.prepare(sql).run(...values);
      return { changes: 1, lastId: 1 };
    },
  };
}
