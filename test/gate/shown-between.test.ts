// Files are edited by hand between any two steps. Whatever a tap then writes or takes out stood on the card that was
// tapped; else nothing happens. SAVE_RUNS=500 for the long count.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { liveShown, shownLives } from "./shown-lives.ts";

const RUNS = Number(process.env["SAVE_RUNS"] ?? 6);
const STRANGE = [
  "",
  "\u202E",
  "\u2800",
  "\u{E0061}",
  "a\uE000b",
  `e${"\u0301".repeat(30)}`,
] as const;

it(
  "a tap writes and takes out what its card showed, or nothing, whatever hands do between any two steps",
  { timeout: 60_000 + RUNS * 2000 },
  async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(shownLives(fc.constantFrom(...STRANGE)), async (life) => {
        done += await liveShown(life);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(done).toBeGreaterThan(RUNS / 5);
  },
);
