// Texts as a request to an embedding model (OpenAI API, embeddings), and the reading of its answer. Proof:
// test/llm/embeddings.test.ts.

import type OpenAI from "openai";
import { LlmError } from "../errors.ts";
import { factual, type Factual } from "../factual.ts";
import { fieldsOf } from "./completion.ts";
import { isComplaint } from "./bodies/complaint.ts";
import { parsedBody } from "./bodies/parsed-body.ts";
import { notJson } from "./llm-errors.ts";
import { generousTokens, isTooFew, toldTokens, type Counts } from "./meter.ts";
import { ToldInAnswer } from "./server-error.ts";

/** Gives the request. All servers know numbers; few know them packed. */
export function embeddingRequest(
  texts: readonly string[],
  model: string,
): OpenAI.EmbeddingCreateParams {
  return { model, input: [...texts], encoding_format: "float" };
}

/** Estimates the tokens of texts before the call. */
export function embeddingEstimate(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + generousTokens(text), 0);
}

/** An answer with a status of success. */
export interface Embedded {
  /** Of length 1, in the order of the texts. */
  readonly vectors: readonly Float32Array[];
  /** What the server says of its use. */
  readonly usage: unknown;
}

/** Numbers of the longest vector that is taken. The largest models give about 4,000. */
const MOST_NUMBERS = 8192;

/**
 * Reads the body of an answer to so many texts.
 * @throws LlmError for anything but one vector for each text, all equally long; ToldInAnswer for an error in it.
 */
export function readEmbeddings(body: string, media: string | null, count: number): Embedded {
  const parsed = parsedBody(body);
  if (parsed.kind === "cut") {
    throw unusable(
      factual`the model server's answer ends in the middle`,
      factual`answer ends in the middle`,
    );
  }
  if (parsed.kind !== "value") throw notJson(media);
  const { data, usage, error } = fieldsOf(parsed.value);
  if (!Array.isArray(data)) {
    if (error !== undefined || isComplaint(parsed.value)) {
      throw new ToldInAnswer(parsed.value, new Headers());
    }
    throw noVectors();
  }
  if (data.length !== count) throw noVectors();
  const vectors: (Float32Array | undefined)[] = Array.from({ length: count });
  for (const [at, each] of (data as unknown[]).entries()) {
    const { embedding, index = at } = fieldsOf(each);
    if (typeof index !== "number" || !(index in vectors) || vectors[index]) throw noVectors();
    vectors[index] = vectorOf(embedding);
  }
  const length = vectors[0]?.length;
  return {
    vectors: vectors.map((vector) => {
      if (!vector || vector.length !== length) throw noVectors();
      return vector;
    }),
    usage,
  };
}

/** Gives the tokens that the server reports, or our estimate, marked as one. */
export function embeddingCounts({ usage }: Embedded, estimate: number): Counts {
  const told = fieldsOf(usage);
  const counted = Math.max(
    toldTokens(told["prompt_tokens"]) ?? -1,
    toldTokens(told["total_tokens"]) ?? -1,
  );
  const tokens = counted < 0 || isTooFew(counted, estimate) ? undefined : counted;
  return {
    promptTokens: tokens ?? estimate,
    completionTokens: 0,
    totalTokens: tokens ?? estimate,
    ...(tokens === undefined && { isEstimated: true }),
  };
}

/** Numbers, or the same packed as little-endian Float32 in base64. Brought to length 1, for models that leave that to others. */
function vectorOf(embedding: unknown): Float32Array | undefined {
  const numbers = typeof embedding === "string" ? unpacked(embedding) : embedding;
  if (!Array.isArray(numbers) || numbers.length === 0 || numbers.length > MOST_NUMBERS) {
    return undefined;
  }
  let square = 0;
  for (const each of numbers as unknown[]) {
    if (typeof each !== "number" || !Number.isFinite(each)) return undefined;
    square += each * each;
  }
  const length = Math.sqrt(square);
  if (!(length > 0) || length === Infinity) return undefined;
  return Float32Array.from(numbers as number[], (each) => each / length);
}

function unpacked(packed: string): readonly number[] | undefined {
  const bytes = Buffer.from(packed, "base64");
  if (bytes.length % 4 !== 0 || bytes.length > 4 * MOST_NUMBERS) return undefined;
  return Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(4 * at));
}

function noVectors(): LlmError {
  return unusable(
    factual`the model server's answer has no vector for each text`,
    factual`no vectors`,
  );
}

function unusable(message: Factual, detail: Factual): LlmError {
  return new LlmError("bad_output", message, { detail });
}
