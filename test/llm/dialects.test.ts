// A refusal teaches what the model takes, in any form of body, and only where the parameter is what was refused.

import { describe, expect, it } from "vitest";
import { createDialects, type Dialect } from "../../src/llm/dialect.ts";
import { isFiltered, isLoading, isOverflow } from "../../src/llm/server-error.ts";
import { complaintOf, startLlm } from "./support.ts";

const NO_MAX =
  "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
const NO_TEMPERATURE =
  "Unsupported value: 'temperature' does not support 0.9 with this model. Only the default (1) value is supported.";

/** The same complaint in the bodies of different servers. */
const BODIES: readonly (readonly [string, (message: string, param: string) => unknown])[] = [
  ["OpenAI's", (message, param) => ({ error: { message, type: "invalid_request_error", param } })],
  [
    "flat",
    (message) => ({ object: "error", message, type: "BadRequestError", param: null, code: 400 }),
  ],
  ["error as a text", (error) => ({ error })],
  ["detail as a text", (detail) => ({ detail })],
  ["a list of details", (msg, param) => ({ detail: [{ loc: ["body", param], msg, type: "x" }] })],
  ["an error in a list", (message) => [{ error: { code: 400, message, status: "INVALID" } }]],
  ["a list of errors", (message) => ({ success: false, errors: [{ code: 7003, message }] })],
  ["a problem document", (detail) => ({ type: "about:blank", title: "Bad Request", detail })],
  [
    "a router's",
    (message) => ({
      error: {
        message: "Provider returned error",
        code: 400,
        metadata: { raw: JSON.stringify({ error: { message } }) },
      },
    }),
  ],
  ["JSON in a text", (message) => ({ error: JSON.stringify({ error: { message } }) })],
  ["a text", (message) => message],
  ["msg", (msg) => ({ code: 400, msg })],
];

const learned = (
  status: number,
  body: unknown,
  used: Partial<Dialect> = {},
  hadForm = true,
): Partial<Dialect> => {
  const dialects = createDialects();
  const before = { ...dialects.of("m"), ...used };
  dialects.learn("m", before, complaintOf(status, body), hadForm);
  const after = Object.entries(dialects.of("m"));
  const unknown = Object.entries(createDialects().of("m"));
  return Object.fromEntries(after.filter(([, value], at) => value !== unknown[at]?.[1]));
};

describe.each(BODIES)("a body whose complaint is %s", (_, bodyOf) => {
  it("teaches that a parameter is refused", () => {
    expect(learned(400, bodyOf(NO_MAX, "max_tokens"))).toEqual({ maxTokens: "refused" });
    expect(learned(400, bodyOf(NO_TEMPERATURE, "temperature"))).toEqual({ temperature: "refused" });
    const form = "Invalid parameter: 'response_format' of type 'json_schema' is not supported.";
    expect(learned(422, bodyOf(form, "response_format"))).toEqual({ answerForm: "json_object" });
  });

  it("teaches nothing when the prompt is too long, whatever parameter it names", () => {
    const message =
      "'max_tokens' or 'max_completion_tokens' is too large: 200. This model's maximum context length is 4096 tokens and your request has 4000 input tokens (200 > 4096 - 4000).";
    const body = bodyOf(message, "max_tokens");
    expect(learned(400, body)).toEqual({});
    expect(isOverflow(complaintOf(400, body))).toBe(true);
  });
});

it("over the wire a flat refusal is learned at once, and an overflow leaves the next requests as they were", async () => {
  const { ask, model } = await startLlm({}, ({ body }) =>
    "max_tokens" in body
      ? { status: 400, body: { object: "error", message: NO_MAX, param: null, code: 400 } }
      : "fine",
  );
  expect(await ask()).toBe("fine");
  expect(await ask()).toBe("fine");
  expect(model.requests.map(({ body }) => "max_tokens" in body)).toEqual([true, false, false]);
  const other = await startLlm();
  other.model.enqueue({
    status: 400,
    message: "'max_tokens' is too large: 200. This model's maximum context length is 4096 tokens",
  });
  await expect(other.ask()).rejects.toMatchObject({ kind: "overflow", status: 400 });
  await other.ask();
  expect(other.model.requests[1]?.body).toHaveProperty("max_tokens", 200);
});

it("a refusal in a 200 is learned as well", async () => {
  const { ask } = await startLlm({}, ({ body }) =>
    "temperature" in body ? { body: { error: { message: NO_TEMPERATURE, code: 400 } } } : "fine",
  );
  expect(await ask()).toBe("fine");
});

describe("nothing is learned", () => {
  it.each([
    [400, "max_tokens is too large: 40000. This model supports at most 16384 completion tokens."],
    [400, "max_tokens must be at least 1024, got 200"],
    [400, "Invalid 'max_tokens': integer below minimum value. Expected a value >= 1."],
    [400, "model 'm' not found"],
    [400, "Invalid request {'model': 'm', 'max_tokens': 200, 'temperature': 0.9}: messages[0]"],
    [401, NO_MAX],
    [404, NO_MAX],
    [429, NO_MAX],
    [500, NO_MAX],
    [503, "Loading model. temperature is not supported yet"],
    [400, "the prompt is too long"],
  ])("from %d %s", (status, message) => {
    expect(learned(status, { error: { message } })).toEqual({});
  });

  it("where another parameter is named beside", () => {
    const body = { error: { message: NO_MAX, param: "messages[0].content" } };
    expect(learned(400, body)).toEqual({});
    const echoed = {
      detail: [{ loc: ["body", "messages"], msg: "Field required", input: { temperature: "no" } }],
    };
    expect(learned(422, echoed)).toEqual({});
  });
});

