// Waiting for a model that is being loaded, which takes a server of one's own up to minutes. It says so, or its address refuses
// connections until it is done, or it says nothing until then. All of that is waited for within one limit, counted from
// the first sign and once for all who wait. Proof: test/llm/loading.test.ts.

import { APIConnectionError, APIConnectionTimeoutError } from "openai";
import type { PatientSignal } from "../deadline.ts";
import { pause } from "../pause.ts";
import { nodeCode } from "./llm-errors.ts";
import { askedWait, isLoading, isOverflow, toldBy } from "./server-error.ts";

export interface PatienceOptions {
  /** Milliseconds that a model may take to load; 0: nobody waits. */
  readonly limitMs: number;
  /** A server of one's own. One that is shared by many has its models loaded. */
  readonly isOwnServer: boolean;
  /** True where somebody wants to know at once that nobody is at the address. */
  readonly isOfCheck?: boolean;
  /** The silence after which a model that may be asleep is taken to be loading, in milliseconds. */
  readonly silentMs: number;
  /** Monotonic milliseconds, for tests. */
  readonly ticks?: () => number;
}

export interface Patience {
  /**
   * Waits where an error says that the model is being loaded. Gives false, at once, where there is nothing to wait for, or
   * where the limit is over.
   * @param tries the waits of this call so far.
   */
  waitAfter(error: unknown, tries: number, signal: PatientSignal): Promise<boolean>;
  /** Does a call. While a model that may be asleep says nothing, the time of `signal` stands still, within the limit. */
  whileSilent<T>(model: string, signal: PatientSignal, call: () => Promise<T>): Promise<T>;
}

/** Ollama puts a model to sleep that was not asked anything for five minutes. */
const AWAKE_MS = 4 * 60_000;
/** What began before so long without a sign has ended; the next sign is another loading. */
const FORGOTTEN_MS = 10 * 60_000;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5000;

/** Creates the patience with one server. */
export function createPatience({
  limitMs,
  isOwnServer,
  isOfCheck = false,
  silentMs,
  ticks = () => performance.now(),
}: PatienceOptions): Patience {
  /** The loading that is under way, or was waited for in vain. */
  let since: number | undefined;
  let lastSign = 0;
  const answeredAt = new Map<string, number>();

  const left = (): number => {
    if (since === undefined || ticks() - lastSign > FORGOTTEN_MS) since = ticks();
    lastSign = ticks();
    return Math.max(0, since + limitMs - ticks());
  };
  const answered = (model: string): void => {
    since = undefined;
    answeredAt.set(model, ticks());
  };
  const mayBeAsleep = (model: string): boolean =>
    isOwnServer && limitMs > 0 && ticks() - (answeredAt.get(model) ?? -Infinity) > AWAKE_MS;

  return {
    waitAfter: async (error, tries, signal) => {
      const sign = signOf(error, isOwnServer && !isOfCheck);
      if (!sign || signal.aborted) return false;
      const ms = Math.max(FIRST_WAIT_MS, Math.min(sign.ms ?? growing(tries), longest(sign.ms)));
      if (ms > left()) return false;
      const goOn = signal.standStill?.();
      try {
        await pause(ms, signal);
      } finally {
        goOn?.();
      }
      return !signal.aborted;
    },
    whileSilent: async (model, signal, call) => {
      if (!mayBeAsleep(model)) {
        const result = await call();
        answered(model);
        return result;
      }
      let goOn: (() => void) | undefined;
      let end: NodeJS.Timeout | undefined;
      const silence = setTimeout(() => {
        const more = left();
        if (more <= 0) return;
        goOn = signal.standStill?.();
        end = setTimeout(() => goOn?.(), more).unref();
      }, silentMs).unref();
      try {
        const result = await call();
        answered(model);
        return result;
      } finally {
        clearTimeout(silence);
        clearTimeout(end);
        goOn?.();
      }
    },
  };
}

/** What says that the model is being loaded, with the wait that it asks for. */
function signOf(error: unknown, bearsRefusal: boolean): { readonly ms?: number } | undefined {
  const told = toldBy(error);
  if (told) {
    if (!isLoading(told) || isOverflow(told)) return undefined;
    const ms = askedWait(told);
    return ms === undefined ? {} : { ms };
  }
  const isRefused =
    bearsRefusal &&
    error instanceof APIConnectionError &&
    !(error instanceof APIConnectionTimeoutError) &&
    nodeCode(error) === "ECONNREFUSED";
  return isRefused ? {} : undefined;
}

function growing(tries: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
}

/** A server that asks for a wait is asked again when it said, or every quarter of a minute. */
function longest(asked: number | undefined): number {
  return asked === undefined ? LONGEST_WAIT_MS : 3 * LONGEST_WAIT_MS;
}
