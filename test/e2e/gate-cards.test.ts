// A tap counts only for what was shown, where it was shown, and once.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { OWNER, SECOND_OWNER, startBot, type TestBot } from "../support/bots.ts";
import {
  analystAnswer,
  buttonData,
  candidates,
  labels,
  newestCandidate,
  stageOne,
  tap,
} from "../support/gate.ts";

/** A part of the entry that the stand-in proposes for REPORT. */
const ENTRY = "drew one with a red lamp";

describe("a card", () => {
  it("shows the quote, the place and the exact line that would be added", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue(
      analystAnswer("striped lighthouse", { suggested_entry: "Lighthouses wear stripes" }),
      { task: "analyst" },
    );
    const card = await stageOne(bot);
    expect(card.text).toContain("“we drew a striped lighthouse with a red lamp”");
    expect(card.text).toContain("Adds to IX-A. KNOWLEDGE:");
    expect(card.text).toContain("topic: Lighthouses wear stripes");
  });

  it("shows what the Record says to the contrary", async () => {
    const bot = await startBot({ record: "legacy" });
    const quote = "we made jokes all night";
    const changes = { mind_category: "personality", signal_type: "personality" };
    bot.servers.model.enqueue(
      analystAnswer(quote, { ...changes, suggested_entry: "Is talkative at night" }),
      { task: "analyst" },
    );
    const card = await stageOne(bot, quote);
    expect(card.text).toMatch(
      /In the Record:\n\s+“quiet”\nNew \([-\d]+\):\n\s+Is talkative at night/,
    );
    expect(newestCandidate(bot).conflicts).toHaveLength(1);
    // There is no entry to replace: the owner keeps both or refuses the new one.
    expect(labels(card)).toEqual(["Keep both", "Reject new", "✏️ Edit", "🕓 Not now"]);
    const forged = buttonData(card, /Keep both/).replace("keep", "approve");
    const { text } = await bot.telegram.tap(OWNER, card.messageId, forged).answered;
    expect(text).toMatch(/choose on its card/);
    expect(newestCandidate(bot).status).toBe("pending");
  });

  it("no longer counts once its block was edited by hand", async () => {
    const bot = await startBot();
    const card = await stageOne(bot);
    const edited = bot.read("PENDING-REVIEW.md").replaceAll(ENTRY, "burnt it");
    expect(edited).not.toBe(bot.read("PENDING-REVIEW.md"));
    writeFileSync(join(bot.folder, "PENDING-REVIEW.md"), edited);
    expect(await tap(bot, /Approve/)).toMatch(/changed after this was shown/);
    expect(bot.read("PENDING-REVIEW.md")).toBe(edited);
    // The card now shows the block as it is, and a tap on that counts.
    expect(shown(bot, card.messageId)?.text).toContain("burnt it");
    expect(await tap(bot, /Approve/)).toMatch(/^Approved/);
    expect(newestCandidate(bot).suggestedEntry).toContain("burnt it");
  });

  it("decides once, however many taps come at the same moment", async () => {
    const bot = await startBot();
    const card = await stageOne(bot);
    const data = [buttonData(card, /Approve/), buttonData(card, /Reject/)];
    const taps = Array.from({ length: 100 }, (_, n) =>
      bot.telegram.tap(OWNER, card.messageId, data[n % 2] ?? ""),
    );
    const lines = await Promise.all(taps.map(({ answered }) => answered));
    await bot.idle();
    expect(lines.filter(({ text }) => text?.startsWith("Approved."))).toHaveLength(1);
    expect(lines.filter(({ text }) => text?.startsWith("Rejected."))).toHaveLength(0);
    const decided = bot.events().filter(({ event }) => ["approved", "rejected"].includes(event));
    expect(decided).toHaveLength(1);
    // The later taps must not hide what the first one did, nor say it in new messages.
    expect(bot.said()).toHaveLength(2);
    expect(shown(bot, card.messageId)?.text).toMatch(/^✅ Approved\.[^]*Send \/merge/);
  });

  it("takes no data that was never ours", async () => {
    const bot = await startBot();
    const card = await stageOne(bot);
    const [token = ""] = buttonData(card, /Approve/).split(":");
    const forged = [
      "approve:CANDIDATE-0005",
      "approve",
      ":",
      "::approve",
      "hw:A",
      token,
      `${token}:`,
      `${token}:merge`,
      `${token}:constructor`,
      `${token}:__proto__`,
      `${token}:APPROVE`,
      `x${token}:approve`,
      `' OR 1=1 --:approve`,
      "\0:approve",
      "🐙".repeat(16),
    ];
    for (const data of forged) {
      const { text } = await bot.telegram.tap(OWNER, card.messageId, data).answered;
      expect(text, JSON.stringify(data)).toMatch(/doesn't work any more/);
    }
    const [name = ""] = token.split(".");
    for (const data of [`${token.slice(0, -1)}:approve`, `${name}.:approve`, `${name}:approve`]) {
      const { text } = await bot.telegram.tap(OWNER, card.messageId, data).answered;
      expect(text, data).toMatch(/^Something changed/);
    }
    await bot.idle();
    expect(newestCandidate(bot).status).toBe("pending");
    expect(bot.log.join("")).not.toContain('"level":"error"');
    expect(await tap(bot, /Approve/)).toMatch(/^Approved/);
  });

  it("counts only on the message that shows it now, in its own chat", async () => {
    const environment = { GRACE_MAR_OWNER_IDS: `${OWNER.id},${SECOND_OWNER.id}` };
    const bot = await startBot({ environment });
    await bot.ask("hello there", SECOND_OWNER);
    const card = await stageOne(bot);
    const data = buttonData(card, /Approve/);
    const other = await bot.telegram.tap(OWNER, card.messageId + 1, data).answered;
    expect(other.text).toMatch(/replaced by a newer one/);
    const elsewhere = await bot.telegram.tap(SECOND_OWNER, card.messageId, data).answered;
    expect(elsewhere.text).toMatch(/doesn't work any more/);
    await bot.idle();
    expect(newestCandidate(bot).status).toBe("pending");
  });

  it("works after a restart", async () => {
    const bot = await startBot();
    await stageOne(bot);
    await bot.restart();
    expect(await tap(bot, /Approve/)).toMatch(/^Approved/);
    expect(newestCandidate(bot).status).toBe("approved");
  });
});

describe("/review", () => {
  it("names a block that cannot be read, and decides about the others", async () => {
    const bot = await startBot({ record: "broken/candidate-not-yaml" });
    const review = await bot.ask("/review");
    expect(review.text).toMatch(/need a look by hand[^]*CANDIDATE-0002 \(line \d+\)/);
    expect(review.buttons.flat().map(({ text }) => text)).not.toContain("✅ 0002");
    const before = block(bot, "CANDIDATE-0002");
    await tap(bot, /✅ 0003/);
    expect(candidates(bot).find(({ id }) => id === "CANDIDATE-0003")?.status).toBe("approved");
    expect(block(bot, "CANDIDATE-0002")).toBe(before);
    await stageOne(bot);
    expect(block(bot, "CANDIDATE-0002")).toBe(before);
  });
});

function shown(bot: TestBot, messageId: number) {
  return bot.telegram.chat(OWNER.id).find((message) => message.messageId === messageId);
}

function block(bot: TestBot, id: string): string {
  const text = bot.read("PENDING-REVIEW.md");
  const start = text.indexOf(`### ${id}`);
  const end = text.indexOf("\n### ", start + 1);
  return text.slice(start, end === -1 ? undefined : end);
}
