// Lines that anybody outside could cause as often as they like. Each kind is written once in ten minutes, with the number of
// times it happened since the line before: an attack leaves a trace and cannot fill a log. Proof: test/seldom.test.ts.

/** Counts one, and gives the number that a line may tell now; undefined while no line of this kind is due. */
export type Seldom = (kind: string) => number | undefined;

const EVERY_MS = 10 * 60_000;

/** @param ticks monotonic milliseconds. Kinds are words of the code, so that there are few. */
export function createSeldom(ticks: () => number = () => performance.now()): Seldom {
  const kinds = new Map<string, { since: number; times: number }>();
  return (kind) => {
    const now = ticks();
    const known = kinds.get(kind);
    if (known && now - known.since < EVERY_MS) {
      known.times += 1;
      return undefined;
    }
    kinds.set(kind, { since: now, times: 0 });
    return (known?.times ?? 0) + 1;
  };
}
