// Updates of every kind that the Bot API knows, and of kinds of tomorrow, to a running bot: each gets the one line that its
// row in the table says, or none; nothing stops the bot, and it answers afterwards.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { MESSAGE_FIELDS, UPDATES } from "../../../src/telegram/kinds.ts";
import { OWNER, startBot, STRANGER, type TestBot } from "../../support/bots.ts";
import { count, report, sample, tryEach, workInMemory } from "../plan.ts";

/** Fields whose content gets a line, whatever is in it. */
const TOLD = Object.entries(MESSAGE_FIELDS).flatMap(([name, fate]) =>
  ["sticker", "picture", "audio", "other"].includes(fate) ? [name] : [],
);
const SILENT = Object.entries(MESSAGE_FIELDS).flatMap(([name, fate]) =>
  fate === "service" ? [name] : [],
);
const OTHER_UPDATES = Object.keys(UPDATES).filter(
  (kind) => !["message", "edited_message", "callback_query", "my_chat_member"].includes(kind),
);

const part = fc.oneof(
  fc.record({ is: fc.constant("told"), name: fc.constantFrom(...TOLD) }),
  fc.record({ is: fc.constant("silent"), name: fc.constantFrom(...SILENT) }),
  fc.record({ is: fc.constant("tomorrow"), name: fc.constantFrom("hologram", "smell", "x_y") }),
  fc.record({ is: fc.constant("update"), name: fc.constantFrom(...OTHER_UPDATES, "wave") }),
  // A change of anything but words is no news.
  fc.record({ is: fc.constant("changed"), name: fc.constantFrom(...TOLD, ...SILENT) }),
  fc.record({ is: fc.constant("stranger"), name: fc.constantFrom(...TOLD, ...SILENT) }),
  fc.record({
    is: fc.constant("odd"),
    name: fc.constantFrom("caption", "entities", "chat", "from"),
  }),
);
const batch = fc.array(part, { minLength: 1, maxLength: 8 });
type Part = typeof part extends fc.Arbitrary<infer T> ? T : never;

it("every kind of update gets what its row says, and the bot goes on", async () => {
  workInMemory();
  const bot = await startBot();
  const batches = sample(batch, count(60, 1_500), "updates");
  const sent = new Map<string, number>();
  let id = 10_000;
  await tryEach(batches, async (parts) => {
    const before = saidTo(bot, OWNER);
    for (const one of parts) {
      id += 1;
      post(bot, one, id);
      sent.set(one.is, (sent.get(one.is) ?? 0) + 1);
    }
    bot.telegram.say(OWNER, `what do you know about whales, for the ${id}. time?`);
    const lines = parts.filter(({ is }) => is === "told" || is === "tomorrow").length;
    await expect
      .poll(() => saidTo(bot, OWNER) - before, { timeout: 20_000 })
      .toBeGreaterThan(lines);
    await bot.idle();
    expect(saidTo(bot, OWNER) - before).toBe(lines + 1);
    // The line for strangers comes once.
    expect(saidTo(bot, STRANGER)).toBeLessThanOrEqual(1);
  });
  // Else some kind was not tried.
  expect(sent.size).toBe(7);
  report("forge updates", { batches: batches.length, ...Object.fromEntries(sent), wrong: 0 });
}, 7_200_000);

function saidTo(bot: TestBot, { id }: typeof OWNER): number {
  return bot.calls("sendMessage").filter(({ params }) => params["chat_id"] === id).length;
}

function post(bot: TestBot, { is, name }: Part, message_id: number): void {
  const { id, firstName: first_name } = is === "stranger" ? STRANGER : OWNER;
  const message = {
    message_id,
    date: Math.floor(Date.now() / 1000),
    from: { id, is_bot: false, first_name },
    chat: { id, type: "private", first_name },
  };
  if (is === "update") bot.telegram.post({ [name]: message });
  else if (is === "changed") {
    const edit_date = message.date;
    bot.telegram.post({ edited_message: { ...message, edit_date, [name]: {} } });
  } else if (is === "odd") bot.telegram.post({ message: { ...message, [name]: 5 } });
  else bot.telegram.post({ message: { ...message, [name]: {} } });
}
