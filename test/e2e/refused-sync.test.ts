// A commit that stands although the disk refused the sync behind it: nobody tells its story again, so what it leads to follows.

import { expect, it } from "vitest";
import { OWNER, startBot, type TestBot } from "../support/bots.ts";
import { analystAnswer, candidates } from "../support/gate.ts";

const SAID = "I love volcanoes more than anything";

it("an answer and a card are sent, once, although the disk refuses the sync behind each commit", async () => {
  const bot = await startBot({ mayLogErrors: true });
  await expect.poll(() => bot.calls("setMyCommands").length).toBe(1);
  await bot.idle();
  const before = candidates(bot).length;
  const refused = refuseSyncs(bot);
  bot.servers.model.enqueue(analystAnswer("I love volcanoes"), { task: "analyst" });
  bot.telegram.say(OWNER, SAID);
  await bot.telegram.waitFor(() => bot.said().length === 2);
  await bot.idle();
  expect(refused()).toBeGreaterThanOrEqual(2);
  expect(bot.said()).toHaveLength(2);
  expect(candidates(bot)).toHaveLength(before + 1);
  expect(bot.events().map(({ event }) => event)).toEqual(["staged"]);
  expect(bot.read("SESSION-TRANSCRIPT.md").split(SAID)).toHaveLength(2);
  const lines = bot.log.filter((line) => /"level":"(?:warn|error)"/.test(line));
  expect(lines).toEqual([
    expect.stringContaining("an update failed behind its end"),
    expect.stringContaining("an analyst job failed behind its end"),
  ]);
});

/** From now on each transaction is committed and its sync refused. Gives the number of them. */
function refuseSyncs(bot: TestBot): () => number {
  const { database } = bot.runtime.state;
  let count = 0;
  Object.assign(database, {
    transact: async (work: () => unknown, follow?: () => void): Promise<never> => {
      await database.note(work);
      count += 1;
      follow?.();
      throw Object.assign(new Error("no sync"), { code: "EIO" });
    },
  });
  return () => count;
}
