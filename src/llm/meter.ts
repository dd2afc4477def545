// The metering of model calls. The door reserves tokens before each call and reports the use after it.

import type { LlmError } from "../errors.ts";
import type { ComputeUse } from "../record/text/jsonl.ts";
import type { Breaker } from "./breaker.ts";
import { toLlmError } from "./llm-errors.ts";

export interface Meter {
  /** Sets tokens aside. @throws LlmError `budget` when none are left; any other error when it cannot count. */
  reserve(tokens: number): Promise<Reservation>;
}

export interface Reservation {
  /** Replaces the reserved tokens by the call's use; undefined for none. Must be called once. */
  settle(use: ComputeUse | undefined): void;
}

export interface MeteredCall<T> {
  /** The channel, the ledger bucket and the model. */
  readonly about: Pick<ComputeUse, "channelKey" | "bucket" | "model">;
  /** Our estimate before the call, rather too high than too low. */
  readonly promptTokens: number;
  readonly maxTokens: number;
  readonly ask: () => Promise<T>;
  /** Gives the use, as far as the answer reports it. */
  readonly used: (answer: T) => Counts;
}

export type Counts = Omit<ComputeUse, keyof MeteredCall<unknown>["about"] | "latencyMs">;

/**
 * Makes a call: breaker first, then the budget, then the server.
 * @throws LlmError without an answer; whatever the meter throws when it cannot count the call.
 */
export function throughTheDoor<T>(
  call: MeteredCall<T>,
  door: { readonly breaker: Breaker; readonly meter: Meter },
  signal: AbortSignal,
): Promise<T> {
  return door.breaker.run(async () => {
    // This comes first: a call that is begun and stopped in the same moment would reject with no handler.
    stopIfAborted(signal);
    const reservation = await door.meter.reserve(call.promptTokens + call.maxTokens);
    const startedAt = performance.now();
    const settle = (counts: Counts | undefined): void => {
      const latencyMs = Math.round(performance.now() - startedAt);
      reservation.settle(counts && { ...call.about, ...counts, latencyMs });
    };
    if (signal.aborted) settle(undefined);
    stopIfAborted(signal);
    try {
      const answer = await untilAborted(call.ask(), signal);
      settle(believable(answer, call));
      return answer;
    } catch (error) {
      const failure = toLlmError(error, signal);
      settle(mayHaveCost(failure) ? guess(call) : undefined);
      throw failure;
    }
  });
}

/** Tokens that servers put around a prompt. */
const FRAME = 256;

/**
 * Gives the use as far as it can be true, whatever a server says: no token has less than a byte, of the prompt or of the answer,
 * and an answer has the tokens that it may have, unless it is longer. Of a total that is less than its parts the parts count.
 */
function believable<T>(answer: T, call: MeteredCall<T>): Counts {
  const told = call.used(answer);
  const mostOfPrompt = call.promptTokens * BYTES_A_TOKEN + FRAME;
  const bytes = Buffer.byteLength(JSON.stringify(answer) ?? "");
  const mostOfAnswer = Math.max(call.maxTokens, bytes);
  const promptTokens = Math.min(told.promptTokens, mostOfPrompt);
  const completionTokens = Math.min(told.completionTokens, mostOfAnswer);
  const total = Math.max(told.totalTokens, promptTokens + completionTokens);
  const { cachedTokens } = told;
  return {
    ...told,
    promptTokens,
    completionTokens,
    totalTokens: Math.min(total, mostOfPrompt + mostOfAnswer),
    ...(cachedTokens !== undefined && { cachedTokens: Math.min(cachedTokens, promptTokens) }),
  };
}

/** True when the server worked: we gave the call up, or the answer was unreadable. */
function mayHaveCost({ kind }: LlmError): boolean {
  return kind === "timeout" || kind === "aborted" || kind === "bad_output" || kind === "empty";
}

function guess({
  promptTokens,
  maxTokens,
}: Pick<MeteredCall<unknown>, "promptTokens" | "maxTokens">): Counts {
  return {
    promptTokens,
    completionTokens: maxTokens,
    totalTokens: promptTokens + maxTokens,
    isEstimated: true,
  };
}

function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw toLlmError(signal.reason, signal);
}

/** The client's own time limit ends with the response's head. This one also cuts off a dripping body. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => {
    reject(signal.reason);
  };
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", abort);
    work.catch(() => undefined);
  }
}

const BYTES_A_TOKEN = 3;

/**
 * Estimates tokens for a reservation, rather too high than too low (voice/tokens.ts counts closer). English has about four
 * bytes for a token, most other writing three or fewer.
 */
export function generousTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_A_TOKEN);
}

/**
 * True for a count of which a token would have more than sixteen bytes: such servers count nothing, whatever they say. Texts in
 * all languages have fewer for a token.
 * @param estimate as `generousTokens` gives it.
 */
export function isTooFew(told: number, estimate: number): boolean {
  return told < Math.floor((estimate * BYTES_A_TOKEN) / MOST_BYTES_A_TOKEN);
}

const MOST_BYTES_A_TOKEN = 16;

/** Gives a count of tokens from a server's answer, or undefined when it is no such count. */
export function toldTokens(count: unknown): number | undefined {
  return typeof count === "number" && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}
