// A completion as what was said: the text, the end and the thoughts, wherever a server puts them. The OpenAI API has one text in
// choices[0].message.content; others send it in parts, thoughts among them, or in forms of their own.
// Proof: test/llm/wire-answers.test.ts.

import { saysFailure } from "./complaint.ts";

type Fields = { readonly [name: string]: unknown };

/** The end of an answer. */
export type End = "whole" | "cut" | "filtered" | "failed" | "unsaid";

export interface Said {
  /** The text with all its scaffolding. Undefined: there is no place for one. */
  readonly text: string | undefined;
  readonly end: End;
  /** The model said why it does not answer. */
  readonly isDeclined: boolean;
  /** There are thoughts beside the text. */
  readonly isThinker: boolean;
  /** The error of a choice, or of the whole answer. */
  readonly error: unknown;
}

/** Gives what an answer's value says. */
export function saidIn(value: unknown): Said {
  const answer = answerIn(value);
  const choice = choiceOf(answer) ?? blockedIn(answer);
  const message = messageOf(choice);
  // Older servers have the text beside the message.
  const content = message && (contentOf(message) ?? choice?.["text"] ?? null);
  const parts = partsOf(content);
  const end = endOf([choice, answer, firstOf(value)]);
  const refusal = textIn(message?.["refusal"]) + parts.refusal;
  return {
    text: message && (content === undefined || isForeign(content) ? undefined : parts.text),
    end,
    isDeclined: parts.text.trim() === "" && refusal.trim() !== "",
    isThinker: parts.hasThoughts || hasThoughts(message ?? {}) || countsThoughts(answer),
    error: errorIn(answer) ?? errorIn(choice ?? {}),
  };
}

/** The answer itself. Some servers put it into a list, or beside a word of success. */
export function answerIn(value: unknown): Fields {
  const answer = firstOf(value) ?? {};
  if (answer["choices"] !== undefined) return answer;
  const within = ["result", "data", "output"].map((name) => fieldsOf(answer[name]));
  return within.find((fields) => fields !== undefined) ?? answer;
}

function firstOf(value: unknown): Fields | undefined {
  return fieldsOf(Array.isArray(value) ? (value as unknown[])[0] : value);
}

function messageOf(choice: Fields | undefined): Fields | undefined {
  const message = choice?.["message"];
  if (typeof message === "string") return { content: message };
  return fieldsOf(message) ?? fieldsOf(choice?.["delta"]) ?? choice;
}

/**
 * The part of an answer that holds the message: `choices` (OpenAI), `candidates` (Gemini), `results` (KoboldCpp, watsonx),
 * `message` (Ollama), `output` (OpenAI's responses), or the answer itself.
 */
function choiceOf(answer: Fields): Fields | undefined {
  const told = answer["choices"] ?? answer["candidates"] ?? answer["results"];
  if (Array.isArray(told) || fieldsOf(told)) {
    const choices = (Array.isArray(told) ? (told as unknown[]) : [told])
      .map(fieldsOf)
      .filter((choice) => choice !== undefined);
    return choices.find(({ index }) => !Number(index ?? 0)) ?? choices[0];
  }
  const isOther = ["message", ...TEXTS].some(
    (name) => answer[name] != null && !(name === "message" && typeof answer[name] === "string"),
  );
  return isOther && !errorIn(answer) && !saysFailure(answer) ? answer : undefined;
}

/** Gemini says of a blocked question only that it is one. */
function blockedIn(answer: Fields): Fields | undefined {
  const reason = fieldsOf(answer["promptFeedback"])?.["blockReason"];
  return reason == null ? undefined : { message: { content: "" }, finish_reason: "blocked" };
}

/** Fields for a text, beside `content`: older completions, OpenAI's responses, Ollama, Hugging Face, Baidu. */
const TEXTS = ["content", "text", "output", "output_text", "response", "generated_text", "result"];

/** Gives what stands in the place of the text: null where there is a place and no text. */
function contentOf(message: Fields): unknown {
  for (const name of TEXTS) {
    if (message[name] != null) return message[name];
  }
  return null;
}

/** True for what can hold no text: a number, or an object that is no part of one. */
function isForeign(content: unknown): boolean {
  return (
    typeof content === "number" ||
    typeof content === "boolean" ||
    (typeof content === "object" &&
      content !== null &&
      !Array.isArray(content) &&
      !["text", "parts", "role"].some((name) => name in content))
  );
}

interface Parts {
  readonly text: string;
  readonly refusal: string;
  readonly hasThoughts: boolean;
}

