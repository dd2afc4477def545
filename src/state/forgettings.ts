// A forgetting and what runs beside it: what was begun before it is done anew, for it may know what is forgotten now.
// The old bytes of state.db go at the end, or, after a kill, at the next start.

import { GraceMarError } from "../errors.ts";
import type { StateDatabase } from "./database.ts";
import { createSettings } from "./settings.ts";

export interface Forgettings {
  /** How many there were since the start. */
  count(): number;
  /** Inside the transaction that forgets: work that began before it is not committed any more. */
  add(database: StateDatabase): void;
}

/** Something was forgotten while this was under way. */
export class ForgottenMeanwhile extends GraceMarError {
  constructor() {
    super("forgotten_meanwhile", "something was forgotten meanwhile: it is done anew");
  }
}

export function createForgettings(): Forgettings {
  let count = 0;
  return {
    count: () => count,
    add: (database) => {
      count += 1;
      createSettings(database).set(UNFINISHED, "1");
    },
  };
}

/** Writes state.db anew after a forgetting; the journal has nothing left to do. */
export async function finishForgetting(database: StateDatabase): Promise<void> {
  const settings = createSettings(database);
  if (settings.get(UNFINISHED) !== "1") return;
  database.compact();
  await database.transact(() => {
    settings.set(UNFINISHED, "0");
  });
}

const UNFINISHED = "forgetting_unfinished";
