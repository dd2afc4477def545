// A completion request in a server's dialect, and the counts of its answer. Proof: test/llm/openai-llm.test.ts.

import type OpenAI from "openai";
import type { LlmRequest } from "../voice/ports.ts";
import { saidIn } from "./bodies/said.ts";
import type { Dialect } from "./dialect.ts";
import { generousTokens, isTooFew, toldTokens, type Counts } from "./meter.ts";
import type { TaskLimits } from "./tasks.ts";

/** A request without the permit to send it. */
export type Asked = Omit<LlmRequest, "permit">;

/** Gives the request (OpenAI API, chat completions). */
export function completionRequest(
  request: Asked,
  model: string,
  limits: Pick<TaskLimits, "maxTokens" | "temperature">,
  dialect: Dialect,
): OpenAI.Chat.ChatCompletionCreateParams {
  return {
    model,
    messages: [
      { role: "system", content: request.system },
      ...request.messages.map(({ role, text }) => ({ role, content: text })),
    ],
    // Without this field some servers stream.
    stream: dialect.delivery === "stream",
    // Reasoning models take `max_completion_tokens` instead, and no temperature.
    ...(dialect.maxTokens === "taken"
      ? { max_tokens: limits.maxTokens }
      : { max_completion_tokens: limits.maxTokens }),
    ...(dialect.temperature === "taken" && { temperature: limits.temperature }),
    ...(dialect.effort !== "unseen" &&
      dialect.effort !== "refused" && { reasoning_effort: dialect.effort }),
    ...answerForm(request, dialect),
  };
}

type AnswerForm = Pick<OpenAI.Chat.ChatCompletionCreateParamsNonStreaming, "response_format">;

function answerForm({ answerSchema }: Asked, dialect: Dialect): AnswerForm {
  if (!answerSchema || dialect.answerForm === "free") return {};
  if (dialect.answerForm === "json_object") {
    return answerSchema.isSpoken ? {} : { response_format: { type: "json_object" } };
  }
  const { name, schema } = answerSchema;
  return {
    response_format: { type: "json_schema", json_schema: { name, schema, strict: true } },
  };
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

/** Gives the tokens that the server reports, or our estimate, marked as one. @param answer the value of its body. */
export function completionCounts(answer: unknown, promptTokens: number): Counts {
  const told = usageOf(answer);
  const prompt = toldTokens(told["prompt_tokens"]);
  const answered = toldTokens(told["completion_tokens"]);
  const total = toldTokens(told["total_tokens"]);
  const completionTokens = generousTokens(saidIn(answer).text ?? "");
  const isCounted = total !== undefined || (prompt !== undefined && answered !== undefined);
  // What it had cached may stand beside the prompt.
  const whole = prompt === undefined ? 0 : (countedPrompt(answer) ?? 0);
  const counted = Math.max(total ?? 0, whole + (answered ?? 0));
  if (!isCounted || isTooFew(counted, promptTokens + completionTokens)) {
    const totalTokens = promptTokens + completionTokens;
    return { promptTokens, completionTokens, totalTokens, isEstimated: true };
  }
  return {
    promptTokens: prompt ?? 0,
    completionTokens: answered ?? 0,
    totalTokens: Math.max(total ?? 0, (prompt ?? 0) + (answered ?? 0)),
    cachedTokens: toldTokens(fieldsOf(told["prompt_tokens_details"])["cached_tokens"]) ?? 0,
  };
}

/**
 * Gives the tokens of the prompt that the server counted, those that it had cached among them; undefined: it counted none.
 * OpenAI's count holds the cached ones. A count that is smaller than they are leaves them out, and so does Anthropic's.
 */
export function countedPrompt(answer: unknown): number | undefined {
  const usage = usageOf(answer);
  const prompt =
    toldTokens(usage["prompt_tokens"]) ??
    toldTokens(usage["input_tokens"]) ??
    toldTokens(fieldsOf(answer)["prompt_eval_count"]);
  if (prompt === undefined) return undefined;
  const details = fieldsOf(usage["prompt_tokens_details"] ?? usage["input_tokens_details"]);
  const within = [
    details["cached_tokens"],
    usage["cached_tokens"],
    usage["prompt_cache_hit_tokens"],
    fieldsOf(fieldsOf(answer)["timings"])["cache_n"],
  ].map((count) => toldTokens(count) ?? 0);
  const beside = [usage["cache_read_input_tokens"], usage["cache_creation_input_tokens"]].map(
    (count) => toldTokens(count) ?? 0,
  );
  const cached = Math.max(...within);
  return prompt + (cached > prompt ? cached : 0) + beside.reduce((sum, count) => sum + count, 0);
}

type Fields = { readonly [name: string]: unknown };

function usageOf(answer: unknown): Fields {
  return fieldsOf(fieldsOf(answer)["usage"]);
}

/** Gives the fields of an object in a body, none for anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}
