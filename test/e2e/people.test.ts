// Who came in can be put out, and gets nothing from that moment.

import { describe, expect, it } from "vitest";
import { stage } from "../../src/gate/stage.ts";
import { sendDueDigest } from "../../src/gate/digest.ts";
import type { BotCall, Person } from "../../src/simulator/simulator-types.ts";
import { GUEST, OWNER, SECOND_OWNER, startBot, type TestBot } from "../support/bots.ts";
import { testClock } from "../support/clock.ts";
import { buttonData, labels, newestCandidate, newestCard, stageOne, tap } from "../support/gate.ts";
import { letIn, putOutByCommand, startText } from "../support/letting-in.ts";
import { createProposal } from "../support/open-gate.ts";

const QUESTION = "what do you know about octopuses?";
const STRANGERS_LINE = "Hello! I only talk with people I know.";
const NO_GUEST = { GRACE_MAR_GUEST_IDS: "" };

describe("/people", () => {
  it("shows owners who is let in, as what, and by what", async () => {
    const bot = await startBot({ runtime: { now: testClock().now } });
    await letIn(bot, SECOND_OWNER, "owner");
    bot.telegram.say(GUEST, "/start");
    await bot.idle();
    const list = await bot.ask("/people");
    expect(list.text.split("\n").slice(0, 4)).toEqual([
      "Who is let in:",
      "• Robin (1001) (that's you): looks after this Record (by GRACE_MAR_OWNER_IDS)",
      "• Kim (1002): looks after this Record (by a link, since 2026-11-20)",
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
    expect(labels(newestCard(bot) ?? never())).toEqual(["Put Kim (1002) out"]);
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
    const card = newestCard(bot) ?? never();
    const { answered } = bot.telegram.tap(OWNER, card.messageId, buttonData(card, /^Put out$/));
    expect((await answered).text).toBe("That has changed meanwhile.");
    expect(bot.runtime.roles.isKnown(SECOND_OWNER.id)).toBe(true);
  });

  it("does not believe a button about anybody but whom its card shows", async () => {
    const bot = await twoOwners();
    await letIn(bot, GUEST, "guest");
    await bot.ask("/people");
    await tap(bot, /Put Kim/);
    const card = newestCard(bot) ?? never();
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

describe("the other owners", () => {
  it("hear of each claim and each revocation, in the Record's language", async () => {
    const bot = await startBot({ record: "juna", environment: NO_GUEST });
    await bot.ask("/start");
    await letIn(bot, SECOND_OWNER, "owner");
    await letIn(bot, GUEST, "guest");
    await putOutByCommand(bot.runtime, SECOND_OWNER);
    await bot.idle();
    await putOutByCommand(bot.runtime, GUEST);
    await bot.idle();
    expect(bot.said(OWNER).slice(1)).toEqual([
      expect.stringMatching(/Kim \(1002\) kümmert sich jetzt auch/),
      expect.stringMatching(/Ash \(2002\) ist jetzt als Gast dabei/),
      expect.stringMatching(/Kim \(1002\) kümmert sich nicht mehr/),
      expect.stringMatching(/Ash \(2002\) ist nicht mehr als Gast dabei/),
    ]);
  });

  it("hear a name without signs that could make it lie", async () => {
    const bot = await startBot({ environment: NO_GUEST });
    await bot.ask("/start");
    const liar: Person = { id: 1002, firstName: "Mom\u202E\n(1001)", lastName: "\u{E0041}" };
    await letIn(bot, liar, "owner");
    expect(bot.said(OWNER)[1]).toMatch(
      /^👋 Mom \(1001\) \(1002\) looks after this Record now too\./,
    );
  });

  it("hear nothing of an owner who opens a link again", async () => {
    const bot = await twoOwners();
    const before = bot.said(OWNER);
    await letIn(bot, SECOND_OWNER, "guest");
    expect(bot.said(OWNER)).toEqual(before);
  });
});

describe("whoever was put out", () => {
  it("gets no reply that was worked out meanwhile, and leaves no word of it behind", async () => {
    const bot = await twoOwners();
    const before = bot.servers.model.requests.length;
    bot.servers.model.latencyMs = 400;
    bot.telegram.say(SECOND_OWNER, QUESTION);
    await expect.poll(() => bot.servers.model.requests.length).toBeGreaterThan(before);
    await putOutByCommand(bot.runtime, SECOND_OWNER);
    const since = bot.telegram.calls.length;
    await bot.idle();
    expect(callsTo(bot, SECOND_OWNER, since)).toEqual([]);
    expect(bot.conversation(SECOND_OWNER).history).toEqual([]);
    expect(bot.read("SESSION-TRANSCRIPT.md")).not.toContain(`> ${QUESTION}`);
  });

  it("gets no message that waits, and no further piece of a long one", async () => {
    const bot = await twoOwners();
    const { outbox, database } = bot.runtime.state;
    bot.telegram.fail({
      method: "sendMessage",
      delayMs: 200,
      when: (params) => params["chat_id"] === SECOND_OWNER.id,
    });
    const since = bot.telegram.calls.length;
    await database.transact(() => {
      outbox.add({ chatId: SECOND_OWNER.id, text: "word ".repeat(3000) }, 0);
      outbox.add({ chatId: SECOND_OWNER.id, text: "second" }, 0);
    });
    bot.runtime.gate.onCommitted();
    await expect.poll(() => callsTo(bot, SECOND_OWNER, since).length).toBe(1);
    await putOutByCommand(bot.runtime, SECOND_OWNER);
    await bot.idle();
    expect(callsTo(bot, SECOND_OWNER, since)).toHaveLength(1);
    expect(outbox.waitingCount()).toBe(0);
  });

  it("gets no export that was asked for before", async () => {
    const bot = await twoOwners();
    const since = bot.telegram.calls.length;
    bot.telegram.fail({ method: "sendDocument", status: 502 });
    bot.telegram.say(SECOND_OWNER, "/export");
    await expect.poll(() => callsTo(bot, SECOND_OWNER, since).length).toBe(1);
    await putOutByCommand(bot.runtime, SECOND_OWNER);
    await bot.idle();
    expect(callsTo(bot, SECOND_OWNER, since).map(({ method }) => method)).toEqual(["sendDocument"]);
    expect(callsTo(bot, SECOND_OWNER, since)[0]?.answer?.ok).toBe(false);
  });

  it("gets no card and no change of one; their taps and an asked-for wording do nothing", async () => {
    const bot = await twoOwners();
    await stageOne(bot);
    const card = newestCard(bot, SECOND_OWNER) ?? never();
    await tap(bot, /Edit/, SECOND_OWNER);
    await putOutByCommand(bot.runtime, SECOND_OWNER);
    const since = bot.telegram.calls.length;
    bot.telegram.say(SECOND_OWNER, "a wording of somebody who has no say");
    bot.telegram.tap(SECOND_OWNER, card.messageId, buttonData(card, /Approve/));
    await bot.idle();
    expect(newestCandidate(bot)).toMatchObject({ status: "pending" });
    expect(bot.read("PENDING-REVIEW.md")).not.toContain("somebody who has no say");
    await tap(bot, /Approve/, OWNER);
    await stage(proposal("a second thing"), bot.runtime.gate, () => undefined);
    await bot.idle();
    expect(textsTo(bot, SECOND_OWNER, since)).toEqual([STRANGERS_LINE]);
    expect(newestCard(bot, OWNER)).toBeDefined();
    const rows = bot.runtime.state.database.all("SELECT * FROM card WHERE chat_id = ?", 1002);
    expect(rows).toEqual([]);
  });

  it("gets no digest", async () => {
    const clock = testClock();
    const bot = await twoOwners({ now: clock.now });
    await stage(proposal("a thing"), bot.runtime.gate, () => undefined);
    await bot.idle();
    await putOutByCommand(bot.runtime, SECOND_OWNER);
    const since = bot.telegram.calls.length;
    clock.advance({ minutes: 7 * 60 - 1 });
    await sendDueDigest(bot.runtime.gate);
    await bot.idle();
    expect(callsTo(bot, SECOND_OWNER, since)).toEqual([]);
  });

  it("is answered as a stranger for what waited, also after they are let in as a guest", async () => {
    const bot = await twoOwners();
    const before = bot.servers.model.requests.length;
    bot.servers.model.enqueue({ hang: true }, { task: "voice" });
    bot.telegram.say(SECOND_OWNER, QUESTION);
    for (const text of ["/export", "/review"]) bot.telegram.say(SECOND_OWNER, text);
    await expect.poll(() => bot.servers.model.requests.length).toBeGreaterThan(before);
    await expect.poll(() => bot.telegram.pendingUpdates).toBe(0);
    const text = await startText("guest", bot.runtime);
    const claimed = bot.runtime.state;
    await putOutByCommand(bot.runtime, SECOND_OWNER);
    // The link from before is void with it.
    expect(claimed.database.all("SELECT * FROM claim")).toEqual([]);
    expect(text).toMatch(/^\/start /);
    await letInWithoutWaiting(bot, SECOND_OWNER);
    await expect.poll(() => bot.runtime.roles.isKnown(SECOND_OWNER.id)).toBe(true);
    bot.telegram.say(SECOND_OWNER, "/stop");
    await bot.idle();
    expect(bot.said(SECOND_OWNER).join("\n")).not.toMatch(/Nothing waits|whole Record/i);
    expect(bot.calls("sendDocument")).toEqual([]);
    expect(bot.read("SESSION-TRANSCRIPT.md")).not.toContain(`> ${QUESTION}`);
  });

  it("gets nothing after a restart, whether a link or the environment let them in", async () => {
    const bot = await twoOwners();
    const { outbox, database } = bot.runtime.state;
    await putOutByCommand(bot.runtime, SECOND_OWNER);
    await bot.idle();
    const since = bot.telegram.calls.length;
    await database.note(() => {
      // As an earlier version would have left it: for people whom its environment let in.
      outbox.add({ chatId: SECOND_OWNER.id, text: "late" }, 0);
      outbox.add({ chatId: GUEST.id, text: "late" }, 0);
    });
    await bot.restart();
    await bot.idle();
    expect(callsTo(bot, SECOND_OWNER, since)).toEqual([]);
    expect(callsTo(bot, GUEST, since)).toEqual([]);
    expect(bot.runtime.state.outbox.waitingCount()).toBe(0);
  });
});

interface TwoOwners {
  readonly now?: () => Date;
  readonly environment?: NodeJS.ProcessEnv;
}

/** One by the environment, one by a link; the guest of other tests is nobody here. */
async function twoOwners({ now, environment = NO_GUEST }: TwoOwners = {}): Promise<TestBot> {
  const bot = await startBot({ environment, ...(now && { runtime: { now } }) });
  // Telegram lets a bot write only to who wrote first.
  await bot.ask("/start");
  await letIn(bot, SECOND_OWNER, "owner");
  return bot;
}

async function letInWithoutWaiting(bot: TestBot, person: Person): Promise<void> {
  bot.telegram.say(person, await startText("guest", bot.runtime));
}

function proposal(suggestedEntry: string) {
  return {
    proposal: createProposal({ suggestedEntry }),
    channelKey: "telegram:1001",
    userText: "corks float",
    replyText: "",
  };
}

/** Calls that a person would see, since so many were made. */
function callsTo({ telegram }: TestBot, { id }: Person, since: number): readonly BotCall[] {
  return telegram.calls
    .slice(since)
    .filter(({ method, params }) => method !== "getChat" && Number(params["chat_id"]) === id);
}

function textsTo(bot: TestBot, person: Person, since: number): readonly unknown[] {
  return callsTo(bot, person, since).map(({ params }) => params["text"]);
}

function never(): never {
  throw new Error("there is no such card");
}
