// Texts about a Record for the operator chat: counts, times, ids and the names of buttons. They never hold a word that anybody
// said, not even an owner's typed reason. Plain English, for whoever runs several Records.

import type { LocalClock } from "../record/text/timestamp.ts";
import { ENGLISH_LINES } from "../wording/english.ts";
import type { RecordFigures } from "./record-figures.ts";

export interface StatusFacts {
  readonly recordId: string;
  readonly figures: RecordFigures;
  readonly clock: LocalClock;
  readonly mode: "polling" | "webhook";
  /** Absent where nothing was polled. */
  readonly secondsSincePoll?: number | undefined;
  readonly newestUpdate?: Date | undefined;
  readonly messages: {
    readonly received: number;
    readonly answered: number;
    readonly waiting: number;
    readonly setAside: number;
  };
  readonly calls: {
    readonly minutes: number;
    readonly main: number;
    readonly mainLimit: number;
    readonly analyst: number;
    readonly analystLimit: number;
  };
  readonly tokensToday: number;
  readonly tokenBudget?: number | undefined;
}

/** Gives the answer to /status. */
export function statusText(facts: StatusFacts): string {
  const { recordId, figures, clock, messages, calls, newestUpdate } = facts;
  const { pending, oldestPending, lastActivity } = figures;
  const minute = (at: Date): string => clock.timestamp(at).slice(0, 16);
  const oldest = oldestPending
    ? `, the oldest since ${clock.date(oldestPending.since)} (${oldestPending.days} d)`
    : "";
  return [
    `${recordId}: running, by ${source(facts)}`,
    `Candidates waiting: ${pending}${oldest}`,
    `Messages of 30 days: ${messages.received} received, ${messages.answered} answered, ${messages.waiting} waiting, ${messages.setAside} set aside; the newest ${newestUpdate ? minute(newestUpdate) : "never"}`,
    `Model calls in ${calls.minutes} min: ${calls.main} for answers, ${calls.analyst} for proposals (each chat may have ${calls.mainLimit} and ${calls.analystLimit})`,
    `Tokens today: ${facts.tokensToday} of ${facts.tokenBudget ?? "unlimited"}`,
    `Last activity: ${lastActivity ? minute(lastActivity) : "none"}`,
    ...rejectionLines(figures),
  ].join("\n");
}

export interface ReminderLimits {
  readonly pendingThreshold: number;
  readonly staleDays: number;
}

/** Gives the reminder: count, age and newest reasons. Undefined while fewer wait than the limit, and none for too long. */
export function reminderText(
  recordId: string,
  figures: RecordFigures,
  { pendingThreshold, staleDays }: ReminderLimits,
): string | undefined {
  const { pending, oldestPending } = figures;
  const days = oldestPending?.days ?? 0;
  if (pending === 0 || (pending < pendingThreshold && days < staleDays)) return undefined;
  const count = pending === 1 ? "1 candidate waits" : `${pending} candidates wait`;
  return [
    `${recordId}: ${count} for a yes or no${oldestPending ? `, the oldest for ${days} d` : ""}.`,
    ...rejectionLines(figures),
    "Next: an owner sends /review to this bot.",
  ].join("\n");
}

function source({ mode, secondsSincePoll }: StatusFacts): string {
  if (mode === "webhook") return "webhook";
  return secondsSincePoll === undefined
    ? "polling (no answer from Telegram yet)"
    : `polling (last answer ${secondsSincePoll} s ago)`;
}

function rejectionLines({ rejections }: RecordFigures): readonly string[] {
  if (rejections.length === 0) return [];
  const each = rejections.map(({ candidateId, reason }) => `${candidateId} (${named(reason)})`);
  return [`Rejected last: ${each.join(", ")}`];
}

function named(reason: string): string {
  const label = `button_${reason}`;
  return Object.hasOwn(ENGLISH_LINES, label)
    ? ENGLISH_LINES[label as keyof typeof ENGLISH_LINES]
    : "in the owner's words";
}
