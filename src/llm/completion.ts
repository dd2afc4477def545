// A completion request in a server's dialect, and the reading of its answer. A server may answer anything, an HTML page
// included, so no shape is trusted. Proof: test/llm/openai-llm.test.ts.

import type OpenAI from "openai";
import { factual } from "../factual.ts";
import { LlmError } from "../errors.ts";
import type { LlmRequest } from "../voice/ports.ts";
import type { Dialect } from "./dialect.ts";
import { errorInAnswer } from "./llm-errors.ts";
import { generousTokens, toldTokens, type Counts } from "./meter.ts";
import { spokenPart } from "./spoken/spoken.ts";
import type { TaskLimits } from "./tasks.ts";

export type Completion = OpenAI.Chat.ChatCompletion;

/** UTF-16 units of the longest answer that is accepted. `max_tokens` keeps honest servers far below it. */
const ANSWER_LIMIT = 32_000;

/** A request without the permit to send it. */
export type Asked = Omit<LlmRequest, "permit">;

/** Gives the request (OpenAI API, chat completions). */
export function completionRequest(
  request: Asked,
  model: string,
  limits: Pick<TaskLimits, "maxTokens" | "temperature">,
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

function answerForm({ answerSchema }: Asked, dialect: Dialect): AnswerForm {
  if (!answerSchema || dialect.answerForm === "free") return {};
  if (dialect.answerForm === "json_object") return { response_format: { type: "json_object" } };
  const { name, schema } = answerSchema;
  return {
    response_format: { type: "json_schema", json_schema: { name, schema, strict: true } },
  };
}

/**
 * Gives the model's answer without its thoughts. Some servers send thoughts in a field of their own, which is not read.
 * @throws LlmError `bad_output`, `empty`
 */
export function answerOf(completion: Completion, limits: Pick<TaskLimits, "isWhole"> = {}): string {
  const answer = completion as unknown;
  if (isObject(answer) && "error" in answer && answer.error && !("choices" in answer)) {
    throw errorInAnswer(answer);
  }
  const content = contentOf(completion);
  if (!isObject(answer) || typeof content !== "string") {
    throw new LlmError("bad_output", factual`the model server's answer has no message`, {
      detail: factual`no message`,
    });
  }
  const end = endOf(completion);
  // An answer that was cut off does not mean "nothing", so the model is asked again.
  if (limits.isWhole && end === "length" && content.trim() !== "") {
    throw new LlmError("bad_output", factual`the model's answer was cut off`, {
      detail: factual`answer cut off`,
    });
  }
  const said = spokenPart(withinLimit(content));
  if (said !== undefined) return said;
  const what = content.trim() === "" ? factual`empty answer` : factual`only thinking, no answer`;
  throw new LlmError("empty", factual`the model's answer is empty (${what})`, {
    detail: end === "length" || end === "content_filter" ? factual`${what} (${end})` : what,
  });
}

function contentOf(completion: Completion): unknown {
  const answer = completion as Partial<Completion> | null | undefined;
  return answer?.choices?.[0]?.message?.content ?? "";
}

function endOf(completion: Completion): unknown {
  return (completion as Partial<Completion> | null)?.choices?.[0]?.finish_reason;
}

/** Gives the answer unchanged. @throws LlmError `bad_output` when it is too long. */
export function withinLimit(answer: string): string {
  if (answer.length <= ANSWER_LIMIT) return answer;
  throw new LlmError("bad_output", factual`the model's answer has ${answer.length} characters`, {
    detail: factual`answer too large`,
  });
}

/** Gives an estimate of the prompt's tokens before the call. */
export function promptEstimate({ system, messages, answerSchema }: Asked): number {
  const texts = [
    system,
    ...messages.map(({ text }) => text),
    ...(answerSchema ? [JSON.stringify(answerSchema.schema)] : []),
  ];
  // Each message has a few tokens around it.
  return texts.reduce((sum, text) => sum + generousTokens(text) + 4, 0);
}

/** Gives the tokens that the server reports, or our estimate, marked as one. */
export function completionCounts(completion: Completion, promptTokens: number): Counts {
  const usage: unknown = (completion as Partial<Completion> | null)?.usage;
  const told = (isObject(usage) ? usage : {}) as { readonly [key: string]: unknown };
  const prompt = toldTokens(told["prompt_tokens"]);
  const answer = toldTokens(told["completion_tokens"]);
  const total = toldTokens(told["total_tokens"]);
  if (total === undefined && (prompt === undefined || answer === undefined)) {
    const content = contentOf(completion);
    const completionTokens = generousTokens(typeof content === "string" ? content : "");
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

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
