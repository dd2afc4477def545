// The line for whoever has used up a window: it says when there is room again. Proof: test/voice/tired.test.ts.

import { fill, type Lines } from "../wording/catalogue.ts";
import { counted } from "../wording/sentences.ts";
import type { Act } from "./costs.ts";
import type { Limits, Taking } from "./limits.ts";

const MINUTE_MS = 60_000;
/** Longer waits are told in hours. */
const MINUTES = 90;

/** Gives the line for an act that its chat's window has no room for now. */
export function tiredLine<A extends Act>(
  { act, channelKey, times = 1 }: Taking<A>,
  limits: Pick<Limits, "roomIn">,
  lines: Lines,
): string {
  const minutes = Math.max(1, Math.ceil(limits.roomIn(act, channelKey, times) / MINUTE_MS));
  const when =
    minutes <= MINUTES
      ? counted(lines, minutes, "in_minutes_one", "in_minutes_many")
      : counted(lines, Math.ceil(minutes / 60), "in_hours_one", "in_hours_many");
  return fill(lines.tired, { when });
}
