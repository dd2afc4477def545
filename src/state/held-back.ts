// All words in a channel near a telling of distress are held back: no analyst reads them, no card shows them, no event names them,
// and no checkpoint quotes them, by whatever way they come. This outlives a reset, the end of a talk just between us and a
// restart. The row says when, and nothing of what was told. A backup travels, so it has no such row, and no words that wait for
// the analyst and are held back; a restore takes the rows along that stand where it restores.
// Proof: test/state/held-back.test.ts, test/e2e/held-back.test.ts, test/state/restore-held-back.test.ts.

import type { StateDatabase } from "./database/database.ts";
import { createSettings } from "./settings.ts";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** What is said within this time before a telling belongs to it. */
const BEFORE_MS = HOUR_MS;
/** So does what is said within this time behind it. What only may tell of something is mostly about something else. */
const AFTER_MS = { sure: DAY_MS, possible: HOUR_MS / 6 } as const;
/** Waiting words may be near a telling of before the newest one. Two that are nearer than this count as one. */
const APART_MS = 3 * DAY_MS;

/** A telling, and its time in Unix milliseconds. */
export interface Telling {
  readonly level: keyof typeof AFTER_MS;
  readonly saidAt: number;
}

export interface HeldBack {
  /** True when one of these times (Unix milliseconds) is near a telling in this channel. */
  covers(channel: string, ...times: readonly number[]): boolean;
  /**
   * Inside a transaction. Messages of before that are near are evidence no longer. Words that wait for the analyst are looked
   * at when their turn comes.
   */
  begin(channel: string, telling: Telling, now: number): void;
  /** Inside a transaction: lets go of what ended before `before` (Unix milliseconds). */
  forgetBefore(before: number): void;
}

interface Span {
  readonly from: number;
  readonly until: number;
}

const KEY = "held_back:";

/** The SQL condition of settings that say what is held back. */
export const IS_HELD_BACK = `substr(key, 1, ${KEY.length}) = '${KEY}'`;
/** The SQL condition of jobs that the analyst will not read. One without a time is read when its turn comes. */
export const IS_JOB_HELD_BACK = `(json_valid(body) AND EXISTS (
  SELECT 1 FROM setting WHERE key = '${KEY}' || (body ->> '$.channelKey')
  AND coalesce(body ->> '$.saidAt' BETWEEN
    CAST(value AS INTEGER) AND CAST(substr(value, instr(value, ' ') + 1) AS INTEGER), 1)))`;

/** What is held back in a channel, for another state.db. */
export interface HeldSpan extends Span {
  readonly channel: string;
}

/** All that is held back. */
export function heldBackIn(database: StateDatabase): readonly HeldSpan[] {
  const find = finder(database);
  return database
    .all<{ key: string }>(`SELECT key FROM setting WHERE ${IS_HELD_BACK}`)
    .flatMap(({ key }) => {
      const channel = key.slice(KEY.length);
      const span = find(channel);
      return span ? [{ channel, ...span }] : [];
    });
}

/** Inside a transaction: holds back here what is held back in another state of the same Record, and all that was before. */
export function holdBackAlso(database: StateDatabase, spans: readonly HeldSpan[]): void {
  for (const { channel, from, until } of spans) {
    const old = finder(database)(channel) ?? { from, until };
    const both = { from: Math.min(old.from, from), until: Math.max(old.until, until) };
    put(channel, both, both.from, database);
  }
}

/** The channels that are held back, in state.db. */
export function createHeldBack(database: StateDatabase): HeldBack {
  const find = finder(database);
  return {
    covers: (channel, ...times) => {
      const span = find(channel);
      return span !== undefined && times.some((at) => at >= span.from && at <= span.until);
    },
    begin: (channel, telling, now) => {
      const span = spanOf(telling, now);
      const old = find(channel);
      const isOne = old !== undefined && old.until + APART_MS >= span.from;
      const from = isOne ? Math.min(old.from, span.from) : span.from;
      const until = isOne ? Math.max(old.until, span.until) : span.until;
      put(channel, { from, until }, span.from, database);
    },
    forgetBefore: (before) => {
      database.run(
        `DELETE FROM setting WHERE substr(key, 1, ?1) = ?2
         AND CAST(substr(value, instr(value, ' ') + 1) AS INTEGER) < ?3`,
        KEY.length,
        KEY,
        before,
      );
    },
  };
}

function finder(database: StateDatabase): (channel: string) => Span | undefined {
  const settings = createSettings(database);
  return (channel) => {
    const [from = NaN, until = NaN] = (settings.get(KEY + channel) ?? "").split(" ").map(Number);
    return from <= until ? { from, until } : undefined;
  };
}

/** @param since messages of that time and later are evidence no longer. */
function put(channel: string, { from, until }: Span, since: number, database: StateDatabase): void {
  createSettings(database).set(KEY + channel, `${from} ${until}`);
  database.run(
    "UPDATE message SET is_evidence = 0 WHERE channel = ? AND said_at >= ?",
    channel,
    since,
  );
}

function spanOf({ level, saidAt }: Telling, now: number): Span {
  // A message that waited while the bot was away was written earlier. A time of long ago is that of a changed message.
  const at = Math.min(Math.max(saidAt, now - DAY_MS), now + DAY_MS);
  return { from: Math.min(at, now) - BEFORE_MS, until: Math.max(at, now) + AFTER_MS[level] };
}
