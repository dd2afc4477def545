// The one-time link that makes somebody the owner: single use, 10 minutes, private chats, people only.

import { describe, expect, it } from "vitest";
import { claimLink } from "../../src/operator/claim.ts";
import { putOut } from "../../src/operator/people.ts";
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

  it("is dead after 10 minutes", async () => {
    const { bot, start, clock } = await unowned();
    const text = await start("owner");
    clock.advance({ minutes: 10, seconds: 1 });
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

  it("that fails is a line in the log with the account and the number of tries, and no flood of lines", async () => {
    const { bot, start, clock } = await unowned();
    const good = await start("owner");
    const refusals = (): unknown[] =>
      bot.log
        .filter((line) => line.includes("a claim link was refused"))
        .map((line) => JSON.parse(line) as unknown);
    for (let at = 0; at < 60; at += 1) bot.telegram.say(STRANGER, `/start zqx-guess-${at}`);
    await bot.idle();
    expect(refusals()).toEqual([
      expect.objectContaining({ level: "warn", user: STRANGER.id, times: 1 }),
    ]);
    clock.advance({ minutes: 10, seconds: 1 });
    await bot.ask(good, OWNER);
    expect(refusals()).toEqual([
      expect.objectContaining({ user: STRANGER.id, times: 1 }),
      expect.objectContaining({ user: OWNER.id, times: 60 }),
    ]);
    const strangers = bot.log.filter((line) => line.includes("is not let in was refused"));
    expect(strangers).toHaveLength(2);
    expect(bot.log.join("")).not.toMatch(/zqx/);
  });

  it("that works is a line in the log, and so is its end", async () => {
    const { bot, start } = await unowned();
    await bot.ask(await start("owner"), OWNER);
    await bot.ask(await start("guest"), GUEST);
    const request = { userId: GUEST.id, name: undefined, mayLeaveNobody: false };
    await putOut(request, bot.runtime.people, bot.runtime.desk);
    const lines = bot.log.map((line) => JSON.parse(line) as { [field: string]: unknown });
    const about = lines
      .filter(({ msg }) => /access by a claim link|put out/.test(String(msg)))
      .map(({ user, role, msg }) => [user, role, msg]);
    expect(about).toEqual([
      [OWNER.id, "owner", "a person got access by a claim link"],
      [GUEST.id, "guest", "a person got access by a claim link"],
      [GUEST.id, "guest", "somebody was put out"],
    ]);
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
