// New faults are the rules that a change of a Record would break. Faults that stood before do not count.
// Proof: test/record/merge/standing-faults.test.ts.

import type { IntegrityFault } from "../types.ts";

/**
 * The faults of `after` that `before` does not have. A fault that occurs more often than before counts by the excess.
 */
export function newFaults(
  before: readonly IntegrityFault[],
  after: readonly IntegrityFault[],
): readonly IntegrityFault[] {
  const counts = new Map<string, number>();
  const name = ({ code, file, message }: IntegrityFault): string => `${code} ${file} ${message}`;
  for (const fault of before) counts.set(name(fault), (counts.get(name(fault)) ?? 0) + 1);
  return after.filter((fault) => {
    const left = counts.get(name(fault)) ?? 0;
    counts.set(name(fault), left - 1);
    return left <= 0;
  });
}
