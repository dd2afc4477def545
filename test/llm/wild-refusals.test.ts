// Refusals and failures in the words of the servers that people met, which the comment names: what is learned from each, and as what
// it fails. Nothing is learned from what a person wrote.

import { describe, expect, it } from "vitest";
import { createDialects, type Dialect } from "../../src/llm/dialect.ts";
import { toLlmError } from "../../src/llm/llm-errors.ts";
import { APIError } from "openai";
import { complaintOf, startLlm } from "./support.ts";

type Case = readonly [who: string, status: number, body: unknown];

const openai = (message: string, more: object = {}): object => ({
  error: { message, type: "invalid_request_error", param: null, code: null, ...more },
});

function learned(status: number, body: unknown, used: Partial<Dialect> = {}): Partial<Dialect> {
  const dialects = createDialects();
  const unknown = dialects.of("m");
  dialects.learn("m", { ...unknown, ...used }, complaintOf(status, body), true);
  const changed = Object.entries(dialects.of("m")).filter(
    ([name, value]) => value !== unknown[name as keyof Dialect],
  );
  return Object.fromEntries(changed);
}

function failure(status: number, body: unknown) {
  const error = new APIError(status, { body }, undefined, new Headers());
  return toLlmError(error, new AbortController().signal);
}

const NO_MAX =
  "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
const NO_TEMPERATURE =
  "Unsupported value: 'temperature' does not support 0.1 with this model. Only the default (1) value is supported.";

describe("max_tokens is refused by", () => {
  it.each<Case>([
    ["OpenAI", 400, openai(NO_MAX, { param: "max_tokens", code: "unsupported_parameter" })],
    // FoundationAgents/OpenManus#555 and others, through LiteLLM.
    [
      "LiteLLM",
      400,
      openai(
        `litellm.BadRequestError: OpenAIException - ${NO_MAX}. Received Model Group=gpt-5\nAvailable Model Group Fallbacks=None`,
        { param: "max_tokens", code: "400" },
      ),
    ],
    // decolua/9router#560: no JSON.
    ["a router in words", 400, `[openai/gpt-5.4] [400]: ${NO_MAX} (reset after 23s)`],
  ])("%s", (_, status, body) => {
    expect(learned(status, body)).toEqual({ maxTokens: "refused" });
  });
});

describe("temperature is refused by", () => {
  it.each<Case>([
    ["OpenAI", 400, openai(NO_TEMPERATURE, { param: "temperature", code: "unsupported_value" })],
    // LiteLLM documentation, drop_params. Its `param` is Python's word for nothing.
    [
      "LiteLLM",
      400,
      {
        error: {
          message:
            "litellm.UnsupportedParamsError: openai does not support parameters: ['temperature'], for model=o3-mini. To drop these, set `litellm.drop_params=True` or for proxy:\n\n`litellm_settings:\n drop_params: true`\n.",
          type: "None",
          param: "None",
          code: "400",
        },
      },
    ],
    // nashsu/llm_wiki#670: an error within an error, as text.
    [
      "a gateway, as the cause",
      400,
      {
        error: {
          cause: JSON.stringify(openai(NO_TEMPERATURE, { param: "temperature" })),
          code: 400,
          message: "模型服务调用失败",
          status: "FAILED_RESPONSE",
        },
        requestId: "x",
        result: null,
      },
    ],
    // Moonshot, xAI, Anthropic's compatible form, Amazon Bedrock, SambaNova.
    ["Moonshot", 400, openai("invalid temperature: only 1 is allowed for this model")],
    [
      "xAI",
      400,
      { code: "invalid-argument", error: "Model grok-4 does not support parameter temperature." },
    ],
    [
      "Anthropic",
      400,
      {
        type: "error",
        error: {
          type: "invalid_request_error",
          message: "`temperature` may only be set to 1 when thinking is enabled.",
        },
      },
    ],
    [
      "Bedrock",
      400,
      {
        message:
          "This model doesn't support the temperature field. Remove temperature and try again.",
      },
    ],
    ["SambaNova", 400, openai("temperature: unsupported")],
  ])("%s", (_, status, body) => {
    expect(learned(status, body)).toEqual({ temperature: "refused" });
  });
});

