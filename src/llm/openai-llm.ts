// The one metered door to models: every call passes here, is bounded in time and size, is retried
// once when that may help, and leaves a ledger row.

import OpenAI from "openai";
import { LlmError } from "../errors.ts";
import type { ComputeUse } from "../record/jsonl.ts";
import type { Llm, LlmRequest } from "../voice/ports.ts";
import { boundedFetch } from "./bounded-fetch.ts";
import { refusedParameter, toLlmError } from "./llm-errors.ts";
import { TASKS, type TaskLimits } from "./tasks.ts";

export interface OpenAiLlmOptions {
  readonly apiKey: string | undefined;
  /** Absent: OpenAI's own. */
  readonly baseUrl: string | undefined;
  readonly mainModel: string;
  readonly analystModel: string;
  /** Called for each answered call for which the server told its token usage. */
  readonly onUsage: (use: ComputeUse) => void;
}

/** Longest answer that is taken for one; `max_tokens` keeps honest servers far below it. */
const ANSWER_LIMIT = 32_000;
const CALL_TIMEOUT_MS = 30_000;

type Completion = OpenAI.Chat.ChatCompletion;
type CompletionRequest = OpenAI.Chat.ChatCompletionCreateParamsNonStreaming;

/** An Llm over any OpenAI-compatible server. */
export function createOpenAiLlm(options: OpenAiLlmOptions): Llm {
  const client = new OpenAI({
    // Servers on one's own machine want none, but the client insists on a text.
    apiKey: options.apiKey ?? "none",
    ...(options.baseUrl !== undefined && { baseURL: options.baseUrl }),
    timeout: CALL_TIMEOUT_MS,
    maxRetries: 1,
    fetch: boundedFetch,
  });
  const dialects = new Map<string, Dialect>();

  const ask = async (
    request: LlmRequest,
    model: string,
    limits: TaskLimits,
    signal: AbortSignal,
  ): Promise<Completion> => {
    const dialect = dialects.get(model) ?? DEFAULT_DIALECT;
    try {
      return await client.chat.completions.create(
        completionRequest(request, model, limits, dialect),
        {
          signal,
        },
      );
    } catch (error) {
      const parameter = refusedParameter(error);
      if (parameter === undefined || dialect[parameter] === "refused") throw error;
      dialects.set(model, { ...dialect, [parameter]: "refused" });
      return ask(request, model, limits, signal);
    }
  };

  return {
    complete: async (request, signal) => {
      const limits = TASKS[request.task];
      const model = limits.model === "main" ? options.mainModel : options.analystModel;
      try {
        // First: a call that is begun and given up in the same moment would reject unheard.
        signal.throwIfAborted();
        const completion = await untilAborted(ask(request, model, limits, signal), signal);
        reportUsage(completion, request, limits, model, options.onUsage);
        return answerOf(completion);
      } catch (error) {
        throw toLlmError(error, signal);
      }
    },
    transcribe: () => Promise.reject(new LlmError("refused", "voice notes are not read yet")),
  };
}

/** Which optional parameters a model takes: learned from its refusals, kept for the process. */
interface Dialect {
  readonly max_tokens: "taken" | "refused";
  readonly temperature: "taken" | "refused";
}

const DEFAULT_DIALECT: Dialect = { max_tokens: "taken", temperature: "taken" };

function completionRequest(
  request: LlmRequest,
  model: string,
  limits: TaskLimits,
  dialect: Dialect,
): CompletionRequest {
  return {
    model,
    messages: [
      { role: "system", content: request.system },
      ...request.messages.map(({ role, text }) => ({ role, content: text })),
    ],
    // Reasoning models take `max_completion_tokens` instead, and no temperature.
    ...(dialect.max_tokens === "taken"
      ? { max_tokens: limits.maxTokens }
      : { max_completion_tokens: limits.maxTokens }),
    ...(dialect.temperature === "taken" && { temperature: limits.temperature }),
  };
}

function answerOf(completion: Completion): string {
  // A server may answer anything, an HTML page included: trust no shape.
  const content: unknown = (completion as Partial<Completion>).choices?.[0]?.message?.content ?? "";
  if (typeof completion !== "object" || typeof content !== "string") {
    throw new LlmError("bad_output", "the model server's answer has no message");
  }
  if (content.length > ANSWER_LIMIT) {
    throw new LlmError("bad_output", `the model's answer has ${content.length} characters`);
  }
  return content;
}

function reportUsage(
  completion: Completion,
  request: LlmRequest,
  limits: TaskLimits,
  model: string,
  onUsage: (use: ComputeUse) => void,
): void {
  const usage = (completion as Partial<Completion>).usage;
  if (!usage || typeof usage.total_tokens !== "number") return;
  onUsage({
    channelKey: request.channelKey,
    bucket: limits.bucket,
    promptTokens: tokens(usage.prompt_tokens),
    completionTokens: tokens(usage.completion_tokens),
    totalTokens: tokens(usage.total_tokens),
    model,
  });
}

/** Some servers tell only the total. */
function tokens(count: unknown): number {
  return typeof count === "number" && Number.isSafeInteger(count) ? count : 0;
}

/** The client's own time limit ends with the response's head: a dripping body is cut off here. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => {
    reject(signal.reason);
  };
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", abort);
    work.catch(() => undefined);
  }
}
