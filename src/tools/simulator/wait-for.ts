// Waits for a condition on the simulator's state. Nothing sleeps: the condition is tested again at every change.
import type { WaitOptions } from "./simulator-types.ts";

export interface ChangeSource {
  /** Calls the listener after each change, until the returned function is called. */
  onChange(listener: () => void): () => void;
  /** Text for a person who asks why the wait failed. */
  describe(): string;
}

const DEFAULT_TIMEOUT_MS = 5_000;

/** Resolves with the first truthy result of `look`. Rejects after the timeout, with the name of the awaited thing. */
export function waitFor<T>(
  source: ChangeSource,
  look: () => T | undefined | false,
  options: WaitOptions = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      stop();
      settle();
    };
    const check = (): void => {
      try {
        const found = look();
        if (found !== undefined && found !== false) finish(() => resolve(found));
      } catch (error) {
        finish(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    };
    const timer = setTimeout(() => {
      const what = options.what ?? "the awaited condition";
      finish(() => reject(new Error(`No ${what} within ${timeoutMs} ms\n${source.describe()}`)));
    }, timeoutMs);
    const stop = source.onChange(check);
    check();
  });
}
