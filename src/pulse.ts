// Signs of life of the loops that the bot depends on. At each step a loop says when its next step is due. A loop that
// is overdue stands still, even when the event loop turns.

export interface Pulse {
  /** Notes a step. @param restMs planned milliseconds until the loop's next step. */
  beat(loop: string, restMs?: number): void;
  /** Notes that the loop has nothing to do for now. */
  end(loop: string): void;
  isBeating(): boolean;
}

/** Longest step: a call to Telegram ends after 60 s, a turn after 30 s, and says so when it takes longer. */
const LIMIT_MS = 90_000;

/** @param now monotonic milliseconds. */
export function createPulse(now = () => performance.now()): Pulse {
  const due = new Map<string, number>();
  return {
    beat: (loop, restMs = 0) => {
      due.set(loop, now() + restMs + LIMIT_MS);
    },
    end: (loop) => {
      due.delete(loop);
    },
    isBeating: () => [...due.values()].every((at) => at > now()),
  };
}
