// Waits for a condition on the simulator's state. Nothing sleeps: the condition is tested again at every change.
import type { WaitOptions } from "./simulator-types.ts";

export interface ChangeSource {
  /** Calls the listener after each change, until the returned function is called. */
  onChange(listener: () => void): () => void;
  /** Text for a person who asks why the wait failed. */
  describe(): string;
}

/** Below the time that a test has as a whole, so that it fails with a word; a busy machine may need it. */
const DEFAULT_TIMEOUT_MS = 20_000;

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
