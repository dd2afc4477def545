// The one list of where words of people stand in state.db, and of what the bot said to them. What a backup takes of them
// (copy-state.ts), what `keep_chat_days` takes out (operator/retention.ts, forgetting/old-copies.ts) and what a look into a
// copy finds (peek-state.ts) all follow from it. A copy has nobody who works off what is under way: there it goes, too.
// Proof: test/state/talk.test.ts, test/operator/retention-asides.test.ts.

import { IS_BETWEEN_US } from "../conversation.ts";
import { FILES } from "../../record/store.ts";
import { IS_JOB_HELD_BACK } from "../held-back.ts";
import { FORGOTTEN_SUM, HAS_SUM } from "../inbox.ts";
import type { StateDatabase } from "./database.ts";

/** Rows of a table that go into a copy, and columns that get another value there. */
export interface Taken {
  readonly where?: string;
  /** A further condition, for what may not leave the place where it is. */
  readonly leaves?: string;
  readonly values?: { readonly [column: string]: string };
}

/** A table that holds talk. All texts are SQL of our own. */
interface Talk {
  /** The columns with the words. */
  readonly columns: readonly string[];
  /** The condition of rows that hold some. */
  readonly where: string;
  /** The time at which they were said, in Unix milliseconds. */
  readonly saidAt: string;
  /** The statement that takes them away, without its condition. */
  readonly remove: string;
  /** True for what the running bot works off. */
  readonly isUnderWay: boolean;
  /** Absent: a backup takes no row. */
  readonly inBackup?: Taken;
}

/** What has no time of its own is as old as the newest of what has one. */
const NEWEST = `(SELECT coalesce(max(at), 0) FROM (
  SELECT max(received_at) AS at FROM inbox UNION ALL
  SELECT max(said_at) FROM message UNION ALL
  SELECT max(created_at) FROM card))`;

const WITHOUT_QUESTION = {
  pending_question: `CASE WHEN ${IS_BETWEEN_US} THEN NULL ELSE pending_question END`,
  offered_at: `CASE WHEN ${IS_BETWEEN_US} THEN NULL ELSE offered_at END`,
};

/** The conditions of rows by table. What refers to a card goes before it. */
export const TALK: { readonly [table: string]: Talk } = {
  analyst_job: {
    columns: ["body"],
    where: "1",
    saidAt: `coalesce(CASE WHEN json_valid(body) THEN body ->> '$.saidAt' END, ${NEWEST})`,
    remove: "DELETE FROM analyst_job",
    isUnderWay: true,
    inBackup: { where: `NOT ${IS_JOB_HELD_BACK}` },
  },
  channel: {
    columns: ["pending_question"],
    where: "pending_question IS NOT NULL",
    saidAt: "coalesce(offered_at, 0)",
    remove: "UPDATE channel SET pending_question = NULL, offered_at = NULL",
    isUnderWay: false,
    inBackup: { values: WITHOUT_QUESTION },
  },
  file_operation: {
    columns: ["data"],
    where: `path LIKE '${FILES.transcript}%' OR path LIKE 'archives/SESSION-TRANSCRIPT-%'`,
    saidAt: NEWEST,
    remove: "DELETE FROM file_operation",
    isUnderWay: true,
    inBackup: {},
  },
  homework: {
    columns: ["body"],
    where: "1",
    saidAt: "active_at",
    remove: "DELETE FROM homework",
    isUnderWay: false,
    inBackup: { where: `NOT ${IS_BETWEEN_US}` },
  },
  inbox: {
    columns: ["body", "body_sha"],
    where: `body <> '' OR ${HAS_SUM}`,
    saidAt: "received_at",
    remove: `UPDATE inbox SET state = CASE state WHEN 'new' THEN 'done' ELSE state END, body = '', body_sha = ${FORGOTTEN_SUM}`,
    isUnderWay: true,
    inBackup: {
      values: {
        body: "CASE WHEN state = 'new' THEN '' ELSE body END",
        body_sha: FORGOTTEN_SUM,
        state: "CASE WHEN state = 'new' THEN 'done' ELSE state END",
      },
    },
  },
  message: {
    columns: ["text"],
    where: "1",
    saidAt: "said_at",
    remove: "DELETE FROM message",
    isUnderWay: false,
    // An id may be another entry's by the time of a restore.
    inBackup: { where: `NOT ${IS_BETWEEN_US}`, values: { rests_on: "NULL" } },
  },
  outbox: {
    columns: ["body"],
    where: "1",
    saidAt: NEWEST,
    remove: "DELETE FROM outbox",
    isUnderWay: true,
  },
  card: {
    columns: ["body"],
    where: "id NOT IN (SELECT card_id FROM outbox WHERE card_id IS NOT NULL)",
    saidAt: "created_at",
    remove: "DELETE FROM card",
    // It quotes what was said. What it asked about still waits in its own place.
    isUnderWay: false,
    // A question of /forget holds the words that somebody wants forgotten, and a restore voids it: the Record is another one
    // then. A pasted chat may hold anybody's words.
    inBackup: { where: "kind NOT IN ('forget', 'author')" },
  },
};

