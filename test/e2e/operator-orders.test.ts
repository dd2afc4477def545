// Orders in the operator chat: the people who may give them, the bot that is meant, and the answers.

import { describe, expect, it } from "vitest";
import type { TelegramChat } from "../../src/tools/simulator/bot-api/telegram-types.ts";
import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import { GUEST, MODES, OWNER, STRANGER, startBot, type TestBot } from "../support/bots.ts";
import { testClock } from "../support/clock.ts";
import { stageOne } from "../support/gate.ts";
import { startServers } from "../support/servers.ts";

const GROUP: TelegramChat = { id: -4004, type: "group", title: "Our bots" };
const OPERATOR: Person = { id: 7007, firstName: "Op" };
const ENVIRONMENT = {
  GRACE_MAR_OPERATOR_CHAT_ID: String(GROUP.id),
  GRACE_MAR_OPERATOR_IDS: String(OPERATOR.id),
};

function heard(bot: TestBot, chatId = GROUP.id): string[] {
  const messages = bot.telegram.chat(chatId).filter(({ from }) => from === "bot");
  return messages.map(({ text }) => text);
}

async function order(bot: TestBot, text: string, person = OPERATOR): Promise<string[]> {
  const before = heard(bot).length;
  bot.telegram.say(person, text, { chat: GROUP });
  await bot.idle();
  return heard(bot).slice(before);
}

describe.each(MODES)("/status, %s", (mode) => {
  it("names the Record and says what waits, what came and what was used, without a word of it", async () => {
    const clock = testClock();
    const bot = await startBot({
      mode,
      id: "abby",
      environment: { ...ENVIRONMENT, RATE_LIMIT_MAIN: "20", RATE_LIMIT_ANALYST: "30" },
      runtime: { now: clock.now },
    });
    await stageOne(bot);
    await bot.ask("/reject CANDIDATE-0005 it was Nico who drew it");
    await stageOne(bot, "we built a raft out of corks");
    clock.advance({ minutes: 3 * 24 * 60 });
    const [text = "", ...more] = await order(bot, `/status@${bot.runtime.me.username}`);
    expect(more).toEqual([]);
    const lines = text.split("\n");
    expect(lines[0]).toMatch(
      mode === "polling"
        ? /^abby: running, by polling \(last answer \d+ s ago\)$/
        : /^abby: running, by webhook$/,
    );
    expect(lines[1]).toBe("Candidates waiting: 1, the oldest since 2026-11-20 (3 d)");
    expect(lines[2]).toBe(
      "Messages of 30 days: 4 received, 4 answered, 0 waiting, 0 set aside; the newest 2026-11-23 12:00",
    );
    expect(lines[3]).toBe(
      "Model calls in 60 min: 0 for answers, 0 for proposals (each chat may have 20 and 30)",
    );
    expect(lines[4]).toBe("Tokens today: 0 of unlimited");
    expect(text).toContain("CANDIDATE-0005 (in the owner's words)");
    expect(text).not.toMatch(/Nico|raft|Mira/);
  });
});

describe.each(MODES)("/intent_audit and /intent_review, %s", (mode) => {
  it("say how often rules were in the way, and a review leaves an event", async () => {
    const bot = await startBot({ mode, id: "abby", environment: ENVIRONMENT });
    const name = bot.runtime.me.username;
    expect((await order(bot, `/intent_audit@${name} 7`))[0]).toMatch(
      /^abby: intent over 7 d: 0 conflicts, \d rejections/,
    );
    expect(bot.events()).toEqual([]);
    expect((await order(bot, `/intent_review@${name}`))[0]).toMatch(/^abby: intent over 30 d/);
    expect(bot.events()).toMatchObject([
      {
        event: "intent_review_generated",
        candidate_id: null,
        window_days: 30,
        suggestion_count: 0,
        actor: `telegram:${OPERATOR.id}`,
        channel_key: `operator:${GROUP.id}`,
      },
    ]);
  });
});

