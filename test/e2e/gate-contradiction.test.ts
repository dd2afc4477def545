// A new fact that contradicts the Record: it is shown beside the old one and approved by a choice only.

import { describe, expect, it } from "vitest";
import { OWNER, startBot, type TestBot } from "../support/bots.ts";
import {
  buttonData,
  candidates,
  editByHand,
  labels,
  newestCandidate,
  receipts,
  shownCard,
  settled,
  tap,
} from "../support/gate.ts";
import { OLD, lastVoicePrompt, learn, teach } from "../support/taught.ts";

const WRONG = "jellyfish hearts beat twice a second";
const RIGHT = "jellyfish have no hearts to beat";
const TWO = "octopuses have two hearts";

describe("a wrong fact", () => {
  it("goes in, is contradicted, replaced, leaves the prompt and stays in the file", async () => {
    const bot = await startBot();
    await learn(bot, WRONG);
    await bot.ask("tell me about jellyfish");
    expect(lastVoicePrompt(bot)).toContain(WRONG);
    const [wrong] = (await bot.runtime.store.snapshot()).mind;
    if (wrong?.text !== WRONG) throw new Error("it is not in the Record");

    const card = await teach(bot, RIGHT);
    expect(card.text).toContain(`In the Record since ${wrong.date} (${wrong.id}):\n  ${WRONG}`);
    expect(card.text).toMatch(new RegExp(`New \\([-\\d]{10}\\):\\n\\s+${RIGHT}`));
    expect(labels(card)).not.toContain("✅ Approve");
    expect(await tap(bot, /New replaces old/)).toBe(
      `Approved: it replaces ${wrong.id}. /merge does it.`,
    );
    expect(newestCandidate(bot)).toMatchObject({
      status: "approved",
      resolution: "replace",
      supersedes: wrong.id,
    });
    expect((await bot.ask("/merge")).text).toMatch(
      new RegExp(`LEARN-\\d+ replaces ${wrong.id}\\.`),
    );
    await tap(bot, /^Merge$/);

    const { mind } = await bot.runtime.store.snapshot();
    expect(mind.map(({ text }) => text)).toContain(RIGHT);
    expect(mind.map(({ id }) => id)).not.toContain(wrong.id);
    const entry = new RegExp(`- id: ${wrong.id}\\n(?:    .*\\n)*`).exec(bot.read("SELF.md"))?.[0];
    expect(entry).toContain(WRONG);
    expect(entry).toMatch(
      new RegExp(
        `superseded_by: ${mind[0]?.id}\\n    superseded_at: [-\\d]{10}\\n    resolution: correction\\n`,
      ),
    );
    expect(await bot.runtime.store.integrity()).toEqual([]);

    await bot.ask("tell me about jellyfish again");
    expect(lastVoicePrompt(bot)).toContain(RIGHT);
    expect(lastVoicePrompt(bot)).not.toContain(WRONG);
    const events = bot.events().filter(({ event }) => event === "approved");
    expect(events.map(({ resolution }) => resolution)).toEqual([undefined, "replace"]);
  });
});

