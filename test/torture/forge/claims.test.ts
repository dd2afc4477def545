// Access by a claim link: for the person who has the link, once, within 10 minutes, in a private chat, and for nobody
// by guessing.

import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { claimLink } from "../../../src/operator/claim.ts";
import type { Person } from "../../../src/tools/simulator/simulator-types.ts";
import { GUEST, OWNER, startBot, type TestBot } from "../../support/bots.ts";
import { testClock, type TestClock } from "../../support/clock.ts";
import { count, randomOf, report, workInMemory } from "../plan.ts";

const NOBODY = { GRACE_MAR_OWNER_IDS: "", GRACE_MAR_GUEST_IDS: "" };
const LENGTH = 22;

it("no guess at a code makes anybody an owner, and the right one makes one", async () => {
  workInMemory();
  const { bot, clock } = await unowned();
  const code = await codeOf(bot);
  const guesses = count(20_000, 1_000_000);
  const near = nearlyRight(code);
  const { database, access } = bot.runtime.state;
  for (let made = 0; made < guesses; made += 10_000) {
    await database.transact(() => {
      for (let at = made; at < Math.min(made + 10_000, guesses); at += 1) {
        const guess = near[at] ?? randomBytes(16).toString("base64url");
        expect(access.redeem(guess, 10_000 + at, clock.now().getTime())).toBeUndefined();
      }
    });
  }
  expect(bot.runtime.roles.owners()).toEqual([]);
  await bot.ask(`/start ${code}`, OWNER);
  expect(bot.runtime.roles.owners()).toEqual([OWNER.id]);
  report("forge guesses", { guesses, owners: 1, "wrongly let in": 0 });
});

it("guesses in the chat, from a thousand strangers, lead to no model call and to at most one line each", async () => {
  workInMemory();
  const { bot } = await unowned();
  const near = nearlyRight(await codeOf(bot));
  const guesses = count(500, 10_000);
  const random = randomOf("claims");
  for (let at = 0; at < guesses; at += 1) {
    const guess = near[random(near.length * 2)] ?? randomBytes(16).toString("base64url");
    bot.telegram.say(stranger(at % 1000), `/start ${guess}`);
    if (at % 100 === 99) await bot.idle();
  }
  await bot.idle();
  expect(bot.runtime.roles.owners()).toEqual([]);
  expect(bot.servers.model.requests).toEqual([]);
  const lines = Array.from({ length: 1000 }, (_, n) => bot.said(stranger(n)).length);
  expect(Math.max(...lines)).toBeLessThanOrEqual(1);
  report("forge guesses in the chat", { guesses, owners: 0, "model calls": 0 });
});

it("a hundred people with the same link at once, a group, a bot, an edit or a late one: one owner at most", async () => {
  workInMemory();
  const rounds = count(3, 30);
  let owners = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { bot, clock } = await unowned();
    const late = await codeOf(bot);
    clock.advance({ minutes: 15, seconds: 1 });
    await bot.ask(`/start ${late}`, GUEST);
    const text = `/start ${await codeOf(bot)}`;
    elsewhere(bot, text);
    await bot.idle();
    expect(bot.runtime.roles.owners()).toEqual([]);
    for (let n = 0; n < 100; n += 1) bot.telegram.say(stranger(n), text);
    await bot.idle();
    for (let n = 0; n < 100; n += 1) bot.telegram.say(stranger(99 - n), text);
    await bot.idle();
    expect(bot.runtime.roles.owners()).toHaveLength(1);
    // A link for a guest lets one in as well.
    const invitation = await codeOf(bot, "guest");
    for (let n = 0; n < 100; n += 1) bot.telegram.say(stranger(n), `/start ${invitation}`);
    await bot.idle();
    expect(bot.runtime.state.access.idsOf("guest")).toHaveLength(1);
    owners += bot.runtime.roles.owners().length;
    await bot.stop();
  }
  report("forge claims", { rounds, claims: rounds * 300, owners });
});

/** In a group, from a bot, as an edit, in a channel, as a tap. */
function elsewhere({ telegram }: TestBot, text: string): void {
  const from = { id: GUEST.id, is_bot: false, first_name: GUEST.firstName };
  const chat = { id: GUEST.id, type: "private", first_name: GUEST.firstName };
  const message = { message_id: 900, date: 1, from, chat, text };
  telegram.say(GUEST, text, { chat: { id: -5, type: "group", title: "All" } });
  telegram.post({ message: { ...message, message_id: 901, from: { ...from, is_bot: true } } });
  telegram.post({ edited_message: { ...message, message_id: 902 } });
  telegram.post({ channel_post: { ...message, chat: { id: -6, type: "channel", title: "C" } } });
  telegram.post({ callback_query: { id: "1", from, message, chat_instance: "1", data: text } });
  telegram.post({ message: { ...message, message_id: 903, text: undefined, caption: text } });
  telegram.post({ message: { ...message, message_id: 904, text: ` ${text}` } });
  telegram.post({ message: { ...message, message_id: 905, text: `${text} and more` } });
}

async function unowned(): Promise<{ readonly bot: TestBot; readonly clock: TestClock }> {
  const clock = testClock();
  const bot = await startBot({ environment: NOBODY, runtime: { now: clock.now } });
  return { bot, clock };
}

async function codeOf(bot: TestBot, role: "owner" | "guest" = "owner"): Promise<string> {
  const link = await claimLink(role, "bot", bot.runtime.desk);
  return link.slice(-LENGTH);
}

/** One character wrong, two swapped, another case, cut, longer. */
function nearlyRight(code: string): readonly string[] {
  const wrong = code.split("").map((letter, at) => {
    const other = letter === "A" ? "B" : "A";
    return code.slice(0, at) + other + code.slice(at + 1);
  });
  const otherCase = code.toLowerCase() === code ? [] : [code.toLowerCase()];
  return [
    ...wrong,
    ...otherCase,
    code.slice(1),
    `${code}A`,
    `${code} `,
    code.slice(0, -1),
    "%",
    "",
  ];
}

function stranger(n: number): Person {
  return { id: 50_000 + n, firstName: "S" };
}
