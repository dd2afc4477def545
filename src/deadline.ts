// A deadline for one piece of work, which leaves nothing behind. AbortSignal.timeout keeps its timer, and AbortSignal.any its
// place at a long-lived signal, until the time is over: under load that is megabytes of unused signals.

export interface Deadline {
  readonly signal: PatientSignal;
  /** Set by whoever has to know that the time stands still, for as long as somebody is waited for. */
  onStandStill?: () => void;
  [Symbol.dispose](): void;
}

/** A signal whose time can stand still, while what is waited for is none of the work's own. */
export interface PatientSignal extends AbortSignal {
  /** Stops the time and gives what lets it go on. Absent: its time cannot be stopped. */
  readonly standStill?: () => () => void;
}

/**
 * Gives a signal that aborts after `ms` with a TimeoutError, or as soon as one of `others` does, with its reason. Nothing is
 * left once it is disposed.
 * @example using deadline = startDeadline(30_000, stopping);
 */
export function startDeadline(ms: number, ...others: readonly AbortSignal[]): Deadline {
  const controller = new AbortController();
  let left = ms;
  let timer: NodeJS.Timeout | undefined;
  let startedAt = 0;
  /** Several may wait at once. The time goes on when the last of them has ended. */
  let standing = 0;
  const goOn = (): void => {
    startedAt = performance.now();
    timer = setTimeout(() => {
      controller.abort(new DOMException("The time for this is over", "TimeoutError"));
    }, left).unref();
  };
  const standStill = (): (() => void) => {
    deadline.onStandStill?.();
    if (standing === 0) left = Math.max(0, left - (performance.now() - startedAt));
    standing += 1;
    clearTimeout(timer);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      standing -= 1;
      if (standing === 0 && !isDisposed) goOn();
    };
  };
  let isDisposed = false;
  goOn();
  const follow = (event: Event): void => {
    controller.abort((event.target as AbortSignal).reason);
  };
  for (const other of others) {
    if (other.aborted) controller.abort(other.reason);
    other.addEventListener("abort", follow, { once: true });
  }
  const deadline: Deadline = {
    signal: Object.assign(controller.signal, { standStill }),
    [Symbol.dispose]: () => {
      isDisposed = true;
      clearTimeout(timer);
      for (const other of others) other.removeEventListener("abort", follow);
    },
  };
  return deadline;
}
