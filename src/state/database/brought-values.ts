// The values in a state.db that somebody else made are looked at once, when they come in, so that nothing which reads a row later has
// to doubt it. SQLite holds whole numbers that JavaScript cannot read, and gives no row the number behind the last of them; a text
// that should be our JSON may be any. Proof: test/state/brought-values.test.ts.

import type { DatabaseSync } from "node:sqlite";
import { isAnalystJob } from "../analyst-jobs.ts";
import { isHomeworkSession } from "../homework.ts";
import { isSettingValue } from "../settings.ts";
import { parseStrangeJson } from "../../json.ts";
import type { AT_RESTORE } from "./schema.ts";

type Tables = typeof AT_RESTORE;

/** A table whose rows outlive a restore. */
export type KeptTable = {
  [Table in keyof Tables]: Tables[Table] extends "kept" ? Table : never;
}[keyof Tables];

/** The whole numbers that a column may have. */
type Range = readonly [least: number, most: number];

/** Of a row of our own. The next one has the next number. */
const ROW: Range = [1, 2 ** 48];
const COUNT: Range = [0, 2 ** 31];
/** Bot API: an id has at most 52 bits. That of a group is negative. */
const TELEGRAM: Range = [-(2 ** 52), 2 ** 52];
/** Unix milliseconds up to the year 9999. */
const TIME: Range = [0, 253_402_300_799_999];

interface Values {
  /** Every column with numbers. */
  readonly numbers: { readonly [column: string]: Range };
  /** A row of which this is not true is left out. */
  readonly isOurs?: {
    readonly columns: readonly string[];
    readonly test: (...texts: string[]) => boolean;
  };
}

/** True for an object or list that is nested as little as all of ours. Whoever walks through it goes one call deeper each time. */
function isShallowJson(text: string): boolean {
  let level = [parseStrangeJson(text)].filter(isObject);
  if (level.length === 0) return false;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    level = level.flatMap((value) => Object.values(value)).filter(isObject);
  }
  return level.length === 0;
}

const DEEPEST = 32;

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

export const BROUGHT_VALUES: { readonly [Table in KeptTable]: Values } = {
  access: { numbers: { user_id: TELEGRAM, granted_at: TIME } },
  analyst_job: {
    numbers: { id: ROW, attempts: COUNT, next_at: TIME },
    isOurs: { columns: ["body"], test: (body) => isShallowJson(body) && isAnalystJob(body) },
  },
  awaited_edit: { numbers: { chat_id: TELEGRAM, asked_at: TIME } },
  // What each kind of card says is read through its rule (desk/cards.ts).
  card: {
    numbers: { id: ROW, chat_id: TELEGRAM, message_id: TELEGRAM, created_at: TIME },
    isOurs: { columns: ["body"], test: isShallowJson },
  },
  channel: { numbers: { offered_at: TIME, checkpoint_message_id: [0, ROW[1]] } },
  deferral: { numbers: { until: TIME } },
  homework: {
    numbers: { active_at: TIME },
    isOurs: { columns: ["body"], test: (body) => isShallowJson(body) && isHomeworkSession(body) },
  },
  inbox: {
    numbers: {
      seq: ROW,
      bot_id: TELEGRAM,
      update_id: TELEGRAM,
      received_at: TIME,
      attempts: COUNT,
      next_at: TIME,
    },
  },
  // Nobody can undo what is no change of ours (journal/merge-history.ts). Without its row an older one would be the latest.
  merge_history: { numbers: { id: ROW } },
  merge_text: { numbers: {} },
  message: { numbers: { id: ROW, said_at: TIME, is_evidence: [0, 1] } },
  setting: { numbers: {}, isOurs: { columns: ["key", "value"], test: isSettingValue } },
  spending: { numbers: { tokens: [0, Number.MAX_SAFE_INTEGER] } },
  stranger: { numbers: { user_id: TELEGRAM, told_at: TIME, seen: COUNT } },
};

/**
 * Looks at the rows that were copied into a table of ours, which let no column hold another kind of value.
 * @returns false when a number is none that we write: then nothing of the file is to be believed. Rows with a text that is none of
 * ours are left out, for an earlier version may have damaged one.
 */
export function holdsOurValues(
  table: KeptTable,
  columns: readonly string[],
  sqlite: DatabaseSync,
): boolean {
  const { numbers, isOurs } = BROUGHT_VALUES[table];
  // An earlier version added up what a server made up.
  if (table === "spending") {
    sqlite.exec(
      `UPDATE main.spending SET tokens = ${Number.MAX_SAFE_INTEGER} WHERE tokens > ${Number.MAX_SAFE_INTEGER}`,
    );
  }
  const wrong = Object.entries(numbers)
    .filter(([column]) => columns.includes(column))
    .map(([column, [least, most]]) => `${column} NOT BETWEEN ${least} AND ${most}`);
  // An id in it may be another entry's by now, and a list of our own is in no backup.
  if (columns.includes("rests_on")) sqlite.exec(`UPDATE main.${table} SET rests_on = NULL`);
  // Settings have a rule each, and merges are in bounds where they are read.
  if (table !== "setting" && !table.startsWith("merge_")) leaveOutLong(table, columns, sqlite);
  const isWrong =
    wrong.length > 0 &&
    sqlite.prepare(`SELECT 1 FROM main.${table} WHERE ${wrong.join(" OR ")}`).get() !== undefined;
  if (isWrong) return false;
  if (isOurs) {
    const name = `is_our_${table}`;
    sqlite.function(name, { varargs: true }, (...texts) =>
      isOurs.test(...texts.map((text) => String(text))) ? 1 : 0,
    );
    sqlite.exec(`DELETE FROM main.${table} WHERE NOT ${name}(${isOurs.columns.join(", ")})`);
  }
  return true;
}

/** Leaves out rows that are longer than any of ours, and the oldest of a talk with more than a forgetting has room for. */
function leaveOutLong(table: KeptTable, columns: readonly string[], sqlite: DatabaseSync): void {
  const bytes = columns.map((column) => `coalesce(octet_length(${column}), 0)`).join(" + ");
  sqlite.exec(`DELETE FROM main.${table} WHERE ${bytes} > ${MOST_ROW_BYTES}`);
  const most = MOST_TALK[table];
  if (most === undefined) return;
  sqlite.exec(
    `DELETE FROM main.${table} WHERE rowid IN (SELECT id FROM (
       SELECT rowid AS id, sum(${ROW_BYTES} + ${bytes}) OVER (ORDER BY rowid DESC) AS bytes FROM main.${table}
     ) WHERE bytes > ${most})`,
  );
}

/** A message has some 64 kB at most. */
const MOST_ROW_BYTES = 256 * 1024;
/** As state/database/talk.ts counts it. */
const ROW_BYTES = 200;
const MIB = 1024 ** 2;
/** Bytes. Together they leave room for what is said from then on, or no forgetting would work. */
const MOST_TALK: { readonly [Table in KeptTable]?: number } = {
  analyst_job: MIB,
  card: 2 * MIB,
  channel: MIB,
  homework: MIB,
  message: 8 * MIB,
};
