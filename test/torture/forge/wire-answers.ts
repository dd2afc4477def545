// Answers of model servers as bytes on the wire, each made from a known text: any form of message, any scaffolding around the text, any
// transport; and what is no answer, with the kind of failure that it is.

import zlib from "node:zlib";
import * as fc from "fast-check";
import type { LlmErrorKind } from "../../../src/errors.ts";
import type { ScriptedReply } from "../../../src/tools/simulator/model/model-types.ts";

export interface WireAnswer {
  /** The layers that it is made of, for the report of a failure. */
  readonly form: string;
  readonly reply: ScriptedReply;
  /** Exactly this text comes out, or a failure of this kind. */
  readonly expected: string | { readonly kind: LlmErrorKind };
}

type Named<T> = readonly (readonly [name: string, value: T])[];

const SENTENCES = [
  "Kites fly because of wind.",
  "Hi! I made a boat today.",
  "¡Qué bien! ¿Y tú?",
  "Über die Brücke fährt ein Zug.",
  "Œuvre, cœur, 🐙🌋 and 👩‍👩‍👧.",
  "1 < 2 and 3 > 2 <3",
  "Two lines.\n\nAnd a list:\n- a boat\n- a kite",
  "You write <b>bold</b> and [links](like that).",
  "```js\nconst a = { b: 1 };\n```\nThat is it.",
  "He said: \"data: x\" and 'event: y'.",
  "A {brace} and a } and a { too.",
  "海の生き物が好きです。",
  "ﷺ мысль",
];

/** A text as a model says it. It begins and ends with a letter or a sign, so that nothing of it may be trimmed. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join(" ")),
  },
  {
    weight: 2,
    arbitrary: fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
      .map((text) => `So: ${text.replace(/[<>[\]|`~◁▷\p{Cc}\p{Cs}]/gu, "")}!`),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ summary: fc.constantFrom(...SENTENCES), n: fc.integer() })
      .map((proposal) => JSON.stringify({ proposal })),
  },
);

const THOUGHTS = [
  "Okay, the user greets me.",
  'I must not ask "Do you want me to look it up" here.',
  '{"proposal": null}',
  "likes soup; does not like thunder\n\nSo I greet.",
  "a > b, but 1 < 2",
];
const anyThought = fc
  .array(fc.constantFrom(...THOUGHTS), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join("\n"));

/** What chat templates and models leave around a text. */
const SCAFFOLDS: Named<(text: string, thought: string) => string> = [
  ["bare", (text) => text],
  ["bare", (text) => text],
  ["<think>", (text, thought) => `<think>\n${thought}\n</think>\n\n${text}`],
  ["</think> alone", (text, thought) => `${thought}\n</think>\n\n${text}`],
  ["<reasoning>", (text, thought) => `<reasoning>${thought}</reasoning>${text}`],
  ["[THINK]", (text, thought) => `[THINK]${thought}[/THINK]${text}`],
  ["◁think▷", (text, thought) => `◁think▷${thought}◁/think▷${text}`],
  ["template", (text) => `<|im_start|>assistant\n${text}<|im_end|>`],
  ["end of text", (text) => `${text}<|eot_id|>`],
  [
    "harmony",
    (text, thought) =>
      `<|channel|>analysis<|message|>${thought}<|end|><|start|>assistant<|channel|>final<|message|>${text}<|return|>`,
  ],
  ["thinking behind it, cut", (text, thought) => `${text}\n<think>${thought}`],
  ["a NUL in it", (text) => `${text.slice(0, 3)}\0${text.slice(3)}`],
];

