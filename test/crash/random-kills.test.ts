// A short run of `npm run torture:crash`, which runs for long and in both modes. CRASH_SEED repeats it as far as timing
// lets it.

import { it } from "vitest";
import { killLoop } from "./kill-loop.ts";
import { randomFrom } from "./load.ts";

const KILLS = 5;
const SEED = Number(process.env["CRASH_SEED"] ?? Date.now() % 1_000_000);

it(
  `nothing is lost or done twice through ${KILLS} kills at random moments (CRASH_SEED=${SEED})`,
  { timeout: 60_000 + KILLS * 4000 },
  async () => {
    await killLoop({ mode: "polling", kills: KILLS, random: randomFrom(SEED) });
  },
);
