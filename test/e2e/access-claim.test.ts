// The one-time link that makes somebody the owner: single use, 15 minutes, private chats, people only.

import { describe, expect, it } from "vitest";
import { claimLink } from "../../src/operator/claim.ts";
import type { ClaimedRole } from "../../src/state/access.ts";
import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import {
  GUEST,
  OWNER,
  STRANGER,
  startBot,
  type TestBot,
  type TestBotOptions,
} from "../support/bots.ts";
import { testClock, type TestClock } from "../support/clock.ts";

const NOBODY = { GRACE_MAR_OWNER_IDS: "", GRACE_MAR_GUEST_IDS: "" };

describe("a claim link", () => {
  it("makes the one who opens it the owner, also after a restart", async () => {
    const { bot, start } = await unowned();
    expect((await bot.ask(await start("owner"), OWNER)).text).toMatch(/You look after this Record/);
    expect(bot.runtime.roles.owners()).toEqual([OWNER.id]);
    await bot.restart();
    expect(bot.runtime.roles.owners()).toEqual([OWNER.id]);
    expect((await bot.ask("/review", OWNER)).text).toMatch(/Nothing waits/);
  });

  it("works once", async () => {
    const { bot, start } = await unowned();
    const text = await start("owner");
    await bot.ask(text, OWNER);
    await bot.ask(text, STRANGER);
    expect(bot.runtime.roles.owners()).toEqual([OWNER.id]);
    expect(bot.said(STRANGER)).toEqual(["Hello! I only talk with people I know."]);
  });

  it("is dead after 15 minutes", async () => {
    const { bot, start, clock } = await unowned();
    const text = await start("owner");
    clock.advance({ minutes: 15, seconds: 1 });
    await bot.ask(text, OWNER);
    expect(bot.runtime.roles.owners()).toEqual([]);
  });

  it("makes one owner of twenty people who open it at the same moment", async () => {
    const { bot, start } = await unowned();
    const text = await start("owner");
    const people = Array.from({ length: 20 }, (_, n): Person => ({ id: 9000 + n, firstName: "P" }));
    for (const person of people) bot.telegram.say(person, text);
    await bot.idle();
    expect(bot.runtime.roles.owners()).toHaveLength(1);
    const greeted = people.filter((p) => bot.said(p).some((line) => line.includes("look after")));
    expect(greeted.map(({ id }) => id)).toEqual(bot.runtime.roles.owners());
  });

  it("does nothing in a group, for a bot, or in an edited message", async () => {
    const { bot, start } = await unowned();
    const text = await start("owner");
    bot.telegram.say(OWNER, text, { chat: { id: -5, type: "group", title: "All" } });
    const from = { id: 77, is_bot: true, first_name: "Other bot" };
    const chat = { id: 77, type: "private", first_name: "Other bot" };
    bot.telegram.post({ message: { message_id: 1, date: 1, from, chat, text } });
    const person = { id: 78, is_bot: false, first_name: "Somebody" };
    bot.telegram.post({
      edited_message: { message_id: 1, date: 1, from: person, chat: { ...chat, id: 78 }, text },
    });
    await bot.idle();
    expect(bot.runtime.roles.owners()).toEqual([]);
    await bot.ask(text, OWNER);
    expect(bot.runtime.roles.owners()).toEqual([OWNER.id]);
  });

  it("is refused when only one letter of it differs", async () => {
    const { bot, start } = await unowned();
    const text = await start("owner");
    const last = text.at(-2) === "A" ? "B" : "A";
    await bot.ask(`${text.slice(0, -2)}${last}${text.at(-1) ?? ""}`, OWNER);
    expect(bot.runtime.roles.owners()).toEqual([]);
  });

  it("leaves no code in state.db, the log or the Record", async () => {
    const { bot, start } = await unowned();
    const text = await start("owner");
    const code = text.split(" ")[1] ?? "";
    await bot.ask(text, OWNER);
    await bot.idle();
    const stored = JSON.stringify([
      bot.runtime.state.database.all("SELECT * FROM claim"),
      bot.runtime.state.database.all("SELECT * FROM inbox"),
      bot.log,
      bot.read("SESSION-TRANSCRIPT.md"),
    ]);
    expect(stored).not.toContain(code);
  });

  it("lets a guest in as guest", async () => {
    const { bot, start } = await unowned();
    await bot.ask(await start("guest"), GUEST);
    expect(bot.runtime.roles.owners()).toEqual([]);
    expect((await bot.ask("what do you know about octopuses?", GUEST)).text).toMatch(/octopus/i);
    expect((await bot.ask("/review", GUEST)).text).toMatch(/Only the person/);
  });

  it.each([
    { who: "a guest", environment: { ...NOBODY, GRACE_MAR_GUEST_IDS: String(OWNER.id) } },
    { who: "a companion", environment: { ...NOBODY, GRACE_MAR_COMPANION_IDS: String(OWNER.id) } },
  ])("makes $who of the environment the owner too", async ({ environment }) => {
    const { bot, start } = await unowned({ environment });
    await bot.ask(await start("owner"), OWNER);
    expect(bot.runtime.roles.owners()).toEqual([OWNER.id]);
  });

  it("makes a guest by claim the owner", async () => {
    const { bot, start } = await unowned();
    await bot.ask(await start("guest"), OWNER);
    await bot.ask(await start("owner"), OWNER);
    expect(bot.runtime.roles.owners()).toEqual([OWNER.id]);
  });

  it("is not used up by an owner who only tries it", async () => {
    const { bot, start } = await unowned({ environment: { GRACE_MAR_GUEST_IDS: "" } });
    const text = await start("guest");
    await bot.ask(text, OWNER);
    await bot.ask(text, GUEST);
    expect((await bot.ask("what do you know about octopuses?", GUEST)).text).toMatch(/octopus/i);
  });
});

async function unowned(options: TestBotOptions = {}): Promise<{
  readonly bot: TestBot;
  readonly clock: TestClock;
  /** Makes a link. Returns the text that Telegram sends when it is opened. */
  readonly start: (role: ClaimedRole) => Promise<string>;
}> {
  const clock = testClock();
  const bot = await startBot({ environment: NOBODY, runtime: { now: clock.now }, ...options });
  return {
    bot,
    clock,
    start: async (role) => {
      const { desk, me } = bot.runtime;
      const link = await claimLink(role, me.username, desk);
      return `/start ${new URL(link).searchParams.get("start") ?? ""}`;
    },
  };
}