/** The forms of a message that hold a text. */
const MESSAGES: Named<(text: string, thought: string) => object> = [
  ["text", (content) => ({ content })],
  ["refusal null", (content) => ({ content, refusal: null, tool_calls: null, annotations: [] })],
  ["a part", (text) => ({ content: [{ type: "text", text }] })],
  [
    "many parts",
    (text) => ({ content: pieces(text).map((piece) => ({ type: "text", text: piece })) }),
  ],
  ["output_text", (text) => ({ content: [{ type: "output_text", text, annotations: [] }] })],
  ["texts in a list", (text) => ({ content: pieces(text) })],
  ["a text as an object", (value) => ({ content: [{ type: "text", text: { value } }] })],
  ["one part, no list", (text) => ({ content: { type: "text", text } })],
  [
    "thinking parts",
    (text, thought) => ({
      content: [
        { type: "thinking", thinking: [{ type: "text", text: thought }] },
        { type: "text", text },
      ],
    }),
  ],
  [
    "reasoning parts",
    (text, thought) => ({
      content: [
        { type: "reasoning", text: thought },
        { type: "redacted_thinking", data: thought },
        { type: "text", text },
      ],
    }),
  ],
  ["reasoning_content", (content, thought) => ({ content, reasoning_content: thought })],
  [
    "reasoning",
    (content, thought) => ({ content, reasoning: thought, reasoning_details: [{ text: thought }] }),
  ],
  ["thinking", (content, thought) => ({ content, thinking: thought })],
];

const USAGE = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };

/** The forms of an answer around a message. */
const ENVELOPES: Named<(message: object, end: string | null) => object> = [
  ["OpenAI", envelope],
  ["OpenAI", envelope],
  ["short", (message, finish_reason) => ({ choices: [{ message, finish_reason }] })],
  [
    "no error",
    (message, finish_reason) => ({ error: null, choices: [{ message, finish_reason }] }),
  ],
  [
    "empty error",
    (message, finish_reason) => ({
      error: { message: "", code: 0 },
      choices: [{ message, finish_reason }],
    }),
  ],
  ["in a list", (message, end) => [envelope(message, end)]],
  ["Ollama's own", (message, done_reason) => ({ message, done: true, done_reason })],
  [
    "an empty choice besides",
    (message, finish_reason) => ({
      choices: [
        { index: 1, message: { content: "" }, finish_reason: "stop" },
        { index: 0, message, finish_reason },
      ],
    }),
  ],
];

function envelope(message: object, finish_reason: string | null): object {
  return {
    id: "x",
    object: "chat.completion",
    created: 1,
    model: "m",
    choices: [
      { index: 0, finish_reason, message: { role: "assistant", ...message }, logprobs: null },
    ],
    usage: USAGE,
  };
}

type Transport = (value: object) => Pick<ScriptedReply, "rawBody" | "contentType" | "headers">;

/** The ways in which a body arrives. */
const TRANSPORTS: Named<Transport> = [
  ["JSON", (value) => ({ rawBody: JSON.stringify(value) })],
  ["JSON, indented", (value) => ({ rawBody: JSON.stringify(value, null, 2) })],
  [
    "JSON as text",
    (value) => ({ rawBody: JSON.stringify(value), contentType: "text/plain; charset=utf-8" }),
  ],
  ["JSON as a page", (value) => ({ rawBody: JSON.stringify(value), contentType: "text/html" })],
  [
    "JSON as a stream",
    (value) => ({ rawBody: JSON.stringify(value), contentType: "text/event-stream" }),
  ],
  [
    "JSON of no kind",
    (value) => ({ rawBody: JSON.stringify(value), contentType: "application/octet-stream" }),
  ],
  ["blank lines first", (value) => ({ rawBody: `\n\n   \n${JSON.stringify(value)}\n\n` })],
  ["BOM", (value) => ({ rawBody: `\uFEFF${JSON.stringify(value)}` })],
  ["NUL behind it", (value) => ({ rawBody: `${JSON.stringify(value)}\0\0` })],
  ["UTF-16", (value) => ({ rawBody: Buffer.from(`\uFEFF${JSON.stringify(value)}`, "utf16le") })],
  ["UTF-16, no BOM", (value) => ({ rawBody: Buffer.from(JSON.stringify(value), "utf16le") })],
  ["gzip", (value) => coded("gzip", zlib.gzipSync(JSON.stringify(value)))],
  ["x-gzip", (value) => coded("x-gzip", zlib.gzipSync(JSON.stringify(value)))],
  ["gzip, unnamed", (value) => ({ rawBody: zlib.gzipSync(JSON.stringify(value)) })],
  ["deflate", (value) => coded("deflate", zlib.deflateSync(JSON.stringify(value)))],
  ["raw deflate", (value) => coded("deflate", zlib.deflateRawSync(JSON.stringify(value)))],
  ["br", (value) => coded("br", zlib.brotliCompressSync(JSON.stringify(value)))],
  ["zstd", (value) => coded("zstd", zlib.zstdCompressSync(JSON.stringify(value)))],
  [
    "gzip in br",
    (value) => coded("gzip, br", zlib.brotliCompressSync(zlib.gzipSync(JSON.stringify(value)))),
  ],
  ["gzip in name only", (value) => coded("gzip", Buffer.from(JSON.stringify(value)))],
  ["two values", (value) => ({ rawBody: `${JSON.stringify(value)}\n{"done":true}` })],
];

