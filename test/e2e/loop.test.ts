// The bot's main loop, end to end, in both modes.

import { describe, expect, it } from "vitest";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { MODES, OWNER, startBot } from "../support/bots.ts";
import {
  REPORT,
  analystAnswer,
  approveAndMerge,
  candidates,
  newestCandidate,
  receipts,
  stageOne,
  tap,
} from "../support/gate.ts";

const OFFER = "do you want me to look it up";

describe.each(MODES)("the loop, %s", (mode) => {
  it("answers from the Record, and abstains with an offer otherwise", async () => {
    const bot = await startBot({ mode });
    const known = await bot.ask("what do you know about octopuses?");
    expect(known.text).toMatch(/octopus/i);
    expect(known.text).not.toContain(OFFER);
    const unknown = await bot.ask("why do lighthouses flash?");
    expect(unknown.text).toContain(OFFER);
  });

  it("looks in the library first, and asks no model for the fact when it is there", async () => {
    const bot = await startBot({ mode });
    await bot.ask("why do volcanoes erupt?");
    const answer = await bot.ask("yes please!");
    expect(answer.text).toMatch(/^(I looked it up|I found out)/);
    const tasks = bot.servers.model.requests.map(({ task }) => task);
    expect(tasks.filter((task) => task !== "analyst")).toEqual(["voice", "library", "rephrase"]);
  });

  it("asks the model when the library has nothing, and proposes what was found", async () => {
    const bot = await startBot({ mode });
    await bot.ask("why do lighthouses flash?");
    const answer = await bot.ask("look it up");
    expect(answer.text).toMatch(/^(I looked it up|I found out)/);
    await bot.idle();
    const tasks = bot.servers.model.requests.map(({ task }) => task);
    expect(tasks).toEqual(expect.arrayContaining(["voice", "library", "lookup", "rephrase"]));
    const found = newestCandidate(bot);
    expect(found.signalType).toBe("lookup");
    expect(found.userText).toBe("why do lighthouses flash?");
    const lookups = bot.events().filter(({ event }) => event === "dyad:lookup");
    expect(lookups).toEqual([
      expect.objectContaining({
        candidate_id: null,
        channel_key: `telegram:${OWNER.id}`,
        question: "why do lighthouses flash?",
      }),
    ]);
  });

  it("takes a report through card, approval and merge into the next answer", async () => {
    const bot = await startBot({ mode });
    const question = "what do you know about the striped lighthouse?";
    expect((await bot.ask(question)).text).not.toMatch(/red lamp/);
    const card = await stageOne(bot);
    expect(card.text).toContain(REPORT);
    expect(candidates(bot).filter(({ status }) => status === "pending")).toHaveLength(1);
    expect(await approveAndMerge(bot)).toBe("Merged.");
    expect(bot.read("SELF.md")).toContain("Striped lighthouse");
    expect(receipts(bot)).toEqual([
      expect.objectContaining({
        user_id: "grace-mar",
        approved_by: `telegram:${OWNER.id}`,
        merge_source: "telegram:callback",
        previous_receipt_sha256: null,
      }),
    ]);
    expect(bot.events().map(({ event }) => event)).toEqual([
      "staged",
      "dyad:activity_report",
      "approved",
      "intent_constitutional_critique",
      "applied",
    ]);
    expect((await bot.ask(question)).text).toMatch(/red lamp/);
  });

  it("remembers nothing that was rejected", async () => {
    const bot = await startBot({ mode });
    const before = bot.read("SELF.md");
    const { messageId } = await stageOne(bot);
    expect(await tap(bot, /Reject/)).toBe("Why not?");
    expect(await tap(bot, /Just no/)).toBe("Rejected.");
    const card = bot.telegram.chat(OWNER.id).find((message) => message.messageId === messageId);
    expect(card?.text).toMatch(/^❌ Rejected/);
    expect(card?.buttons).toEqual([]);
    expect((await bot.ask("/merge")).text).toMatch(/Nothing is approved/);
    expect(bot.read("SELF.md")).toBe(before);
    expect(newestCandidate(bot).status).toBe("rejected");
  });

  it("shows everything that waits in /review and decides there, one by one", async () => {
    const bot = await startBot({ mode });
    await stageOne(bot);
    await stageOne(bot, "we built a raft out of corks");
    const review = await bot.ask("/review");
    expect(review.text).toMatch(/^2 things wait/);
    await tap(bot, /✅ 0005/);
    await tap(bot, /❌ 0006/);
    const now = bot.telegram.chat(OWNER.id).find((m) => m.messageId === review.messageId);
    expect(now?.text).toMatch(/^Nothing waits/);
    expect(now?.buttons).toEqual([]);
    const status = Object.fromEntries(candidates(bot).map((c) => [c.id, c.status]));
    expect(status).toMatchObject({ "CANDIDATE-0005": "approved", "CANDIDATE-0006": "rejected" });
  });

  it("keeps the reason of /reject in the event", async () => {
    const bot = await startBot({ mode });
    await stageOne(bot);
    const answer = await bot.ask("/reject candidate-0005 it was Nico who drew it");
    expect(answer.text).toBe("CANDIDATE-0005 is rejected: it was Nico who drew it");
    await bot.idle();
    expect(bot.events().at(-1)).toMatchObject({
      event: "rejected",
      candidate_id: "CANDIDATE-0005",
      rejection_reason: "it was Nico who drew it",
      actor: `telegram:${OWNER.id}`,
      source: "telegram:command",
    });
    expect((await bot.ask("/reject CANDIDATE-0005")).text).toMatch(/rejected already/);
    expect((await bot.ask("/reject CANDIDATE-0099")).text).toMatch(/can't find/);
    expect((await bot.ask("/reject")).text).toMatch(/^Like this:/);
  });
});

describe("what the loop must not do", () => {
  it("puts the opener before a looked-up answer that lacks it", async () => {
    const bot = await startBot();
    await bot.ask("why do lighthouses flash?");
    bot.servers.model.enqueue("They blink so that sailors can tell them apart.", {
      task: "rephrase",
    });
    expect((await bot.ask("yes")).text).toBe(
      `I looked it up! They blink so that sailors can tell them apart.\n\n${ENGLISH_LINES.found_by_model}`,
    );
  });

  it("proposes nothing whose quote is not in the companion's own words", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue(analystAnswer("words nobody said"), { task: "analyst" });
    await bot.ask(REPORT);
    await bot.idle();
    expect(candidates(bot).filter(({ status }) => status === "pending")).toEqual([]);
    expect(bot.events()).toContainEqual(
      expect.objectContaining({ event: "invalid_candidate", reason: "quote_not_found" }),
    );
  });
});

describe("a message with several facts", () => {
  it("leads to a card for each, which are decided by themselves", async () => {
    const bot = await startBot();
    const entry = (quote: string, suggested_entry: string): unknown =>
      JSON.parse(analystAnswer(quote, { suggested_entry }));
    const items = [
      entry("drew a lighthouse", "Drew a lighthouse"),
      entry("ate mussels", "Ate mussels"),
    ];
    bot.servers.model.enqueue(JSON.stringify({ distress: false, proposals: items }), {
      task: "analyst",
    });
    const answer = await bot.ask("we drew a lighthouse and ate mussels");
    await bot.idle();
    const waiting = candidates(bot).filter(({ status }) => status === "pending");
    expect(waiting.map(({ suggestedEntry }) => suggestedEntry)).toEqual([
      "Drew a lighthouse",
      "Ate mussels",
    ]);
    expect(answer.text).toContain("2 things are waiting");
    await tap(bot, /Approve/);
    const after = candidates(bot).filter(({ id }) => waiting.some((each) => each.id === id));
    expect(new Set(after.map(({ status }) => status))).toEqual(new Set(["approved", "pending"]));
  });
});
