// An undo leaves later changes alone, and does nothing where it cannot.

import { describe, expect, it } from "vitest";
import { OWNER, startBot } from "../support/bots.ts";
import {
  approveAndMerge,
  buttonData,
  editByHand,
  settled,
  shownCard,
  stageOne,
  tap,
} from "../support/gate.ts";
import { learn, teach } from "../support/taught.ts";
import { readFolder } from "../support/temporary.ts";

describe("what happened since the merge", () => {
  it("stays where it touches other lines", async () => {
    const bot = await startBot();
    await stageOne(bot);
    await approveAndMerge(bot);
    const offer = await bot.ask("/undo");
    await learn(bot, "puffins carry ten fish at once");
    editByHand(bot, "SELF.md", "A small harbour town", "A big harbour town");
    // The card is for the merge that it showed, whatever came after.
    const data = buttonData(offer, /Take it back/);
    expect(await settled(bot, bot.telegram.tap(OWNER, offer.messageId, data))).toBe("Taken back.");
    const self = bot.read("SELF.md");
    expect(self).toContain("puffins carry ten fish at once");
    expect(self).toContain("A big harbour town");
    expect(self).not.toContain("red lamp");
    expect(await bot.runtime.store.integrity()).toEqual([]);
  });

  it("is a reason to refuse where it touches the same lines", async () => {
    const bot = await startBot();
    await stageOne(bot);
    await approveAndMerge(bot);
    const offer = await bot.ask("/undo");
    editByHand(bot, "SELF.md", "red lamp", "green lamp");
    const files = readFolder(bot.folder);
    expect(await tap(bot, /Take it back/)).toMatch(
      /^Nothing was undone\. SELF\.md: CUR-\d+ \(line \d+\) was changed since/,
    );
    const quiet = { "PIPELINE-EVENTS.jsonl": "" };
    expect({ ...readFolder(bot.folder), ...quiet }).toEqual({ ...files, ...quiet });
    expect(bot.events().at(-1)).toMatchObject({
      event: "validation_failed",
      reason: "undo_conflict",
    });
    expect(shownCard(bot, offer)).toMatchObject({ buttons: [] });
    expect((await bot.ask("/undo")).text).toMatch(/^Nothing was undone/);
  });

  it("is a reason to refuse where a later entry replaced what the merge wrote", async () => {
    const bot = await startBot();
    await learn(bot, "jellyfish hearts beat twice a second");
    const offer = await bot.ask("/undo");
    await teach(bot, "jellyfish have no hearts to beat");
    await tap(bot, /New replaces old/);
    await bot.ask("/merge");
    await tap(bot, /^Merge$/);
    const data = buttonData(offer, /Take it back/);
    const late = bot.telegram.tap(OWNER, offer.messageId, data);
    expect(await settled(bot, late)).toMatch(/^Nothing was undone\. SELF\.md: LEARN-\d+/);
  });
});
