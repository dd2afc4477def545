// The one reading of a server's answer to a chat request, whatever its form. What is no answer has a kind: nothing here means
// "nothing to say". Proof: test/llm/wire-answers.test.ts.

import { LlmError } from "../errors.ts";
import { factual, type Factual } from "../factual.ts";
import { clipScalar } from "../record/text/clip.ts";
import { isComplaint } from "./bodies/complaint.ts";
import { parsedBody } from "./bodies/parsed-body.ts";
import { saidIn } from "./bodies/said.ts";
import { hasWholeObject } from "../voice/json-in-text.ts";
import { namesDistress } from "../voice/named-distress.ts";
import { readReply, writeReply } from "../voice/receipts/structured-reply.ts";
import { notJson } from "./llm-errors.ts";
import { endedAtSentence } from "./sentence-end.ts";
import { spokenPart } from "./spoken/spoken.ts";

/** UTF-16 units of the longest answer that is accepted. `max_tokens` keeps honest servers far below it. */
export const ANSWER_LIMIT = 32_000;

export type Reading =
  /** Words for the person, without thoughts and marks. Those of a cut answer end anywhere. */
  | { readonly kind: "said"; readonly text: string; readonly isCut: boolean }
  /** Nothing but thoughts. */
  | { readonly kind: "thought"; readonly isCut: boolean }
  | { readonly kind: "nothing"; readonly isCut: boolean }
  /** A filter of the server stopped the answer, at once or midway. */
  | { readonly kind: "filtered" }
  /** The model says that it does not answer this. */
  | { readonly kind: "declined" }
  /** An error in an answer whose status says success. */
  | { readonly kind: "told" }
  /** The server gave up in the middle of the answer. */
  | { readonly kind: "given_up" }
  /** JSON without a place for a message. */
  | { readonly kind: "foreign" }
  /** The body ends in the middle. */
  | { readonly kind: "cut_body" }
  | { readonly kind: "no_json" }
  | { readonly kind: "too_large"; readonly beginning: string };

export interface Answered {
  readonly reading: Reading;
  /** What the body holds, for its counts and its complaint. */
  readonly value: unknown;
  /** The media type, as the server names it. */
  readonly media: string | null;
  readonly isThinker: boolean;
}

/** Reads a body with a status of success. */
export function readAnswer(body: string, media: string | null): Answered {
  const parsed = parsedBody(body);
  const unread = { value: undefined, media, isThinker: false };
  switch (parsed.kind) {
    case "nothing":
      return { ...unread, reading: { kind: "nothing", isCut: false } };
    case "cut":
      return { ...unread, reading: { kind: "cut_body" } };
    case "page":
    case "text":
      return { ...unread, reading: { kind: "no_json" } };
    case "value":
      return { ...readValue(parsed.value), value: parsed.value, media };
  }
}

function readValue(value: unknown): Pick<Answered, "reading" | "isThinker"> {
  const { text, end, isDeclined, isThinker, error } = saidIn(value);
  const words = text ?? "";
  // An error beside an answer that came to its end is none.
  const isWhole = end === "whole" && words.trim() !== "";
  if ((error !== undefined && !isWhole) || (text === undefined && isComplaint(value))) {
    return { reading: { kind: "told" }, isThinker };
  }
  if (text === undefined) return { reading: { kind: "foreign" }, isThinker };
  if (end === "filtered") return { reading: { kind: "filtered" }, isThinker };
  if (isDeclined) return { reading: { kind: "declined" }, isThinker };
  if (end === "failed") return { reading: { kind: "given_up" }, isThinker };
  const read = readText(words, end === "cut");
  return { ...read, isThinker: isThinker || read.isThinker };
}

/** Reads the words of an answer: what is meant for a person in them. */
export function readText(words: string, isCut = false): Pick<Answered, "reading" | "isThinker"> {
  if (words.length > ANSWER_LIMIT) {
    const beginning = clipScalar(words, ANSWER_LIMIT);
    return { reading: { kind: "too_large", beginning }, isThinker: false };
  }
  const clean = withoutControls(words);
  const said = spokenPart(clean);
  if (said !== undefined) {
    return { reading: { kind: "said", text: said, isCut }, isThinker: hasBlock(clean, said) };
  }
  if (clean.trim() === "") return { reading: { kind: "nothing", isCut }, isThinker: false };
  return { reading: { kind: "thought", isCut }, isThinker: true };
}

