// The layers of an answer on the wire: texts, what models leave around them, the forms of a message, the ways in which a body arrives.

import zlib from "node:zlib";
import * as fc from "fast-check";
import type { ScriptedReply } from "../../../src/tools/simulator/model/model-types.ts";

export type Named<T> = readonly (readonly [name: string, value: T])[];

export const SENTENCES = [
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
export const anyThought = fc
  .array(fc.constantFrom(...THOUGHTS), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join("\n"));

/** What chat templates and models leave around a text. */
export const SCAFFOLDS: Named<(text: string, thought: string) => string> = [
  ["bare", (text) => text],
  ["bare", (text) => text],
  ["<think>", (text, thought) => `<think>\n${thought}\n</think>\n\n${text}`],
  ["</think> alone", (text, thought) => `${thought}\n</think>\n\n${text}`],
  ["<reasoning>", (text, thought) => `<reasoning>${thought}</reasoning>${text}`],
  ["[THINK]", (text, thought) => `[THINK]${thought}[/THINK]${text}`],
  ["a longer name", (text, thought) => `<longcat_think>${thought}</longcat_think>${text}`],
  ["in HTML", (text, thought) => `&lt;think&gt;${thought}&lt;/think&gt;\n${text}`],
  ["[thinking]", (text, thought) => `[thinking]${thought}[/thinking]${text}`],
  ["bars", (text, thought) => `<|cot_begin|>${thought}<|cot_end|>${text}`],
  [
    "DeepSeek's bars",
    (text, thought) => `<｜begin▁of▁thinking｜>${thought}<｜end▁of▁thinking｜>${text}`,
  ],
  ["a fence", (text, thought) => `\`\`\`thinking\n${thought}\n\`\`\`\n${text}`],
  ["Ollama's words", (text, thought) => `Thinking...\n${thought}\n...done thinking.\n\n${text}`],
  ["labels", (text, thought) => `**Thinking:** ${thought}\n\n**Answer:** ${text}`],
  ["a tool's call", (text) => `<tool_call>{"name":"greet"}</tool_call>${text}`],
  ["◁think▷", (text, thought) => `◁think▷${thought}◁/think▷${text}`],
  ["template", (text) => `<|im_start|>assistant\n${text}<|im_end|>`],
  ["end of text", (text) => `${text}<|eot_id|>`],
  [
    "harmony",
    (text, thought) =>
      `<|channel|>analysis<|message|>${thought}<|end|><|start|>assistant<|channel|>final<|message|>${text}<|return|>`,
  ],
  ["boxes", (text) => `<|begin_of_box|>${text}<|end_of_box|>`],
  ["unused marks", (text) => `<unused6226>${text}<unused12>`],
  [
    "Gemma's channels",
    (text, thought) => `<|channel>thought\n${thought}<channel|><|channel>final\n${text}<channel|>`,
  ],
  ["Gemma's turn", (text) => `<|turn>model\n${text}<turn|>\n<|turn>user\nmore`],
  ["seed", (text, thought) => `<seed:think>${thought}</seed:think>${text}<seed:eos>`],
  [
    "thought and solution",
    (text, thought) =>
      `<|begin_of_thought|>${thought}<|end_of_thought|>\n\n<|begin_of_solution|>${text}<|end_of_solution|>`,
  ],
  [
    "think and answer",
    (text, thought) => `<think>${thought}</think>\n<answer>\n${text}\n</answer><|eos|>`,
  ],
  ["the end of a role", (text) => `${text}<|role_end|>`],
  [
    "folded thoughts",
    (text, thought) =>
      `<details type="reasoning" done="true">\n<summary>Thought</summary>\n> ${thought}\n</details>\n${text}`,
  ],
  ["thinking behind it, cut", (text, thought) => `${text}\n<think>${thought}`],
  ["a NUL in it", (text) => `${text.slice(0, 3)}\0${text.slice(3)}`],
];

/** The forms of a message that hold a text. */
export const MESSAGES: Named<(text: string, thought: string) => object> = [
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
export const ENVELOPES: Named<(message: object, end: string | null) => object> = [
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
  [
    "in a result",
    (message, end) => ({ result: envelope(message, end), success: true, errors: [] }),
  ],
  [
    "MiniMax's",
    (message, finish_reason) => ({
      choices: [{ message, finish_reason }],
      base_resp: { status_code: 0, status_msg: "success" },
    }),
  ],
  [
    "DashScope's",
    (message, finish_reason) => ({ output: { choices: [{ message, finish_reason }] }, usage: {} }),
  ],
  ["Ollama's own", (message, done_reason) => ({ message, done: true, done_reason })],
  [
    "Gemini's",
    (message, finishReason) => ({
      candidates: [{ content: { parts: [message], role: "model" }, finishReason }],
    }),
  ],
  ["Bedrock's", (message, stopReason) => ({ output: { message }, stopReason })],
  [
    "ends in an object",
    (message, end) => ({ choices: [{ message, finish_reason: end && { type: end } }] }),
  ],
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

export function envelope(message: object, finish_reason: string | null): object {
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
export const TRANSPORTS: Named<Transport> = [
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
  [
    "behind comments of a stream",
    (value) => ({
      rawBody: `: OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n${JSON.stringify(value)}`,
    }),
  ],
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
  ["gzip called deflate", (value) => coded("deflate", zlib.gzipSync(JSON.stringify(value)))],
  ["gzip called br", (value) => coded("br", zlib.gzipSync(JSON.stringify(value)))],
  ["deflate, unnamed", (value) => ({ rawBody: zlib.deflateSync(JSON.stringify(value)) })],
  [
    "gzip in two members",
    (value) => {
      const bytes = Buffer.from(JSON.stringify(value));
      const members = [bytes.subarray(0, 20), bytes.subarray(20)].map((one) => zlib.gzipSync(one));
      return coded("gzip", Buffer.concat(members));
    },
  ],
  ["gzip in name only", (value) => coded("gzip", Buffer.from(JSON.stringify(value)))],
  ["two values", (value) => ({ rawBody: `${JSON.stringify(value)}\n{"done":true}` })],
];

export function coded(coding: string, rawBody: Uint8Array): ReturnType<Transport> {
  return { rawBody, headers: { "content-encoding": coding } };
}

export const STREAM_ENDS = ["\n\n", "\r\n\r\n"];

/** A stream that nobody asked for. */
export function streamed(
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
export function inLines(text: string): ReturnType<Transport> {
  const lines = pieces(text).map((content) => ({ message: { content }, done: false }));
  return {
    rawBody: [...lines, { message: { content: "" }, done: true, done_reason: "stop" }]
      .map((line) => JSON.stringify(line))
      .join("\n"),
    contentType: "application/x-ndjson",
  };
}

/** The parts of a stream without the marks of its events: one behind the other, or in a list. */
export function inParts(text: string, end: string | null, isList: boolean): ReturnType<Transport> {
  const parts = [...pieces(text), ""].map((content, at, all) => ({
    choices: [
      {
        index: 0,
        delta: { content },
        finish_reason: at === all.length - 1 ? (end ?? "stop") : null,
      },
    ],
  }));
  const rawBody = isList
    ? JSON.stringify(parts)
    : parts.map((part) => JSON.stringify(part)).join("");
  return { rawBody };
}

/** Three pieces, cut between characters. */
export function pieces(text: string): readonly string[] {
  const characters = Array.from(text);
  const third = Math.ceil(characters.length / 3);
  return [0, 1, 2]
    .map((nth) => characters.slice(nth * third, (nth + 1) * third).join(""))
    .filter((piece) => piece !== "");
}

export const WHOLE_ENDS = ["stop", "stop", "end_turn", "eos", "stop_sequence", null];
