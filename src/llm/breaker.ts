// The breaker leaves a server alone for a while after several failures in a row. People get the fallback line at once instead
// of after a time limit, and one probe at a time finds out when the server is back. A library would need more code than
// this, because failures are our LlmError kinds and half of them do not count. Proof: test/llm/breaker.test.ts.

import { factual } from "../factual.ts";
import { LlmError, type LlmErrorKind } from "../errors.ts";

export interface Breaker {
  /**
   * Runs a call, unless the server is being left alone.
   * @throws LlmError `unavailable` without a call; otherwise whatever the call throws.
   */
  run<T>(call: () => Promise<T>): Promise<T>;
}

export interface BreakerOptions {
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly onOpen: (failures: number) => void;
  readonly onClose: () => void;
}

const FAILURES = 5;
const WITHIN_MS = 60_000;
const REST_MS = 30_000;

/** Failures that count: the server cannot be reached or is too slow. */
const COUNTS: readonly LlmErrorKind[] = ["unavailable", "timeout"];
/** Failures that say nothing about the server. */
const SAYS_NOTHING: readonly LlmErrorKind[] = ["aborted", "budget", "loading"];

/** Creates a breaker for one server. */
export function createBreaker({ now, onOpen, onClose }: BreakerOptions): Breaker {
  let failures: readonly number[] = [];
  let openedAt: number | undefined;
  let isProbing = false;

  /** Gives true when this call is the probe. */
  const enter = (): boolean => {
    if (openedAt === undefined) return false;
    // A clock that was set back does not prolong the rest.
    const isResting = Math.abs(now() - openedAt) < REST_MS;
    if (isResting || isProbing) {
      throw new LlmError(
        "unavailable",
        factual`the model server failed several times and is left alone`,
        {
          detail: factual`left alone after failures`,
          isSpared: true,
        },
      );
    }
    isProbing = true;
    return true;
  };

  const answered = (): void => {
    failures = [];
    if (openedAt === undefined) return;
    openedAt = undefined;
    onClose();
  };

  const failed = (isProbe: boolean): void => {
    if (openedAt !== undefined) {
      if (isProbe) openedAt = now();
      return;
    }
    failures = [...failures.filter((at) => Math.abs(now() - at) < WITHIN_MS), now()];
    if (failures.length < FAILURES) return;
    openedAt = now();
    onOpen(failures.length);
  };

  return {
    run: async (call) => {
      const isProbe = enter();
      try {
        const result = await call();
        answered();
        return result;
      } catch (error) {
        // Any other error is a fault of our own and says nothing about the server.
        if (error instanceof LlmError) {
          if (COUNTS.includes(error.kind)) failed(isProbe);
          else if (!SAYS_NOTHING.includes(error.kind)) answered();
        }
        throw error;
      } finally {
        if (isProbe) isProbing = false;
      }
    },
  };
}
