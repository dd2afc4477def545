// Failures in the words of the servers that people met, which the comment names: as what each fails. Nothing is learned from them, nor
// from what a person wrote.

import { APIError } from "openai";
import { describe, expect, it } from "vitest";
import type { LlmError } from "../../src/errors.ts";
import { createDialects, type Dialect } from "../../src/llm/dialect.ts";
import { failureHint } from "../../src/llm/failure-hint.ts";
import { toLlmError } from "../../src/llm/llm-errors.ts";
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
      `invalid content: ${text.slice(0, 60)} ...`,
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

it.each([
  // OpenAI's and Google's words for too many questions at once, which speak of billing and quotas.
  "Rate limit reached for gpt-4 on requests per min. Limit: 3 / min. Please add a payment method to your account to increase your rate limit. Visit https://platform.openai.com/account/billing to add a payment method.",
  "Quota exceeded for quota metric 'Generate Content API requests per minute' and limit 'GenerateContent request limit per minute for a region'.",
])("a limit of the moment is no empty account: %s", (message) => {
  expect(failure(429, openai(message)).detail).toBe("rate limit 429");
});

it("a path that a server does not know points to /v1, also where it says so with status 200", async () => {
  // lmstudio-ai/lmstudio-bug-tracker#618, #1323; Ollama, llama-cpp-python, a router's page.
  const { ask, model } = await startLlm();
  const unknown = [
    { body: { error: "Unexpected endpoint or method. (POST /chat/completions)" } },
    { status: 404, rawBody: "404 page not found", contentType: "text/plain" },
    { status: 404, body: { detail: "Not Found" } },
    { rawBody: "<!DOCTYPE html><title>LiteLLM</title>", contentType: "text/html" },
  ];
  for (const reply of unknown) {
    model.enqueue(reply);
    const failed = (await ask().catch((error: unknown) => error)) as LlmError;
    expect(failureHint(failed, "http://localhost:1234")).toContain("/v1");
    expect(failureHint(failed, "http://localhost:1234/v1")).toBeUndefined();
  }
});
