// Strings for the forge, from the seed of the run: texts that pose as something else, and now and then a huge one.

import { existsSync } from "node:fs";
import * as fc from "fast-check";
import { vi } from "vitest";
import { hostileText } from "../../record/builders.ts";
import { SEED } from "../plan.ts";

/** Text of a messenger or a model, up to tens of thousands of characters. */
export const anyHostile: fc.Arbitrary<string> = fc.oneof(
  { weight: 49, arbitrary: hostileText },
  {
    weight: 1,
    arbitrary: fc
      .tuple(hostileText, fc.integer({ min: 100, max: 2000 }))
      .map(([text, times]) => `huge ${text} `.repeat(times).slice(0, 50_000)),
  },
);

/** Text that a person can type into one message: 1 to 4096 characters. */
export const hostileMessage: fc.Arbitrary<string> = anyHostile.map(
  (text) => text.slice(0, 4096) || "-",
);

/** The same values for the same seed and name. */
export function sample<T>(arbitrary: fc.Arbitrary<T>, count: number, name: string): T[] {
  const offset =
    name.split("").reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 0) % 1_000_003;
  return fc.sample(arbitrary, { numRuns: count, seed: SEED + offset });
}

/** The disk's promises are not tested here, and in memory the same work takes a third of the time. */
export function workInMemory(): void {
  if (existsSync("/dev/shm")) vi.stubEnv("TMPDIR", "/dev/shm");
}
