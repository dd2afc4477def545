// Something may be written between a plan and its commit. The commit then takes itself back, and the plan is made anew.

import { GraceMarError } from "../errors.ts";

/** To be thrown inside the transaction, which takes back all of it. */
export class CameBetween extends GraceMarError {
  /** @param message what a person is told when it came between each time. */
  constructor(message: string) {
    super("busy", message);
  }
}

/**
 * Plans and commits until nothing comes between. Gives what was committed.
 * @throws CameBetween when the Record is being written to all the time.
 */
export async function untilNothingComesBetween<T>(planAndCommit: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await planAndCommit();
    } catch (error) {
      if (!(error instanceof CameBetween) || tries === TRIES) throw error;
    }
  }
}

const TRIES = 20;
