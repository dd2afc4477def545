// Refusals in the words of the servers that people met, which the comment names, and what is learned from each.

import { describe, expect, it } from "vitest";
import { createDialects, type Dialect } from "../../src/llm/dialect.ts";
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
    // Frameworks that name each parameter with its faults, and Apigee.
    ["a list for each parameter", 400, { errors: { max_tokens: ["is not allowed"] } }],
    ["a fault", 400, { fault: { faultstring: "max_tokens not allowed", detail: {} } }],
    // Qwen's, Zhipu's and other servers of their own languages.
    ["Chinese", 400, openai("参数 max_tokens 不支持")],
    ["German", 400, openai("Der Parameter max_tokens wird nicht unterstützt")],
    ["Spanish", 400, openai("El parámetro max_tokens no es compatible")],
    ["French", 400, openai("Le paramètre max_tokens n'est pas reconnu : non pris en charge")],
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
