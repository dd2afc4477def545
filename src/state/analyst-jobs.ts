// Exchanges that the analyst has still to read. A job is gone in the same transaction that stages its
// candidate, so a restart neither loses a proposal nor makes it twice.

import type { StateDatabase } from "./database.ts";
import { readRowJson } from "./row-json.ts";

/** One exchange to be read by the analyst. */
export interface AnalystJob {
  readonly channelKey: string;
  readonly userText: string;
  readonly replyText: string;
  /** The companion's own words in it: the only place that a quote may come from. */
  readonly evidence: string;
  /** When it was said, in Unix milliseconds; absent in jobs of earlier versions: when they are read. */
  readonly saidAt?: number;
}

export interface QueuedJob {
  readonly id: number;
  readonly job: AnalystJob;
  readonly attempts: number;
  readonly nextAt: number;
}

export interface AnalystJobs {
  /** All but the reads inside a transaction. */
  add(job: AnalystJob): void;
  /** Up to `limit` jobs, those due first. */
  next(limit: number): readonly QueuedJob[];
  count(): number;
  isWaiting(id: number): boolean;
  finish(id: number): void;
  /** After a try that failed; it is counted. */
  postpone(id: number, nextAt: number): void;
  /** Its time has not come: no try is counted. */
  defer(id: number, nextAt: number): void;
}

export function createAnalystJobs(database: StateDatabase): AnalystJobs {
  /** False when there is certainly none; asked after each commit. */
  let mayHaveJobs = true;
  return {
    add: (job) => {
      mayHaveJobs = true;
      database.run("INSERT INTO analyst_job (body) VALUES (?)", JSON.stringify(job));
    },
    next: (limit) => {
      if (!mayHaveJobs) return [];
      const rows = database.all<{ id: number; body: string; attempts: number; next_at: number }>(
        "SELECT * FROM analyst_job ORDER BY next_at, id LIMIT ?",
        limit,
      );
      mayHaveJobs = rows.length > 0;
      return rows.map((row) => ({
        id: row.id,
        job: readRowJson<AnalystJob>(row.body, "analyst_job"),
        attempts: row.attempts,
        nextAt: row.next_at,
      }));
    },
    count: () => database.get<{ n: number }>("SELECT count(*) AS n FROM analyst_job")?.n ?? 0,
    isWaiting: (id) => database.get("SELECT 1 FROM analyst_job WHERE id = ?", id) !== undefined,
    finish: (id) => {
      database.run("DELETE FROM analyst_job WHERE id = ?", id);
    },
    postpone: (id, nextAt) => {
      database.run(
        "UPDATE analyst_job SET attempts = attempts + 1, next_at = ? WHERE id = ?",
        nextAt,
        id,
      );
    },
    defer: (id, nextAt) => {
      database.run("UPDATE analyst_job SET next_at = ? WHERE id = ?", nextAt, id);
    },
  };
}
