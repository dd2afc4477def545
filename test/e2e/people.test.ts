// /people: an owner sees everybody with access and puts somebody out.

import { describe, expect, it } from "vitest";
import type { ChatMessage } from "../../src/tools/simulator/simulator-types.ts";
import { GUEST, OWNER, SECOND_OWNER, startBot, type TestBot } from "../support/bots.ts";
import { testClock } from "../support/clock.ts";
import { buttonData, labels, newestCard, tap } from "../support/gate.ts";
import { callsTo, letIn, NO_GUEST, putOutByCommand, twoOwners } from "../support/letting-in.ts";

const QUESTION = "what do you know about octopuses?";

describe("/people", () => {
  it("shows owners who is let in, as what, and by what", async () => {
    const bot = await startBot({ runtime: { now: testClock().now } });
    await bot.ask("/help");
    await letIn(bot, SECOND_OWNER, "owner");
    bot.telegram.say(GUEST, "/start");
    await bot.idle();
    const list = await bot.ask("/people");
    expect(list.text.split("\n").slice(0, 4)).toEqual([
      "Who is let in:",
      "• Robin (1001) (that's you): looks after this Record (by GRACE_MAR_OWNER_IDS)",
      "• Kim (1002): looks after this Record (by a link, since today)",
      "• Ash (2002): guest (by GRACE_MAR_GUEST_IDS)",
    ]);
    expect(labels(list)).toEqual(["Put Kim (1002) out"]);
    expect((await bot.ask("/people", GUEST)).text).toMatch(/Only the person/);
  });

  it("puts somebody out with a second tap, which names whom it is about", async () => {
    const bot = await twoOwners();
    await bot.ask("/people");
    await tap(bot, /Put Kim/);
    const question = newestCard(bot);
    expect(question?.text).toMatch(/^Put Kim \(1002\) out\?/);
    expect(bot.runtime.roles.isOwner(SECOND_OWNER.id)).toBe(true);
    expect(await tap(bot, /^Put out$/)).toBe(
      "Kim (1002) is out, and gets nothing from me any more.",
    );
    expect(bot.runtime.roles.owners()).toEqual([OWNER.id]);
    expect(newestCard(bot)).toBeUndefined();
    expect(bot.said().at(-1)).toMatch(/^Kim \(1002\) is out/);
    const log = bot.log.find((line) => line.includes("put out"));
    expect(JSON.parse(log ?? "{}")).toMatchObject({ user: 1002, role: "owner" });
    expect(bot.log.join("")).not.toContain("Kim");
  });

  it("leaves somebody in after Leave it", async () => {
    const bot = await twoOwners();
    await bot.ask("/people");
    await tap(bot, /Put Kim/);
    expect(await tap(bot, /^Leave it$/)).toBe("Not now.");
    expect(labels(cardOf(bot))).toEqual(["Put Kim (1002) out"]);
    expect(bot.runtime.roles.isOwner(SECOND_OWNER.id)).toBe(true);
  });

  it("changes nothing by a button that is about somebody who came in anew since", async () => {
    const clock = testClock();
    const bot = await twoOwners({ now: clock.now });
    await bot.ask("/people");
    await tap(bot, /Put Kim/);
    await putOutByCommand(bot.runtime, SECOND_OWNER);
    clock.advance({ minutes: 1 });
    await letIn(bot, SECOND_OWNER, "guest");
    const card = cardOf(bot);
    const { answered } = bot.telegram.tap(OWNER, card.messageId, buttonData(card, /^Put out$/));
    expect((await answered).text).toBe("That has changed meanwhile.");
    expect(bot.runtime.roles.isKnown(SECOND_OWNER.id)).toBe(true);
  });

  it("does not believe a button about anybody but whom its card shows", async () => {
    const bot = await twoOwners();
    await letIn(bot, GUEST, "guest");
    await bot.ask("/people");
    await tap(bot, /Put Kim/);
    const card = cardOf(bot);
    const forged = buttonData(card, /^Put out$/).replace("1002", "2002");
    await bot.telegram.tap(OWNER, card.messageId, forged).answered;
    await bot.idle();
    expect(bot.runtime.roles.isKnown(GUEST.id)).toBe(true);
    expect(bot.runtime.roles.isOwner(SECOND_OWNER.id)).toBe(true);
  });

  it("says which variable lets somebody in, and offers no button for them", async () => {
    const bot = await startBot({ environment: { ...NO_GUEST, GRACE_MAR_OWNER_IDS: "1001,1002" } });
    const list = await bot.ask("/people");
    expect(list.text).toContain("1002: looks after this Record (by GRACE_MAR_OWNER_IDS)");
    expect(list.buttons).toEqual([]);
    expect(await putOutByCommand(bot.runtime, SECOND_OWNER)).toEqual({
      kind: "named",
      variables: ["GRACE_MAR_OWNER_IDS"],
    });
  });

  it("takes away the link's part of somebody who is named too, and says what remains", async () => {
    const bot = await twoOwners({ environment: { GRACE_MAR_GUEST_IDS: "1002" } });
    await bot.ask("/people");
    await tap(bot, /Put Kim/);
    expect(await tap(bot, /^Put out$/)).toMatch(/still let in by GRACE_MAR_GUEST_IDS/);
    expect((await bot.ask("/review", SECOND_OWNER)).text).toMatch(/Only the person/);
    expect((await bot.ask(QUESTION, SECOND_OWNER)).text).toMatch(/octopus/i);
  });

  it("leaves no Record without an owner", async () => {
    const bot = await startBot({ environment: { ...NO_GUEST, GRACE_MAR_OWNER_IDS: "" } });
    await letIn(bot, OWNER, "owner");
    await bot.ask("/people");
    await tap(bot, /Put Robin/);
    expect(await tap(bot, /^Put out$/)).toMatch(/is the only one who looks after this Record/);
    expect(bot.runtime.roles.owners()).toEqual([OWNER.id]);
    expect(await putOutByCommand(bot.runtime, OWNER)).toEqual({ kind: "last-owner" });
    expect(await putOutByCommand(bot.runtime, OWNER, true)).toMatchObject({ kind: "out" });
    expect(bot.runtime.roles.owners()).toEqual([]);
  });

  it("keeps one of two owners who put each other out at the same moment", async () => {
    const bot = await startBot({ environment: { ...NO_GUEST, GRACE_MAR_OWNER_IDS: "" } });
    await letIn(bot, OWNER, "owner");
    await letIn(bot, SECOND_OWNER, "owner");
    for (const person of [OWNER, SECOND_OWNER]) await bot.ask("/people", person);
    await tap(bot, /Put Kim/, OWNER);
    await tap(bot, /Put Robin/, SECOND_OWNER);
    bot.telegram.tapButton(OWNER, /^Put out$/);
    bot.telegram.tapButton(SECOND_OWNER, /^Put out$/);
    await bot.idle();
    expect(bot.runtime.roles.owners()).toHaveLength(1);
  });

  it("lets somebody put themselves out, and says nothing more to them", async () => {
    const bot = await twoOwners();
    await bot.ask("/people", SECOND_OWNER);
    await tap(bot, /Put Kim/, SECOND_OWNER);
    const since = bot.telegram.calls.length;
    bot.telegram.tapButton(SECOND_OWNER, /^Put out$/);
    await bot.idle();
    expect(bot.runtime.roles.owners()).toEqual([OWNER.id]);
    expect(callsTo(bot, SECOND_OWNER, since)).toEqual([]);
    expect(bot.said(OWNER).at(-1)).toMatch(
      /Kim \(1002\).*doesn't look after this Record any more/s,
    );
  });
});

function cardOf(bot: TestBot): ChatMessage {
  const card = newestCard(bot);
  if (!card) throw new Error("there is no card");
  return card;
}