describe("the form of an answer is refused by", () => {
  it.each<Case>([
    [
      "Groq",
      400,
      openai(
        "This model does not support response format `json_schema`. See supported models at https://console.groq.com/docs/structured-outputs#supported-models",
        { param: "response_format" },
      ),
    ],
    [
      "Groq, which could not make it",
      400,
      openai(
        "Failed to generate JSON. Please adjust your prompt. See 'failed_generation' for more details.",
        { code: "json_validate_failed", failed_generation: "" },
      ),
    ],
    // ItzCrazyKns/Vane#969.
    ["DeepSeek", 400, openai("This response_format type is unavailable now")],
    [
      "vLLM",
      400,
      {
        object: "error",
        message: "The provided JSON schema contains features not supported by xgrammar.",
        type: "BadRequestError",
        code: 400,
      },
    ],
    [
      "llama.cpp",
      400,
      { error: { code: 400, message: "failed to parse grammar", type: "invalid_request_error" } },
    ],
    [
      "llama.cpp, as a failure",
      500,
      {
        error: {
          code: 500,
          message: 'JSON schema conversion failed:\nUnrecognized schema: {"type":["string"]}',
          type: "server_error",
        },
      },
    ],
    [
      "Gemini",
      400,
      [
        {
          error: {
            code: 400,
            message:
              "Invalid JSON payload received. Unknown name \"additionalProperties\" at 'generation_config.response_schema': Cannot find field.",
            status: "INVALID_ARGUMENT",
          },
        },
      ],
    ],
    [
      "Cerebras",
      400,
      {
        message: "property 'response_format' is unsupported",
        type: "invalid_request_error",
        param: "response_format",
        code: "wrong_api_format",
      },
    ],
  ])("%s", (_, status, body) => {
    expect(learned(status, body)).toEqual({ answerForm: "json_object" });
  });

  it.each<Case>([
    // lmstudio-ai/lmstudio-bug-tracker#307.
    ["LM Studio", 400, { error: "'response_format.type' must be 'json_schema' or 'text'" }],
    [
      "Perplexity",
      400,
      openai(
        "['At body -> response_format -> ResponseFormatJSONObject -> type: Input should be \\'json_schema\\'']",
        { type: "bad_request", code: 400 },
      ),
    ],
  ])("%s once more", (_, status, body) => {
    expect(learned(status, body, { answerForm: "json_object" })).toEqual({ answerForm: "free" });
  });
});

describe("the lowest effort is refused by", () => {
  it.each<readonly [...Case, Dialect["effort"]]>([
    [
      "OpenAI",
      400,
      openai(
        "Unsupported value: 'reasoning_effort' does not support 'none' with this model. Supported values are: 'minimal', 'low', 'medium', and 'high'.",
        { param: "reasoning_effort" },
      ),
      "minimal",
    ],
    [
      "vLLM",
      400,
      openai(
        "1 validation error:\n  {'type': 'literal_error', 'loc': ('body', 'reasoning_effort'), 'msg': \"Input should be 'low', 'medium' or 'high'\", 'input': 'none', 'ctx': {'expected': \"'low', 'medium' or 'high'\"}}",
      ),
      "low",
    ],
    [
      "Gemini",
      400,
      [
        {
          error: {
            code: 400,
            message: "Budget 0 is invalid. This model only works in thinking mode.",
            status: "INVALID_ARGUMENT",
          },
        },
      ],
      "minimal",
    ],
    [
      "Mistral",
      422,
      {
        object: "error",
        message: {
          detail: [
            {
              type: "extra_forbidden",
              loc: ["body", "reasoning_effort"],
              msg: "Extra inputs are not permitted",
              input: "none",
            },
          ],
        },
      },
      "refused",
    ],
    ["Ollama", 400, openai('"llama3.2" does not support thinking'), "refused"],
  ])("%s", (_, status, body, effort) => {
    expect(learned(status, body, { effort: "none" })).toEqual({ effort });
  });
});

