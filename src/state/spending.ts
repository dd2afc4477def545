// Spending counts the tokens of models for each day of the Record's time zone. A call is entered with its estimate
// before it is made and corrected after it, so a kill in between leaves the estimate counted. Proof:
// test/state/spending.test.ts.

import type { StateDatabase } from "./database/database.ts";

export interface Spending {
  /** Tokens of this day so far, including calls under way. */
  on(day: string): number;
  /**
   * Inside a transaction. Takes tokens from the day's budget, or takes nothing and gives false when it is used up. The
   * last call of a day may exceed it, so that no budget is too small for a call.
   * @param budget absent: unlimited.
   */
  reserve(day: string, tokens: number, budget: number | undefined): boolean;
  /** Inside a transaction: replaces a reservation by the tokens that were used. */
  settle(day: string, reserved: number, used: number): void;
}

/** The spending in state.db. */
export function createSpending(database: StateDatabase): Spending {
  const on = (day: string): number =>
    // An earlier version may have added up what a server made up, which is no number for JavaScript.
    database.get<{ tokens: number }>(
      "SELECT min(tokens, 9007199254740991) AS tokens FROM spending WHERE day = ?",
      day,
    )?.tokens ?? 0;
  let tidiedOn: string | undefined;
  const add = (day: string, tokens: number): void => {
    // Only today counts; older use stands in the ledger. Rows are removed without a budget too.
    if (day !== tidiedOn) database.run("DELETE FROM spending WHERE day < date(?, '-7 days')", day);
    tidiedOn = day;
    database.run(
      "INSERT INTO spending (day, tokens) VALUES (?1, ?2) ON CONFLICT (day) DO UPDATE SET tokens = max(0, tokens + ?2)",
      day,
      tokens,
    );
  };
  return {
    on,
    reserve: (day, tokens, budget) => {
      if (budget !== undefined && on(day) >= budget) return false;
      add(day, tokens);
      return true;
    },
    settle: (day, reserved, used) => {
      add(day, used - reserved);
    },
  };
}
