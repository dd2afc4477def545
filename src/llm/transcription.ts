// A voice note as a request to a transcription server, and the reading of its answer.

import type OpenAI from "openai";
import { factual } from "../factual.ts";
import { LlmError } from "../errors.ts";
import type { SpokenNote } from "../voice/ports.ts";
import { soundLength } from "../voice/sound-length.ts";
import { withinLimit } from "./completion.ts";
import { errorInAnswer } from "./llm-errors.ts";
import { generousTokens, toldTokens, type Counts } from "./meter.ts";
import { spokenPart } from "./spoken/spoken.ts";

/** Providers count about 10 tokens for a second of sound. */
const TOKENS_A_SECOND = 10;
/** A fast speaker says about four words in a second. */
const SPOKEN_TOKENS_A_SECOND = 6;

/** Gives the request (OpenAI API, audio transcriptions). */
export function transcriptionRequest(
  note: SpokenNote,
  model: string,
): OpenAI.Audio.TranscriptionCreateParamsNonStreaming {
  return { model, file: new File([new Uint8Array(note.bytes)], note.fileName) };
}

/** Estimates the tokens of a note before the call: of the sound, and of the words that may be in it. */
export function noteEstimate({ bytes }: SpokenNote): {
  readonly promptTokens: number;
  readonly maxTokens: number;
} {
  const seconds = Math.ceil(soundLength(bytes));
  return {
    promptTokens: seconds * TOKENS_A_SECOND,
    maxTokens: seconds * SPOKEN_TOKENS_A_SECOND,
  };
}

/** Gives the words of the note; "" when nothing was heard. @throws LlmError `bad_output`, `empty` */
export function transcriptOf(answer: unknown): string {
  const { text, error } = (typeof answer === "string" ? { text: answer } : (answer ?? {})) as {
    readonly text?: unknown;
    readonly error?: unknown;
  };
  if (typeof text !== "string") {
    if (error) throw errorInAnswer({ error });
    throw new LlmError("bad_output", factual`the model server's answer has no transcript`, {
      detail: factual`no transcript`,
    });
  }
  if (text.trim() === "") return "";
  const said = spokenPart(withinLimit(text));
  if (said !== undefined) return said;
  throw new LlmError("empty", factual`the model server's transcript holds no word`, {
    detail: factual`only thinking, no answer`,
  });
}

/** Gives the use. Providers report tokens, or seconds, or nothing; missing counts are estimated and marked so. */
export function transcriptionCounts(answer: unknown, promptTokens: number): Counts {
  const { text, usage, duration } = (answer ?? {}) as {
    readonly text?: unknown;
    readonly usage?: { readonly [key: string]: unknown } | null;
    readonly duration?: unknown;
  };
  const input = toldTokens(usage?.["input_tokens"]);
  const output = toldTokens(usage?.["output_tokens"]);
  const total = toldTokens(usage?.["total_tokens"]);
  if (total !== undefined || (input !== undefined && output !== undefined)) {
    return {
      promptTokens: input ?? 0,
      completionTokens: output ?? 0,
      totalTokens: total ?? (input ?? 0) + (output ?? 0),
    };
  }
  const seconds = toldSeconds(usage?.["seconds"]) ?? toldSeconds(duration);
  const heard = seconds === undefined ? promptTokens : Math.ceil(seconds * TOKENS_A_SECOND);
  const said = typeof text === "string" ? generousTokens(text) : 0;
  return {
    promptTokens: heard,
    completionTokens: said,
    totalTokens: heard + said,
    ...(seconds !== undefined && { seconds }),
    isEstimated: true,
  };
}

function toldSeconds(value: unknown): number | undefined {
  const isSane = typeof value === "number" && value >= 0 && value < 24 * 60 * 60;
  return isSane ? value : undefined;
}
