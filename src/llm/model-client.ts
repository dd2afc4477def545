// The client of a model server, bounded in time and size, and a request to it in its dialect.

import OpenAI from "openai";
import type { PatientSignal } from "../deadline.ts";
import { createNetwork, type NetworkSettings } from "../http.ts";
import { pause } from "../pause.ts";
import { TIMING } from "../timing.ts";
import { boundedFetch } from "./bounded-fetch.ts";
import { completionRequest, type Asked } from "./completion.ts";
import type { Dialects } from "./dialect.ts";
import { embeddingRequest, readEmbeddings, type Embedded } from "./embeddings.ts";
import { createPatience, type Patience } from "./patience.ts";
import { readAnswer, type Answered } from "./reading.ts";
import { isMomentary, isOutOfRoom, ToldInAnswer, toldBy, withoutRequest } from "./server-error.ts";
import type { TaskLimits } from "./tasks.ts";
import { readTranscript } from "./transcription.ts";

export interface ModelServer {
  readonly apiKey: string | undefined;
  /** Absent: OpenAI's own. */
  readonly baseUrl: string | undefined;
  /** Milliseconds that a model may take to load. Absent: nobody waits for it. */
  readonly loadingMs?: number;
  /** Milliseconds of silence after which a model that may be asleep is taken to be loading. */
  readonly silentMs?: number;
  readonly network: NetworkSettings;
}

/** A server, and what the process has learned of it. */
export interface Known {
  readonly client: OpenAI;
  readonly dialects: Dialects;
  readonly patience: Patience;
}

const CALL_TIMEOUT_MS = 30_000;
/** The wait before an answer that failed on the server's side is asked for once more, as the client waits. */
const ONCE_MORE_MS = 500;

/** Creates the client. */
export function createModelClient({
  apiKey,
  baseUrl,
  loadingMs = 0,
  ...server
}: ModelServer): OpenAI {
  const network = createNetwork(server.network);
  return new OpenAI({
    // Local servers want no key, but the client insists on a text.
    apiKey: apiKey ?? "none",
    ...(baseUrl !== undefined && { baseURL: baseUrl }),
    // A server of one's own may say nothing while it loads its model.
    timeout: CALL_TIMEOUT_MS + (baseUrl === undefined ? 0 : loadingMs),
    maxRetries: 1,
    fetch: (input, init) => boundedFetch(input, init, network),
    // With OPENAI_LOG=debug it would print what people say.
    logLevel: "off",
  });
}

/** Creates the patience with a server. @param isOfCheck true where nobody waits for one that is not there. */
export function patienceWith(
  { baseUrl, loadingMs = 0, silentMs = TIMING.silentMs }: ModelServer,
  isOfCheck = false,
): Patience {
  const isOwnServer = baseUrl !== undefined;
  return createPatience({ limitMs: loadingMs, isOwnServer, isOfCheck, silentMs });
}

export interface Question {
  readonly request: Asked;
  readonly model: string;
  readonly limits: Pick<TaskLimits, "maxTokens" | "temperature">;
  /** True when an answer was cut off by the limit of tokens. */
  readonly needsMore?: boolean;
}

/** Tokens that a model may think with before it answers. */
const THOUGHTS = 2000;

/** Gives the tokens that the answer to a question may have. */
export function roomFor({ limits, model, needsMore }: Question, dialects: Dialects): number {
  const thoughts = dialects.of(model).room === "wide" ? THOUGHTS : 0;
  return needsMore ? limits.maxTokens * 3 + thoughts * 2 : limits.maxTokens + thoughts;
}

/**
 * Sends a request, and sends it again without a parameter that the server refuses, or once its model is loaded.
 * @throws what the client throws; ToldInAnswer.
 */
export async function askInDialect(
  asked: Question,
  { client, dialects, patience }: Known,
  signal: PatientSignal,
): Promise<Answered> {
  const { request, model, limits } = asked;
  let hasFailed = false;
  for (let tries = 0; ;) {
    const dialect = dialects.of(model);
    const maxTokens = roomFor(asked, dialects);
    const body = completionRequest(request, model, { ...limits, maxTokens }, dialect);
    try {
      const answered = await patience.whileSilent(model, signal, async () => {
        const response = await client.chat.completions
          .create(body, { signal, ...(tries > 0 && { maxRetries: 0 }) })
          .asResponse();
        const media = response.headers.get("content-type");
        const read = readAnswer(await response.text(), media);
        if (read.reading.kind === "told") throw new ToldInAnswer(read.value, response.headers);
        return read;
      });
      dialects.answered(model, dialect, answered.isThinker);
      return answered;
    } catch (caught) {
      const error = withoutRequest(caught, textsOf(request));
      const told = toldBy(error);
      if (told && isOutOfRoom(told)) {
        dialects.answered(model, dialect, true);
        return OUT_OF_ROOM;
      }
      if (told && dialects.learn(model, dialect, told, body.response_format !== undefined))
        continue;
      if (await patience.waitAfter(error, tries, signal)) {
        tries += 1;
        continue;
      }
      const isPassing = told && (isMomentary(told) || (told.isIn200 && (told.status ?? 0) >= 500));
      if (!isPassing || hasFailed || signal.aborted) throw error;
      hasFailed = true;
      await pause(ONCE_MORE_MS, signal);
    }
  }
}

const OUT_OF_ROOM: Answered = {
  reading: { kind: "nothing", isCut: true },
  value: undefined,
  media: null,
  isThinker: true,
};

function textsOf({ system, messages }: Asked): readonly string[] {
  return [system, ...messages.map(({ text }) => text)];
}

/** Sends a voice note, again once its model is loaded. @throws what the client throws; ToldInAnswer. */
export async function askToTranscribe(
  request: OpenAI.Audio.TranscriptionCreateParamsNonStreaming,
  { client, patience }: Omit<Known, "dialects">,
  signal: PatientSignal,
): Promise<Answered> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await patience.whileSilent(request.model, signal, async () => {
        const response = await client.audio.transcriptions.create(request, { signal }).asResponse();
        return readTranscript(await response.text(), response.headers.get("content-type"));
      });
    } catch (error) {
      if (!(await patience.waitAfter(error, tries, signal))) throw error;
    }
  }
}

/** Sends texts to be embedded, once: whoever asks does without, or asks again later. @throws as `askToTranscribe`; LlmError. */
export async function askToEmbed(
  texts: readonly string[],
  model: string,
  { client }: Pick<Known, "client">,
  signal: AbortSignal,
): Promise<Embedded> {
  try {
    const response = await client.embeddings
      .create(embeddingRequest(texts, model), { signal, maxRetries: 0 })
      .asResponse();
    const media = response.headers.get("content-type");
    return readEmbeddings(await response.text(), media, texts.length);
  } catch (error) {
    throw withoutRequest(error, texts);
  }
}
