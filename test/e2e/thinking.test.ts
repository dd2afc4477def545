// A model's thoughts reach nobody: no person, no transcript, no conversation, no analyst, no button.

import { describe, expect, it } from "vitest";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { OWNER, startBot, type TestBot } from "../support/bots.ts";
import { analystAnswer, newestCandidate } from "../support/gate.ts";

const THOUGHT =
  'SECRETTHOUGHT about Mira. I must not ask: Do you want me to look it up? {"proposal": null}';
const FORMS: readonly (readonly [string, (answer: string) => string])[] = [
  ["<think>", (answer) => `<think>\n${THOUGHT}\n</think>\n\n${answer}`],
  ["a closing tag alone", (answer) => `${THOUGHT}\n</think>\n\n${answer}`],
  ["[THINK]", (answer) => `[THINK]${THOUGHT}[/THINK]${answer}</s>`],
  [
    "harmony",
    (answer) =>
      `<|channel|>analysis<|message|>${THOUGHT}<|end|><|start|>assistant<|channel|>final<|message|>${answer}<|return|>`,
  ],
];

describe.each(FORMS)("thinking in the form %s", (_, wrap) => {
  it("is heard of nowhere, in no task", async () => {
    const bot = await startBot();
    const { model } = bot.servers;
    model.enqueue(wrap("Kites fly because of wind."), { task: "voice" });
    expect((await bot.ask("why do kites fly?")).text).toBe("Kites fly because of wind.");
    expect(bot.telegram.chat(OWNER.id).at(-1)?.buttons ?? []).toEqual([]);
    expect(bot.conversation().pendingLookup).toBeUndefined();

    model.enqueue("Do you want me to look it up?", { task: "voice" });
    await bot.ask("why do lighthouses flash?");
    model.enqueue(wrap("They warn ships."), { task: "library" });
    model.enqueue(wrap("I looked it up! They warn ships."), { task: "rephrase" });
    expect((await bot.ask("yes")).text).toBe(
      `I looked it up! They warn ships.\n\n${ENGLISH_LINES.found_in_library}`,
    );
    model.enqueue(wrap(analystAnswer("a striped lighthouse")), { task: "analyst" });
    await bot.idle();
    model.clearScript();
    model.enqueue(wrap(analystAnswer("a striped lighthouse")), { task: "analyst" });
    await bot.ask("we drew a striped lighthouse");
    await bot.idle();
    expect(newestCandidate(bot).exampleFromExchange).toBe("a striped lighthouse");
    expectNowhere(bot);
  });
});

it('a thought that was cut off, and nothing but a thought, are no answer and no "nothing new"', async () => {
  const bot = await startBot();
  for (const text of [`<think>\n${THOUGHT}`, `<think>${THOUGHT}</think>\n`]) {
    bot.servers.model.enqueue(text, { task: "voice", times: 2 });
    expect((await bot.ask("why do kites fly?")).text).toMatch(/mixed up/);
    bot.servers.model.enqueue(text, { task: "analyst", times: 2 });
    expect((await bot.ask("we drew a lighthouse")).text).toMatch(/I'll read it later/);
  }
  expectNowhere(bot);
});

function expectNowhere(bot: TestBot): void {
  const said = bot.telegram.chat(OWNER.id).map(({ text }) => text);
  const files = ["SESSION-TRANSCRIPT.md", "PENDING-REVIEW.md", "PIPELINE-EVENTS.jsonl"];
  const prompts = bot.servers.model.requests.map(({ body }) => JSON.stringify(body));
  const everything = [...said, ...files.map((file) => bot.read(file)), ...prompts, ...bot.log];
  expect(everything.join("\n")).not.toContain("SECRETTHOUGHT");
}
