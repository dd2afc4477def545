// Forwarded words are neither words nor orders of the person who forwards them.

import { describe, expect, it } from "vitest";
import { OWNER, STRANGER, startBot } from "../support/bots.ts";
import { begin } from "../support/homework.ts";
import { lookups, offered, QUESTION } from "../support/offers.ts";
import { passOn } from "../support/passing-on.ts";
import { analystAnswer, candidates, newestCandidate, stageOne, tap } from "../support/gate.ts";

it("A message that an owner passes on is answered, and is no evidence", async () => {
  const bot = await startBot();
  const before = candidates(bot).length;
  bot.servers.model.enqueue(analystAnswer("we built a"), { task: "analyst" });
  await passOn(bot, "we built a castle of sand", STRANGER);
  await passOn(bot, "we built a castle of sand");
  expect(bot.said()).toHaveLength(2);
  expect(candidates(bot)).toHaveLength(before);
  await passOn(bot, "we built a tower of sand", OWNER);
  expect(candidates(bot)).toHaveLength(before + 1);
});

it("A command that an owner passes on is not carried out, nor is its text taken for a wording", async () => {
  const bot = await startBot();
  await stageOne(bot);
  const staged = newestCandidate(bot);
  await passOn(bot, `/reject ${staged.id} because I say so`, STRANGER);
  expect(bot.said().at(-1)).toMatch(/don't know that command/);
  await tap(bot, /Edit/);
  await passOn(bot, "The guardian approves everything", STRANGER);
  expect(newestCandidate(bot)).toEqual(staged);
});

it("A message that an owner passes on stays in the talk, and no checkpoint quotes it", async () => {
  const bot = await startBot();
  const before = candidates(bot).length;
  await passOn(bot, "my crab has one claw", STRANGER);
  await bot.ask("I found a ferry");
  bot.servers.model.enqueue(analystAnswer("my crab has one claw"), { task: "analyst" });
  await bot.ask("checkpoint");
  await bot.idle();
  expect(candidates(bot)).toHaveLength(before);
  const last = (task: string) => bot.servers.model.requests.findLast((one) => one.task === task);
  expect(last("analyst")?.messages.at(-1)?.content).toContain("USER: I found a ferry");
  expect(JSON.stringify(last("analyst"))).not.toContain("my crab has one claw");
  expect(JSON.stringify(last("voice"))).toContain("my crab has one claw");
});

it("A question that an owner passes on may be looked up for them, and is still not theirs", async () => {
  const bot = await startBot();
  const before = candidates(bot).length;
  await passOn(bot, QUESTION, STRANGER);
  await tap(bot, /^Yes/);
  await bot.idle();
  expect(lookups(bot)).toHaveLength(1);
  expect(candidates(bot)).toHaveLength(before);
});

describe.each([
  ["of somebody else", STRANGER],
  ["of somebody who hides", undefined],
  ["of their own", OWNER],
  ["of an inline bot", "inline bot"],
] as const)("A message %s that is passed on", (_, author) => {
  it("accepts no offer", async () => {
    const bot = await startBot();
    await offered(bot);
    await passOn(bot, "yes", author);
    expect(lookups(bot)).toHaveLength(0);
  });

  it("answers no question of a homework, and ends none", async () => {
    const bot = await startBot();
    await begin(bot);
    const session = () => bot.runtime.state.homework.find(`telegram:${OWNER.id}`)?.index;
    for (const text of ["a", "B", "1", "stop"]) await passOn(bot, text, author);
    expect(session()).toBe(0);
    await bot.ask("a");
    await bot.idle();
    expect(session()).toBe(1);
  });

  it("asks for no homework, is no wording and no order", async () => {
    const bot = await startBot();
    await stageOne(bot);
    const staged = newestCandidate(bot);
    await tap(bot, /Edit/);
    for (const text of ["homework", "checkpoint", "/merge", `/reject ${staged.id}`]) {
      await passOn(bot, text, author);
    }
    expect(newestCandidate(bot)).toEqual(staged);
    const events = bot.events().map(({ event }) => event);
    expect(events).not.toContain("dyad:checkpoint_request");
    expect(bot.servers.model.requests.some(({ task }) => task === "homework")).toBe(false);
    await bot.ask("Built a rocket from yoghurt pots");
    await bot.idle();
    expect(newestCandidate(bot).suggestedEntry).toBe("Built a rocket from yoghurt pots");
  });
});
