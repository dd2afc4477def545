// Voice notes go through the same door as everything else.

import { describe, expect, it } from "vitest";
import type { SpokenNote } from "../../src/voice/ports.ts";
import { permitFor } from "../support/permits.ts";
import { startLlm } from "./support.ts";

function note(said: string, size = 0): SpokenNote {
  return {
    bytes: Buffer.concat([Buffer.from(`OggS\0offline-transcript: ${said}\0`), Buffer.alloc(size)]),
    fileName: "voice.ogg",
    channelKey: "telegram:1",
    permit: permitFor("voice_note"),
  };
}

const IN_TIME = (): AbortSignal => AbortSignal.timeout(5000);

describe("a voice note", () => {
  it("becomes its words, by the model for that", async () => {
    const { llm, model } = await startLlm();
    expect(await llm.transcribe(note("we drew a boat"), IN_TIME())).toBe("we drew a boat");
    const [request] = model.requests;
    expect(request?.path).toBe("/v1/audio/transcriptions");
    expect(request?.body["model"]).toBe("hearing-model");
    expect(request?.body["file"]).toMatchObject({ name: "voice.ogg" });
    expect(request?.upload).toContain("OggS");
  });

  it("with nothing in it is empty", async () => {
    const { llm, model } = await startLlm();
    model.enqueue({ body: { text: "" } });
    expect(await llm.transcribe(note("x"), IN_TIME())).toBe("");
  });

  it.each([
    [" [BLANK_AUDIO]\n", ""],
    ["[ Silence ]", ""],
    ["(Musik)", ""],
    ["♪♪ [Música] ♪♪", ""],
    ["<|en|><|nospeech|>", ""],
    ["*coughs* (laughs)", ""],
    ["(leise Musik)", ""],
    ["[clears throat] [Sous-titrage ST 501]", ""],
    ["[BLANK_AUDIO] we drew a boat [Music]", "we drew a boat"],
    [
      "[00:00:00.000 --> 00:00:03.420]   we drew\n[00:00:03.420 --> 00:00:05.000] a boat\n",
      "we drew\na boat",
    ],
    ["The music was loud (and we sang)", "The music was loud (and we sang)"],
    ["I like [brackets], silence and *stars*.", "I like [brackets], silence and *stars*."],
  ])("transcribed as %j is heard as %j", async (text, heard) => {
    const { llm, model } = await startLlm();
    model.enqueue({ body: { text } });
    expect((await llm.transcribe(note("x"), IN_TIME())).replace(/\n +/g, "\n").trim()).toBe(heard);
  });

  it("is heard from a stream and from a bare text, too", async () => {
    const { llm, model } = await startLlm();
    const events = [
      { type: "transcript.text.delta", delta: "we drew " },
      { type: "transcript.text.done", text: "we drew a boat" },
    ].map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    model.enqueue({ rawBody: events.join(""), contentType: "text/event-stream" });
    expect(await llm.transcribe(note("x"), IN_TIME())).toBe("we drew a boat");
    model.enqueue({ rawBody: "we drew a boat\n", contentType: "text/plain" });
    expect(await llm.transcribe(note("x"), IN_TIME())).toBe("we drew a boat");
  });

  it.each([
    [{ rawBody: "<!DOCTYPE html><title>Sign in</title>", contentType: "text/html" }, "bad_output"],
    [{ rawBody: "<!DOCTYPE html><title>Sign in</title>" }, "bad_output"],
    [{ rawBody: "please accept our terms", contentType: "text/html" }, "bad_output"],
    [{ rawBody: "" }, "bad_output"],
    [{ rawBody: '{"text": "we dr' }, "bad_output"],
    [{ body: { error: { message: "no" } } }, "bad_output"],
    [{ body: { detail: "Not authenticated" } }, "bad_output"],
    [
      { rawBody: Buffer.from([0x80, 0xff, 0x00, 0x12, 0xfe]), contentType: "text/plain" },
      "bad_output",
    ],
    [{ text: "<think>I hear nothing" }, "empty"],
  ] as const)("whose answer is %o is no silence", async (reply, kind) => {
    const { llm, model } = await startLlm();
    model.enqueue(reply);
    await expect(llm.transcribe(note("x"), IN_TIME())).rejects.toMatchObject({ kind });
  });

  it.each([
    {
      usage: { type: "tokens", input_tokens: 30, output_tokens: 9, total_tokens: 39 },
      counts: { promptTokens: 30, completionTokens: 9, totalTokens: 39 },
    },
    {
      usage: { type: "duration", seconds: 12 },
      counts: { seconds: 12, promptTokens: 120, totalTokens: 122, isEstimated: true },
    },
    { usage: undefined, counts: { promptTokens: 30, totalTokens: 32, isEstimated: true } },
    { usage: { seconds: -1 }, counts: { promptTokens: 30, totalTokens: 32, isEstimated: true } },
  ])("is counted in tokens, told ($usage) or estimated", async ({ usage, counts }) => {
    const { llm, model, used, reserved } = await startLlm();
    model.enqueue({ body: { text: "a boat", usage } });
    await llm.transcribe(note("x", 100), IN_TIME());
    expect(reserved).toEqual([3 * 16]);
    expect(used).toEqual([
      expect.objectContaining({
        channelKey: "telegram:1",
        bucket: "transcription",
        model: "hearing-model",
        ...counts,
      }),
    ]);
    expect(used[0]?.latencyMs).toBeGreaterThanOrEqual(0);
    expect("seconds" in (used[0] ?? {})).toBe("seconds" in counts);
  });

  it.each([
    { reply: { status: 400 }, kind: "refused" },
    { reply: { status: 500 }, kind: "unavailable" },
    { reply: { body: {} }, kind: "bad_output" },
    { reply: { body: { text: 7 } }, kind: "bad_output" },
    { reply: { rawBody: "null" }, kind: "bad_output" },
    { reply: { body: { text: "x".repeat(40_000) } }, kind: "bad_output" },
  ])("that cannot be read ($reply) is LlmError $kind", async ({ reply, kind }) => {
    const { llm, model } = await startLlm();
    model.enqueue(reply, { times: Infinity });
    await expect(llm.transcribe(note("x"), IN_TIME())).rejects.toMatchObject({ kind });
  });

  it("is stopped as any call is, connection and all", async () => {
    const { llm, model } = await startLlm();
    model.enqueue({ hang: true });
    const stop = new AbortController();
    const hearing = llm.transcribe(note("x"), stop.signal);
    await expect.poll(() => model.requests.length).toBe(1);
    stop.abort();
    await expect(hearing).rejects.toMatchObject({ kind: "aborted" });
    await expect.poll(() => model.requests[0]?.isCutOff).toBe(true);
  });

  it("shares the breaker with all other calls to the server", async () => {
    const { ask, breaker, llm, model } = await startLlm();
    model.enqueue({ status: 503, headers: { "x-should-retry": "false" } }, { times: Infinity });
    for (let call = 0; call < 5; call += 1) {
      await expect(llm.transcribe(note("x"), IN_TIME())).rejects.toThrow("503");
    }
    await expect(ask()).rejects.toMatchObject({ kind: "unavailable" });
    expect(model.requests).toHaveLength(5);
    expect(breaker).toEqual(["open"]);
  });
});
