// Answers as people met them: each in the form of a server's API, or of a public report of its users, which the comment names. The
// exact text is heard, or the answer fails as what it is.

import { describe, expect, it } from "vitest";
import type { ScriptedReply } from "../../src/tools/simulator/model/model-types.ts";
import { readAnswer } from "../../src/llm/reading.ts";
import { readTranscript } from "../../src/llm/transcription.ts";
import { startLlm } from "./support.ts";

const raw = (rawBody: string, contentType = "application/json"): ScriptedReply => ({
  rawBody,
  contentType,
});
const json = (value: unknown): ScriptedReply => raw(JSON.stringify(value));
const choice = (message: object | undefined, finish_reason: string | null = "stop"): object => ({
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
  // jackmpcollins/magentic and others: the whole answer within one event.
  ["one event", events(JSON.stringify(choice({ content: HEARD })), "[DONE]")],
];

/** What models and their servers leave in a text. */
const SCAFFOLDING: readonly (readonly [string, string])[] = [
  // lijunzh/koda#550 (GLM).
  ["boxes", `<|begin_of_box|>${HEARD}<|end_of_box|>`],
  // software-mansion-labs/private-mind#342 (Gemma).
  ["unused marks", `Hi! <unused6226><unused6226>I made a boat.`],
  // vllm-project/vllm#42635, kekzl/imp#768 (Gemma 4).
  ["Gemma's channels", `<|channel>thought\nI greet.<channel|><|channel>final\n${HEARD}<channel|>`],
  ["Gemma's turns", `<|turn>model\n${HEARD}<turn|>\n<|turn>user\nmore`],
  // NVIDIA/TensorRT-LLM#9256, ml-explore/mlx-lm#875 (gpt-oss).
  [
    "harmony",
    `<|channel|>analysis<|message|>I greet.<|end|><|start|>assistant<|channel|>final<|message|>${HEARD}<|return|>`,
  ],
  [
    "harmony with a constraint",
    `<|start|>assistant<|channel|>final <|constrain|>text<|message|>${HEARD}`,
  ],
  ["harmony without its marks", `analysisWe need to greet.assistantfinal${HEARD}`],
  // ByteDance's Seed-OSS, doolijb/serene-pub#67.
  ["seed", `<seed:think>I greet.</seed:think>${HEARD}<seed:eos>`],
  // OpenThinker, Command A, Hunyuan, Ling, InternLM.
  [
    "thought and solution",
    `<|begin_of_thought|>I greet.<|end_of_thought|>\n\n<|begin_of_solution|>${HEARD}<|end_of_solution|>`,
  ],
  [
    "thinking and response",
    `<|START_THINKING|>I greet.<|END_THINKING|><|START_RESPONSE|>${HEARD}<|END_RESPONSE|>`,
  ],
  ["think and answer", `<think>I greet.</think>\n<answer>\n${HEARD}\n</answer><|eos|>`],
  ["the end of a role", `${HEARD}<|role_end|>`],
  ["the end of an action", `${HEARD}<|action_end|>`],
  // Open WebUI in front of a model.
  [
    "folded thoughts",
    `<details type="reasoning" done="true">\n<summary>Thought</summary>\n> I greet.\n</details>\n${HEARD}`,
  ],
  // Gemini API documentation, OpenAI compatibility, include_thoughts.
  ["Gemini's thought", `<thought>I greet.</thought>${HEARD}`],
];

describe("an answer", () => {
  it.each(FORMS)("in the form %s is heard", async (_, reply) => {
    const { ask, model } = await startLlm();
    model.enqueue(reply);
    expect(await ask()).toBe(HEARD);
    expect(model.requests).toHaveLength(1);
  });

  it.each(SCAFFOLDING)("within %s is heard without it", async (_, text) => {
    const { ask, model } = await startLlm();
    model.enqueue(said(text));
    expect(await ask()).toBe(HEARD);
  });

  it("that speaks about such marks keeps them", async () => {
    const text = "The mark `<|begin_of_box|>` opens a box, and '<unused12>' means nothing.";
    const { ask, model } = await startLlm();
    model.enqueue(said(text));
    expect(await ask()).toBe(text);
  });
});

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
