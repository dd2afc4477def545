// What is no answer, on the wire, with the kind of failure that it is.

import zlib from "node:zlib";
import * as fc from "fast-check";
import type { LlmErrorKind } from "../../../src/errors.ts";
import type { ScriptedReply } from "../../../src/tools/simulator/model/model-types.ts";
import { anyThought, coded, envelope } from "./wire-layers.ts";

export interface Failure {
  readonly form: string;
  /** It fails as one of these. */
  readonly kinds: readonly LlmErrorKind[];
  readonly reply: ScriptedReply;
}

const PAGES = [
  "<!DOCTYPE html><html><head><title>Sign in - Hotel Wi-Fi</title></head><body>Please accept our terms.</body></html>",
  "<html>",
  "\n  <HTML><body><h1>502 Bad Gateway</h1></body></html>",
  "<!-- proxy --><p>blocked</p>",
  '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
  "Bad Gateway",
  "upstream connect error or disconnect/reset before headers",
];

const ERRORS: readonly unknown[] = [
  { error: { message: "Provider returned error" } },
  { error: "no" },
  { error: { message: "no", code: 401 }, choices: [] },
  { object: "error", message: "no", type: "BadRequestError", param: null, code: 400 },
  { detail: "Not authenticated" },
  { detail: [{ loc: ["body", "x"], msg: "field required", type: "value_error" }] },
  { message: "no", code: "invalid_api_key" },
  [{ error: { code: 400, message: "API key not valid", status: "INVALID_ARGUMENT" } }],
  { success: false, errors: [{ message: "no" }] },
  {
    choices: [
      { error: { message: "no", code: 403 }, message: { content: "" }, finish_reason: "error" },
    ],
  },
  {
    choices: [{ message: { content: "Well, you can" }, finish_reason: "error" }],
    error: { message: "x" },
  },
];

type Failing = readonly [
  form: string,
  kinds: readonly LlmErrorKind[],
  reply: (thought: string) => ScriptedReply,
];

const json = (value: unknown): ScriptedReply => ({ rawBody: JSON.stringify(value) });
const body = (message: object, end: string | null): ScriptedReply => json(envelope(message, end));

