// Answers as people met them: each in the form of a server's API, or of a public report of its users, which the comment names. The
// exact text is heard, or the answer fails as what it is.

import { describe, expect, it } from "vitest";
import type { ScriptedReply } from "../../src/tools/simulator/model/model-types.ts";
import { readAnswer } from "../../src/llm/reading.ts";
import { readTranscript } from "../../src/llm/transcription.ts";
import { startLlm } from "./support.ts";

const raw = (rawBody: string | Uint8Array, contentType = "application/json"): ScriptedReply => ({
  rawBody,
  contentType,
});
const json = (value: unknown): ScriptedReply => raw(JSON.stringify(value));
const choice = (message: object | undefined, finish_reason: unknown = "stop"): object => ({
  choices: [{ index: 0, finish_reason, ...(message && { message }) }],
});
const said = (content: unknown, end?: string | null, more: object = {}): ScriptedReply =>
  json(choice({ role: "assistant", content, ...more }, end));
const chunk = (delta: object, finish_reason: string | null = null): string =>
  JSON.stringify({ choices: [{ index: 0, delta, finish_reason }] });
const events = (...data: readonly string[]): ScriptedReply =>
  raw(data.map((one) => `data: ${one}\n\n`).join(""), "text/event-stream");

/** All of them say the same. */
const HEARD = "Hi! I made a boat.";