/** The other columns with texts, and why none of them is kept for a number of days only. */
export const NO_TALK: { readonly [column: string]: string } = {
  "access.role": "a word of ours",
  "awaited_edit.candidate_id": "the name of a candidate",
  "awaited_edit.sha256": "a hash of a candidate, which is the Record's",
  "card.kind": "a word of ours",
  "card.token": "random",
  "channel.channel": "the number of a chat",
  "claim.code_sha": "a hash of something random",
  "claim.role": "a word of ours",
  "deferral.candidate_id": "the name of a candidate",
  "entry_vector.entry_sha": "a hash of an entry, which is the Record's",
  "entry_vector.vector": "numbers about an entry, which is the Record's",
  "file_digest.body": "ids, counts and hashes of ledgers, which are the Record's",
  "file_digest.end_sha": "a hash of a ledger's end",
  "file_digest.name": "a word of ours",
  "file_digest.path": "the name of a file",
  "file_operation.after_sha": "goes with its row",
  "file_operation.before_sha": "goes with its row",
  "file_operation.beside": "the random name of a file",
  "file_operation.job": "a word of ours and a random id",
  "file_operation.mode": "a word of ours",
  "file_operation.path": "the name of a file",
  "file_stamp.path": "the name of a file",
  "file_stamp.stamp": "numbers",
  "homework.channel": "the number of a chat",
  "inbox.lane": "the number of a chat",
  "inbox.state": "a word of ours",
  "merge_history.candidate_ids": "names of candidates",
  "merge_history.changes": "texts of saved files, which are the Record's",
  "merge_history.edits": "texts of saved files, which are the Record's",
  "merge_history.receipt_id": "random",
  "merge_text.body": "texts of saved files, which are the Record's",
  "merge_text.sha256": "a hash of a saved file, which is the Record's",
  "message.channel": "the number of a chat",
  "message.rests_on": "ids and dates of entries, and words of ours; it goes with its row",
  "message.role": "a word of ours",
  "outbox.state": "a word of ours",
  "setting.key": "a word of ours, or the number of a chat",
  "setting.value": "facts of the process: times, hashes, names of the bot, a key",
  "spending.day": "a day",
};

/** Bytes of all rows that hold words of a talk, with what each row costs beside them. */
export function talkBytes(database: StateDatabase): number {
  const row = database.get<{ readonly bytes: number }>(`SELECT sum(bytes) AS bytes FROM (${SUMS})`);
  return row?.bytes ?? 0;
}

const ROW_BYTES = 200;
const SUMS = Object.entries(TALK)
  .map(([table, { columns }]) => {
    const sizes = columns.map((column) => `coalesce(octet_length(${column}), 0)`).join(" + ");
    // An update that is done has no words any more, and a month of them is remembered.
    const where = table === "inbox" ? "body <> ''" : "1";
    return `SELECT coalesce(sum(${ROW_BYTES} + ${sizes}), 0) AS bytes FROM ${table} WHERE ${where}`;
  })
  .join("\nUNION ALL ");

/** The query that finds a row when something was said before `?1` (Unix milliseconds). */
export const TALK_BEFORE = Object.entries(TALK)
  .map(([table, talk]) => `SELECT 1 FROM ${table} WHERE ${isBefore(talk)}`)
  .join("\nUNION ALL ");

/**
 * Inside a transaction: takes away what was said before `before` (Unix milliseconds).
 * @param from `copy`: a state.db that no bot works on, so what is under way in it is never worked off.
 * @returns the number of rows. Their bytes are still to be overwritten (`StateDatabase.compact`).
 */
export function forgetTalkBefore(
  database: StateDatabase,
  before: number,
  from: "running" | "copy",
): number {
  let count = 0;
  for (const talk of Object.values(TALK)) {
    if (from === "running" && talk.isUnderWay) continue;
    count += database.run(`${talk.remove} WHERE ${isBefore(talk)}`, before).changes;
  }
  return count;
}

function isBefore({ where, saidAt }: Talk): string {
  return `(${where}) AND ${saidAt} < ?1`;
}
