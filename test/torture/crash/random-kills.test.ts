// kill -9 at random moments of mixed load, in both modes.

import { expect, it } from "vitest";
import { killLoop } from "../../crash/kill-loop.ts";
import { MODES } from "../../support/bots.ts";
import { expectInvariants } from "../invariants.ts";
import { count, randomOf, report, spread } from "../plan.ts";

it.each(MODES)("%s: nothing is lost or done twice, however often it is killed", async (mode) => {
  const kills = count(10, 500);
  const loop = await killLoop({ mode, kills, random: randomOf(mode) });
  const { bot, said, merges, flagged, repeated, readyMs, logs } = loop;
  expect(repeated).toBeLessThanOrEqual(kills);
  const secrets = [bot.telegram.token, ...said.reports];
  await expectInvariants({ folder: bot.folder, logs, secrets });
  report(`crash/random-kills ${mode}`, {
    kills,
    messages: said.messages.length,
    reports: said.reports.length,
    merges,
    lost: 0,
    repeated,
    "marked as maybe repeated": flagged,
    "ready again": spread(readyMs),
  });
});