function coded(coding: string, rawBody: Uint8Array): ReturnType<Transport> {
  return { rawBody, headers: { "content-encoding": coding } };
}

const STREAM_ENDS = ["\n\n", "\r\n\r\n"];

/** A stream that nobody asked for. */
function streamed(
  text: string,
  thought: string,
  end: string | null,
  gap: string,
): ReturnType<Transport> {
  const chunk = (delta: object, finish_reason: string | null = null): string =>
    `data: ${JSON.stringify({ object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason }] })}${gap}`;
  const rawBody = [
    `: a comment${gap}`,
    chunk({ role: "assistant", content: "" }),
    chunk({ reasoning_content: thought }),
    ...pieces(text).map((content) => chunk({ content })),
    ...(end === null ? [] : [chunk({}, end)]),
    `data: ${JSON.stringify({ choices: [], usage: USAGE })}${gap}`,
    `data: [DONE]${gap}`,
  ].join("");
  return { rawBody, contentType: "text/event-stream" };
}

/** A stream with a value on each line, as Ollama's own. */
function inLines(text: string): ReturnType<Transport> {
  const lines = pieces(text).map((content) => ({ message: { content }, done: false }));
  return {
    rawBody: [...lines, { message: { content: "" }, done: true, done_reason: "stop" }]
      .map((line) => JSON.stringify(line))
      .join("\n"),
    contentType: "application/x-ndjson",
  };
}

/** Three pieces, cut between characters. */
function pieces(text: string): readonly string[] {
  const characters = [...text];
  const third = Math.ceil(characters.length / 3);
  return [0, 1, 2]
    .map((nth) => characters.slice(nth * third, (nth + 1) * third).join(""))
    .filter((piece) => piece !== "");
}

const WHOLE_ENDS = ["stop", "stop", "end_turn", "eos", "stop_sequence", null];

const anyWhole: fc.Arbitrary<WireAnswer> = fc
  .record({
    text: anyText,
    thought: anyThought,
    scaffold: fc.constantFrom(...SCAFFOLDS),
    message: fc.constantFrom(...MESSAGES),
    around: fc.constantFrom(...ENVELOPES),
    transport: fc.constantFrom(...TRANSPORTS),
    end: fc.constantFrom(...WHOLE_ENDS),
    gap: fc.constantFrom(...STREAM_ENDS),
    way: fc.constantFrom("whole", "whole", "whole", "stream", "lines"),
  })
  .map(({ text, thought, scaffold, message, around, transport, end, gap, way }) => {
    // A text in JSON keeps its strings as they are, marks and all.
    const [scaffoldName, wrap] = text.startsWith("{")
      ? (["bare", (said: string) => said] as const)
      : scaffold;
    const said = wrap(text, thought);
    if (way === "stream") {
      return {
        form: `stream, ${scaffoldName}`,
        reply: streamed(said, thought, end, gap),
        expected: text,
      };
    }
    if (way === "lines" && pieces(said).length > 1) {
      return { form: `lines, ${scaffoldName}`, reply: inLines(said), expected: text };
    }
    return {
      form: [scaffoldName, message[0], around[0], transport[0], end].join(", "),
      reply: transport[1](around[1](message[1](said, thought), end)),
      expected: text,
    };
  });

