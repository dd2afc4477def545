import { describe, expect, it, onTestFinished } from "vitest";
import { LlmError } from "../../src/errors.ts";
import type { LlmTask } from "../../src/voice/ports.ts";
import { startLlm } from "./support.ts";

const FINE = '{"choices":[{"message":{"role":"assistant","content":"fine"}}]}';

describe("a model call", () => {
  it.each([
    { task: "voice", model: "main-model", max_tokens: 200, temperature: 0.5, bucket: "main" },
    {
      task: "library",
      model: "analyst-model",
      max_tokens: 200,
      temperature: 0.2,
      bucket: "library_lookup",
    },
    {
      task: "lookup",
      model: "main-model",
      max_tokens: 200,
      temperature: 0.3,
      bucket: "lookup_factual",
    },
    {
      task: "rephrase",
      model: "main-model",
      max_tokens: 200,
      temperature: 0.5,
      bucket: "lookup_rephrase",
    },
    {
      task: "analyst",
      model: "analyst-model",
      max_tokens: 900,
      temperature: 0.2,
      bucket: "analyst",
    },
  ] as const)("for $task has its model, limits and ledger bucket", async (expected) => {
    const { ask, model, used } = await startLlm();
    expect(await ask(expected.task satisfies LlmTask)).toBe("fine");
    const { task: _, bucket, ...body } = expected;
    expect(model.requests[0]?.body).toMatchObject(body);
    expect(model.requests[0]?.body).toHaveProperty("stream", false);
    expect(model.requests[0]?.body).not.toHaveProperty("reasoning_effort");
    expect(used).toEqual([
      expect.objectContaining({ bucket, channelKey: "telegram:1", model: expected.model }),
    ]);
    expect(used[0]?.totalTokens).toBeGreaterThan(0);
  });

  it("gives what is said without what was thought, and a thought in a field of its own is not read", async () => {
    const { ask, model } = await startLlm();
    model.enqueue("<think>\nsecret</think>\n\nHello!<|im_end|>");
    expect(await ask()).toBe("Hello!");
    const message = { content: "Hello!", reasoning_content: "secret", reasoning: "secret" };
    model.enqueue({ body: { choices: [{ message }] } });
    expect(await ask()).toBe("Hello!");
  });
});

