// "Not now": candidates that an owner wants to be left alone with for a while. The files know nothing
// of it; /review still shows them.

import type { StateDatabase } from "./database.ts";

export interface Deferrals {
  /** Inside a transaction. @param until Unix milliseconds. */
  defer(candidateId: string, until: number): void;
  /** Ids that are not to be brought up at this time. */
  deferred(now: number): ReadonlySet<string>;
}

/** A week and a day: what lies further ahead was noted with a clock that was wrong. */
const LONGEST_MS = 8 * 24 * 60 * 60_000;

export function createDeferrals(database: StateDatabase): Deferrals {
  return {
    defer: (candidateId, until) => {
      database.run(
        `INSERT INTO deferral (candidate_id, until) VALUES (?1, ?2)
         ON CONFLICT (candidate_id) DO UPDATE SET until = ?2`,
        candidateId,
        until,
      );
    },
    deferred: (now) =>
      new Set(
        database
          .all<{ id: string }>(
            "SELECT candidate_id AS id FROM deferral WHERE until > ? AND until <= ?",
            now,
            now + LONGEST_MS,
          )
          .map((row) => row.id),
      ),
  };
}
