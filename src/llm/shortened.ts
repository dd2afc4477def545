// Prompts that a server cut without a word. Ollama does so with what is longer than its context, and what is lost first is the
// beginning: who the model is to be. Its own count of the prompt gives it away. Proof: test/llm/shortened.test.ts.

import { estimateTokens } from "../voice/tokens.ts";
import { countedPrompt, type Asked } from "./completion.ts";

export interface Shortened {
  readonly model: string;
  /** Our estimate of what was sent. */
  readonly sent: number;
  /** What the server counted. */
  readonly counted: number;
}

/** Notices cut prompts, one answer after the other. */
export type ShortenedWatch = (model: string, asked: Asked, answer: unknown) => void;

/** Prompts below this many tokens are shorter than any context, and their estimate says little. */
const LEAST = 1500;

/**
 * Our estimate is 45 of 100 too high at most (voice/tokens.ts), so a count of less than half of it is no other way of
 * counting.
 */
const SHARE = 0.5;

/** No writing has fewer bytes for a token. */
const LEAST_BYTES = 2;

/** A count below this is no count of a prompt. */
const LEAST_COUNTED = 32;

/**
 * Creates the watch.
 * @param onShortened told once for each model, until a prompt of that length is counted whole.
 * @param onWhole told for each long prompt that was counted whole.
 */
export function createShortenedWatch(
  onShortened: (what: Shortened) => void,
  onWhole: (model: string) => void,
): ShortenedWatch {
  /** Bytes of the longest prompt that was counted whole, by model. */
  const whole = new Map<string, number>();
  const told = new Set<string>();
  return (model, asked, answer) => {
    const look = shortenedIn(asked, answer);
    if (look.kind === "unknown") return;
    if (look.kind === "whole") {
      whole.set(model, Math.max(whole.get(model) ?? 0, look.bytes));
      told.delete(model);
      onWhole(model);
      return;
    }
    // The model has read as much before: this server leaves out of its count what it still knew.
    if ((whole.get(model) ?? 0) >= look.bytes * 0.9 || told.has(model)) return;
    told.add(model);
    onShortened({ model, sent: look.sent, counted: look.counted });
  };
}

export type Look =
  | { readonly kind: "unknown" }
  | { readonly kind: "whole"; readonly bytes: number }
  | {
      readonly kind: "cut";
      readonly bytes: number;
      readonly sent: number;
      readonly counted: number;
    };

/** Compares what was sent with what the server counted. */
export function shortenedIn({ system, messages }: Asked, answer: unknown): Look {
  const counted = countedPrompt(answer);
  if (counted === undefined || counted < LEAST_COUNTED) return { kind: "unknown" };
  const texts = [system, ...messages.map(({ text }) => text)];
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes < LEAST * LEAST_BYTES) return { kind: "unknown" };
  // Most prompts need no closer look, which would take milliseconds.
  if (counted * 6 > bytes) return { kind: "whole", bytes };
  const sent = texts.reduce((sum, text) => sum + estimateTokens(text), 0);
  if (sent < LEAST) return { kind: "unknown" };
  return counted < sent * SHARE ? { kind: "cut", bytes, sent, counted } : { kind: "whole", bytes };
}
