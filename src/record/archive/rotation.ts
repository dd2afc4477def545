// Rotation moves old parts of a Record's growing files to archives/, and drops old notes of MEMORY.md. Pure. The kept
// and the moved part of a log are together the bytes that were there, in their order.
// Proof: test/record/archive/rotation.test.ts.

import { readRow } from "../text/jsonl.ts";
import type { LocalClock } from "../text/timestamp.ts";

export interface LogLimits {
  readonly maxBytes: number;
  readonly maxEntries: number;
  readonly keepRecent: number;
}

export const LOG_LIMITS: LogLimits = { maxBytes: 1_000_000, maxEntries: 2500, keepRecent: 2000 };
/** Audits and debates look at the newest 3,000 rows, however long they are. */
export const EVENT_LIMITS: LogLimits = { maxBytes: Infinity, maxEntries: 5000, keepRecent: 3000 };
/** A working note is meant for about a week. */
export const MEMORY_TTL_DAYS = 7;

export interface RotatedLog {
  /** The file without the moved part. */
  readonly kept: string;
  /** The moved part by month: `2026-03`, or `unknown`. */
  readonly moved: ReadonlyMap<string, string>;
  readonly count: number;
}

/**
 * Moves the oldest entries of a markdown log out. An entry is a paragraph that begins `**[`, with the paragraphs below
 * it that do not: an entry that somebody broke in two by hand stays whole.
 */
export function rotateLog(text: string, limits: LogLimits): RotatedLog {
  const { header, parts } = splitLog(text);
  const count = surplus(parts.length, Buffer.byteLength(text), limits);
  return {
    kept: header + parts.slice(count).join(""),
    moved: byMonth(parts.slice(0, count), (part) => dayOf(part)?.slice(0, 7)),
    count,
  };
}

export interface ShortenedLog {
  readonly kept: string;
  /** Number of entries that were removed. */
  readonly count: number;
  /** True when no entry is left. */
  readonly isEmpty: boolean;
}

/**
 * A log without entries before `day` (`2026-03-01`), wherever they stand: a clock may have been wrong, or a person wrote one in.
 * An entry without a date goes when those around it that have one are all before that day, and one below it is.
 */
export function dropBefore(text: string, day: string): ShortenedLog {
  const { header, parts } = splitLog(text);
  const isOld = (part: string): boolean | undefined => {
    const date = dayOf(part);
    return date === undefined ? undefined : date < day;
  };
  const below = nearest(parts.toReversed().map(isOld)).toReversed();
  const above = nearest(parts.map(isOld));
  const kept = parts.filter((_, at) => !(below[at] === true && above[at] !== false));
  return {
    kept: header + kept.join(""),
    count: parts.length - kept.length,
    isEmpty: kept.length === 0,
  };
}

/** Each value, or the last one before it where there is none. */
function nearest(values: readonly (boolean | undefined)[]): (boolean | undefined)[] {
  let last: boolean | undefined;
  return values.map((value) => (last = value ?? last));
}

/**
 * Moves the oldest rows of a ledger out, none from `keptFrom` on. A reader of all rows reads the archives too
 * (whole-ledger.ts). A line that is no row moves with the rows around it.
 */
export function rotateLedger(text: string, limits: LogLimits, keptFrom: string): RotatedLog {
  const lines = text.split(/(?<=\n)/);
  const recent = lines.findIndex((line) => (timeOf(line) ?? "") >= keptFrom);
  const old = recent === -1 ? lines.length : recent;
  const count = Math.min(old, surplus(lines.length, Buffer.byteLength(text), limits));
  let month: string | undefined;
  return {
    kept: lines.slice(count).join(""),
    moved: byMonth(lines.slice(0, count), (line) => (month = timeOf(line)?.slice(0, 7) ?? month)),
    count,
  };
}

export interface RotatedMemory {
  readonly kept: string;
  /** The old notes, each with its continuation lines. */
  readonly dropped: readonly string[];
}

/** Drops list items that begin with a date more than `ttlDays` ago, and sets the date of rotation. */
export function rotateMemory(text: string, today: string, ttlDays: number): RotatedMemory {
  const dropped: string[] = [];
  const kept: string[] = [];
  /** Indent of the note that is being dropped. */
  let indent: number | undefined;
  for (const line of text.split(/(?<=\n)/)) {
    const lead = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    const [, date] = /^[ \t]*[-*][ \t]+\[(\d{4}-\d\d-\d\d)\]/.exec(line) ?? [];
    if (indent !== undefined && line.trim() !== "" && lead > indent) {
      dropped[dropped.length - 1] += line;
      continue;
    }
    indent = date !== undefined && isOver(date, today, ttlDays) ? lead : undefined;
    if (indent === undefined) kept.push(line);
    else dropped.push(line);
  }
  const rest = kept.join("");
  return {
    kept: rest.replace(/^(Last rotated:[ \t]*)[^\r\n]*/m, (_, label: string) => label + today),
    dropped: dropped.map((note) => note.trimEnd()),
  };
}

/** The first day of the month before this one. Rows of this month and the last are still needed. */
export function monthBefore(clock: LocalClock, now: Date): string {
  const [year = 0, month = 0] = clock.date(now).split("-").map(Number);
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 10);
}

function splitLog(text: string): { readonly header: string; readonly parts: readonly string[] } {
  const parts = text.split(/(?<=^|\n\r?\n)(?=\*\*\[)/);
  const header = parts[0]?.startsWith("**[") ? "" : (parts.shift() ?? "");
  return { header, parts };
}

function dayOf(part: string): string | undefined {
  return /^\*\*\[(\d{4}-\d\d-\d\d)/.exec(part)?.[1];
}

/** The number of entries to move. At least one always stays. */
function surplus(entries: number, bytes: number, limits: LogLimits): number {
  if (bytes <= limits.maxBytes && entries <= limits.maxEntries) return 0;
  if (entries > limits.keepRecent) return entries - Math.max(1, limits.keepRecent);
  return bytes > limits.maxBytes ? Math.floor(entries / 2) : 0;
}

function byMonth(
  parts: readonly string[],
  monthOf: (part: string) => string | undefined,
): Map<string, string> {
  const months = new Map<string, string>();
  for (const part of parts) {
    const month = monthOf(part) ?? "unknown";
    months.set(month, (months.get(month) ?? "") + part);
  }
  return months;
}

function timeOf(line: string): string | undefined {
  const ts = readRow(line)?.["ts"];
  return typeof ts === "string" && /^\d{4}-\d\d-\d\d/.test(ts) ? ts : undefined;
}

/** An impossible date is never old. */
function isOver(date: string, today: string, ttlDays: number): boolean {
  const age = (Date.parse(today) - Date.parse(date)) / (24 * 60 * 60_000);
  return age > ttlDays;
}
