// Signs of life of the loops that the bot lives by. A loop says at each step by when the next one comes at the latest;
// one that is overdue stands still, however well the event loop turns.

export interface Pulse {
  /** A step. @param restMs how long the loop rests before its next one, by its own plan. */
  beat(loop: string, restMs?: number): void;
  /** The loop has nothing to do for now. */
  end(loop: string): void;
  isBeating(): boolean;
}

/** No step takes longer: a call to Telegram ends after 60 s, a turn after 30 s. */
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
