// A deadline for one piece of work, which leaves nothing behind. AbortSignal.timeout keeps its timer, and AbortSignal.any its
// place at a long-lived signal, until the time is over: under load that is megabytes of unused signals.

export interface Deadline {
  readonly signal: AbortSignal;
  [Symbol.dispose](): void;
}

/**
 * Gives a signal that aborts after `ms` with a TimeoutError, or as soon as one of `others` does, with its reason. Nothing is
 * left once it is disposed.
 * @example using deadline = startDeadline(30_000, stopping);
 */
export function startDeadline(ms: number, ...others: readonly AbortSignal[]): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(new DOMException("The time for this is over", "TimeoutError"));
  }, ms).unref();
  const follow = (event: Event): void => {
    controller.abort((event.target as AbortSignal).reason);
  };
  for (const other of others) {
    if (other.aborted) controller.abort(other.reason);
    other.addEventListener("abort", follow, { once: true });
  }
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      for (const other of others) other.removeEventListener("abort", follow);
    },
  };
}
