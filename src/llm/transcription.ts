// A voice note as a request to a transcription server, and the reading of its answer.

import { STATUS_CODES } from "node:http";
import type OpenAI from "openai";
import type { SpokenNote } from "../voice/ports.ts";
import { soundLength } from "../voice/sound-length.ts";
import { isComplaint, saysFailure } from "./bodies/complaint.ts";
import { answerIn, saidIn } from "./bodies/said.ts";
import { parsedBody } from "./bodies/parsed-body.ts";
import { inOne } from "./bodies/streamed.ts";
import { generousTokens, isTooFew, toldTokens, type Counts } from "./meter.ts";
import { ANSWER_LIMIT, answerOf, readText, type Answered } from "./reading.ts";
import { ToldInAnswer } from "./server-error.ts";
import { withoutSoundMarks } from "./spoken/sound-marks.ts";

/** Providers count about 10 tokens for a second of sound. */
const TOKENS_A_SECOND = 10;
/** A fast speaker says about four words in a second. */
const SPOKEN_TOKENS_A_SECOND = 6;

/** Gives the request (OpenAI API, audio transcriptions). */
export function transcriptionRequest(
  note: SpokenNote,
  model: string,
): OpenAI.Audio.TranscriptionCreateParamsNonStreaming {
  const file = new File([new Uint8Array(note.bytes)], note.fileName);
  // Without this field some servers stream.
  return { model, file, response_format: "json" };
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

/** Reads a body with a status of success. @throws ToldInAnswer for an error in it. */
export function readTranscript(body: string, media: string | null): Answered {
  const parsed = parsedBody(body);
  const unread = { value: undefined, media, isThinker: false };
  switch (parsed.kind) {
    case "cut":
      return { ...unread, reading: { kind: "cut_body" } };
    // A note in which nobody speaks has an empty text, and no empty body.
    case "nothing":
    case "page":
      return { ...unread, reading: { kind: "no_json" } };
    case "text": {
      // What could not be decoded is no text.
      const isPage =
        (media?.startsWith("text/html") ?? false) ||
        parsed.text.includes("\uFFFD") ||
        TAG_FIRST.test(parsed.text) ||
        PROXY_WORDS.test(parsed.text) ||
        FAILURES.has(parsed.text.trim().toLowerCase().replace(/[.!]$/, ""));
      return { ...unread, reading: isPage ? { kind: "no_json" } : heardIn(parsed.text) };
    }
    case "value": {
      const { value } = parsed;
      const text = textOf(value);
      const { error, end } = saidIn(value);
      const isFailure = error !== undefined || saysFailure(answerIn(value));
      const hasFailed = isFailure && (end !== "whole" || text === "");
      if (hasFailed || (text === undefined && isComplaint(value)))
        throw new ToldInAnswer(value, new Headers());
      if (text !== undefined) return { ...unread, value, reading: heardIn(text) };
      return { ...unread, value, reading: { kind: "foreign" } };
    }
  }
}

/** A piece of a page. */
const TAG_FIRST = /^\s*<\/?[a-z][a-z\d-]*(?:\s[^<>]*)?\/?>/i;

/** The names of HTTP's failures, but for those that a person may say as well. */
const FAILURES: ReadonlySet<string> = new Set(
  Object.entries(STATUS_CODES).flatMap(([status, name = ""]) =>
    Number(status) < 400 || /^(?:gone|conflict|locked)$/i.test(name) ? [] : [name.toLowerCase()],
  ),
);

/** What proxies and routers say in a server's place, without a page around it. Nobody sends such a note. */
const PROXY_WORDS =
  /^(?:\d{3} )?(?:upstream connect error\b[^\n]*|no healthy upstream|error code: \d+|bad gateway|gateway time-?out|service (?:temporarily )?unavailable|internal server error|page not found|method not allowed|default backend - \d+|(?:rate limit|quota) exceeded|error: [^\n]*)[.!]?$/i;

/** Gives the words of the note; "" when nothing was heard. @throws LlmError of the kind that the reading has. */
export function transcriptOf(answered: Answered): string {
  return answered.reading.kind === "nothing" ? "" : answerOf(answered);
}

function heardIn(text: string): Answered["reading"] {
  if (text.length > ANSWER_LIMIT) return { kind: "too_large", beginning: "" };
  const heard = withoutSoundMarks(text);
  return heard === "" ? { kind: "nothing", isCut: false } : readText(heard).reading;
}

/** The text of a transcription (OpenAI API), of its segments, or a bare one; in a list or beside a word of success, too. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  // A stream of parts was put together in the form of a chat answer.
  const answer = answerIn(value);
  if ("choices" in answer) return saidIn(answer).text;
  const told = ["text", "transcript", "transcription", "result", "DisplayText"].map(
    (name) => answer[name],
  );
  return (
    told.find((words) => typeof words === "string") ??
    partsIn(told.find(Array.isArray)) ??
    partsIn(answer["segments"] ?? answer["chunks"] ?? answer["combinedPhrases"])
  );
}

function partsIn(parts: unknown): string | undefined {
  if (!Array.isArray(parts)) return undefined;
  const texts = (parts as unknown[]).map(textOf);
  return texts.every((text) => text !== undefined) ? inOne(texts) : undefined;
}

/** Gives the use. Providers report tokens, or seconds, or nothing; missing counts are estimated and marked so. */
export function transcriptionCounts(answer: unknown, promptTokens: number): Counts {
  const { usage, duration } = (answer ?? {}) as {
    readonly usage?: { readonly [key: string]: unknown } | null;
    readonly duration?: unknown;
  };
  const input = toldTokens(usage?.["input_tokens"]);
  const output = toldTokens(usage?.["output_tokens"]);
  const total = toldTokens(usage?.["total_tokens"]);
  const said = generousTokens(textOf(answer) ?? "");
  const counted = Math.max(total ?? 0, (input ?? 0) + (output ?? 0));
  const isCounted = total !== undefined || (input !== undefined && output !== undefined);
  // A minute of sound has no fixed number of tokens, but some.
  if (isCounted && counted > 0 && !isTooFew(counted, said)) {
    return {
      promptTokens: input ?? 0,
      completionTokens: output ?? 0,
      totalTokens: counted,
    };
  }
  const seconds = toldSeconds(usage?.["seconds"]) ?? toldSeconds(duration);
  const heard = seconds === undefined ? promptTokens : Math.ceil(seconds * TOKENS_A_SECOND);
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