describe("trouble", () => {
  it.each([
    { reply: { status: 401 }, kind: "refused", calls: 1 },
    { reply: { status: 400, message: "bad" }, kind: "refused", calls: 1 },
    { reply: { status: 429 }, kind: "rate_limit", calls: 2 },
    { reply: { status: 500 }, kind: "unavailable", calls: 2 },
    { reply: { reset: true }, kind: "unavailable", calls: 2 },
    { reply: { rawBody: "<html>", contentType: "text/html" }, kind: "bad_output", calls: 1 },
    { reply: { rawBody: "not json" }, kind: "bad_output", calls: 1 },
    { reply: { rawBody: "7" }, kind: "bad_output", calls: 1 },
    { reply: { rawBody: "null" }, kind: "bad_output", calls: 1 },
    { reply: { text: "x".repeat(32_001) }, kind: "bad_output", calls: 1 },
    { reply: { text: "" }, kind: "empty", calls: 1 },
    { reply: { text: "<think>secret, and then" }, kind: "empty", calls: 2 },
    { reply: { body: { choices: [{ message: { content: null } }] } }, kind: "empty", calls: 1 },
    { reply: { body: { error: { message: "secret" } } }, kind: "bad_output", calls: 1 },
    { reply: { rawBody: FINE + " ".repeat(2 * 1024 * 1024) }, kind: "bad_output", calls: 1 },
  ])("$reply is LlmError $kind after $calls calls", async ({ reply, kind, calls }) => {
    const { ask, model } = await startLlm();
    model.enqueue(reply, { times: Infinity });
    const failure = await ask().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(LlmError);
    expect(failure).toMatchObject({ kind, code: `llm_${kind}` });
    expect(model.requests).toHaveLength(calls);
    // Private text and keys stay out of what may be logged.
    expect(`${String(failure)} ${JSON.stringify(failure)}`).not.toMatch(/secret|sk-test/);
  });

  it("that is over in time ends as a timeout", async () => {
    const { ask, model } = await startLlm();
    model.enqueue({ hang: true });
    await expect(ask("voice", AbortSignal.timeout(50))).rejects.toMatchObject({ kind: "timeout" });
  });

  it("is `aborted` when the caller stops it, and nothing is left behind", async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown): void => void unhandled.push(error);
    process.on("unhandledRejection", note);
    onTestFinished(() => void process.off("unhandledRejection", note));
    const { ask, model } = await startLlm();
    await expect(ask("voice", AbortSignal.abort())).rejects.toMatchObject({ kind: "aborted" });
    expect(model.requests).toEqual([]);
    model.enqueue({ hang: true });
    const stop = new AbortController();
    const asking = ask("voice", stop.signal);
    stop.abort();
    await expect(asking).rejects.toMatchObject({ kind: "aborted" });
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).toEqual([]);
  });

  it("ends at the signal, also while a second try is waited for", async () => {
    const { ask, model } = await startLlm();
    model.enqueue({ status: 429, headers: { "retry-after": "5" } }, { times: 2 });
    const started = Date.now();
    await expect(ask("voice", AbortSignal.timeout(100))).rejects.toMatchObject({ kind: "timeout" });
    expect(Date.now() - started).toBeLessThan(1000);
  });

  it("is tried again when the server says, if that is soon", async () => {
    const { ask, model } = await startLlm();
    model.enqueue({ status: 429, headers: { "retry-after-ms": "5" } });
    expect(await ask()).toBe("fine");
    const [first, second] = model.requests;
    // Without a word from the server it would be 375 ms at least.
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(300);
  });

  it.each([
    { "retry-after": "9" },
    { "retry-after": "1e9" },
    { "retry-after-ms": "9000" },
    { "retry-after": new Date(Date.now() + 3_600_000).toUTCString() },
  ])("is not tried again when the server wants a long wait: %o", async (headers) => {
    const { ask, model } = await startLlm();
    model.enqueue({ status: 429, headers });
    await expect(ask()).rejects.toMatchObject({ kind: "rate_limit" });
    expect(model.requests).toHaveLength(1);
  });

  it("that a person ends closes the connection to the server", async () => {
    const { ask, model } = await startLlm();
    model.enqueue({ hang: true });
    const stop = new AbortController();
    const asking = ask("voice", stop.signal);
    await expect.poll(() => model.requests.length).toBe(1);
    expect(model.requests[0]?.isCutOff).toBe(false);
    stop.abort();
    await expect(asking).rejects.toMatchObject({ kind: "aborted" });
    await expect.poll(() => model.requests[0]?.isCutOff).toBe(true);
  });

  it("never sends the key to another address", async () => {
    const { ask, model } = await startLlm();
    const other = await startLlm();
    model.enqueue(
      { status: 307, headers: { location: `${other.model.url}/chat/completions` } },
      { times: Infinity },
    );
    await expect(ask()).rejects.toMatchObject({ kind: "unavailable" });
    expect(other.model.requests).toEqual([]);
  });
});

describe("a refused parameter", () => {
  it("is learned once for each model, and no other 400 is", async () => {
    const { ask, model } = await startLlm();
    model.enqueue({ status: 400, message: "'max_tokens' is not supported" });
    expect(await ask("voice")).toBe("fine");
    expect(await ask("rephrase")).toBe("fine");
    expect(await ask("analyst")).toBe("fine");
    expect(model.requests.map(({ body }) => "max_tokens" in body)).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(model.requests[1]?.body).toMatchObject({ max_completion_tokens: 200 });
    model.enqueue({ status: 400, message: "the prompt is too long" });
    await expect(ask()).rejects.toMatchObject({ kind: "overflow" });
  });

  it("that is refused again and again ends", async () => {
    const { ask, model } = await startLlm();
    model.enqueue(
      { status: 400, message: "no max_tokens and no temperature" },
      { times: Infinity },
    );
    await expect(ask()).rejects.toMatchObject({ kind: "refused" });
    expect(model.requests.length).toBeLessThanOrEqual(3);
  });

  it("is learned by many calls at once without harm", async () => {
    const { ask, model } = await startLlm({}, ({ body }) =>
      "temperature" in body ? { status: 400, message: "no 'temperature'" } : "fine",
    );
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask()));
    expect(answers).toEqual(Array.from({ length: 5 }, () => "fine"));
    expect(await ask()).toBe("fine");
    expect(model.requests.at(-1)?.body).not.toHaveProperty("temperature");
  });
});
