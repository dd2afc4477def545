// One serial worker for each lane of the inbox. Lanes run side by side. A row is done only in the transaction that
// holds its consequences, so a restart takes the same rows again.

import type { InboxRow } from "../../state/inbox.ts";
import type { Pulse } from "../../pulse.ts";

export interface Lanes {
  /** Starts to work on the rows that wait in these lanes. */
  start(lanes: readonly string[]): void;
  /** Looks for rows in these lanes. Before `start` it does nothing. */
  wake(lanes: readonly string[]): void;
  /** Takes no further rows and waits for the rows under way. */
  stop(): Promise<void>;
  isIdle(): boolean;
}

export interface LanesOptions {
  readonly next: (lane: string) => InboxRow | undefined;
  /** Handles one row. Afterwards the row is done, dead or put off. Never throws. */
  readonly handle: (row: InboxRow) => Promise<void>;
  readonly pulse: Pulse;
  /**
   * True when starts failed in a row. Then only one row at a time is worked on, so that the row that ends the process
   * can be told.
   */
  readonly isStorm: () => boolean;
  /** Milliseconds until a row that was put off has its turn; 0 means now. */
  readonly left: (row: InboxRow) => number;
}

/** Makes the workers; `start` sets them to work. */
export function createLanes(options: LanesOptions): Lanes {
  const running = new Map<string, Promise<void>>();
  const timers = new Map<string, NodeJS.Timeout>();
  let isWorking = false;
  let last: Promise<unknown> = Promise.resolve();

  const run = async (lane: string): Promise<void> => {
    for (let hasMore = true; hasMore;) {
      const step = options.isStorm() ? last.then(() => handleNext(lane)) : handleNext(lane);
      last = step;
      hasMore = await step;
    }
  };

  /** Handles the lane's next row. Returns false when there is none for now. */
  const handleNext = async (lane: string): Promise<boolean> => {
    const row = options.next(lane);
    if (!row || !isWorking) return false;
    const wait = options.left(row);
    if (wait > 0) {
      timers.set(lane, setTimeout(() => wake([lane]), wait).unref());
      return false;
    }
    options.pulse.beat(lane);
    await options.handle(row).finally(() => {
      options.pulse.end(lane);
    });
    return true;
  };

  const wake = (lanes: readonly string[]): void => {
    for (const lane of lanes) {
      if (!isWorking || running.has(lane)) continue;
      clearTimeout(timers.get(lane));
      timers.delete(lane);
      const work = run(lane).finally(() => {
        running.delete(lane);
        // A row may have been added since the last look.
        if (!timers.has(lane) && options.next(lane)) wake([lane]);
      });
      running.set(lane, work);
    }
  };

  return {
    start: (lanes) => {
      isWorking = true;
      wake(lanes);
    },
    wake,
    stop: async () => {
      isWorking = false;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.allSettled(running.values());
    },
    isIdle: () => running.size === 0,
  };
}
