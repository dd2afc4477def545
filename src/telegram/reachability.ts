// Reachability of Telegram: a poll was answered, or a delivery to the webhook was seen. When nothing came for a minute,
// the operator is told once, and once more when Telegram is back. While the way to Telegram itself is broken, the
// notice waits in the outbox, and the log has it at once.

import { factual, type Factual } from "../factual.ts";
import type { Logger } from "../logger.ts";
import type { OperatorNotices } from "../operator/notices.ts";

export type DeafReason = keyof typeof REASONS;

export interface Reachability {
  /** Notes that Telegram reaches us. */
  reached(): void;
  /** Notes a failure. @param isTold true when the operator has a notice about it already. */
  failed(reason: DeafReason, isTold?: boolean): void;
  /** Seconds since Telegram last reached us; undefined when it never did. */
  secondsSince(): number | undefined;
  stop(): void;
}

export interface ReachabilityOptions {
  readonly notices: OperatorNotices;
  readonly log: Logger;
  /** Milliseconds of silence until the operator is told. */
  readonly unreachableMs: number;
}

const REASONS = {
  unreachable: "Telegram cannot be reached",
  rival: "another process uses the same bot token",
  full: "too many messages wait here already",
  moved: "Telegram sends updates to another address",
  undelivered: "Telegram cannot deliver to the webhook (the log has its reason)",
} as const;

/**
 * Shortest time between two notices, for a trouble that comes and goes. It is a little longer than the hour of
 * OperatorNotices.
 */
const QUIET_MS = 61 * 60_000;
/** Checks for each `unreachableMs`. Few checks keep an idle bot asleep. */
const LOOKS = 8;

/** Starts to watch; `stop` ends it. */
export function createReachability({
  notices,
  log,
  unreachableMs,
}: ReachabilityOptions): Reachability {
  const startedAt = performance.now();
  let reachedAt: number | undefined;
  let trouble: { reason: DeafReason; isTold: boolean } | undefined;
  let isDeaf = false;
  let lastTold = -Infinity;
  /** True when the operator was told of this silence and has to be told of its end. */
  let isEndDue = false;

  const look = (): void => {
    const now = performance.now();
    const silentMs = now - (reachedAt ?? startedAt);
    if (silentMs < unreachableMs) return;
    const { reason, isTold } = (trouble ??= { reason: "unreachable", isTold: false });
    const text = factual`nothing heard from Telegram for ${inWords(silentMs)}: ${REASONS[reason]}. Telegram keeps messages for 24 hours; the bot keeps trying.`;
    const isDue = !isEndDue && now - lastTold >= QUIET_MS;
    if (isDue) {
      lastTold = now;
      isEndDue = true;
    }
    if (isDue && !isTold) notices.tell("deaf", text);
    else if (!isDeaf) log.warn({ deaf: reason }, text);
    isDeaf = true;
  };
  const timer = setInterval(look, unreachableMs / LOOKS).unref();

  return {
    reached: () => {
      const now = performance.now();
      if (isDeaf) {
        const text = factual`hearing from Telegram again, after ${inWords(now - (reachedAt ?? startedAt))}.`;
        if (isEndDue) notices.tell("hearing", text, { isEnd: true });
        else log.info({}, text);
      }
      reachedAt = now;
      trouble = undefined;
      isDeaf = false;
      isEndDue = false;
    },
    failed: (reason, isTold = false) => {
      trouble = { reason, isTold };
    },
    secondsSince: () => reachedAt && (performance.now() - reachedAt) / 1000,
    stop: () => {
      clearInterval(timer);
    },
  };
}

function inWords(ms: number): Factual {
  return ms < 120_000
    ? factual`${Math.round(ms / 1000)} s`
    : factual`${Math.round(ms / 60_000)} min`;
}
