// Permits for tests of the doors themselves.

import type { Act } from "../../src/voice/costs.ts";
import { createLimits, type PermitOf } from "../../src/voice/limits.ts";

/** Gives a permit of limits that nobody else takes from. */
export function permitFor<A extends Act>(act: A): PermitOf<A> {
  const sizes = { windowMs: 1000, main: 1000, analyst: 1000 };
  const permit = createLimits(sizes, () => 0).take(act, "telegram:1");
  if (!permit) throw new Error(`the empty windows refuse ${act}`);
  return permit;
}
