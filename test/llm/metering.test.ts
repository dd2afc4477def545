// Tokens are reserved before every call and settled after it, once, whatever comes of it.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factual } from "../../src/factual.ts";
import { LlmError } from "../../src/errors.ts";
import { completionCounts } from "../../src/llm/completion.ts";
import { embeddingCounts } from "../../src/llm/embeddings.ts";
import { generousTokens } from "../../src/llm/meter.ts";
import { transcriptionCounts } from "../../src/llm/transcription.ts";
import { startLlm } from "./support.ts";

const CHOICES = [{ message: { role: "assistant", content: "hello there" } }];

describe("what a server counts", () => {
  const number = fc.option(fc.nat({ max: 3000 }), { nil: undefined });
  const usage = fc.record({
    prompt_tokens: number,
    completion_tokens: number,
    total_tokens: number,
    input_tokens: number,
    output_tokens: number,
  });

  it("never makes a long text cheaper than one token for sixteen bytes", () => {
    const property = fc.property(usage, fc.nat({ max: 60_000 }), (told, bytes) => {
      const text = "x".repeat(bytes);
      const least = Math.floor(bytes / 16) - 1;
      const estimate = generousTokens(text);
      const answer = { choices: [{ message: { content: text } }], usage: told };
      expect(completionCounts(answer, 0).totalTokens).toBeGreaterThanOrEqual(least);
      expect(completionCounts({ usage: told }, estimate).totalTokens).toBeGreaterThanOrEqual(least);
      const embedded = { vectors: [], usage: told };
      expect(embeddingCounts(embedded, estimate).totalTokens).toBeGreaterThanOrEqual(least);
      expect(transcriptionCounts({ text, usage: told }, 500).totalTokens).toBeGreaterThanOrEqual(
        least,
      );
      expect(transcriptionCounts({ text, usage: told }, 500).totalTokens).toBeGreaterThan(0);
    });
    fc.assert(property);
  });

  it("holds where it is possible, beside what it had cached", () => {
    const cached = { prompt_tokens: 7, completion_tokens: 9, cache_read_input_tokens: 4000 };
    expect(completionCounts({ choices: CHOICES, usage: cached }, 5000)).toMatchObject({
      promptTokens: 7,
      totalTokens: 16,
    });
  });
});

