// How calls are counted. The door asks before each call and tells after it; who keeps the count is not its matter.

import type { LlmError } from "../errors.ts";
import type { ComputeUse } from "../record/text/jsonl.ts";
import type { Breaker } from "./breaker.ts";
import { toLlmError } from "./llm-errors.ts";

export interface Meter {
  /** Sets tokens aside. @throws LlmError `budget` when there are none left; any other error when it cannot count. */
  reserve(tokens: number): Promise<Reservation>;
}

export interface Reservation {
  /** What the call used; undefined: nothing. Called once. */
  settle(use: ComputeUse | undefined): void;
}

export interface MeteredCall<T> {
  /** Who asked, what for and which model. */
  readonly about: Pick<ComputeUse, "channelKey" | "bucket" | "model">;
  /** Our guess beforehand; rather too many. */
  readonly promptTokens: number;
  readonly maxTokens: number;
  readonly ask: () => Promise<T>;
  /** What it used, as far as the answer tells. */
  readonly used: (answer: T) => Counts;
}

export type Counts = Omit<ComputeUse, keyof MeteredCall<unknown>["about"] | "latencyMs">;

/**
 * Makes a call: breaker first, then the budget, then the server.
 * @throws LlmError; what the meter throws when it cannot count the call.
 */
export function throughTheDoor<T>(
  call: MeteredCall<T>,
  door: { readonly breaker: Breaker; readonly meter: Meter },
  signal: AbortSignal,
): Promise<T> {
  return door.breaker.run(async () => {
    // First: a call that is begun and given up in the same moment would reject unheard.
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
      settle(call.used(answer));
      return answer;
    } catch (error) {
      const failure = toLlmError(error, signal);
      settle(mayHaveCost(failure) ? guess(call) : undefined);
      throw failure;
    }
  });
}

/** Given up by us while the server worked, or answered with something unreadable. */
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

/** The client's own time limit ends with the response's head: a dripping body is cut off here. */
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

/** Rather too many, for what is set aside before a call (voice/tokens.ts counts closer): English has about four bytes for a token, most other writing three or fewer. */
export function generousTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 3);
}

/** A count of tokens that a server told, if it is one. */
export function toldTokens(count: unknown): number | undefined {
  return typeof count === "number" && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}
