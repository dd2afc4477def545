// What of a Record's growing files goes to archives/, and which notes of MEMORY.md are over (spec/pipeline
// §17). Pure. What is kept and what is moved are together the bytes that were there, in their order.

import { readRow } from "../text/jsonl.ts";
import type { LocalClock } from "../text/timestamp.ts";

export interface LogLimits {
  readonly maxBytes: number;
  readonly maxEntries: number;
  readonly keepRecent: number;
}

export const LOG_LIMITS: LogLimits = { maxBytes: 1_000_000, maxEntries: 2500, keepRecent: 2000 };
/** The audits and debates look at the newest 3,000 rows, whatever their length. */
export const EVENT_LIMITS: LogLimits = { maxBytes: Infinity, maxEntries: 5000, keepRecent: 3000 };
/** A working note is for about a week. */
export const MEMORY_TTL_DAYS = 7;

export interface RotatedLog {
  /** The file without what moves. */
  readonly kept: string;
  /** What moves, by month: `2026-03`, or `unknown`. */
  readonly moved: ReadonlyMap<string, string>;
  readonly count: number;
}

/**
 * The oldest entries of a log in markdown. An entry is a paragraph that begins `**[`, with every paragraph
 * behind it that does not: a text that somebody broke in two by hand stays whole.
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
  /** Number of entries that are gone. */
  readonly count: number;
  /** No entry is left. */
  readonly isEmpty: boolean;
}

/** A log without what was said before `day` (`2026-03-01`); what has no date goes with what stands behind it. */
export function dropBefore(text: string, day: string): ShortenedLog {
  const { header, parts } = splitLog(text);
  const count = parts.findLastIndex((part) => (dayOf(part) ?? day) < day) + 1;
  return {
    kept: header + parts.slice(count).join(""),
    count,
    isEmpty: count === parts.length,
  };
}

/**
 * The oldest rows of a ledger, none of them from `keptFrom` on; who needs those of all time reads the archives too
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
  /** The notes that are over, each with its continuation lines. */
  readonly dropped: readonly string[];
}

/** Drops list items that begin with a date longer ago than the limit, and sets the date of rotation. */
export function rotateMemory(text: string, today: string, ttlDays: number): RotatedMemory {
  const dropped: string[] = [];
  const kept: string[] = [];
  /** How far the note that is being dropped is indented. */
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

/** The first day of the month before this one: what was used this month and last is still asked for. */
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

/** Never all of them. */
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

/** A date that is none is not over. */
function isOver(date: string, today: string, ttlDays: number): boolean {
  const age = (Date.parse(today) - Date.parse(date)) / (24 * 60 * 60_000);
  return age > ttlDays;
}
