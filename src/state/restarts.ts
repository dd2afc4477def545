// Restarts are counted, so that a bot that dies again and again can be told from one that is started.
// Proof: test/state/restarts.test.ts.

import type { StateDatabase } from "./database/database.ts";
import type { Settings } from "./settings.ts";

export interface Restarts {
  /** True when the run before was not stopped: it was killed, crashed, or lost power. */
  readonly wasCutShort: boolean;
  /** Number of runs before this one, in a row, that ended before they were steady. */
  readonly failedStarts: number;
  /** Notes that this run has lasted long enough, or done enough, to count as steady. */
  steady(): void;
}

/** Reads how the last run ended and notes that this one begins. The note survives any death of the process. */
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
      // The state was closed meanwhile, or the disk is full. Then this run counts as failed.
      note("steady").catch(() => undefined);
    },
  };
}

/**
 * Notes that this run ends as it should, or for a reason that no restart mends. Close the state next: that writes it.
 */
export function noteStop(state: RunState): void {
  noteEnd(state, 0);
}

/** Notes that this run ends because another process uses the bot's token. Close the state next: that writes it. */
export function noteGaveWay(state: RunState): void {
  noteEnd(state, timesGivenWay(state) + 1);
}

/** Number of runs, in a row, that gave way to a rival before the bot was stopped or found itself alone. */
function timesGivenWay({ settings }: Pick<RunState, "settings">): number {
  return Number(settings.get(GAVE_WAY) ?? 0);
}

/** Knowledge of earlier runs that gave way to a rival, and a note for the moment when nobody else uses the token. */
export function rivalMemory(state: RunState): {
  readonly timesGivenWay: number;
  readonly onAlone: () => void;
} {
  return {
    timesGivenWay: timesGivenWay(state),
    onAlone: () => {
      noteQuietly(state, () => {
        state.settings.set(GAVE_WAY, "0");
      });
    },
  };
}

function noteEnd(state: RunState, gaveWay: number): void {
  noteQuietly(state, () => {
    state.settings.set(SETTING, STOPPED);
    if (gaveWay !== timesGivenWay(state)) state.settings.set(GAVE_WAY, String(gaveWay));
  });
}

/** Errors are ignored: when the state was closed or the disk is full, the next start sees the older note. */
function noteQuietly(state: RunState, work: () => void): void {
  state.database.note(work).catch(() => undefined);
}

interface RunState {
  readonly database: StateDatabase;
  readonly settings: Settings;
}

const SETTING = "last_run";
const GAVE_WAY = "gave_way";
const STOPPED = "stopped";
