// The one metered door to models. Every call is bounded in time and size, retried once when that may help, and counted.
// A server that keeps failing is left alone. Proof: test/llm/openai-llm.test.ts, test/llm/metering.test.ts.

import { LlmError } from "../errors.ts";
import type { PatientSignal } from "../deadline.ts";
import type { Embedder, Llm, LlmRequest } from "../voice/ports.ts";
import { createBreaker, type BreakerOptions } from "./breaker.ts";
import { completionCounts, promptEstimate } from "./completion.ts";
import { createDialects } from "./dialect.ts";
import { embeddingCounts, embeddingEstimate } from "./embeddings.ts";
import { throughTheDoor, type Meter } from "./meter.ts";
import {
  askInDialect,
  askToEmbed,
  askToTranscribe,
  createModelClient,
  patienceWith,
  roomFor,
  type ModelServer,
  type Question,
} from "./model-client.ts";
import { answerOf, isShortOfRoom, type Answered } from "./reading.ts";
import { createShortenedWatch, type Shortened } from "./shortened.ts";
import { EMBEDDING_BUCKET, TASKS, TRANSCRIPTION_BUCKET } from "./tasks.ts";
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
  /** Absent: nothing is embedded. */
  readonly embeddingModel?: string | undefined;
  readonly meter: Meter;
  /** Told when the server is left alone, and when it is back. */
  readonly breaker: BreakerOptions;
  /** Told once when the server seems to cut prompts, and for each long one that it has read whole. */
  readonly onShortened?: (what: Shortened) => void;
  readonly onWhole?: (model: string) => void;
}

/** Creates an Llm over any server that is compatible with the OpenAI API. */
export function createOpenAiLlm(options: OpenAiLlmOptions): Llm & Embedder {
  const known = {
    client: createModelClient(options),
    dialects: createDialects(),
    patience: patienceWith(options),
  };
  const door = { breaker: createBreaker(options.breaker), meter: options.meter };
  // A search that gives up after a moment says nothing about the model that answers, so it has a breaker of its own.
  const quiet = { now: options.breaker.now, onOpen: nothing, onClose: nothing };
  const embeddingDoor = { breaker: createBreaker(quiet), meter: options.meter };
  const watch = createShortenedWatch(options.onShortened ?? nothing, options.onWhole ?? nothing);

  const ask = async (
    request: LlmRequest,
    question: Question,
    signal: PatientSignal,
  ): Promise<Answered> => {
    const { model } = question;
    const { bucket } = TASKS[request.task];
    const promptTokens = promptEstimate(request);
    const answered = await throughTheDoor(
      {
        about: { channelKey: request.channelKey, bucket, model },
        promptTokens,
        maxTokens: roomFor(question, known.dialects),
        ask: () => {
          // A permit is for a question. What was cut off is asked for once more within it.
          if (!question.needsMore) request.permit.use("complete");
          return askInDialect(question, known, signal);
        },
        used: ({ value }) => completionCounts(value, promptTokens),
      },
      door,
      signal,
    );
    watch(model, request, answered.value);
    return answered;
  };

  return {
    complete: async (request, signal) => {
      const limits = TASKS[request.task];
      const model = limits.model === "main" ? options.mainModel : options.analystModel;
      const question = { request, model, limits };
      const first = await ask(request, question, signal);
      const { answerSchema } = request;
      const isSpoken = answerSchema?.isSpoken === true;
      const wanted = { ...limits, isData: answerSchema !== undefined && !isSpoken, isSpoken };
      if (!isShortOfRoom(first)) return answerOf(first, wanted);
      try {
        const more = { ...question, needsMore: true };
        return answerOf(await ask(request, more, signal), wanted);
      } catch (error) {
        if (!(error instanceof LlmError) || error.kind === "aborted") throw error;
        // The second try has nothing better. A filter's word counts, though.
        if (error.kind === "filtered") throw error;
        return answerOf(first, wanted);
      }
    },
    transcribe: async (note, signal) => {
      const model = options.transcribeModel;
      const estimate = noteEstimate(note);
      const answered = await throughTheDoor(
        {
          about: { channelKey: note.channelKey, bucket: TRANSCRIPTION_BUCKET, model },
          ...estimate,
          ask: () => {
            note.permit.use("transcribe");
            return askToTranscribe(transcriptionRequest(note, model), known, signal);
          },
          used: ({ value }) => transcriptionCounts(value, estimate.promptTokens),
        },
        door,
        signal,
      );
      return transcriptOf(answered);
    },
    embed: async ({ texts, channelKey, permit }, signal) => {
      const model = options.embeddingModel;
      if (model === undefined) throw new Error("no embedding model is named");
      const promptTokens = embeddingEstimate(texts);
      const { vectors } = await throughTheDoor(
        {
          about: { channelKey, bucket: EMBEDDING_BUCKET, model },
          promptTokens,
          maxTokens: 0,
          ask: () => {
            permit.use("embed");
            return askToEmbed(texts, model, known, signal);
          },
          used: (answer) => embeddingCounts(answer, promptTokens),
        },
        embeddingDoor,
        signal,
      );
      return vectors;
    },
  };
}

function nothing(): void {
  return undefined;
}
