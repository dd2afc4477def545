// The one metered door to models: every call passes here, is bounded in time and size, is retried
// once when that may help, is counted, and leaves a server alone that keeps failing.

import OpenAI from "openai";
import type { Llm, LlmRequest } from "../voice/ports.ts";
import { boundedFetch } from "./bounded-fetch.ts";
import { createBreaker, type BreakerOptions } from "./breaker.ts";
import {
  answerOf,
  completionCounts,
  completionRequest,
  promptEstimate,
  type Completion,
} from "./completion.ts";
import { createDialects } from "./dialect.ts";
import { throughTheDoor, type Meter } from "./meter.ts";
import { TASKS, TRANSCRIPTION_BUCKET, type TaskLimits } from "./tasks.ts";
import {
  noteEstimate,
  transcriptOf,
  transcriptionCounts,
  transcriptionRequest,
} from "./transcription.ts";

export interface OpenAiLlmOptions {
  readonly apiKey: string | undefined;
  /** Absent: OpenAI's own. */
  readonly baseUrl: string | undefined;
  readonly mainModel: string;
  readonly analystModel: string;
  readonly transcribeModel: string;
  readonly meter: Meter;
  /** The server keeps failing and is left alone; it is back. */
  readonly breaker: BreakerOptions;
}

const CALL_TIMEOUT_MS = 30_000;

/** An Llm over any OpenAI-compatible server. */
export function createOpenAiLlm(options: OpenAiLlmOptions): Llm {
  const client = new OpenAI({
    // Servers on one's own machine want none, but the client insists on a text.
    apiKey: options.apiKey ?? "none",
    ...(options.baseUrl !== undefined && { baseURL: options.baseUrl }),
    timeout: CALL_TIMEOUT_MS,
    maxRetries: 1,
    fetch: boundedFetch,
    // It would print what people say (OPENAI_LOG=debug).
    logLevel: "off",
  });
  const dialects = createDialects();
  const door = { breaker: createBreaker(options.breaker), meter: options.meter };

  const ask = async (
    request: LlmRequest,
    model: string,
    limits: TaskLimits,
    signal: AbortSignal,
  ): Promise<Completion> => {
    const dialect = dialects.of(model);
    const body = completionRequest(request, model, limits, dialect);
    try {
      return await client.chat.completions.create(body, { signal });
    } catch (error) {
      const hadAnswerForm = body.response_format !== undefined;
      if (!dialects.learn(model, dialect, error, hadAnswerForm)) throw error;
      return ask(request, model, limits, signal);
    }
  };

  return {
    complete: async (request, signal) => {
      const limits = TASKS[request.task];
      const model = limits.model === "main" ? options.mainModel : options.analystModel;
      const promptTokens = promptEstimate(request);
      const completion = await throughTheDoor(
        {
          about: { channelKey: request.channelKey, bucket: limits.bucket, model },
          promptTokens,
          maxTokens: limits.maxTokens,
          ask: () => ask(request, model, limits, signal),
          used: (answer) => completionCounts(answer, promptTokens),
        },
        door,
        signal,
      );
      return answerOf(completion);
    },
    transcribe: async (note, signal) => {
      const model = options.transcribeModel;
      const estimate = noteEstimate(note);
      const answer: unknown = await throughTheDoor(
        {
          about: { channelKey: note.channelKey, bucket: TRANSCRIPTION_BUCKET, model },
          ...estimate,
          ask: () =>
            client.audio.transcriptions.create(transcriptionRequest(note, model), { signal }),
          used: (answer) => transcriptionCounts(answer, estimate.promptTokens),
        },
        door,
        signal,
      );
      return transcriptOf(answer);
    },
  };
}
