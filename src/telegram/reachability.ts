// Whether Telegram reaches us: it answered a poll, or it was seen to deliver to the webhook. A bot that heard nothing
// for a minute is deaf: its operator is told once, and once more when it hears again. Where the trouble is the way to
// Telegram itself, the notice waits in the outbox and the log has it at once.

import type { Logger } from "../logger.ts";
import type { OperatorNotices } from "../operator/notices.ts";

export type DeafReason = keyof typeof REASONS;

export interface Reachability {
  /** Telegram reaches us. */
  reached(): void;
  /** It does not. @param isTold the operator knows this from a notice of its own. */
  failed(reason: DeafReason, isTold?: boolean): void;
  /** Since it was last heard; undefined: not once. */
  secondsSince(): number | undefined;
  stop(): void;
}

export interface ReachabilityOptions {
  readonly notices: OperatorNotices;
  readonly log: Logger;
  /** How long nothing may be heard. */
  readonly deafMs: number;
}

const REASONS = {
  unreachable: "Telegram cannot be reached",
  rival: "another process uses the same bot token",
  full: "too many messages wait here already",
  moved: "Telegram sends updates to another address",
  undelivered: "Telegram cannot deliver to the webhook (the log has its reason)",
} as const;

/** A line about a trouble that comes and goes is not told more often; a little more than the notices' own hour. */
const QUIET_MS = 61 * 60_000;
/** As many wakes as the lease takes are saved here. */
const LOOKS = 8;

export function createReachability({ notices, log, deafMs }: ReachabilityOptions): Reachability {
  const startedAt = performance.now();
  let reachedAt: number | undefined;
  let trouble: { reason: DeafReason; isTold: boolean } | undefined;
  let isDeaf = false;
  let lastTold = -Infinity;
  /** The operator knows of this silence and is to hear of its end. */
  let isEndDue = false;

  const look = (): void => {
    const now = performance.now();
    const silentMs = now - (reachedAt ?? startedAt);
    if (silentMs < deafMs) return;
    const { reason, isTold } = (trouble ??= { reason: "unreachable", isTold: false });
    const text = `nothing heard from Telegram for ${inWords(silentMs)}: ${REASONS[reason]}. Telegram keeps messages for 24 hours; it is tried on.`;
    const isDue = !isEndDue && now - lastTold >= QUIET_MS;
    if (isDue) {
      lastTold = now;
      isEndDue = true;
    }
    if (isDue && !isTold) notices.tell("deaf", text);
    else if (!isDeaf) log.warn({ deaf: reason }, text);
    isDeaf = true;
  };
  const timer = setInterval(look, deafMs / LOOKS).unref();

  return {
    reached: () => {
      const now = performance.now();
      if (isDeaf) {
        const text = `hearing from Telegram again, after ${inWords(now - (reachedAt ?? startedAt))}.`;
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

function inWords(ms: number): string {
  return ms < 120_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`;
}
