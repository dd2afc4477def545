// A prompt that a server cut is noticed by the server's own count, and no other way of counting is taken for it.

import { describe, expect, it } from "vitest";
import type { Shortened } from "../../src/llm/shortened.ts";
import { estimateTokens } from "../../src/voice/tokens.ts";
import { PROSE } from "../voice/writing-samples.ts";
import { realTokens } from "../support/real-tokens.ts";
import { startLlm } from "./support.ts";

/** A prompt of some 6,000 tokens in this writing. */
function long(text: string): string {
  return text.repeat(Math.ceil(6000 / Math.max(1, realTokens(text))));
}
const ENGLISH = long(Object.values(PROSE)[0] ?? "");

async function heardOf(usages: readonly object[], system = ENGLISH) {
  const told: Shortened[] = [];
  const { ask, model } = await startLlm({ onShortened: (what) => told.push(what) });
  for (const usage of usages) {
    model.enqueue({ body: { choices: [{ message: { content: "hi" } }], usage } });
    await ask("voice", undefined, { system });
  }
  return told;
}

describe("a prompt of 6,000 tokens", () => {
  it.each([
    { prompt_tokens: 2050 },
    { prompt_tokens: 2050, completion_tokens: 9, total_tokens: 2059 },
    { prompt_tokens: 1026, prompt_tokens_details: { cached_tokens: 1000 } },
  ])("that is counted as %o was cut, and that is told once", async (usage) => {
    const told = await heardOf([usage, usage, usage]);
    expect(told).toEqual([
      { model: "main-model", counted: usage.prompt_tokens, sent: expect.any(Number) as number },
    ]);
  });

  it.each<readonly [string, readonly object[]]>([
    ["whole", [{ prompt_tokens: 6000 }]],
    ["by a thrifty tokenizer", [{ prompt_tokens: 4200 }]],
    [
      "without what was cached",
      [{ prompt_tokens: 40, prompt_tokens_details: { cached_tokens: 5900 } }],
    ],
    ["as Anthropic does", [{ input_tokens: 40, cache_read_input_tokens: 5900 }]],
    [
      "as DeepSeek does",
      [{ prompt_tokens: 5950, prompt_cache_hit_tokens: 5900, prompt_cache_miss_tokens: 50 }],
    ],
    [
      "once whole, and then without what is still known",
      [{ prompt_tokens: 6000 }, { prompt_tokens: 300 }],
    ],
    ["not at all", [{ prompt_tokens: 0 }, {}, { prompt_tokens: "many" }, { prompt_tokens: -7 }]],
    ["as one", [{ prompt_tokens: 1 }]],
  ])("that is counted %s was not cut", async (_, usages) => {
    expect(await heardOf(usages)).toEqual([]);
  });

  it.each(Object.entries(PROSE))(
    "in %s that is counted truly was not cut, and a third of it was",
    async (_, text) => {
      const system = long(text);
      expect(await heardOf([{ prompt_tokens: realTokens(system) }], system)).toEqual([]);
      const least = Math.min(estimateTokens(system) / 3, Buffer.byteLength(system) / 7);
      const third = { prompt_tokens: Math.floor(least) };
      expect(await heardOf([third], system)).toHaveLength(1);
    },
  );
});

it("a short prompt is never taken for a cut one", async () => {
  expect(await heardOf([{ prompt_tokens: 40 }], "You are Pip. ".repeat(50))).toEqual([]);
});