const FORMS: readonly (readonly [string, ScriptedReply])[] = [
  // OpenAI API reference: chat completions, responses, older completions.
  ["OpenAI's", json({ id: "x", ...choice({ content: HEARD, refusal: null, annotations: [] }) })],
  [
    "OpenAI's responses",
    json({
      object: "response",
      status: "completed",
      error: null,
      output: [
        { type: "reasoning", summary: [{ type: "summary_text", text: "I greet." }] },
        { type: "message", role: "assistant", content: [{ type: "output_text", text: HEARD }] },
      ],
    }),
  ],
  ["an older completion", json({ choices: [{ text: HEARD, index: 0, finish_reason: "stop" }] })],
  // Anthropic API reference, messages.
  [
    "Anthropic's",
    json({
      type: "message",
      content: [
        { type: "thinking", thinking: "I greet.", signature: "x" },
        { type: "text", text: HEARD },
      ],
      stop_reason: "end_turn",
    }),
  ],
  // Mistral API specification: ThinkChunk, ReferenceChunk; spring-projects/spring-ai#5020.
  [
    "Mistral's parts",
    said([
      { type: "thinking", thinking: [{ type: "text", text: "I greet." }], closed: true },
      { type: "text", text: "Hi! I made" },
      { type: "reference", reference_ids: [1] },
      { type: "text", text: " a boat." },
    ]),
  ],
  // Cohere API reference, chat (v2 and v1).
  [
    "Cohere's",
    json({ message: { content: [{ type: "text", text: HEARD }] }, finish_reason: "COMPLETE" }),
  ],
  ["Cohere's first", json({ text: HEARD, generation_id: "x", finish_reason: "COMPLETE" })],
  // Ollama API reference, chat and generate.
  ["Ollama's", json({ message: { content: HEARD, thinking: "I greet." }, done: true })],
  ["Ollama's generate", json({ response: HEARD, done: true, done_reason: "stop" })],
  // Hugging Face, text generation inference.
  ["Hugging Face's", json([{ generated_text: HEARD }])],
  // DashScope API reference, both result formats; Baidu Qianfan; Cloudflare Workers AI.
  ["DashScope's", json({ output: choice({ content: HEARD }), usage: {}, request_id: "x" })],
  ["DashScope's text", json({ output: { text: HEARD, finish_reason: "stop" }, usage: {} })],
  ["Baidu's", json({ object: "chat.completion", result: HEARD, is_truncated: false })],
  ["Cloudflare's", json({ result: { response: HEARD }, success: true, errors: [] })],
  // MiniMax API reference: how it went stands beside every answer.
  [
    "MiniMax's",
    json({ ...choice({ content: HEARD }), base_resp: { status_code: 0, status_msg: "success" } }),
  ],
  // spacedriveapp/spacebot#304.
  [
    "a part, with an old call beside it",
    said([{ type: "output_text", text: HEARD }], "function_call", {
      reasoning: "working through it",
      function_call: { name: "reply", arguments: "{}" },
    }),
  ],
  // Azure OpenAI API reference: the first part of a stream has no choice; langchain and others fell over it.
  [
    "Azure's stream",
    events(
      '{"choices":[],"prompt_filter_results":[]}',
      chunk({ content: HEARD }),
      chunk({}, "stop"),
      "[DONE]",
    ),
  ],
  // OpenRouter documentation, streaming: comments keep the connection open, before JSON, too.
  [
    "behind OpenRouter's comments",
    raw(
      `: OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n${JSON.stringify(choice({ content: HEARD }))}`,
    ),
  ],
  // comet-ml/opik#5149: parts of a stream without `data:`, one behind the other.
  [
    "bare parts",
    raw(
      [chunk({ content: "Hi! I made" }), chunk({ content: " a boat." }), chunk({}, "stop")].join(
        "",
      ),
    ),
  ],
  // Gemini's streams come as one list where no events are asked for.
  [
    "parts in a list",
    raw(`[${chunk({ content: "Hi! I made" })},${chunk({ content: " a boat." }, "stop")}]`),
  ],
  // eyalrot/ollama_openai#33.
  [
    "Ollama's lines",
    raw(`{"response":"Hi! I made","done":false}\n{"response":" a boat.","done":true}\n`),
  ],
  // Anthropic API reference, streaming.
  [
    "Anthropic's events",
    events(
      '{"type":"message_start","message":{"role":"assistant","content":[],"stop_reason":null}}',
      '{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"I greet."}}',
      '{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Hi! I made"}}',
      '{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":" a boat."}}',
      '{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":5}}',
      '{"type":"message_stop"}',
    ),
  ],
  // OpenAI API reference, streaming of responses.
  [
    "OpenAI's events of a response",
    events(
      '{"type":"response.created","response":{"status":"in_progress","output":[]}}',
      '{"type":"response.output_text.delta","delta":"Hi! I made"}',
      JSON.stringify({
        type: "response.completed",
        response: { status: "completed", output: [{ content: [{ type: "text", text: HEARD }] }] },
      }),
    ),
  ],
  // Gemini API reference; Bedrock, converse; KoboldCpp; watsonx; llama.cpp's own.
  [
    "Gemini's",
    json({
      candidates: [
        { content: { parts: [{ text: "I greet.", thought: true }, { text: HEARD }] }, index: 0 },
      ],
    }),
  ],
  [
    "Bedrock's",
    json({ output: { message: { content: [{ text: HEARD }] } }, stopReason: "end_turn" }),
  ],
  ["KoboldCpp's", json({ results: [{ text: HEARD, finish_reason: "stop" }] })],
  ["watsonx's", json({ results: [{ generated_text: HEARD, stop_reason: "eos_token" }] })],
  ["llama.cpp's", json({ content: HEARD, stop: true, stop_type: "eos" })],
  [
    "choices counted in words",
    json({
      choices: [
        { index: "1", message: { content: "Another." } },
        { index: "0", message: { content: HEARD } },
      ],
    }),
  ],
  ["JSON with what JSON does not have", raw(`{"logprobs":NaN,"response":"${HEARD}"}`)],
  ["western letters", raw(Buffer.from(`{"response":"${HEARD}","by":"Grüße"}`, "latin1"))],
  // jackmpcollins/magentic and others: the whole answer within one event.
  ["one event", events(JSON.stringify(choice({ content: HEARD })), "[DONE]")],
];

describe("an answer", () => {
  it.each(FORMS)("in the form %s is heard", async (_, reply) => {
    const { ask, model } = await startLlm();
    model.enqueue(reply);
    expect(await ask()).toBe(HEARD);
    expect(model.requests).toHaveLength(1);
  });
});

