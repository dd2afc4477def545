// How the run before this one ended, so that a bot that dies again and again can be told from one that is started.

import type { StateDatabase } from "./database.ts";
import type { Settings } from "./settings.ts";

export interface Restarts {
  /** The run before was not stopped: killed, crashed, or without power. */
  readonly wasCutShort: boolean;
  /** So many runs before this one, one after the other, ended before they were steady. */
  readonly failedStarts: number;
  /** This run has lasted long enough, or done enough, to count as one. */
  steady(): void;
}

/** Reads how the last run ended and notes that this one begins; that survives any death of the process. */
export async function noteStart(state: RunState): Promise<Restarts> {
  const note = (value: string): Promise<void> =>
    state.database.note(() => {
      state.settings.set(SETTING, value);
    });
  const before = state.settings.get(SETTING) ?? STOPPED;
  const failedStarts = Number(/^starting (\d{1,6})$/.exec(before)?.[1] ?? 0);
  await note(`starting ${failedStarts + 1}`);
  return {
    wasCutShort: before !== STOPPED,
    failedStarts,
    steady: () => {
      // The state was closed meanwhile, or the disk is full: then it counts as one that failed.
      note("steady").catch(() => undefined);
    },
  };
}

/** This run ends as it should, or for a reason that no further start will mend. Close the state next: it is written then. */
export function noteStop(state: RunState): void {
  state.database
    .note(() => {
      state.settings.set(SETTING, STOPPED);
    })
    .catch(() => undefined);
}

interface RunState {
  readonly database: StateDatabase;
  readonly settings: Settings;
}

const SETTING = "last_run";
const STOPPED = "stopped";