describe("nothing is learned from", () => {
  it.each<readonly [...Case, string]>([
    // The prompt is too long, in the words of sglang, TensorRT-LLM, Mistral, Qwen, Zhipu, mlx-lm, Together and llama.cpp's kin.
    [
      "sglang",
      400,
      {
        object: "error",
        message:
          "Input length (5000 tokens) exceeds the maximum allowed length (4090 tokens). Use a shorter input or enable --allow-auto-truncate.",
        code: 400,
      },
      "overflow",
    ],
    [
      "TensorRT-LLM",
      400,
      {
        object: "error",
        message:
          "The sum of prompt length (5000.0), query length (0) should not exceed max_num_tokens (4096)",
      },
      "overflow",
    ],
    [
      "Mistral",
      400,
      {
        object: "error",
        message:
          "Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length",
        code: "3051",
      },
      "overflow",
    ],
    [
      "Qwen",
      400,
      openai("Range of input length should be [1, 30720]", { code: "invalid_parameter_error" }),
      "overflow",
    ],
    ["Zhipu", 400, { error: { code: "1261", message: "Prompt 超长" } }, "overflow"],
    ["mlx-lm", 400, { error: "Prompt length 5000 exceeds max_kv_size" }, "overflow"],
    [
      "Together",
      422,
      openai(
        "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4097. Given: 4000 `inputs` tokens and 200 `max_new_tokens`",
        { param: "max_tokens" },
      ),
      "overflow",
    ],
    // ggml-org/llama.cpp#19774, antirez/ds4#150, jaylfc/taOS#1738.
    [
      "llama.cpp",
      500,
      { error: { code: 500, message: "Context size has been exceeded.", type: "server_error" } },
      "overflow",
    ],
    [
      "ds4",
      400,
      {
        error: {
          message: "Prompt tokens (9000) exceeds context size (4096)",
          type: "context_exceeded",
          n_prompt_tokens: 9000,
          n_ctx: 4096,
        },
      },
      "overflow",
    ],
    [
      "taOS",
      400,
      { error: "Prompt is 11543 tokens but the model context window is 4096 tokens." },
      "overflow",
    ],
    // scaleway/docs-content#4858.
    [
      "vLLM",
      400,
      openai(
        "'max_tokens' or 'max_completion_tokens' is too large: 200. This model's maximum context length is 4096 tokens and your request has 4000 input tokens (200 > 4096 - 4000).",
        { type: "BadRequestError", code: 400 },
      ),
      "overflow",
    ],
    // Too much or too little of a parameter that is taken.
    [
      "OpenAI's least",
      400,
      openai(
        "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16, but got 10 instead.",
        { param: "max_output_tokens" },
      ),
      "refused",
    ],
    [
      "Cohere's most",
      400,
      { message: "invalid request: max_tokens must be less than or equal to 4096" },
      "refused",
    ],
    [
      "Bedrock's most",
      400,
      {
        message:
          "The maximum tokens you requested exceeds the model limit of 4096. Try again with a maximum tokens value that is lower than 4096.",
      },
      "refused",
    ],
    // Another field of the request.
    [
      "another field",
      400,
      openai("Unsupported value: 'messages[0].role' does not support 'system' with this model.", {
        param: "messages[0].role",
      }),
      "refused",
    ],
    [
      "a field that is missing",
      422,
      {
        detail: [
          {
            type: "missing",
            loc: ["body", "messages"],
            msg: "Field required",
            input: { max_tokens: 200, temperature: 0.9 },
          },
        ],
      },
      "refused",
    ],
    // An account, a key, a filter, a model that loads, a moment.
    [
      "OneAPI's account",
      403,
      {
        error: {
          message: "user quota is not enough",
          type: "one_api_error",
          code: "insufficient_user_quota",
        },
      },
      "rate_limit",
    ],
    [
      "Anthropic's account",
      400,
      {
        type: "error",
        error: {
          type: "invalid_request_error",
          message: "Your credit balance is too low to access the Anthropic API.",
        },
      },
      "rate_limit",
    ],
    ["DeepSeek's account", 402, openai("Insufficient Balance"), "rate_limit"],
    [
      "Gemini's key",
      400,
      [
        {
          error: {
            code: 400,
            message: "API key not valid. Please pass a valid API key.",
            status: "INVALID_ARGUMENT",
          },
        },
      ],
      "refused",
    ],
    [
      "OpenRouter's filter",
      403,
      {
        error: {
          message: 'x requires moderation. Your input was flagged for "sexual".',
          code: 403,
          metadata: { reasons: ["sexual"] },
        },
      },
      "filtered",
    ],
    [
      "Azure's filter",
      400,
      {
        error: {
          message:
            "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
          param: "prompt",
          code: "content_filter",
          innererror: { code: "ResponsibleAIPolicyViolation" },
        },
      },
      "filtered",
    ],
    [
      "Zhipu's filter",
      400,
      {
        error: { code: "1301", message: "系统检测到输入或生成内容可能包含不安全或敏感内容" },
        contentFilter: [{ level: 1 }],
      },
      "filtered",
    ],
    ["llama-swap, which loads", 503, "llama-swap: model is starting, try again", "loading"],
    ["an endpoint that sleeps", 503, { error: "Endpoint is sleeping, waking up" }, "loading"],
    [
      "a cold start",
      503,
      { error: { message: "The model is cold-starting. Please retry" } },
      "loading",
    ],
    [
      "an Ollama that is busy",
      503,
      { error: "server busy, please try again.  maximum pending requests exceeded" },
      "unavailable",
    ],
  ])("%s", (_, status, body, kind) => {
    for (const effort of ["unseen", "none"] as const)
      expect(learned(status, body, { effort })).toEqual({});
    expect(failure(status, body).kind).toBe(kind);
  });

  it("what the person wrote, which a server repeats", async () => {
    const { ask, model } = await startLlm();
    const text =
      'Our teacher said: temperature is not supported, and max_tokens neither. The context length is "too long"!';
    const changes = { messages: [{ role: "user", text } as const] };
    for (const message of [
      `invalid content: ${text}`,
      `cannot parse ${JSON.stringify({ content: text })}`,
    ]) {
      model.enqueue({ status: 400, message });
      await expect(ask("voice", undefined, changes)).rejects.toMatchObject({ kind: "refused" });
    }
    await ask();
    expect(model.requests.at(-1)?.body).toMatchObject({
      max_tokens: 200,
      temperature: expect.any(Number) as number,
    });
  });

  it("a failure of the moment, once the model has answered with this effort", async () => {
    const { ask, model } = await startLlm({}, () => "<think>hm</think>fine");
    await ask();
    await ask();
    for (const reply of [
      { status: 400, message: "Bad Request" },
      { status: 500, message: "boom", headers: { "x-should-retry": "false" } },
    ]) {
      model.enqueue(reply);
      await expect(ask()).rejects.toThrow(String(reply.status));
    }
    await ask();
    expect(model.requests.at(-1)?.body).toMatchObject({ reasoning_effort: "none" });
  });
});