describe("what is no answer fails as what it is:", () => {
  it.each<readonly [string, ScriptedReply, string]>([
    // oobabooga/textgen#7257: llama.cpp's error with status 200.
    [
      "an overflow in a 200",
      json({
        error: {
          code: 400,
          message:
            "the request exceeds the available context size. try increasing the context size or enable context shift",
          type: "exceed_context_size_error",
          n_prompt_tokens: 14429,
          n_ctx: 8192,
        },
      }),
      "overflow",
    ],
    // lmstudio-ai/lmstudio-bug-tracker#2339.
    [
      "nothing at all, with counts",
      json({
        ...choice({ content: "" }),
        usage: { prompt_tokens: 36000, completion_tokens: 0, total_tokens: 36000 },
      }),
      "empty",
    ],
    ["a choice without a message", json(choice(undefined, "stop")), "empty"],
    [
      "a question that Gemini blocks",
      json({ promptFeedback: { blockReason: "SAFETY" } }),
      "filtered",
    ],
    [
      "an answer that Gemini has no room for",
      json({ candidates: [{ content: { role: "model" }, finishReason: "MAX_TOKENS" }] }),
      "empty",
    ],
    // MiniMax API reference, error codes.
    [
      "an account without money",
      json({ choices: null, base_resp: { status_code: 1008, status_msg: "insufficient balance" } }),
      "bad_output",
    ],
    [
      "a filter of MiniMax's",
      json({
        ...choice({ content: "" }),
        base_resp: { status_code: 1027, status_msg: "output new_sensitive" },
      }),
      "filtered",
    ],
    // Zhipu, Baidu, Gemini, Cloudflare.
    ["Zhipu's error", json({ code: 500, msg: "404 NOT_FOUND", success: false }), "unavailable"],
    ["Baidu's error", json({ error_code: 336007, error_msg: "internal" }), "bad_output"],
    [
      "an error in a list",
      json([{ error: { code: 403, message: "no", status: "PERMISSION_DENIED" } }]),
      "refused",
    ],
    [
      "Cloudflare's error",
      json({ result: null, success: false, errors: [{ code: 5007, message: "No such model" }] }),
      "bad_output",
    ],
    // OpenRouter documentation, errors: a choice that failed, with what the provider called it.
    [
      "a choice that failed",
      json({
        choices: [
          {
            finish_reason: "error",
            native_finish_reason: "MALFORMED_FUNCTION_CALL",
            message: { content: "" },
          },
        ],
      }),
      "bad_output",
    ],
    // OpenRouter documentation, and vLLM: an error within a stream.
    [
      "an error within a stream",
      events(
        chunk({ content: "H" }),
        '{"error":{"object":"error","message":"boom","code":400}}',
        "[DONE]",
      ),
      "refused",
    ],
    [
      "a stream that a filter stopped",
      events(chunk({ content: "Well, you" }), chunk({}, "content_filter"), "[DONE]"),
      "filtered",
    ],
    // ai-dynamo/dynamo and others: a proxy ends the connection, and no part says so.
    ["a stream without its end", events(chunk({ content: "Well, you" })), "bad_output"],
    [
      "bare parts without their end",
      raw(chunk({ content: "Well," }) + chunk({ content: " you" }).slice(0, -20)),
      "bad_output",
    ],
    // A function's envelope, Python's own notation, a page around JSON, Cloudflare's short error.
    [
      "an envelope",
      json({ statusCode: 200, body: JSON.stringify(choice({ content: HEARD })) }),
      "bad_output",
    ],
    ["no JSON, but Python", raw("{'choices': [{'message': {'content': 'Hi!'}}]}"), "bad_output"],
    [
      "JSON in a page",
      raw(`<html><body><pre>${JSON.stringify(choice({ content: HEARD }))}</pre></body></html>`),
      "bad_output",
    ],
    ["a short error", raw("error code: 1020", "text/plain"), "bad_output"],
    // A gateway's own form: what went wrong stands where others have the text.
    ["a failure by its word", json({ status: "error", content: "boom" }), "bad_output"],
    ["a failure for a result", json({ result: "error", message: "boom" }), "bad_output"],
    ["a failure by its number", json({ code: 401, text: "Unauthorized" }), "refused"],
    ["a failure by its status", json({ statusCode: 500, response: "boom" }), "bad_output"],
    ["a failure by its success", json({ ok: false, output: "boom" }), "bad_output"],
    // RunPod: a job that waits.
    ["a job that waits", json({ id: "x", status: "IN_QUEUE" }), "bad_output"],
  ])("%s", async (_, reply, kind) => {
    const { ask, model } = await startLlm();
    model.enqueue(reply, { times: Infinity });
    await expect(ask()).rejects.toMatchObject({ kind });
  });
});

it.each([
  "{",
  '{"',
  "{}",
  "[",
  '"\\',
  '{"a":',
  ": x\n",
  "data: {}\n\n",
  '{"text":"a"}\n',
  "1\n",
  "[no ",
  "{ /* ",
])("the largest body of %j alone is read in no time", (signs) => {
  const body = signs.repeat(1_000_000 / signs.length);
  const before = performance.now();
  readAnswer(body, "application/json");
  readTranscript(body, "application/json");
  expect(performance.now() - before).toBeLessThan(10_000);
});
