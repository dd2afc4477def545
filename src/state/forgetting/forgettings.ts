// Forgettings are counted so that work begun before one is done anew, because it may know forgotten words. The old
// bytes of state.db are overwritten at the end or, after a kill, at the next start.

import { GraceMarError } from "../../errors.ts";
import type { StateDatabase } from "../database/database.ts";
import { forgetDigests } from "../file-digests.ts";
import { forgetUpdateSums } from "../inbox.ts";
import { createSettings } from "../settings.ts";

export interface Forgettings {
  /** Number of forgettings since the start. */
  count(): number;
  /** Inside the transaction that forgets. Work that began before it is no longer committed. */
  add(database: StateDatabase): void;
}

/** The error of work during which something was forgotten. */
export class ForgottenMeanwhile extends GraceMarError {
  constructor() {
    super("forgotten_meanwhile", "something was forgotten meanwhile: it is done anew");
  }
}

/** The count of forgettings of this process. */
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

/**
 * For whatever keeps words in memory: any of them may be the forgotten ones.
 * @returns a function that gives true when something was forgotten since it was last asked.
 */
export function forgottenSince(forgettings: Pick<Forgettings, "count">): () => boolean {
  let known = forgettings.count();
  return () => {
    const count = forgettings.count();
    const isAnother = count !== known;
    known = count;
    return isAnother;
  };
}

/** Writes state.db anew after a forgetting. The journal must have nothing left to do. */
export async function finishForgetting(database: StateDatabase): Promise<void> {
  const settings = createSettings(database);
  if (settings.get(UNFINISHED) !== "1") return;
  // A power cut that undoes either of the two leads to one more writing anew.
  await database.note(() => {
    forgetDigests(database);
  });
  database.compact();
  await database.note(() => {
    settings.set(UNFINISHED, "0");
  });
}

/**
 * Inside each transaction that takes away words of a talk just between us, or what was said too long ago: hashes of them go too, and
 * their bytes are still to be overwritten.
 */
export function noteLetGo(database: StateDatabase): void {
  forgetUpdateSums(database);
  const settings = createSettings(database);
  settings.set(LET_GO, String(Number(settings.get(LET_GO) ?? 0) + 1));
}

/**
 * Overwrites what such talks have left in the free pages and in the log, once for all that have ended meanwhile. Otherwise it
 * does nothing. A full disk ends no talk halfway: the next one, or the next start, does this again.
 */
export async function finishLetGo(database: StateDatabase): Promise<void> {
  try {
    const count = createSettings(database).get(LET_GO);
    if (count === undefined) return;
    await database.compactSoon();
    // Nothing says later when there was such a talk, unless another one has ended since.
    await database.note(() => {
      database.run("DELETE FROM setting WHERE key = ? AND value = ?", LET_GO, count);
    });
  } catch {
    // Also when the file was closed meanwhile.
  }
}

const LET_GO = "let_go_unfinished";
const UNFINISHED = "forgetting_unfinished";
