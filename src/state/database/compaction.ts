// Writing state.db anew stops the process for as long as it takes. Whoever asks for it often gets it once for all, and no more
// of the time goes into it than a small share. Proof: test/state/compaction.test.ts.

export interface Compaction {
  /** Resolves behind the next one; rejects with its error. */
  soon(): Promise<void>;
  /** True while one is asked for. */
  isDue(): boolean;
  /** Rejects what was asked for. */
  close(error: Error): void;
}

/** The pause behind one, in units of the time that it took. */
const REST = 20;
const LONGEST_REST_MS = 5 * 60_000;

/** @param ticks monotonic milliseconds. */
export function createCompaction(compact: () => void, ticks = () => performance.now()): Compaction {
  let mayBeginAt = -Infinity;
  let next: (PromiseWithResolvers<void> & { readonly timer: NodeJS.Timeout }) | undefined;

  const run = (): void => {
    const asked = next;
    next = undefined;
    const begunAt = ticks();
    try {
      compact();
      asked?.resolve();
    } catch (error) {
      asked?.reject(error);
    }
    const endedAt = ticks();
    mayBeginAt = endedAt + Math.min((endedAt - begunAt) * REST, LONGEST_REST_MS);
  };

  return {
    soon: () => {
      const wait = Math.max(0, mayBeginAt - ticks());
      next ??= { ...Promise.withResolvers<void>(), timer: setTimeout(run, wait) };
      return next.promise;
    },
    isDue: () => next !== undefined,
    close: (error) => {
      clearTimeout(next?.timer);
      next?.reject(error);
      next = undefined;
    },
  };
}