/** An answer that the limit of tokens cut twice ends at a sentence. */
const anyCut: fc.Arbitrary<WireAnswer> = fc
  .record({
    whole: fc.array(
      fc.constantFrom("Kites fly.", "Do they? Yes!", "Größe ist relativ.", "海です。"),
      { minLength: 1, maxLength: 3 },
    ),
    half: fc.constantFrom("Do you want me to loo", "And then the", "I thi", "Wenn du wil"),
    end: fc.constantFrom("length", "max_tokens", "MAX_TOKENS", "model_length"),
    transport: fc.constantFrom(...TRANSPORTS),
  })
  .map(({ whole, half, end, transport }) => ({
    form: `cut, ${end}, ${transport[0]}`,
    reply: transport[1](envelope({ content: `${whole.join(" ")} ${half}` }, end)),
    expected: whole.join(" "),
  }));

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

const anyFailure: fc.Arbitrary<WireAnswer & { readonly kinds: readonly LlmErrorKind[] }> = fc
  .record({ failing: fc.constantFrom(...FAILURES), thought: anyThought })
  .map(({ failing: [form, kinds, reply], thought }) => ({
    form,
    kinds,
    reply: reply(thought),
    expected: { kind: kinds[0] ?? "bad_output" },
  }));

/** Every failure once. */
export const everyFailure: readonly {
  readonly form: string;
  readonly kinds: readonly LlmErrorKind[];
  readonly reply: ScriptedReply;
}[] = FAILURES.map(([form, kinds, reply]) => ({
  form,
  kinds,
  reply: reply("Okay, the user greets me."),
}));

export type AnyAnswer = WireAnswer & { readonly kinds?: readonly LlmErrorKind[] };

/** Answers and what is none. */
export const anyWireAnswer: fc.Arbitrary<AnyAnswer> = fc.oneof(
  { weight: 6, arbitrary: anyWhole },
  { weight: 1, arbitrary: anyCut },
  { weight: 3, arbitrary: anyFailure },
);

/** Marks of transcriptions for what nobody said. */
const SILENCES = [
  "",
  " [BLANK_AUDIO]\n",
  "[Music]",
  "(silence)",
  "[ Silence ]",
  "♪♪♪",
  "<|nospeech|>",
  "[Musik]",
  "(Música)",
  "*coughs*",
  "[BLANK_AUDIO] [BLANK_AUDIO]",
  "(Musique)",
];

/** A voice note's words and their transcription on the wire. */
export const anyTranscript: fc.Arbitrary<WireAnswer> = fc
  .record({
    text: fc.oneof(
      fc.constantFrom(...SENTENCES.filter((text) => !/[<{`[]/.test(text))),
      fc.constant(""),
    ),
    silence: fc.constantFrom(...SILENCES),
    form: fc.constantFrom<Named<(text: string) => object>[number]>(
      ["text", (text) => ({ text })],
      [
        "verbose",
        (text) => ({ task: "transcribe", duration: 2, text, segments: [{ id: 0, text }] }),
      ],
      ["segments", (text) => ({ segments: pieces(text).map((piece) => ({ text: piece })) })],
      ["usage", (text) => ({ text, usage: { type: "duration", seconds: 2 } })],
    ),
    transport: fc.constantFrom(...TRANSPORTS.filter(([name]) => name !== "two values")),
    isMarked: fc.boolean(),
  })
  .map(({ text, silence, form, transport, isMarked }) => {
    const said = text === "" ? silence : isMarked ? `[BLANK_AUDIO] ${text}` : text;
    return {
      form: `transcript, ${form[0]}, ${transport[0]}, ${JSON.stringify(said)}`,
      reply: transport[1](form[1](said)),
      expected: text,
    };
  });
