// The one metered door to models. Every call is bounded in time and size, retried once when that may help, and counted.
// A server that keeps failing is left alone. Proof: test/llm/openai-llm.test.ts, test/llm/metering.test.ts.

import type { Llm } from "../voice/ports.ts";
import { createBreaker, type BreakerOptions } from "./breaker.ts";
import { answerOf, completionCounts, promptEstimate } from "./completion.ts";
import { createDialects } from "./dialect.ts";
import { throughTheDoor, type Meter } from "./meter.ts";
import {
  askInDialect,
  askToTranscribe,
  createModelClient,
  type ModelServer,
} from "./model-client.ts";
import { TASKS, TRANSCRIPTION_BUCKET } from "./tasks.ts";
import {
  noteEstimate,
  transcriptOf,
  transcriptionCounts,
  transcriptionRequest,
} from "./transcription.ts";

export interface OpenAiLlmOptions extends ModelServer {
  readonly mainModel: string;
  readonly analystModel: string;
  readonly transcribeModel: string;
  readonly meter: Meter;
  /** Told when the server is left alone, and when it is back. */
  readonly breaker: BreakerOptions;
}

/** Creates an Llm over any server that is compatible with the OpenAI API. */
export function createOpenAiLlm(options: OpenAiLlmOptions): Llm {
  const client = createModelClient(options);
  const dialects = createDialects();
  const door = { breaker: createBreaker(options.breaker), meter: options.meter };

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
          ask: () => {
            request.permit.use("complete");
            return askInDialect({ request, model, limits }, client, dialects, signal);
          },
          used: (answer) => completionCounts(answer, promptTokens),
        },
        door,
        signal,
      );
      return answerOf(completion, limits);
    },
    transcribe: async (note, signal) => {
      const model = options.transcribeModel;
      const estimate = noteEstimate(note);
      const answer: unknown = await throughTheDoor(
        {
          about: { channelKey: note.channelKey, bucket: TRANSCRIPTION_BUCKET, model },
          ...estimate,
          ask: () => {
            note.permit.use("transcribe");
            return askToTranscribe(transcriptionRequest(note, model), client, signal);
          },
          used: (answer) => transcriptionCounts(answer, estimate.promptTokens),
        },
        door,
        signal,
      );
      return transcriptOf(answer);
    },
  };
}