/** True when a thought was taken away, and not only a template's mark. */
function hasBlock(text: string, said: string): boolean {
  return said.trim() !== text.trim() && THOUGHT_MARK.test(text);
}

const THOUGHT_MARK =
  /(?:[<[{◁＜`~]|&lt;)[^<>[\]]{0,60}(?:think|thought|reason|reflect|analysis|channel)/i;

/**
 * True when an answer with more room may be whole: the limit of tokens cut it off, or a model that thinks said nothing,
 * as happens until it is asked to think less.
 */
export function isShortOfRoom({ reading, isThinker }: Answered): boolean {
  const saysNothing = reading.kind === "thought" || reading.kind === "nothing";
  return ("isCut" in reading && reading.isCut) || (saysNothing && isThinker);
}

export interface Wanted {
  /** True when half of an answer is worth nothing. */
  readonly isWhole?: boolean;
  /** True when the answer is no prose, so that it has no sentences. */
  readonly isData?: boolean;
  /** True for words to a person with something beside them, in JSON or not (voice/receipts/structured-reply.ts). */
  readonly isSpoken?: boolean;
}

/**
 * Gives the words of an answer. Those that were cut off end at a sentence.
 * @throws LlmError of the kind that the reading has.
 */
export function answerOf({ reading, media }: Answered, wanted: Wanted = {}): string {
  switch (reading.kind) {
    case "said":
      if (wanted.isSpoken) return spokenAnswer(reading);
      return reading.isCut ? cutAnswer(reading.text, wanted) : reading.text;
    case "thought":
      throw empty(factual`only thinking, no answer`, reading.isCut);
    case "nothing":
      throw empty(factual`empty answer`, reading.isCut);
    case "filtered":
      throw new LlmError("filtered", factual`a filter of the model server stopped the answer`, {
        detail: factual`filtered`,
      });
    case "declined":
      throw new LlmError("filtered", factual`the model declined to answer`, {
        detail: factual`declined`,
      });
    case "told":
      return unusable(
        factual`the model server sent an error with status 200`,
        factual`error in a 200`,
      );
    case "given_up":
      return unusable(
        factual`the model server gave up within its answer`,
        factual`given up by the server`,
      );
    case "foreign":
      return unusable(factual`the model server's answer has no message`, factual`no message`);
    case "cut_body":
      return unusable(
        factual`the model server's answer ends in the middle`,
        factual`answer ends in the middle`,
      );
    case "no_json":
      throw notJson(media);
    case "too_large":
      if (wanted.isWhole && namesDistress(reading.beginning, [])) return reading.beginning;
      return unusable(factual`the model's answer is too long`, factual`answer too large`);
  }
}

/** The words within an answer are cleaned as a whole answer is. Plain ones stay plain. */
function spokenAnswer({ text, isCut }: Extract<Reading, { readonly kind: "said" }>): string {
  const read = readReply(text);
  if (read.text === text.trim()) return isCut ? cutAnswer(text, {}) : text;
  const { reading } = readText(read.text, read.isCut);
  if (reading.kind !== "said") throw empty(factual`empty answer`, isCut);
  const words = reading.isCut ? cutAnswer(reading.text, {}) : reading.text;
  return writeReply({ ...read, text: words });
}

function cutAnswer(text: string, { isWhole = false, isData = false }: Wanted): string {
  // A model may have gone on talking behind what was asked for. A word on distress counts in any half of an answer.
  if (isWhole && !hasWholeObject(text) && !namesDistress(text, [])) {
    throw new LlmError("cut", factual`the model's answer was cut off`, {
      detail: factual`answer cut off`,
    });
  }
  if (isData || isWhole) return text;
  const ended = endedAtSentence(text);
  if (ended === "") throw empty(factual`empty answer`, true);
  return ended;
}

function empty(what: Factual, isCut: boolean): LlmError {
  return new LlmError("empty", factual`the model's answer is empty (${what})`, {
    detail: isCut ? factual`${what} (length)` : what,
  });
}

function unusable(message: Factual, detail: Factual): never {
  throw new LlmError("bad_output", message, { detail });
}

/**
 * Control characters have no meaning in a message, and a NUL turns a text into something else for whoever stores it. The
 * strings of an answer in JSON are cleaned where they are read.
 */
function withoutControls(text: string): string {
  if (/^\s*[[{]/.test(text)) return text;
  return text.replace(/(?![\t\n\r])\p{Cc}/gu, "").toWellFormed();
}