describe("an order", () => {
  it("reaches only the bot that it names, and no bot when it names none", async () => {
    const servers = await startServers();
    const abby = await startBot({ servers, id: "abby", environment: ENVIRONMENT });
    const dad = await startBot({ servers, id: "dad", environment: ENVIRONMENT });
    const texts = ["/status", "/status@DAD_bot", "status", " /status@dad_bot", "/status@dad_bott"];
    for (const bot of [abby, dad]) {
      for (const text of texts) bot.telegram.say(OPERATOR, text, { chat: GROUP });
      await bot.idle();
    }
    expect(heard(abby)).toEqual([]);
    expect(heard(dad)).toEqual([expect.stringMatching(/^dad: running/)]);
  });

  it.each([
    { who: "an owner", person: OWNER, answers: 1 },
    { who: "an operator", person: OPERATOR, answers: 1 },
    { who: "a guest", person: GUEST, answers: 0 },
    { who: "a stranger", person: STRANGER, answers: 0 },
  ])("of $who in the operator group gets $answers answers", async ({ person, answers }) => {
    const bot = await startBot({ environment: ENVIRONMENT });
    const text = `/status@${bot.runtime.me.username}`;
    expect(await order(bot, text, person)).toHaveLength(answers);
    expect(bot.telegram.leftChats.has(GROUP.id)).toBe(false);
  });

  it("is none when it is passed on or edited", async () => {
    const bot = await startBot({ environment: ENVIRONMENT });
    const text = `/status@${bot.runtime.me.username}`;
    const date = Math.floor(Date.now() / 1000);
    const message = {
      message_id: 77,
      date,
      chat: GROUP,
      from: { id: OPERATOR.id, is_bot: false, first_name: "Op" },
      text,
      entities: [{ type: "bot_command", offset: 0, length: text.length }],
    };
    const origin = { type: "hidden_user", sender_user_name: "Mallory", date };
    bot.telegram.post({ message: { ...message, forward_origin: origin } });
    bot.telegram.post({ edited_message: { ...message, edit_date: date + 1 } });
    await bot.idle();
    expect(heard(bot)).toEqual([]);
  });

  it("of an owner is taken in their own chat, where others learn nothing", async () => {
    const bot = await startBot({ environment: ENVIRONMENT });
    expect((await bot.ask("/status")).text).toMatch(/^grace-mar: running/);
    expect((await bot.ask("/status", GUEST)).text).toMatch(/^Only the person who looks after/);
    bot.telegram.say(OPERATOR, "/status");
    await bot.idle();
    expect(bot.said(OPERATOR)).toEqual([expect.not.stringContaining("running")]);
  });

  it("is all that an operator can send in a private operator chat", async () => {
    const environment = { ...ENVIRONMENT, GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR.id) };
    const bot = await startBot({ environment });
    expect((await bot.ask("/status", OPERATOR)).text).toMatch(/^grace-mar: running/);
    for (const text of ["what do you know about octopuses?", "/review", "/merge", "/start"]) {
      bot.telegram.say(OPERATOR, text);
    }
    await bot.idle();
    expect(bot.said(OPERATOR)).toHaveLength(1);
    expect(bot.servers.model.requests).toEqual([]);
  });

  it("that waited while its sender lost the say is dropped, and is no chat", async () => {
    const bot = await startBot({ environment: ENVIRONMENT });
    const { state, me } = bot.runtime;
    const text = `/status@${me.username}`;
    const update = {
      update_id: 9_000_001,
      message: {
        message_id: 78,
        date: 1,
        chat: GROUP,
        from: { id: STRANGER.id, is_bot: false, first_name: "Mallory" },
        text,
        entities: [{ type: "bot_command", offset: 0, length: text.length }],
      },
    };
    await state.database.transact(() => {
      state.database.run(
        `INSERT INTO inbox (bot_id, update_id, body_sha, lane, body, received_at)
         VALUES (?, ?, 'x', ?, ?, ?)`,
        me.id,
        update.update_id,
        String(GROUP.id),
        JSON.stringify(update),
        Date.now(),
      );
    });
    await bot.restart();
    await bot.idle();
    const texts = bot.calls("sendMessage").map(({ params }) => String(params["text"]));
    expect(texts.filter((text) => !text.includes("taken up again"))).toEqual([]);
    expect(bot.servers.model.requests).toEqual([]);
  });
});
