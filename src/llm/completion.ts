// A completion request as a server's dialect has it, and what can be read from its answer. A server may answer
// anything, an HTML page included: no shape is trusted.

import type OpenAI from "openai";
import { LlmError } from "../errors.ts";
import type { LlmRequest } from "../voice/ports.ts";
import type { Dialect } from "./dialect.ts";
import { generousTokens, toldTokens, type Counts } from "./meter.ts";
import type { TaskLimits } from "./tasks.ts";

export type Completion = OpenAI.Chat.ChatCompletion;

/** Longest answer that is taken for one; `max_tokens` keeps honest servers far below it. */
const ANSWER_LIMIT = 32_000;

export function completionRequest(
  request: LlmRequest,
  model: string,
  limits: TaskLimits,
  dialect: Dialect,
): OpenAI.Chat.ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    messages: [
      { role: "system", content: request.system },
      ...request.messages.map(({ role, text }) => ({ role, content: text })),
    ],
    // Reasoning models take `max_completion_tokens` instead, and no temperature.
    ...(dialect.maxTokens === "taken"
      ? { max_tokens: limits.maxTokens }
      : { max_completion_tokens: limits.maxTokens }),
    ...(dialect.temperature === "taken" && { temperature: limits.temperature }),
    ...answerForm(request, dialect),
  };
}

type AnswerForm = Pick<OpenAI.Chat.ChatCompletionCreateParamsNonStreaming, "response_format">;

function answerForm({ answerSchema }: LlmRequest, dialect: Dialect): AnswerForm {
  if (!answerSchema || dialect.answerForm === "free") return {};
  if (dialect.answerForm === "json_object") return { response_format: { type: "json_object" } };
  const { name, schema } = answerSchema;
  return {
    response_format: { type: "json_schema", json_schema: { name, schema, strict: true } },
  };
}

/** @throws LlmError `bad_output` */
export function answerOf(completion: Completion): string {
  const answer = completion as Partial<Completion> | null;
  const content: unknown = answer?.choices?.[0]?.message?.content ?? "";
  if (!isObject(answer) || typeof content !== "string") {
    throw new LlmError("bad_output", "the model server's answer has no message");
  }
  return withinLimit(content);
}

/** @throws LlmError `bad_output` */
export function withinLimit(answer: string): string {
  if (answer.length <= ANSWER_LIMIT) return answer;
  throw new LlmError("bad_output", `the model's answer has ${answer.length} characters`);
}

/** Tokens of the prompt, beforehand. */
export function promptEstimate({ system, messages, answerSchema }: LlmRequest): number {
  const texts = [
    system,
    ...messages.map(({ text }) => text),
    ...(answerSchema ? [JSON.stringify(answerSchema.schema)] : []),
  ];
  // A few tokens go around each message.
  return texts.reduce((sum, text) => sum + generousTokens(text) + 4, 0);
}

/** What the server told about tokens; where it told nothing, our estimate, marked as one. */
export function completionCounts(completion: Completion, promptTokens: number): Counts {
  const usage: unknown = (completion as Partial<Completion> | null)?.usage;
  const told = (isObject(usage) ? usage : {}) as { readonly [key: string]: unknown };
  const prompt = toldTokens(told["prompt_tokens"]);
  const answer = toldTokens(told["completion_tokens"]);
  const total = toldTokens(told["total_tokens"]);
  if (total === undefined && (prompt === undefined || answer === undefined)) {
    const completionTokens = generousTokens(textOf(completion));
    const totalTokens = promptTokens + completionTokens;
    return { promptTokens, completionTokens, totalTokens, isEstimated: true };
  }
  const details = told["prompt_tokens_details"];
  return {
    promptTokens: prompt ?? 0,
    completionTokens: answer ?? 0,
    totalTokens: total ?? (prompt ?? 0) + (answer ?? 0),
    cachedTokens: isObject(details)
      ? (toldTokens((details as { cached_tokens?: unknown }).cached_tokens) ?? 0)
      : 0,
  };
}

function textOf(completion: Completion): string {
  try {
    return answerOf(completion);
  } catch {
    return "";
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
