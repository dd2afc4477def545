// A deferral is an owner's "not now": the candidate is not brought up for a while. The files do not show it, and
// /review still lists the candidate.

import type { StateDatabase } from "./database/database.ts";

export interface Deferrals {
  /** Inside a transaction. @param until Unix milliseconds. */
  defer(candidateId: string, until: number): void;
  /** Ids of candidates that are not brought up at this time. */
  deferred(now: number): ReadonlySet<string>;
}

/** A week and a day. A later time was noted with a wrong clock. */
const LONGEST_MS = 8 * 24 * 60 * 60_000;

/** The deferrals in state.db. */
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
