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
  noteEnd(state, 0);
}

/** This run ends because another process uses the bot's token. Close the state next. */
export function noteGaveWay(state: RunState): void {
  noteEnd(state, timesGivenWay(state) + 1);
}

/** So many runs, one after the other, gave way before the bot was stopped or found itself alone. */
function timesGivenWay({ settings }: Pick<RunState, "settings">): number {
  return Number(settings.get(GAVE_WAY) ?? 0);
}

/** What a run knows of those before it that gave way, and what it notes once nobody else uses the token. */
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

/** The state was closed meanwhile, or the disk is full: the next start sees what is noted. */
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