describe("a call that is answered", () => {
  it("is settled with what the server counted, what it had cached and how long it took", async () => {
    const { ask, model, used } = await startLlm();
    const usage = {
      prompt_tokens: 100,
      completion_tokens: 20,
      total_tokens: 120,
      prompt_tokens_details: { cached_tokens: 64 },
    };
    model.enqueue({ body: { choices: CHOICES, usage }, delayMs: 30 });
    await ask();
    expect(used).toEqual([
      {
        channelKey: "telegram:1",
        bucket: "main",
        model: "main-model",
        promptTokens: 100,
        completionTokens: 20,
        totalTokens: 120,
        cachedTokens: 64,
        latencyMs: expect.any(Number) as number,
      },
    ]);
    expect(used[0]?.latencyMs).toBeGreaterThanOrEqual(29);
    expect(used[0]?.latencyMs).toBeLessThan(5000);
  });

  it.each([
    undefined,
    null,
    {},
    [],
    "many",
    { total_tokens: "7" },
    { total_tokens: -7 },
    { total_tokens: 7.5 },
    { prompt_tokens: 7 },
    { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
    { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    { total_tokens: 0 },
  ])("is settled with an estimate, marked as one, when its usage is %j", async (usage) => {
    const { ask, model, used } = await startLlm();
    model.enqueue({ body: { choices: CHOICES, usage } });
    expect(await ask()).toBe("hello there");
    expect(used).toHaveLength(1);
    const [use] = used;
    expect(use?.isEstimated).toBe(true);
    expect(use?.promptTokens).toBeGreaterThan(8);
    expect(use?.promptTokens).toBeLessThan(30);
    expect(use?.completionTokens).toBe(4);
    expect(use?.totalTokens).toBe((use?.promptTokens ?? 0) + 4);
  });

  it.each([
    [{ total_tokens: 7 }, [0, 0, 7]],
    [{ prompt_tokens: 5, completion_tokens: 2 }, [5, 2, 7]],
    [{ prompt_tokens: 5, completion_tokens: 2, total_tokens: 9 }, [5, 2, 9]],
    [
      { total_tokens: 7, prompt_tokens: -1, prompt_tokens_details: { cached_tokens: "x" } },
      [0, 0, 7],
    ],
  ])("is settled with what there is of %j", async (usage, [prompt, completion, total]) => {
    const { ask, model, used } = await startLlm();
    model.enqueue({ body: { choices: CHOICES, usage } });
    await ask();
    expect(used[0]).toMatchObject({
      promptTokens: prompt,
      completionTokens: completion,
      totalTokens: total,
      cachedTokens: 0,
    });
    expect(used[0]).not.toHaveProperty("isEstimated");
  });

  it("was set aside with more than it used, in any language", async () => {
    const { ask, used, reserved } = await startLlm();
    for (const text of ["hello there", "Über die Brücke", "海の生き物について教えて", "🦑🦑"]) {
      await ask("voice", undefined, { messages: [{ role: "user", text: text.repeat(50) }] });
    }
    expect(reserved).toHaveLength(4);
    for (const [index, tokens] of reserved.entries()) {
      expect(tokens).toBeGreaterThan(200 + (used[index]?.promptTokens ?? Infinity));
    }
  });
});

describe("a call that fails", () => {
  it.each([
    { reply: { status: 401 }, kind: "refused" },
    { reply: { status: 429, headers: { "retry-after": "60" } }, kind: "rate_limit" },
    { reply: { status: 503, headers: { "x-should-retry": "false" } }, kind: "unavailable" },
  ])("is settled with nothing after $reply", async ({ reply, kind }) => {
    const { ask, model, reserved, settled } = await startLlm();
    model.enqueue(reply);
    await expect(ask()).rejects.toMatchObject({ kind });
    expect(reserved).toHaveLength(1);
    expect(settled).toEqual([undefined]);
  });

  it("because we gave it up is settled with its estimate: the server may have worked", async () => {
    const { ask, model, reserved, used } = await startLlm();
    model.enqueue({ hang: true }, { times: 2 });
    await expect(ask("voice", AbortSignal.timeout(50))).rejects.toMatchObject({ kind: "timeout" });
    const stop = new AbortController();
    const asking = ask("voice", stop.signal);
    await expect.poll(() => model.requests.length).toBe(2);
    stop.abort();
    await expect(asking).rejects.toMatchObject({ kind: "aborted" });
    expect(used.map(({ totalTokens }) => totalTokens)).toEqual(reserved);
    expect(used.every(({ isEstimated }) => isEstimated)).toBe(true);
  });

  it("with an answer that is no answer is settled with what the server counted", async () => {
    const { ask, model, used } = await startLlm();
    const message = { content: "x".repeat(40_000) };
    model.enqueue({ body: { choices: [{ message }], usage: { total_tokens: 9000 } } });
    await expect(ask()).rejects.toMatchObject({ kind: "bad_output" });
    expect(used).toEqual([expect.objectContaining({ totalTokens: 9000 })]);
  });

  it("before it was made is not set aside at all", async () => {
    const { ask, model, reserved, settled } = await startLlm();
    await expect(ask("voice", AbortSignal.abort())).rejects.toMatchObject({ kind: "aborted" });
    expect([model.requests, reserved, settled]).toEqual([[], [], []]);
  });
});

describe("a meter", () => {
  it("that has nothing left keeps the call from being made", async () => {
    const spent = new LlmError("budget", factual`used up`);
    const { ask, model } = await startLlm({ meter: { reserve: () => Promise.reject(spent) } });
    for (let call = 0; call < 10; call += 1) {
      await expect(ask()).rejects.toMatchObject({ kind: "budget" });
    }
    expect(model.requests).toEqual([]);
  });

  it("that takes long does not make a call that was given up meanwhile", async () => {
    const stop = new AbortController();
    const settled: unknown[] = [];
    const { ask, model } = await startLlm({
      meter: {
        reserve: () => {
          stop.abort();
          return Promise.resolve({ settle: (use) => void settled.push(use) });
        },
      },
    });
    await expect(ask("voice", stop.signal)).rejects.toMatchObject({ kind: "aborted" });
    expect(model.requests).toEqual([]);
    expect(settled).toEqual([undefined]);
  });
});