describe("the effort of a model that thinks", () => {
  const refusedAs = (message: string, effort: Dialect["effort"]): Partial<Dialect> =>
    learned(400, { error: { message } }, { effort }, false);

  it.each([
    [
      "Unsupported value: 'reasoning_effort' does not support 'none' with this model. Supported values are: 'minimal', 'low', 'medium', and 'high'.",
      "none",
      "minimal",
    ],
    [
      "Unsupported value: 'reasoning_effort' does not support 'none' with this model. Supported values are: 'low', 'medium', and 'high'.",
      "none",
      "low",
    ],
    ["reasoning_effort must be one of ['low', 'medium', 'high']", "minimal", "low"],
    ["reasoning_effort only accepts high or max, allowed values: high, max", "low", "refused"],
    ['think value "none" is not supported for this model', "none", "minimal"],
    ["Unrecognized request argument supplied: reasoning_effort", "none", "refused"],
    ["Extra inputs are not permitted: reasoning_effort", "none", "refused"],
    ["Bad Request", "none", "refused"],
    ["Unexpected field", "minimal", "refused"],
  ] as const)("is the lowest that it takes, after %s", (message, before, effort) => {
    expect(refusedAs(message, before)).toEqual({ effort });
  });

  it("is found by a few refusals, which cost nothing", async () => {
    const taken = new Set([undefined, "low"]);
    const { ask, model, used } = await startLlm({}, ({ body }) =>
      taken.has(body["reasoning_effort"] as string | undefined)
        ? "<think>hm</think>fine"
        : { status: 400, message: "reasoning_effort: invalid value" },
    );
    expect([await ask(), await ask(), await ask()]).toEqual(["fine", "fine", "fine"]);
    expect(model.requests.map(({ body }) => body["reasoning_effort"])).toEqual([
      undefined,
      "none",
      "minimal",
      "low",
      "low",
    ]);
    expect(used).toHaveLength(3);
  });

  it("has no more room than the model's context", async () => {
    const { ask, model } = await startLlm({}, ({ body }) =>
      Number(body["max_tokens"]) > 1000
        ? { status: 400, message: "maximum context length is 8192 tokens" }
        : "<think>hm</think>fine",
    );
    expect([await ask(), await ask(), await ask()]).toEqual(["fine", "fine", "fine"]);
    expect(model.requests.map(({ body }) => body["max_tokens"])).toEqual([200, 2200, 200, 200]);
  });
});

describe("a prompt that is too long", () => {
  it.each([
    [400, { error: { code: "context_length_exceeded", message: "x" } }],
    [
      400,
      {
        error: {
          message:
            "the request exceeds the available context size (4096 tokens), try increasing it",
          type: "exceed_context_size_error",
          n_ctx: 4096,
        },
      },
    ],
    [
      400,
      {
        object: "error",
        message:
          "This model's maximum context length is 2048 tokens. However, you requested 2723 tokens",
      },
    ],
    [
      400,
      {
        error:
          "Trying to keep the first 6547 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens",
      },
    ],
    [
      400,
      {
        error: {
          message:
            "The input (9000 tokens) is longer than the model's context length (8192 tokens).",
        },
      },
    ],
    [400, { error: { message: "Input tokens exceed the configured limit of 272000 tokens." } }],
    [422, { error: "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096" }],
    [
      400,
      {
        type: "error",
        error: {
          type: "invalid_request_error",
          message: "prompt is too long: 209303 tokens > 200000 maximum",
        },
      },
    ],
    [413, "Payload Too Large"],
    // xAI, Zhipu, NVIDIA, Hugging Face, Moonshot.
    [400, "This model's maximum prompt length is 131072 but the request contains 537812 tokens."],
    [400, { error: { code: "1261", message: "Prompt exceeds max length" } }],
    [400, { detail: "[Error] Exceeding max model len" }],
    [422, { error: "Input validation error: `inputs` must have less than 4096 tokens." }],
    [400, { error: { message: "Your request exceeded model token limit: 8192" } }],
  ])("is known by %d %o", (status, body) => {
    expect(isOverflow(complaintOf(status, body))).toBe(true);
  });

  it.each([
    [
      429,
      {
        error: {
          message: "Request too large for model: limit 6000 tokens per minute",
          code: "rate_limit_exceeded",
        },
      },
    ],
    [400, { error: { message: NO_MAX } }],
    [401, { error: { message: "Incorrect API key provided" } }],
  ])("is not what %d %o says", (status, body) => {
    expect(isOverflow(complaintOf(status, body))).toBe(false);
  });
});

it.each([
  [400, { error: { code: "content_filter", message: "The response was filtered" } }],
  [400, { error: { message: "Your prompt was flagged", code: "content_policy_violation" } }],
  [
    400,
    { code: "data_inspection_failed", message: "Input data may contain inappropriate content." },
  ],
])("a filter is known by %d %o", (status, body) => {
  expect(isFiltered(complaintOf(status, body))).toBe(true);
});

describe("a model that loads", () => {
  it.each([
    [503, { error: { code: 503, message: "Loading model", type: "unavailable_error" } }],
    [503, { error: "Model meta/llama is currently loading", estimated_time: 20.5 }],
    [503, { detail: "Model is warming up" }],
    [500, { error: "the model is still loading" }],
    [503, { message: "The engine is not ready" }],
    [425, ""],
  ])("is known by %d %o", (status, body) => {
    expect(isLoading(complaintOf(status, body))).toBe(true);
  });

  it.each([
    [503, { error: { message: "overloaded" } }],
    [500, { error: "llama runner process has terminated: error loading model" }],
    [500, { error: "failed while loading model: out of memory" }],
    [404, { error: "model is not loaded" }],
    [400, { error: "Loading model" }],
  ])("is not what %d %o says", (status, body) => {
    expect(isLoading(complaintOf(status, body))).toBe(false);
  });
});
