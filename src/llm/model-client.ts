// The client of a model server, bounded in time and size, and a request to it in its dialect.

import OpenAI from "openai";
import { createNetwork, type NetworkSettings } from "../http.ts";
import { boundedFetch } from "./bounded-fetch.ts";
import { completionRequest, type Asked, type Completion } from "./completion.ts";
import type { Dialects } from "./dialect.ts";
import { notJson } from "./llm-errors.ts";
import type { TaskLimits } from "./tasks.ts";

export interface ModelServer {
  readonly apiKey: string | undefined;
  /** Absent: OpenAI's own. */
  readonly baseUrl: string | undefined;
  readonly network: NetworkSettings;
}

const CALL_TIMEOUT_MS = 30_000;

/** Creates the client. */
export function createModelClient({ apiKey, baseUrl, ...server }: ModelServer): OpenAI {
  const network = createNetwork(server.network);
  return new OpenAI({
    // Local servers want no key, but the client insists on a text.
    apiKey: apiKey ?? "none",
    ...(baseUrl !== undefined && { baseURL: baseUrl }),
    timeout: CALL_TIMEOUT_MS,
    maxRetries: 1,
    fetch: (input, init) => boundedFetch(input, init, network),
    // With OPENAI_LOG=debug it would print what people say.
    logLevel: "off",
  });
}

/** Sends a request, and sends it again without a parameter that the server refuses. @throws what the client throws. */
export async function askInDialect(
  asked: {
    readonly request: Asked;
    readonly model: string;
    readonly limits: Pick<TaskLimits, "maxTokens" | "temperature">;
  },
  client: OpenAI,
  dialects: Dialects,
  signal: AbortSignal,
): Promise<Completion> {
  const { request, model, limits } = asked;
  const dialect = dialects.of(model);
  const body = completionRequest(request, model, limits, dialect);
  try {
    const { data, response } = await client.chat.completions
      .create(body, { signal })
      .withResponse();
    // The client gives text when the answer is not declared as JSON.
    if (typeof data === "string") throw notJson(response.headers.get("content-type"));
    return data;
  } catch (error) {
    const hadAnswerForm = body.response_format !== undefined;
    if (!dialects.learn(model, dialect, error, hadAnswerForm)) throw error;
    return askInDialect(asked, client, dialects, signal);
  }
}

/** Sends a voice note. A page with a status of success is no transcript. @throws what the client throws. */
export async function askToTranscribe(
  request: OpenAI.Audio.TranscriptionCreateParamsNonStreaming,
  client: OpenAI,
  signal: AbortSignal,
): Promise<unknown> {
  const asked = client.audio.transcriptions.create(request, { signal });
  const { data, response } = await asked.withResponse();
  const answer: unknown = data;
  const isPage = typeof answer === "string" && /^\s*<(?:!doctype|html|\?xml)/i.test(answer);
  const contentType = response.headers.get("content-type");
  if (isPage || contentType?.startsWith("text/html")) throw notJson(contentType);
  return answer;
}
