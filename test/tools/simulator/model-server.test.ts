import OpenAI, { APIConnectionError, APIError, toFile } from "openai";
import { describe, expect, onTestFinished, test } from "vitest";
import { startModelServer } from "../../../src/tools/simulator/model/model-server.ts";
import type {
  ModelServer,
  ModelServerOptions,
} from "../../../src/tools/simulator/model/model-server.ts";

interface Model {
  readonly server: ModelServer;
  readonly client: OpenAI;
  ask(text: string, task?: string): Promise<string | null | undefined>;
}

async function createModel(options: ModelServerOptions = {}): Promise<Model> {
  const server = await startModelServer(options);
  onTestFinished(() => server.close());
  const client = new OpenAI({ apiKey: "any", baseURL: server.url, maxRetries: 0, timeout: 2_000 });
  const ask: Model["ask"] = async (text, task = "lookup") => {
    const completion = await client.chat.completions.create({
      model: "gpt-4o",
      messages: [
        { role: "system", content: `Task: ${task}\n\nRules.` },
        { role: "user", content: text },
      ],
    });
    return completion.choices[0]?.message.content;
  };
  return { server, client, ask };
}

describe("the model server", () => {
  test("answers the openai package, counts tokens and keeps the request", async () => {
    const { server, client } = await createModel({ respond: () => "12345678" });
    const completion = await client.chat.completions.create({
      model: "gpt-4o-mini",
      temperature: 0.2,
      messages: [{ role: "user", content: "x".repeat(40) }],
    });
    expect(completion).toMatchObject({
      object: "chat.completion",
      model: "gpt-4o-mini",
      choices: [{ message: { role: "assistant", content: "12345678" }, finish_reason: "stop" }],
      usage: {
        prompt_tokens: 10,
        completion_tokens: 2,
        total_tokens: 12,
        prompt_tokens_details: { cached_tokens: 0 },
      },
    });
    expect(server.requests).toMatchObject([{ task: "", body: { temperature: 0.2 } }]);
  });

  test("streams the same answer with its usage", async () => {
    const { client } = await createModel({ respond: () => "one two  three" });
    const stream = await client.chat.completions.create({
      model: "gpt-4o",
      stream: true,
      stream_options: { include_usage: true },
      messages: [{ role: "user", content: "hi" }],
    });
    let text = "";
    let tokens = 0;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? "";
      tokens += chunk.usage?.total_tokens ?? 0;
    }
    expect(text).toBe("one two  three");
    expect(tokens).toBe(5);
  });

  test("lists models and transcribes by saying that it cannot", async () => {
    const { client } = await createModel();
    const models = await client.models.list();
    expect(models.data.map(({ id }) => id)).toContain("offline-stand-in");
    expect(await transcribed(client, "sound")).toBe("(the offline stand-in cannot hear)");
  });

  test("takes the transcript that an upload carries for what is said in it", async () => {
    const { client, server } = await createModel();
    const sound = "OggS\u0000\u0001 offline-transcript: we drew a boat\u0000\u0002";
    expect(await transcribed(client, sound)).toBe("we drew a boat");
    server.enqueue("as prepared", { task: "transcription" });
    expect(await transcribed(client, sound)).toBe("as prepared");
  });

  test("notes that a client closed the connection before it had its answer", async () => {
    const { client, server, ask } = await createModel({ respond: () => "fine" });
    await ask("x");
    server.enqueue({ hang: true });
    const stop = new AbortController();
    const messages = [{ role: "user" as const, content: "x" }];
    const asking = client.chat.completions.create(
      { model: "m", messages },
      { signal: stop.signal },
    );
    await expect.poll(() => server.requests.length).toBe(2);
    expect(server.requests[1]?.isCutOff).toBe(false);
    stop.abort();
    await expect(asking).rejects.toThrow(/aborted/);
    await expect.poll(() => server.requests[1]?.isCutOff).toBe(true);
    expect(server.requests[0]?.isCutOff).toBe(false);
  });

  test("refuses a request without a model as OpenAI does", async () => {
    const { server } = await createModel();
    const response = await fetch(`${server.url}/chat/completions`, {
      method: "POST",
      body: JSON.stringify({ messages: [{ role: "user", content: "x" }] }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error" } });
  });

  test("prepared answers come first, in order, and only to the task they are for", async () => {
    const { server, ask } = await createModel({ respond: () => "brain", script: ["first"] });
    server.enqueue("for the analyst", { task: "analyst" });
    server.enqueue("second");
    expect(await ask("x", "voice")).toBe("first");
    expect(await ask("x", "voice")).toBe("second");
    expect(await ask("x", "voice")).toBe("brain");
    expect(server.prepared).toBe(1);
    expect(await ask("x", "analyst")).toBe("for the analyst");
    server.enqueue("often", { times: Infinity });
    for (let count = 0; count < 3; count += 1) expect(await ask("x")).toBe("often");
    server.clearScript();
    expect(await ask("x")).toBe("brain");
  });

  test("plays errors with their headers", async () => {
    const { server, ask } = await createModel();
    server.enqueue({ status: 429, message: "slow down", headers: { "retry-after": "7" } });
    const failed: unknown = await ask("x").catch((error) => error);
    expect(failed).toBeInstanceOf(APIError);
    expect(failed).toMatchObject({ status: 429, type: "rate_limit_error" });
    expect((failed as APIError).headers?.get("retry-after")).toBe("7");
    server.enqueue({ status: 400, body: { error: { message: "mine", code: "own_code" } } });
    await expect(ask("x")).rejects.toMatchObject({ status: 400, code: "own_code" });
  });

  test("plays hanging, cut and senseless answers", async () => {
    const { server, client, ask } = await createModel();
    server.enqueue({ reset: true });
    await expect(ask("x")).rejects.toBeInstanceOf(APIConnectionError);
    server.enqueue({ hang: true });
    const body = { model: "m", messages: [{ role: "user" as const, content: "x" }] };
    const hanging = client.chat.completions.create(body, { timeout: 50 });
    await expect(hanging).rejects.toBeInstanceOf(APIConnectionError);
    server.enqueue({ rawBody: "<html>Sorry</html>", contentType: "text/html" });
    const response = await fetch(`${server.url}/chat/completions`, {
      method: "POST",
      body: JSON.stringify(body),
    });
    expect([response.headers.get("content-type"), await response.text()]).toEqual([
      "text/html",
      "<html>Sorry</html>",
    ]);
  });

  test("takes its time by task, and as told for one answer", async () => {
    const { server, ask } = await createModel({ latencyMs: { voice: 60 } });
    const timed = async (task: string) => {
      const started = performance.now();
      await ask("x", task);
      return performance.now() - started;
    };
    expect(await timed("voice")).toBeGreaterThan(58);
    server.latencyMs = 0;
    server.enqueue({ delayMs: 60, text: "late" });
    expect(await timed("voice")).toBeGreaterThan(58);
  });
});

async function transcribed(client: OpenAI, sound: string): Promise<string> {
  const file = await toFile(Buffer.from(sound), "voice.ogg");
  const { text } = await client.audio.transcriptions.create({ model: "whisper-1", file });
  return text;
}