const NOTHING: Parts = { text: "", refusal: "", hasThoughts: false };

/** Puts the parts of a text together, without those that are thoughts. */
function partsOf(content: unknown, depth = 0): Parts {
  if (typeof content === "string") return { ...NOTHING, text: content };
  if (Array.isArray(content)) {
    return content
      .map((part) => partsOf(part, depth))
      .reduce<Parts>(
        (all, part) => ({
          text: all.text + part.text,
          refusal: all.refusal + part.refusal,
          hasThoughts: all.hasThoughts || part.hasThoughts,
        }),
        NOTHING,
      );
  }
  const part = fieldsOf(content);
  if (!part || depth > 4) return NOTHING;
  const type = typeof part["type"] === "string" ? part["type"] : "";
  if (/think|reason|thought|analysis|redacted/i.test(type) || part["thought"] === true) {
    return { ...NOTHING, hasThoughts: true };
  }
  if (/refus/i.test(type)) return { ...NOTHING, refusal: textIn(part["refusal"] ?? part["text"]) };
  if (/tool|function|image|audio|file|search|citation|reference/i.test(type)) return NOTHING;
  // A text may be an object that holds it, and a message may hold parts of its own.
  return partsOf(part["text"] ?? part["value"] ?? part["content"] ?? part["parts"], depth + 1);
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Fields for thoughts: DeepSeek and vLLM, OpenRouter and newer vLLM, Ollama, Groq. */
const THOUGHTS = ["reasoning_content", "reasoning", "thinking", "reasoning_details", "thoughts"];

function hasThoughts(message: Fields): boolean {
  return THOUGHTS.some((name) => {
    const thought = message[name];
    return Array.isArray(thought) ? thought.length > 0 : textIn(thought).trim() !== "";
  });
}

function countsThoughts(answer: Fields): boolean {
  const usage = fieldsOf(answer["usage"]);
  const details = fieldsOf(
    usage?.["completion_tokens_details"] ?? usage?.["output_tokens_details"],
  );
  const count = details?.["reasoning_tokens"] ?? usage?.["reasoning_tokens"];
  return typeof count === "number" && count > 0;
}

/** The words of servers for the end of an answer, as each was seen: OpenAI's, Anthropic's, Gemini's, Cohere's, LM Studio's. */
const CUT =
  /^(?:(?:max_?|token_|context_?|error_)?(?:length|limit)\w*|max_?\w*tokens\w*|model_length|model_context_window_exceeded|incomplete|truncated)$/i;
const FILTERED =
  /filter|safety|refus|sensitive|prohibited|block|moderat|guardrail|spii|recitation|violation|toxic|inspection/i;
const FAILED = /error|insufficient_system_resource|abort|cancel|fail|interrupt|unload|^load$/i;

/** The places in which servers say how an answer ended, the surest first. */
const REASONS = [
  "finish_reason",
  "finishReason",
  "native_finish_reason",
  "done_reason",
  "stop_reason",
  "stopReason",
  "stop_type",
  "finish_details",
  "incomplete_details",
];

function endOf(places: readonly (Fields | undefined)[]): End {
  // The first part of a stream, whose rest did not come.
  if (places.some((place) => place?.["done"] === false)) return "failed";
  const told = places
    .flatMap((place) => REASONS.map((name) => reasonIn(place?.[name])))
    .find((reason) => reason !== undefined);
  if (told === undefined) return "unsaid";
  // Python's name of a constant: FinishReason.MAX_TOKENS.
  if (CUT.test(told.replace(/^\w+\./, ""))) return "cut";
  if (FILTERED.test(told)) return "filtered";
  return FAILED.test(told) ? "failed" : "whole";
}

/** A reason is a word, or an object that has it. */
function reasonIn(value: unknown): string | undefined {
  const word = fieldsOf(value)?.["type"] ?? fieldsOf(value)?.["reason"] ?? value;
  return typeof word === "string" && word !== "" ? word : undefined;
}

/** Gives an error that says something. Some servers send an empty one with every answer. */
function errorIn(fields: Fields): unknown {
  const { error, base_resp: state } = fields;
  // MiniMax tells here how it went.
  const code = fieldsOf(state)?.["status_code"];
  if (typeof code === "number" && code !== 0) return state;
  if (typeof error === "string") return error.trim() === "" ? undefined : error;
  const told = fieldsOf(error);
  const isTold = told && Object.values(told).some((value) => Boolean(value) && value !== "0");
  return isTold ? error : undefined;
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;
}