const FAILURES: readonly Failing[] = [
  ...PAGES.map((rawBody): Failing => [
    "page",
    ["bad_output"],
    () => ({ rawBody, contentType: "text/html" }),
  ]),
  ...PAGES.map((rawBody): Failing => ["page called JSON", ["bad_output"], () => ({ rawBody })]),
  ...ERRORS.map((error): Failing => [
    "error in a 200",
    ["bad_output", "refused"],
    () => json(error),
  ]),
  ...["", " \n ", "\0"].map((rawBody): Failing => ["empty body", ["empty"], () => ({ rawBody })]),
  ...["", " \n", null, []].map((content): Failing => [
    "empty text",
    ["empty"],
    () => body({ content }, "stop"),
  ]),
  [
    "ate the tokens",
    ["empty"],
    (thought) => body({ content: "", reasoning_content: thought }, "length"),
  ],
  ["tool call", ["empty"], () => body({ content: null, tool_calls: [{ id: "1" }] }, "tool_calls")],
  ["only thinking", ["empty"], (thought) => body({ content: `<think>${thought}</think>` }, "stop")],
  ["cut thinking", ["empty"], (thought) => body({ content: `<think>\n${thought}` }, "length")],
  ["cut thinking, [THINK]", ["empty"], (thought) => body({ content: `[THINK]${thought}` }, "stop")],
  [
    "only thinking parts",
    ["empty"],
    (thought) => body({ content: [{ type: "thinking", thinking: thought }] }, "stop"),
  ],
  ...["content_filter", "SAFETY", "sensitive", "refusal"].map((end): Failing => [
    "filtered",
    ["filtered"],
    () => body({ content: "Well, you can take a kni" }, end),
  ]),
  ["filtered at once", ["filtered"], () => body({ content: null }, "content_filter")],
  ["declined", ["filtered"], () => body({ content: null, refusal: "I can't help." }, "stop")],
  [
    "declined in a part",
    ["filtered"],
    () => body({ content: [{ type: "refusal", refusal: "I can't." }] }, "stop"),
  ],
  ["given up", ["bad_output"], () => body({ content: "Well," }, "insufficient_system_resource")],
  ["aborted", ["bad_output"], () => body({ content: "Well," }, "abort")],
  ...[
    {},
    [],
    { choices: [] },
    { choices: [{}] },
    { choices: [null] },
    { id: "x", object: "list", data: [] },
  ].map((value): Failing => ["foreign", ["bad_output", "empty"], () => json(value)]),
  ...["null", "7", "true", '"text"'].map((rawBody): Failing => [
    "a bare value",
    ["bad_output"],
    () => ({ rawBody }),
  ]),
  ["a number for a text", ["bad_output"], () => body({ content: 7 }, "stop")],
  ["too long", ["bad_output"], () => body({ content: "x".repeat(32_001) }, "stop")],
  ["larger than 1 MiB", ["bad_output"], () => ({ rawBody: " ".repeat(1_100_000) })],
  ["a bomb", ["bad_output"], () => coded("gzip", zlib.gzipSync(Buffer.alloc(2_000_000, 32)))],
  ["half JSON", ["bad_output"], () => ({ rawBody: '{"choices":[{"message":{"content":"h' })],
  [
    "half a stream",
    ["bad_output"],
    () => ({ rawBody: 'data: {"choices":[{"delta":{"content":"h"}}]}\n\ndata: {"cho' }),
  ],
  [
    "half a stream in lines",
    ["bad_output"],
    () => ({
      rawBody:
        '{"message":{"content":"h"},"done":false}\n{"message":{"content":"i"},"done":false}\n{"mess',
    }),
  ],
  [
    "the first line of a stream",
    ["bad_output"],
    () => ({ rawBody: '{"message":{"content":"h"},"done":false}' }),
  ],
  [
    "two lines of a stream, the second cut",
    ["bad_output"],
    () => ({ rawBody: '{"message":{"content":"h"},"done":false}\n{"mess' }),
  ],
  [
    "a stream without its end",
    ["bad_output"],
    () => ({ rawBody: 'data: {"choices":[{"delta":{"content":"h"}}]}\n\n' }),
  ],
  [
    "an error in a stream",
    ["bad_output"],
    () => ({
      rawBody:
        'data: {"choices":[{"delta":{"content":"h"}}]}\n\ndata: {"error":{"message":"x"}}\n\n',
    }),
  ],
  [
    "half a gzip",
    ["bad_output"],
    () =>
      coded(
        "gzip",
        zlib
          .gzipSync(JSON.stringify(envelope({ content: "hello there, all of you" }, "stop")))
          .subarray(0, 60),
      ),
  ],
  ["a cut connection", ["bad_output"], () => ({ rawBody: '{"choices":[{"message"', isCut: true })],
  ["401", ["refused"], () => ({ status: 401, body: { message: "no" } })],
  ["400 of any form", ["refused"], () => ({ status: 400, rawBody: "no" })],
  ["quota", ["rate_limit"], () => ({ status: 402, body: { error: "no credit" } })],
  [
    "filtered request",
    ["filtered"],
    () => ({ status: 400, body: { error: { code: "content_filter", message: "no" } } }),
  ],
  [
    "overflow",
    ["overflow"],
    () => ({
      status: 400,
      body: {
        object: "error",
        message:
          "This model's maximum context length is 4096 tokens. However, you requested 6000 tokens.",
      },
    }),
  ],
  [
    "overflow in a 200",
    ["overflow"],
    () =>
      json({
        error:
          "Trying to keep the first 6547 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens",
      }),
  ],
  ["413", ["overflow"], () => ({ status: 413, rawBody: "<html>Request Entity Too Large</html>" })],
];

export const anyFailure: fc.Arbitrary<
  Failure & { readonly expected: { readonly kind: LlmErrorKind } }
> = fc
  .record({ failing: fc.constantFrom(...FAILURES), thought: anyThought })
  .map(({ failing: [form, kinds, reply], thought }) => ({
    form,
    kinds,
    reply: reply(thought),
    expected: { kind: kinds[0] ?? "bad_output" },
  }));

/** Every failure once. */
export const everyFailure: readonly Failure[] = FAILURES.map(([form, kinds, reply]) => ({
  form,
  kinds,
  reply: reply("Okay, the user greets me."),
}));
