// Every line of a merge, before it is made.

import { expect, it } from "vitest";
import { OWNER, startBot } from "../support/bots.ts";

it("a merge can be read line by line before it is confirmed, and nothing is written by that", async () => {
  const bot = await startBot();
  await bot.ask("we drew a striped lighthouse");
  await bot.idle();
  await bot.telegram.tapButton(OWNER, /Approve/).answered;
  await bot.ask("/merge");
  const self = bot.read("SELF.md");
  const { text } = await bot.telegram.tapButton(OWNER, "Show every line").answered;
  expect(text).toBe("Every line is below.");
  await bot.idle();
  const shown = bot.telegram.chat(OWNER.id).at(-1)?.text ?? "";
  expect(shown).toMatch(/EVIDENCE\.md:\n\+ [^]*PENDING-REVIEW\.md:[^]*SELF\.md:\n/);
  expect(shown).toMatch(/\+ +topic: "Striped lighthouse/);
  expect(bot.read("SELF.md")).toBe(self);
  await bot.telegram.tapButton(OWNER, "Merge").answered;
  await bot.idle();
  expect(bot.read("SELF.md")).toContain("Striped lighthouse");
});
