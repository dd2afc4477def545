// The names of people are asked for once an hour, however often anybody makes the bot say them.

import { expect, test } from "vitest";
import type { BotApi } from "../../src/telegram/bot-api.ts";
import { createNames } from "../../src/telegram/names.ts";
import { GUEST, OWNER, startBot } from "../support/bots.ts";

const HOUR_MS = 60 * 60_000;

function telegram(answer: () => object): { readonly api: Pick<BotApi, "call">; asked: number } {
  const made = {
    asked: 0,
    api: {
      call: () => {
        made.asked += 1;
        return Promise.resolve(answer());
      },
    } as unknown as Pick<BotApi, "call">,
  };
  return made;
}

test("a name is asked for once an hour, also by many at the same time", async () => {
  let now = 0;
  const made = telegram(() => ({ type: "private", first_name: "Kim" }));
  const nameOf = createNames(made.api, () => now);
  expect(await Promise.all([1, 1, 1].map(nameOf))).toEqual(["Kim", "Kim", "Kim"]);
  now += HOUR_MS - 1;
  await nameOf(1);
  expect(made.asked).toBe(1);
  now += 1;
  await nameOf(1);
  expect(made.asked).toBe(2);
});

test("a person who cannot be asked now is asked again after a minute", async () => {
  let now = 0;
  const made = telegram(() => {
    throw new Error("Telegram does not answer");
  });
  const nameOf = createNames(made.api, () => now);
  for (let n = 0; n < 50; n += 1) expect(await nameOf(1)).toBeUndefined();
  expect(made.asked).toBe(1);
  now += 60_000;
  await nameOf(1);
  expect(made.asked).toBe(2);
});

test("a guest who begins fifty times costs one question for each owner", async () => {
  const bot = await startBot({ environment: { GRACE_MAR_OWNER_IDS: "1001,1002,1003,1004" } });
  for (const { id, firstName } of [OWNER, { id: 1002, firstName: "Kim" }]) {
    await bot.ask("/help", { id, firstName });
  }
  for (let n = 0; n < 50; n += 1) bot.telegram.say(GUEST, n % 2 ? "/start" : "/privacy");
  await bot.idle();
  expect(bot.said(GUEST)).toHaveLength(50);
  expect(bot.calls("getChat").length).toBeLessThanOrEqual(4);
});
