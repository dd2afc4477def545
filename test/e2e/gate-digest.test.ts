// The reminder of waiting candidates arrives in every owner's chat, at most once a day.

import { expect, it } from "vitest";
import { sendDueDigest } from "../../src/gate/digest.ts";
import { OWNER, SECOND_OWNER, startBot } from "../support/bots.ts";
import { testClock } from "../support/clock.ts";
import { stageOne, tap } from "../support/gate.ts";

// 12:00 in Lisbon, where the sample Record is at home.
const NOON = "2026-11-20T12:00:00Z";
const DAY = { minutes: 24 * 60 };

it("comes once a day to every owner while something waits, across restarts", async () => {
  const clock = testClock(NOON);
  const environment = { GRACE_MAR_OWNER_IDS: `${OWNER.id},${SECOND_OWNER.id}` };
  const bot = await startBot({ environment, runtime: { now: clock.now } });
  await bot.ask("hello there", SECOND_OWNER);
  await stageOne(bot);
  expect(await sendDueDigest(bot.runtime.desk)).toBe(false);
  clock.advance(DAY);
  expect(await sendDueDigest(bot.runtime.desk)).toBe(true);
  await bot.restart();
  expect(await sendDueDigest(bot.runtime.desk)).toBe(false);
  await bot.idle();
  for (const person of [OWNER, SECOND_OWNER]) {
    expect(bot.said(person).filter((text) => text.startsWith("1 thing still waits"))).toHaveLength(
      1,
    );
  }
});

it("does not bring up for a week what was put off, and does again after it", async () => {
  const clock = testClock(NOON);
  const bot = await startBot({ runtime: { now: clock.now } });
  await stageOne(bot);
  await tap(bot, /Not now/);
  for (let day = 1; day < 7; day += 1) {
    clock.advance(DAY);
    expect([day, await sendDueDigest(bot.runtime.desk)]).toEqual([day, false]);
  }
  clock.advance({ minutes: 24 * 60 + 1 });
  expect(await sendDueDigest(bot.runtime.desk)).toBe(true);
});
