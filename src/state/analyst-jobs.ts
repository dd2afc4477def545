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
  /** The person was told that it is read later, and is to hear in this chat what came of it. */
  readonly promisedIn?: number;
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
  /** All of them, as `next` has them, without what is to be read. */
  heads(): readonly Omit<QueuedJob, "job">[];
  read(id: number): QueuedJob | undefined;
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
    next: (limit) =>
      database
        .all<JobRow>("SELECT * FROM analyst_job ORDER BY next_at, id LIMIT ?", limit)
        .map(queuedJob),
    heads: () => {
      if (!mayHaveJobs) return [];
      const heads = database.all<Omit<QueuedJob, "job">>(
        "SELECT id, attempts, next_at AS nextAt FROM analyst_job ORDER BY next_at, id",
      );
      mayHaveJobs = heads.length > 0;
      return heads;
    },
    read: (id) => {
      const row = database.get<JobRow>("SELECT * FROM analyst_job WHERE id = ?", id);
      return row && queuedJob(row);
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

interface JobRow {
  readonly id: number;
  readonly body: string;
  readonly attempts: number;
  readonly next_at: number;
}

function queuedJob({ id, body, attempts, next_at: nextAt }: JobRow): QueuedJob {
  return { id, job: readRowJson<AnalystJob>(body, "analyst_job"), attempts, nextAt };
}
