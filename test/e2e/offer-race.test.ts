// A tap on Yes, a typed yes and a second tap in the same moment: one look-up, and a conversation in which every question has
// its answer.

import { expect, it } from "vitest";
import { randomFrom } from "../crash/load.ts";
import { MODES, OWNER, startBot } from "../support/bots.ts";
import { buttonData, shownCard } from "../support/gate.ts";
import { lookups, offered } from "../support/offers.ts";

const ROUNDS = 20;

it.each(MODES)("accepts an offer once, whoever comes first, %s", async (mode) => {
  const bot = await startBot({ mode });
  bot.servers.model.latencyMs = 3;
  for (let seed = 1; seed <= ROUNDS; seed += 1) {
    const random = randomFrom(seed);
    const offer = await offered(bot, OWNER, `why does planet number ${seed} hum?`);
    const yes = buttonData(offer, /^Yes/);
    const acts = [
      () => void bot.telegram.tap(OWNER, offer.messageId, yes),
      () => void bot.telegram.say(OWNER, "yes"),
      ...(random(2) ? [() => void bot.telegram.tap(OWNER, offer.messageId, yes)] : []),
    ];
    while (acts.length > 0) {
      acts.splice(random(acts.length), 1)[0]?.();
      for (let turns = random(4); turns > 0; turns -= 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    await bot.idle();
    expect(lookups(bot), `seed ${seed}`).toHaveLength(seed);
    const { history } = bot.conversation();
    expect(history.map(({ role }) => role)).toEqual(
      history.map((_, index) => (index % 2 === 0 ? "user" : "assistant")),
    );
    expect(history.every(({ text }) => text !== "")).toBe(true);
    await expect.poll(() => shownCard(bot, offer).buttons).toEqual([]);
  }
});
