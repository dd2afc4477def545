// Proposals with signs that nobody sees, and files that hands edit between any two steps: what a card shows is what is
// written and taken out, by the letter, and no card has such a sign.

import { expect, it } from "vitest";
import { liveShown, shownLives } from "../../gate/shown-lives.ts";
import { count, report, sample, tryEach, workInMemory } from "../plan.ts";
import { unseen } from "./unseen.ts";

it("a tap writes and takes out what its card showed, whatever nobody sees in it and whatever hands do meanwhile", async () => {
  workInMemory();
  const lives = sample(shownLives(unseen), count(40, 2_000), "shown");
  let taps = 0;
  await tryEach(lives, async (life) => {
    taps += await liveShown(life);
  });
  // Else nothing was tried.
  expect(taps).toBeGreaterThan(lives.length / 5);
  report("forge shown", { lives: lives.length, taps, "unshown words": 0 });
});
