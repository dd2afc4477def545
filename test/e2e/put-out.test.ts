// A person who was put out gets nothing from that moment on, and the other owners are told.

import { describe, expect, it } from "vitest";
import { stage } from "../../src/gate/stage.ts";
import { sendDueDigest } from "../../src/gate/digest.ts";
import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import { GUEST, OWNER, SECOND_OWNER, startBot } from "../support/bots.ts";
import { testClock } from "../support/clock.ts";
import { buttonData, newestCandidate, newestCard, stageOne, tap } from "../support/gate.ts";
import {
  callsTo,
  letIn,
  NO_GUEST,
  putOutByCommand,
  startText,
  twoOwners,
} from "../support/letting-in.ts";
import { createProposal } from "../support/open-gate.ts";

const QUESTION = "what do you know about octopuses?";
const STRANGERS_LINE = "Hello! I only talk with people I know.";

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
    const { outbox } = bot.runtime.state;
    bot.telegram.fail({
      method: "sendMessage",
      delayMs: 200,
      when: (params) => params["chat_id"] === SECOND_OWNER.id,
    });
    const since = bot.telegram.calls.length;
    await bot.runtime.desk.commit(() => {
      outbox.add({ chatId: SECOND_OWNER.id, text: "word ".repeat(3000) }, 0);
      outbox.add({ chatId: SECOND_OWNER.id, text: "second" }, 0);
    });
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
    const card = newestCard(bot, SECOND_OWNER);
    if (!card) throw new Error("the second owner has no card");
    await tap(bot, /Edit/, SECOND_OWNER);
    await putOutByCommand(bot.runtime, SECOND_OWNER);
    const since = bot.telegram.calls.length;
    bot.telegram.say(SECOND_OWNER, "a wording of somebody who has no say");
    bot.telegram.tap(SECOND_OWNER, card.messageId, buttonData(card, /Approve/));
    await bot.idle();
    expect(newestCandidate(bot)).toMatchObject({ status: "pending" });
    expect(bot.read("PENDING-REVIEW.md")).not.toContain("somebody who has no say");
    await tap(bot, /Approve/, OWNER);
    await stage(proposal("a second thing"), bot.runtime.desk, () => undefined);
    await bot.idle();
    expect(callsTo(bot, SECOND_OWNER, since).map(({ params }) => params["text"])).toEqual([
      STRANGERS_LINE,
    ]);
    expect(newestCard(bot, OWNER)).toBeDefined();
    const rows = bot.runtime.state.database.all("SELECT * FROM card WHERE chat_id = ?", 1002);
    expect(rows).toEqual([]);
  });

  it("gets no digest", async () => {
    const clock = testClock();
    const bot = await twoOwners({ now: clock.now });
    await stage(proposal("a thing"), bot.runtime.desk, () => undefined);
    await bot.idle();
    await putOutByCommand(bot.runtime, SECOND_OWNER);
    const since = bot.telegram.calls.length;
    clock.advance({ minutes: 7 * 60 - 1 });
    await sendDueDigest(bot.runtime.desk);
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
    const oldLink = await startText("guest", bot.runtime);
    await putOutByCommand(bot.runtime, SECOND_OWNER);
    // A link of before is void too.
    bot.telegram.say(SECOND_OWNER, oldLink);
    await expect.poll(() => bot.telegram.pendingUpdates).toBe(0);
    expect(bot.runtime.roles.isKnown(SECOND_OWNER.id)).toBe(false);
    bot.telegram.say(SECOND_OWNER, await startText("guest", bot.runtime));
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
      // State of an earlier version, for people whom its environment let in.
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

function proposal(suggestedEntry: string) {
  return {
    proposals: [createProposal({ suggestedEntry })],
    channelKey: "telegram:1001",
    userText: "corks float",
    replyText: "",
  };
}