describe("a card that the Record speaks against", () => {
  it("is not approved without a choice, whatever data a tap carries", async () => {
    const bot = await startBot();
    const card = await teach(bot, TWO);
    expect(card.text).toContain(`In the Record since ${OLD.date} (${OLD.id}):\n  ${OLD.start}`);
    const [token = ""] = buttonData(card, /Keep both/).split(":");
    const forge = (verb: string) =>
      settled(bot, bot.telegram.tap(OWNER, card.messageId, `${token}:${verb}`));
    expect(await forge("approve")).toMatch(/disagrees with CANDIDATE-0005: choose/);
    for (const verb of [
      "replace",
      "replace.",
      "replace.1",
      "replace.-1",
      "replace.99",
      "keep_both",
    ]) {
      expect(await forge(verb), verb).toMatch(/doesn't work any more/);
    }
    expect(newestCandidate(bot)).toMatchObject({ status: "pending" });
    expect(newestCandidate(bot).resolution).toBeUndefined();
    expect(labels(shownCard(bot, card))).toEqual(labels(card));
    expect(bot.events().map(({ event }) => event)).not.toContain("approved");
  });

  it("keeps both, and says so in the new entry", async () => {
    const bot = await startBot();
    await teach(bot, TWO);
    expect(await tap(bot, /Keep both/)).toMatch(/^Approved: both stay/);
    await bot.ask("/merge");
    await tap(bot, /^Merge$/);
    const texts = (await bot.runtime.store.snapshot()).mind.map(({ text }) => text);
    expect(texts).toContain(TWO);
    expect(texts.some((text) => text.startsWith(OLD.start))).toBe(true);
    expect(bot.read("SELF.md")).not.toContain("superseded_by");
    expect(bot.read("SELF.md")).toContain("resolution: context");
  });

  it("refuses the new one with a reason", async () => {
    const bot = await startBot();
    await teach(bot, TWO);
    await tap(bot, /Reject new/);
    expect(await tap(bot, /Not true/)).toBe("Rejected.");
    expect(bot.events().at(-1)).toMatchObject({ event: "rejected", rejection_reason: "not_true" });
  });

  it("can only be opened in /review, and chosen there", async () => {
    const bot = await startBot();
    await teach(bot, TWO);
    const review = await bot.ask("/review");
    expect(labels(review)).toEqual(["🔍 0005"]);
    const data = buttonData(review, /0005/).replace("open", "approve");
    const forged = bot.telegram.tap(OWNER, review.messageId, data);
    expect(await settled(bot, forged)).toMatch(/choose on its card/);
    expect(await tap(bot, /🔍 0005/)).toBe("CANDIDATE-0005 is below.");
    expect(await tap(bot, /New replaces old/)).toMatch(/^Approved/);
    expect(newestCandidate(bot).supersedes).toBe(OLD.id);
  });
});

describe("an entry that was edited by hand between card and tap", () => {
  const changes = [
    {
      what: "still speaks against it",
      to: "Octopuses have four hearts and blue blood",
      ends: true,
    },
    { what: "speaks of something else", to: "Starfish regrow an arm", ends: false },
  ];
  it.each(changes)("and $what is not replaced unseen", async ({ to, ends }) => {
    const bot = await startBot();
    const card = await teach(bot, TWO);
    editByHand(bot, "SELF.md", OLD.start, to);
    if (!ends) editByHand(bot, "SELF.md", rest(bot), "");
    expect(await tap(bot, /New replaces old/)).toMatch(/LEARN-0003 has changed since you saw it/);
    expect(newestCandidate(bot).status).toBe("pending");
    const now = shownCard(bot, card);
    expect(labels(now).includes("New replaces old")).toBe(ends);
    expect(now.text.includes(to)).toBe(ends);
    expect(await tap(bot, ends ? /New replaces old/ : /✅ Approve/)).toMatch(/^Approved/);
    expect(newestCandidate(bot).supersedes).toBe(ends ? OLD.id : undefined);
  });

  it("is not kept beside it unseen either", async () => {
    const bot = await startBot();
    const card = await teach(bot, TWO);
    editByHand(bot, "SELF.md", OLD.start, "Octopuses have nine hearts and blue blood");
    expect(await tap(bot, /Keep both/)).toMatch(/disagrees/);
    expect(shownCard(bot, card).text).toContain("nine hearts");
    expect(await tap(bot, /Keep both/)).toMatch(/^Approved: both stay/);
  });

  it("that a plain card knew nothing of turns it into a choice", async () => {
    const bot = await startBot();
    const card = await teach(bot, "puffins carry ten fish at once");
    expect(labels(card)).toContain("✅ Approve");
    editByHand(bot, "SELF.md", OLD.start, "Puffins carry one fish at once");
    editByHand(bot, "SELF.md", rest(bot), "");
    expect(await tap(bot, /✅ Approve/)).toMatch(/choose on its card/);
    expect(labels(shownCard(bot, card))).toContain("New replaces old");
    expect(candidates(bot).filter(({ status }) => status === "pending")).toHaveLength(1);
  });
});

it("an entry that is gone at the merge is named, and nothing is merged", async () => {
  const bot = await startBot();
  await teach(bot, TWO);
  await tap(bot, /New replaces old/);
  await bot.ask("/merge");
  editByHand(bot, "SELF.md", `id: ${OLD.id}\n`, "id: LEARN-0999\n");
  expect(await tap(bot, /^Merge$/)).toMatch(/cannot replace LEARN-0003: there is no such entry/);
  expect(receipts(bot)).toEqual([]);
  expect((await bot.ask("/merge")).text).toMatch(/cannot replace LEARN-0003/);
});

/** The words of the old entry behind those that were replaced. */
function rest(bot: TestBot): string {
  return (
    /, because their blood carries copper instead of iron/.exec(bot.read("SELF.md"))?.[0] ?? "?"
  );
}
