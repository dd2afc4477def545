// All words in a channel near a telling of distress are held back: no analyst reads them, no card shows them, no event names them,
// and no checkpoint quotes them, by whatever way they come. This outlives a reset, the end of a talk just between us and a
// restart. The row says when, and nothing of what was told. A backup travels, so it has no such row, and no words that wait for
// the analyst and are held back; a restore takes the rows along that stand where it restores.
// Proof: test/state/held-back.test.ts, test/e2e/held-back.test.ts, test/state/restore-held-back.test.ts.

import { GraceMarError } from "../errors.ts";
import type { StateDatabase } from "./database/database.ts";
import { createSettings } from "./settings.ts";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** What is said within this time before a telling belongs to it. */
const BEFORE_MS = HOUR_MS;
/** So does what is said within this time behind it. What only may tell of something is mostly about something else. */
const AFTER_MS = { sure: DAY_MS, possible: HOUR_MS / 6 } as const;
/** Two tellings that are nearer than this count as one. */
const APART_MS = 3 * DAY_MS;
/** No telling holds back longer than this, counted from when it is heard. More is a clock that was ahead. */
const LONGEST_MS = 2 * DAY_MS;

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
  /**
   * Inside a transaction: lets go of what ended before `before` (Unix milliseconds), and of what a clock that was ahead put
   * far behind `now`. In a channel where words still wait for the analyst, all is kept.
   */
  forgetBefore(before: number, now: number): void;
}

/** The error of work whose words were free when it began, and are held back by now. */
export class HeldBackMeanwhile extends GraceMarError {
  constructor() {
    super("held_back_meanwhile", "words are held back by now: it is done anew");
  }
}

interface Span {
  readonly from: number;
  readonly until: number;
}

const KEY = "held_back:";
type Key = `${typeof KEY}${string}`;
const keyOf = (channel: string): Key => `${KEY}${channel}`;

/** The SQL condition of settings that say what is held back. */
export const IS_HELD_BACK = `substr(key, 1, ${KEY.length}) = '${KEY}'`;

/** The times of a row, one after the other, as SQL of our own. */
const TIMES = `json_each(CASE WHEN setting.value GLOB '[0-9]*[0-9]'
  THEN '[' || replace(setting.value, ' ', ',') || ']' ELSE '[]' END)`;

/** The SQL condition of jobs that the analyst will not read. One without a time is read when its turn comes. */
export const IS_JOB_HELD_BACK = `(json_valid(body) AND EXISTS (
  SELECT 1 FROM setting, ${TIMES} AS begun, ${TIMES} AS over
  WHERE setting.key = '${KEY}' || (body ->> '$.channelKey') AND begun.key % 2 = 0 AND over.key = begun.key + 1
  AND coalesce(body ->> '$.saidAt' BETWEEN begun.value AND over.value, 1)))`;

/** What is held back in a channel, for another state.db. */
export interface HeldSpan extends Span {
  readonly channel: string;
}

/** All that is held back. */
export function heldBackIn(database: StateDatabase): readonly HeldSpan[] {
  return database
    .all<Row>(`SELECT key, value FROM setting WHERE ${IS_HELD_BACK}`)
    .flatMap(({ key, value }) =>
      spansIn(value).map((span) => ({ channel: key.slice(KEY.length), ...span })),
    );
}

/**
 * Inside a transaction, in the state of a backup: holds back what is held back where it is restored, and nothing else. No backup of
 * ours says that anything is, so one that does would silence whom it likes for as long as it likes.
 */
export function holdBackInstead(database: StateDatabase, spans: readonly HeldSpan[]): void {
  database.run(`DELETE FROM setting WHERE ${IS_HELD_BACK}`);
  const settings = createSettings(database);
  // What is joined last is the newest in its row.
  for (const { channel, ...span } of spans.toReversed()) {
    const key = keyOf(channel);
    settings.set(key, asRow(joined(spansIn(settings.get(key)), span, span.until)));
    database.run(NO_EVIDENCE, channel, span.from, span.until);
  }
}

interface Row {
  readonly key: Key;
  readonly value: string;
}

const NO_EVIDENCE =
  "UPDATE message SET is_evidence = 0 WHERE channel = ? AND said_at BETWEEN ? AND ?";

/** The channels that are held back, in state.db. */
export function createHeldBack(database: StateDatabase): HeldBack {
  const settings = createSettings(database);
  const find = (channel: string): readonly Span[] => spansIn(settings.get(keyOf(channel)));
  const store = (key: Key, spans: readonly Span[]): void => {
    settings.set(key, asRow(spans));
  };
  return {
    covers: (channel, ...times) =>
      find(channel).some(({ from, until }) => times.some((at) => at >= from && at <= until)),
    begin: (channel, telling, now) => {
      const [told, ...others] = spansOf(telling, now);
      store(
        keyOf(channel),
        [...others, told].reduce((spans, span) => joined(spans, span, now), find(channel)),
      );
      // A clock that was ahead may have given a message a later time than that of the telling.
      database.run(NO_EVIDENCE, channel, told.from, Number.MAX_SAFE_INTEGER);
      for (const { from, until } of others) database.run(NO_EVIDENCE, channel, from, until);
    },
    forgetBefore: (before, now) => {
      const rows = database.all<Row>(
        `SELECT key, value FROM setting WHERE ${IS_HELD_BACK} AND substr(key, ?1 + 1) NOT IN
         (SELECT coalesce(CASE WHEN json_valid(body) THEN json_extract(body, '$.channelKey') END, '')
          FROM analyst_job)`,
        KEY.length,
      );
      for (const { key, value } of rows) {
        const spans = spansIn(value);
        const kept = spans.filter(({ from, until }) => until >= before && from <= now + LONGEST_MS);
        if (kept.length === 0) database.run("DELETE FROM setting WHERE key = ?", key);
        else if (kept.length < spans.length) store(key, kept);
      }
    },
  };
}

/** The spans of a row, the newest first: an earlier version of this program reads no more than that one. */
function spansIn(value = ""): readonly Span[] {
  const times = value.split(" ").map(Number);
  return times.flatMap((from, at) => {
    const until = times[at + 1] ?? NaN;
    return at % 2 === 0 && from <= until ? [{ from, until }] : [];
  });
}

function asRow(spans: readonly Span[]): string {
  return spans.map(({ from, until }) => `${from} ${until}`).join(" ");
}

/** Waiting words may be near a telling of long before, so what is not one with the new span stays beside it. */
function joined(spans: readonly Span[], span: Span, now: number): readonly Span[] {
  const isNear = ({ from, until }: Span): boolean =>
    until + APART_MS >= span.from && from <= span.until + APART_MS;
  const near = spans.filter(isNear);
  const from = Math.min(span.from, ...near.map((one) => one.from));
  const until = Math.max(span.until, ...near.map((one) => one.until));
  const longest = Math.max(span.until, now + LONGEST_MS);
  return [{ from, until: Math.min(until, longest) }, ...spans.filter((one) => !isNear(one))];
}

/**
 * The time in which a telling is heard; and that in which it was written, where one clock was wrong, or where a message of
 * long ago was changed.
 */
function spansOf({ level, saidAt }: Telling, now: number): readonly [Span, ...Span[]] {
  const after = AFTER_MS[level];
  // A message that waited while the bot was away was written earlier.
  const at = Math.min(Math.max(saidAt, now - DAY_MS), now + DAY_MS);
  const told = { from: Math.min(at, now) - BEFORE_MS, until: Math.max(at, now) + after };
  return at === saidAt ? [told] : [told, { from: saidAt - BEFORE_MS, until: saidAt + after }];
}
