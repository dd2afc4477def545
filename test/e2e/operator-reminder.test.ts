// The operator chat is told when too many candidates wait for a yes or no, or wait for too long.

import { describe, expect, it } from "vitest";
import { createOperatorChat } from "../../src/operator/operator-chat.ts";
import { sendDueReminder } from "../../src/operator/reminder.ts";
import { createLogger } from "../../src/logger.ts";
import type { TelegramChat } from "../../src/tools/simulator/bot-api/telegram-types.ts";
import { MODES, startBot, type TestBot } from "../support/bots.ts";
import { testClock } from "../support/clock.ts";
import { stageOne } from "../support/gate.ts";

const GROUP: TelegramChat = { id: -4004, type: "group", title: "Our bots" };
const CHAT = GROUP.id;
const DAY = { minutes: 24 * 60 };
const QUIET = createLogger({
  recordId: "abby",
  level: "silent",
  secrets: [],
  write: () => undefined,
});

function remind(bot: TestBot, now: () => Date): Promise<boolean> {
  const { desk } = bot.runtime;
  const { operatorChatId, reminders } = bot.config;
  const chat = createOperatorChat(operatorChatId, desk.state.settings);
  return sendDueReminder({
    desk: { ...desk, now },
    chat,
    reminders,
    log: QUIET,
  });
}

describe.each(MODES)("the reminder, %s", (mode) => {
  it("comes when as many wait as are too many, and the same not again for a day, across restarts", async () => {
    const clock = testClock();
    const environment = {
      GRACE_MAR_OPERATOR_CHAT_ID: String(CHAT),
      GRACE_MAR_OPERATOR_PENDING_THRESHOLD: "2",
    };
    const bot = await startBot({ mode, id: "abby", environment, runtime: { now: clock.now } });
    bot.telegram.addChat(GROUP);
    await stageOne(bot);
    expect(await remind(bot, clock.now)).toBe(false);
    await stageOne(bot, "we built a raft out of corks");
    expect(await remind(bot, clock.now)).toBe(true);
    await bot.restart();
    clock.advance({ minutes: 20 });
    expect(await remind(bot, clock.now)).toBe(false);
    await bot.idle();
    const [text, ...more] = bot.telegram.chat(CHAT).map((message) => message.text);
    expect(more).toEqual([]);
    expect(text).toMatch(/^abby: 2 candidates wait for a yes or no, the oldest for 0 d\.$/m);
    expect(text).toMatch(/^Next: an owner sends \/review to this bot\.$/m);
    expect(text).not.toMatch(/raft|cork|octopus|Mira/i);
  });
});

describe("the reminder", () => {
  it("comes when one waits for too many days, again when the text has changed", async () => {
    const clock = testClock();
    const environment = { GRACE_MAR_OPERATOR_CHAT_ID: String(CHAT) };
    const bot = await startBot({ environment, runtime: { now: clock.now } });
    await stageOne(bot);
    for (let day = 1; day < 7; day += 1) {
      clock.advance(DAY);
      expect([day, await remind(bot, clock.now)]).toEqual([day, false]);
    }
    clock.advance({ minutes: 24 * 60 + 1 });
    expect(await remind(bot, clock.now)).toBe(true);
    clock.advance({ minutes: 60 });
    expect(await remind(bot, clock.now)).toBe(false);
    clock.advance(DAY);
    expect(await remind(bot, clock.now)).toBe(true);
  });

  it.each([
    { GRACE_MAR_OPERATOR_REMINDERS: "0", GRACE_MAR_OPERATOR_CHAT_ID: String(CHAT) },
    { GRACE_MAR_OPERATOR_REMINDERS: "no", GRACE_MAR_OPERATOR_CHAT_ID: String(CHAT) },
    { GRACE_MAR_OPERATOR_CHAT_ID: "" },
  ])("does not come with %o", async (environment) => {
    const clock = testClock();
    const bot = await startBot({
      environment: { GRACE_MAR_OPERATOR_PENDING_THRESHOLD: "1", ...environment },
      runtime: { now: clock.now },
    });
    await stageOne(bot);
    expect(await remind(bot, clock.now)).toBe(false);
  });
});
