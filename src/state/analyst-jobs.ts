// Analyst jobs are exchanges that the analyst has still to read. The transaction that stages a job's candidate also
// removes the job, so a restart neither loses a proposal nor makes it twice. Proof: test/state/analyst-jobs.test.ts.

import * as z from "zod";
import { parseStrangeJson } from "../json.ts";
import type { StateDatabase } from "./database/database.ts";
import type { Topic } from "./outbox.ts";
import type { Origin } from "./long-texts.ts";
import { readRowJson } from "./database/row-json.ts";

/** One exchange for the analyst. */
export interface AnalystJob {
  readonly channelKey: string;
  readonly userText: string;
  readonly replyText: string;
  /** The companion's own words in it. A quote may come from nowhere else. */
  readonly evidence: string;
  /** Time of the words in Unix milliseconds. Jobs of earlier versions have none; then the time of reading counts. */
  readonly saidAt?: number;
  /** The message of the words. Jobs of earlier versions have none. */
  readonly origin?: Origin;
  /** The chat in which the person was told that it is read later. The result is told there too. */
  readonly promisedIn?: number;
  /** Where the words were said, in a chat with topics. */
  readonly topic?: Topic;
}

export interface QueuedJob {
  readonly id: number;
  readonly job: AnalystJob;
  readonly attempts: number;
  readonly nextAt: number;
}

export interface AnalystJobs {
  /** This method and all others but the reads run inside a transaction. */
  add(job: AnalystJob): void;
  /** Up to `limit` jobs, sorted by the time at which they are due. */
  next(limit: number): readonly QueuedJob[];
  /** All jobs in the same order, without their texts. */
  heads(): readonly Omit<QueuedJob, "job">[];
  read(id: number): QueuedJob | undefined;
  count(): number;
  isWaiting(id: number): boolean;
  /** Takes away the jobs of a channel that stand for words since `since` (Unix milliseconds), or for this message. */
  letGo(channel: string, since: number, messageId?: number): void;
  finish(id: number): void;
  /** Puts a job off after a failed try, and counts the try. */
  postpone(id: number, nextAt: number): void;
  /** Puts a job off because its time has not come. No try is counted. */
  defer(id: number, nextAt: number): void;
}

/** The analyst jobs in state.db. */
export function createAnalystJobs(database: StateDatabase): AnalystJobs {
  /** False when there is certainly no job. It saves a query after each commit. */
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
    letGo: (channel, since, messageId) => {
      database.run(
        `DELETE FROM analyst_job WHERE json_valid(body) AND body ->> '$.channelKey' = ?1
         AND (coalesce(body ->> '$.saidAt', ?2) >= ?2 OR body ->> '$.origin.messageId' = ?3)`,
        channel,
        since,
        messageId ?? null,
      );
    },
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

/** True for the body of a row that this program wrote, of whatever version. */
export function isAnalystJob(body: string): boolean {
  return jobSchema.safeParse(parseStrangeJson(body)).success;
}

const time = z.int().min(0).max(253_402_300_799_999);

/** Undefined values are not in JSON, and `null` was never written. */
const jobSchema = z.looseObject({
  channelKey: z.string(),
  userText: z.string(),
  replyText: z.string(),
  evidence: z.string(),
  saidAt: time.optional(),
  origin: z
    .looseObject({ chatId: z.int(), messageId: z.int(), at: time, behind: z.int().optional() })
    .optional(),
  promisedIn: z.int().optional(),
  topic: z.looseObject({ chatId: z.int(), thread: z.int() }).optional(),
});

interface JobRow {
  readonly id: number;
  readonly body: string;
  readonly attempts: number;
  readonly next_at: number;
}

function queuedJob({ id, body, attempts, next_at: nextAt }: JobRow): QueuedJob {
  return { id, job: readRowJson<AnalystJob>(body, "analyst_job"), attempts, nextAt };
}
