// The end of an answer, in the words of each server as people met them: what was cut off, filtered or given up is known as such.

import { describe, expect, it } from "vitest";
import type { ScriptedReply } from "../../src/tools/simulator/model/model-types.ts";
import { startLlm } from "./support.ts";

const json = (value: unknown): ScriptedReply => ({
  rawBody: JSON.stringify(value),
  contentType: "application/json",
});
const choice = (message: object, finish_reason: unknown): object => ({
  choices: [{ index: 0, finish_reason, message }],
});
const said = (content: string, end: string): ScriptedReply => json(choice({ content }, end));

describe("the end of an answer", () => {
  it.each([
    "length",
    // google/generative-ai-docs#235, langgenius/dify#8550 (the name of a constant of Python's).
    "MAX_TOKENS",
    "FinishReason.MAX_TOKENS",
    // Anthropic API reference.
    "max_tokens",
    "model_context_window_exceeded",
    // caikit/caikit-nlp#253, Cohere, LM Studio's own API, Mistral.
    "TOKEN_LIMIT",
    "ERROR_LIMIT",
    "maxPredictedTokensReached",
    "contextLengthReached",
    "model_length",
    "max_length",
  ])("%s means that it was cut off", async (end) => {
    const { ask, model } = await startLlm();
    model.enqueue(said("I made a boat. Do you want me to loo", end), { times: 2 });
    expect(await ask()).toBe("I made a boat.");
    expect(model.requests).toHaveLength(2);
  });

  it.each<readonly [string, object]>([
    ["an object", choice({ content: "I made a boat. And th" }, { type: "length" })],
    [
      "details",
      {
        choices: [
          { message: { content: "I made a boat. And th" }, finish_details: { type: "max_tokens" } },
        ],
      },
    ],
    ["llama.cpp's own word", { content: "I made a boat. And th", stop_type: "limit" }],
    [
      "Bedrock's word",
      {
        output: { message: { content: [{ text: "I made a boat. And th" }] } },
        stopReason: "max_tokens",
      },
    ],
    [
      "Gemini's word",
      {
        candidates: [
          { content: { parts: [{ text: "I made a boat. And th" }] }, finishReason: "MAX_TOKENS" },
        ],
      },
    ],
  ])("is heard in %s, too", async (_, answer) => {
    const { ask, model } = await startLlm();
    model.enqueue(json(answer), { times: 2 });
    expect(await ask()).toBe("I made a boat.");
  });

  it.each([
    "content_filter",
    // Gemini, Bedrock, Cohere, Zhipu, Anthropic, LiteLLM.
    "SAFETY",
    "PROHIBITED_CONTENT",
    "guardrail_intervened",
    "ERROR_TOXIC",
    "sensitive",
    "refusal",
    "blocked",
  ])("%s means that a filter stopped it", async (end) => {
    const { ask, model } = await startLlm();
    model.enqueue(said("Well, you can take a kni", end));
    await expect(ask()).rejects.toMatchObject({ kind: "filtered" });
  });

  it.each([
    "error",
    // DeepSeek, Zhipu, vLLM, Ollama.
    "insufficient_system_resource",
    "network_error",
    "abort",
    "unload",
  ])("%s means that the server gave up", async (end) => {
    const { ask, model } = await startLlm();
    model.enqueue(said("Well, you can take a kni", end));
    await expect(ask()).rejects.toMatchObject({ kind: "bad_output" });
  });
});
