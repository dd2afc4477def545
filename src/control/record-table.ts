// The list of Records as lines of text that fit a terminal of 100 columns.

import { clip } from "../record/text/clip.ts";
import { createLocalClock } from "../record/text/timestamp.ts";
import type { ListedRecord } from "./record-list.ts";

/** Gives the lines of the table. @param timeZone the reader's; absent: the host's. */
export function recordTable(
  records: readonly ListedRecord[],
  now: Date,
  timeZone?: string,
): readonly string[] {
  const rows = [HEADER, ...records.map((record) => cellsOf(record, now, timeZone))];
  const widths = HEADER.map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) =>
        column >= FIRST_NUMBER
          ? cell.padStart(widths[column] ?? 0)
          : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  return lines.flatMap((line, index) => [
    line,
    ...(records[index - 1]?.problems ?? []).map((problem) => `  ! ${clip(problem, COLUMNS - 5)}`),
  ]);
}

const COLUMNS = 100;
const HEADER = ["ID", "BOT", "RUNS", "MODE", "OWNER", "LAST ACTIVITY", "PENDING", "TODAY", "MONTH"];
/** The first column of numbers, which are aligned to the right. */
const FIRST_NUMBER = HEADER.indexOf("PENDING");
const UNKNOWN = "–";
const OWNER = { claimed: "yes", environment: "env", none: "no" } as const;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

function cellsOf(record: ListedRecord, now: Date, timeZone: string | undefined): readonly string[] {
  return [
    record.id,
    record.bot === null ? UNKNOWN : `@${record.bot}`,
    record.running ? "yes" : "no",
    record.mode ?? UNKNOWN,
    record.owner === null ? UNKNOWN : OWNER[record.owner],
    record.lastActivityAt === null
      ? UNKNOWN
      : relativeTime(new Date(record.lastActivityAt), now, timeZone),
    shortNumber(record.pending),
    shortNumber(record.tokensToday),
    shortNumber(record.tokensThisMonth),
  ];
}

/** Gives "5 min ago, 14:02"; from a day on "3 d ago, 03-08". */
export function relativeTime(at: Date, now: Date, timeZone?: string): string {
  const past = now.getTime() - at.getTime();
  const local = createLocalClock(timeZone).timestamp(at);
  const time = local.slice(11, 16);
  if (past < MINUTE_MS) return `just now, ${time}`;
  if (past < HOUR_MS) return `${Math.floor(past / MINUTE_MS)} min ago, ${time}`;
  if (past < DAY_MS) return `${Math.floor(past / HOUR_MS)} h ago, ${time}`;
  return `${Math.floor(past / DAY_MS)} d ago, ${local.slice(5, 10)}`;
}

/** Gives a number in short: 950, 12.3k, 4.5M. */
export function shortNumber(value: number | null): string {
  if (value === null) return UNKNOWN;
  if (value < 1000) return String(value);
  // 999,950 and more would become "1000.0k".
  return value < 999_950 ? `${(value / 1000).toFixed(1)}k` : `${(value / 1_000_000).toFixed(1)}M`;
}
