// The work that runs in each lane now, so that a person can stop it.

/** Reason of a turn's signal when its person stopped it. */
export class StopRequest extends Error {
  /** Set by the turn that ends because of it. Work that ignores the signal (a merge) leaves it false. */
  isHeeded = false;
}

export interface RunningTurns {
  /** Runs the work of a lane. Its signal is given when the work has to stop. */
  run<T>(lane: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Stops a lane's work and resolves when it has ended: true when it ended because of this call. */
  stop(lane: string): Promise<boolean>;
}

/** Makes the register of one bot. */
export function createRunningTurns(): RunningTurns {
  const running = new Map<
    string,
    { readonly stop: AbortController; readonly ended: Promise<void> }
  >();
  return {
    run: async (lane, work) => {
      const stop = new AbortController();
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      running.set(lane, { stop, ended });
      try {
        return await work(stop.signal);
      } finally {
        running.delete(lane);
        resolve();
      }
    },
    stop: async (lane) => {
      const turn = running.get(lane);
      if (!turn) return false;
      const request = new StopRequest("stopped by the person");
      turn.stop.abort(request);
      await turn.ended;
      return request.isHeeded;
    },
  };
}