it.each([
  // Alibaba Cloud's documentation, QwQ and the open Qwen3.
  "This model only support stream mode, please enable the stream parameter to access the model. ",
  "parameter.enable_thinking must be set to false for non-streaming calls",
])("a model that answers in a stream only is asked for one: %s", async (message) => {
  const { ask, model } = await startLlm({}, ({ body }) =>
    body["stream"] === true
      ? {
          rawBody:
            'data: {"choices":[{"delta":{"content":"fine"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
          contentType: "text/event-stream",
        }
      : { status: 400, message },
  );
  expect([await ask(), await ask()]).toEqual(["fine", "fine"]);
  expect(model.requests.map(({ body }) => body["stream"])).toEqual([false, true, true]);
});

it("a connection that was cut behind the server, told as a refusal, is asked for once more", async () => {
  // ollama/ollama#16082, #7277.
  const { ask, model } = await startLlm();
  const cut = { status: 400, message: "unexpected EOF" };
  model.enqueue(cut);
  expect(await ask()).toBe("fine");
  model.enqueue(cut, { times: Infinity });
  await expect(ask()).rejects.toMatchObject({ kind: "refused" });
  expect(model.requests).toHaveLength(4);
});

it("an operator reads that a key was refused, or an account is empty, whatever the status", () => {
  expect(failure(400, [{ error: { code: 400, message: "API key not valid." } }]).detail).toBe(
    "key refused 400",
  );
  expect(failure(403, { error: { code: "insufficient_user_quota", message: "no" } }).detail).toBe(
    "quota 403",
  );
  expect(
    failure(
      429,
      openai("You exceeded your current quota, please check your plan and billing details.", {
        code: "insufficient_quota",
      }),
    ).detail,
  ).toBe("quota 429 insufficient_quota");
});
