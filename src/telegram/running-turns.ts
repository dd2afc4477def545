// What runs in each lane right now, so that a person can stop it.

/** Why a turn's signal was given, when it was its person who stopped it. */
export class StopRequest extends Error {
  /** Set by the turn that ends because of it; what pays no heed (a merge) goes on. */
  isHeeded = false;
}

export interface RunningTurns {
  /** Runs the work of a lane; its signal is given when it is to stop. */
  run<T>(lane: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Resolves when the work that runs in a lane has ended: true when it ended because of this. */
  stop(lane: string): Promise<boolean>;
}

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
