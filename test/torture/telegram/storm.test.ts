// A Telegram that refuses, cuts, drips and swallows, and a rival that polls. All messages are delivered in the end, and
// each that may have arrived twice was marked beforehand. The operator's notices are tested in
// test/e2e/delivery-conflicts.test.ts.

import { expect, it } from "vitest";
import type { Fault } from "../../../src/tools/simulator/simulator-types.ts";
import { countFlagged } from "../../crash/crash-bot.ts";
import { MODES, type Mode, type TestBot } from "../../support/bots.ts";
import { count, randomOf, report } from "../plan.ts";
import { deliver, judgeAnswers, planArrivals, type Arrivals } from "./arrivals.ts";
import {
  callsTooEarly,
  POLLING_TROUBLES,
  rivalPolls,
  SENDING_TROUBLES,
  SHORT_WAITS,
  WEBHOOK_TROUBLES,
} from "./bad-days.ts";
import { drained, PEOPLE, startCrowd, stopSound } from "./crowd.ts";

const UPDATES = count(600, 10_000);
const RIVAL_POLLS = count(2, 20);

// Most of the time goes by waiting, so both at once.
it("everything is answered in the end, in order, through every kind of bad connection", async () => {
  await Promise.all(MODES.map((mode) => storm(mode)));
});

async function storm(mode: Mode): Promise<void> {
  const { bot, model, seen } = await startCrowd({
    mode,
    runtime: { timing: SHORT_WAITS },
  });
  const random = randomOf(`storm ${mode}`);
  const arrivals = planArrivals(PEOPLE, UPDATES, random, mode === "webhook");
  const rival =
    mode === "polling" && rivalPolls(bot.servers.telegram.url, bot.telegram, RIVAL_POLLS);
  const faults = await deliverBadly(bot, mode, arrivals);
  await rival;
  await drained(bot);

  const answers = judgeAnswers(arrivals.texts, seen);
  const flagged = countFlagged(bot.log.join(""));
  const asked = [...model.asked.values()];
  const early = callsTooEarly(bot.telegram.calls);
  const refusals = bot.telegram.calls.filter(({ answer }) => answer?.ok !== true).length;
  report(`telegram storm ${mode}`, {
    updates: UPDATES,
    deliveries: arrivals.weeks.flat().length,
    faults,
    "calls without an answer": refusals,
    ...answers,
    flagged,
    "extra model calls": asked.filter((times) => times !== 1).length,
    "calls before retry_after ended": early,
  });
  expect(answers).toMatchObject({ lost: 0, inversions: 0 });
  expect(answers.repeated).toBeLessThanOrEqual(flagged);
  expect(asked.filter((times) => times !== 1)).toEqual([]);
  expect(asked).toHaveLength(UPDATES);
  expect(early).toBe(0);
  await stopSound(bot);
}

/** Adds the next fault of each kind before each hundred deliveries. Returns the number of faults. */
async function deliverBadly(
  { telegram }: TestBot,
  mode: Mode,
  arrivals: Arrivals,
): Promise<number> {
  const takers = {
    sendMessage: SENDING_TROUBLES,
    ...(mode === "polling" ? { getUpdates: POLLING_TROUBLES } : { webhook: WEBHOOK_TROUBLES }),
  };
  let round = 0;
  await deliver(telegram, arrivals, () => {
    for (const [method, troubles] of Object.entries(takers)) {
      const fault: Fault | undefined = troubles[round % troubles.length];
      if (fault) telegram.fail({ ...fault, method });
    }
    round += 1;
  });
  return round * Object.keys(takers).length;
}
