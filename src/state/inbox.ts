// The inbox holds updates from Telegram. A row is committed before Telegram gets a confirmation, and is worked on until
// it is 'done' or 'dead'; then its text is emptied. The same update twice is one row.
// Proof: test/state/inbox.test.ts and test/e2e/delivery-trouble.test.ts.

import { sha256 } from "../record/text/checksum.ts";
import type { StateDatabase } from "./database/database.ts";

/** One update waiting for its turn. */
export interface InboxRow {
  readonly seq: number;
  readonly lane: string;
  /** The update as JSON. */
  readonly body: string;
  readonly attempts: number;
  /** Time of the next try in Unix milliseconds. */
  readonly nextAt: number;
}

export interface IncomingUpdate {
  readonly updateId: number;
  /** Updates of one lane are handled one after the other, in order. */
  readonly lane: string;
  readonly body: string;
}

export interface InboxCounts {
  readonly received: number;
  readonly waiting: number;
  /** Updates that were set aside because they could not be handled. */
  readonly dead: number;
}

export interface Inbox {
  /** Inside a transaction. Gives false when this update is known already. */
  add(update: IncomingUpdate, now: number): boolean;
  next(lane: string): InboxRow | undefined;
  /** Lanes with waiting updates. */
  lanes(): readonly string[];
  waitingCount(): number;
  waitingIn(lane: string): number;
  /** Counts over about a month, the updates that are remembered. */
  counts(): InboxCounts;
  /** Arrival of the newest update in Unix milliseconds; undefined after a month without any. */
  newestAt(): number | undefined;
  /** Inside a transaction. */
  finish(seq: number, state: "done" | "dead"): void;
  isWaiting(seq: number): boolean;
  /** Inside a transaction. */
  postpone(seq: number, nextAt: number): void;
  /**
   * Inside a transaction: removes updates older than `before` (Unix milliseconds), except those that wait for this bot.
   */
  prune(before: number): void;
}

/**
 * Inside a transaction: ends everything that waits in one chat, in all of its lanes, without any effect.
 * @param lane the lane of the chat's messages. Its other lanes begin with that name and a colon.
 */
export function dropWaiting(database: StateDatabase, lane: string): void {
  database.run(
    `UPDATE inbox SET state = 'done', body = ''
     WHERE state = 'new' AND (lane = ?1 OR substr(lane, 1, length(?1) + 1) = ?1 || ':')`,
    lane,
  );
}

/** Inside a transaction: takes the hashes away, which may be of forgotten words. The ids alone are known from then on. */
export function forgetUpdateSums(database: StateDatabase): void {
  database.run(WITHOUT_SUMS);
}

/** A forgetting leaves this and the number of the row in place of a hash. */
const FORGOTTEN_SHA = "forgotten ";
/** The SQL expression of it. */
export const FORGOTTEN_SUM = `'${FORGOTTEN_SHA}' || seq`;
/** The SQL condition of rows that still have one. */
export const HAS_SUM = `substr(body_sha, 1, ${FORGOTTEN_SHA.length}) <> '${FORGOTTEN_SHA}'`;
/** A month's rows are not written again each time. */
const WITHOUT_SUMS = `UPDATE inbox SET body_sha = ${FORGOTTEN_SUM} WHERE ${HAS_SUM}`;
/** Bot API, getUpdates: an update is delivered for 24 hours at most. Ids restart only after a week. */
const REDELIVERED_MS = 48 * 60 * 60_000;

/** The inbox of one bot. Rows of another bot (the token was changed) are ignored. */
export function createInbox(database: StateDatabase, botId: number): Inbox {
  const isKnownByIdAlone = (updateId: number, now: number): boolean =>
    database.get(
      `SELECT 1 FROM inbox WHERE bot_id = ? AND update_id = ? AND received_at > ?
       AND substr(body_sha, 1, ${FORGOTTEN_SHA.length}) = ?`,
      botId,
      updateId,
      now - REDELIVERED_MS,
      FORGOTTEN_SHA,
    ) !== undefined;
  return {
    add: ({ updateId, lane, body }, now) => {
      // Bot API, Update: ids restart at random after a quiet week, so a known id with other content is another update.
      const bodySha = sha256(body).toString("base64url");
      if (isKnownByIdAlone(updateId, now)) return false;
      const { changes } = database.run(
        `INSERT OR IGNORE INTO inbox (bot_id, update_id, body_sha, lane, body, received_at)
         VALUES (?, ?, ?, ?, ?, ?)`,
        botId,
        updateId,
        bodySha,
        lane,
        body,
        now,
      );
      return changes === 1;
    },
    next: (lane) =>
      database.get<InboxRow>(
        `SELECT seq, lane, body, attempts, next_at AS nextAt FROM inbox
         WHERE state = 'new' AND lane = ? AND bot_id = ? ORDER BY seq LIMIT 1`,
        lane,
        botId,
      ),
    lanes: () =>
      database
        .all<{ lane: string }>(
          "SELECT DISTINCT lane FROM inbox WHERE state = 'new' AND bot_id = ?",
          botId,
        )
        .map((row) => row.lane),
    waitingCount: () =>
      database.get<{ n: number }>(
        "SELECT count(*) AS n FROM inbox WHERE state = 'new' AND bot_id = ?",
        botId,
      )?.n ?? 0,
    waitingIn: (lane) =>
      database.get<{ n: number }>(
        "SELECT count(*) AS n FROM inbox WHERE state = 'new' AND lane = ? AND bot_id = ?",
        lane,
        botId,
      )?.n ?? 0,
    counts: () =>
      database.get<InboxCounts>(
        `SELECT count(*) AS received, count(*) FILTER (WHERE state = 'new') AS waiting,
           count(*) FILTER (WHERE state = 'dead') AS dead
         FROM inbox WHERE bot_id = ?`,
        botId,
      ) ?? { received: 0, waiting: 0, dead: 0 },
    newestAt: () =>
      database.get<{ at: number | null }>(
        "SELECT max(received_at) AS at FROM inbox WHERE bot_id = ?",
        botId,
      )?.at ?? undefined,
    finish: (seq, state) => {
      database.run("UPDATE inbox SET state = ?, body = '' WHERE seq = ?", state, seq);
    },
    isWaiting: (seq) =>
      database.get("SELECT 1 FROM inbox WHERE seq = ? AND state = 'new'", seq) !== undefined,
    postpone: (seq, nextAt) => {
      database.run(
        "UPDATE inbox SET attempts = attempts + 1, next_at = ? WHERE seq = ?",
        nextAt,
        seq,
      );
    },
    prune: (before) => {
      database.run(
        "DELETE FROM inbox WHERE received_at < ? AND (state <> 'new' OR bot_id <> ?)",
        before,
        botId,
      );
    },
  };
}
