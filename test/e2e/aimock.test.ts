// The loop once more against a model server that is not ours.

import { LLMock } from "@copilotkit/aimock";
import { expect, it, onTestFinished } from "vitest";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { startBot } from "../support/bots.ts";
import { analystAnswer, approveAndMerge, newestCandidate, stageOne } from "../support/gate.ts";

it("answers, looks up, proposes and merges with an independent model server", async () => {
  const mock = new LLMock({ port: 0 });
  const task = (name: string) => ({ systemMessage: `Task: ${name}` });
  const report = "we drew a striped lighthouse";
  mock.on(
    { userMessage: "why do lighthouses flash?", ...task("voice") },
    { content: "I have not learned that yet, do you want me to look it up?" },
  );
  mock.on(task("library"), { content: "LIBRARY_MISS" });
  mock.on(task("lookup"), { content: "Each lighthouse has its own pattern." });
  mock.on(task("rephrase"), { content: "I found out! Every one blinks in its own way." });
  mock.on({ userMessage: report, ...task("analyst") }, { content: analystAnswer(report) });
  mock.on(task("analyst"), { content: "NONE" });
  await mock.start();
  onTestFinished(() => mock.stop());

  const bot = await startBot({ environment: { OPENAI_BASE_URL: `${mock.url}/v1` } });
  expect((await bot.ask("why do lighthouses flash?")).text).toMatch(/look it up\?$/);
  expect((await bot.ask("yes")).text).toBe(
    `I found out! Every one blinks in its own way.\n\n${ENGLISH_LINES.found_by_model}`,
  );
  await bot.idle();
  await stageOne(bot, report);
  expect(newestCandidate(bot).exampleFromExchange).toBe(report);
  expect(await approveAndMerge(bot)).toBe("Merged.");
  expect(bot.read("SELF.md")).toContain("Something new to know");
  expect(bot.read("COMPUTE-LEDGER.jsonl")).toContain('"lookup_rephrase"');
});
