import { afterEach, expect, it, vi } from "vitest";
import { createLogger } from "../../src/logger.ts";
import { startReminder, type ReminderDeps } from "../../src/operator/reminder.ts";
import { reminderText } from "../../src/operator/reports.ts";
import type { RecordFigures } from "../../src/operator/record-figures.ts";

const LIMITS = { everyMs: 600_000, pendingThreshold: 5, staleDays: 7 };
const NO_ENTRIES = { knowledge: 0, curiosity: 0, personality: 0, activities: 0 };

afterEach(() => {
  vi.useRealTimers();
});

/** Everything that a timer needs; counts how often it looked. */
function counted(changes: Partial<ReminderDeps> = {}) {
  let looks = 0;
  const deps = {
    chat: { id: () => -4004 },
    reminders: LIMITS,
    desk: {
      now: () => new Date(),
      store: {
        snapshot: () => {
          looks += 1;
          return new Promise(() => undefined);
        },
      },
    },
    log: createLogger({ recordId: "abby", level: "silent", secrets: [], write: () => undefined }),
    ...changes,
  } as unknown as ReminderDeps;
  return { deps, looks: () => looks };
}

it("is looked for half a minute after the start, then at the interval, until the stop", () => {
  vi.useFakeTimers();
  const { deps, looks } = counted();
  const stop = startReminder(deps);
  vi.advanceTimersByTime(29_999);
  expect(looks()).toBe(0);
  vi.advanceTimersByTime(1);
  expect(looks()).toBe(1);
  vi.advanceTimersByTime(2 * LIMITS.everyMs);
  expect(looks()).toBe(3);
  stop();
  vi.advanceTimersByTime(2 * LIMITS.everyMs);
  expect(looks()).toBe(3);
});

it("is not looked for without a chat or against the setting", () => {
  vi.useFakeTimers();
  const nowhere = counted({ chat: { id: () => undefined } as unknown as ReminderDeps["chat"] });
  const unwanted = counted({ reminders: undefined });
  for (const { deps } of [nowhere, unwanted]) startReminder(deps);
  vi.advanceTimersByTime(2 * LIMITS.everyMs);
  expect([nowhere.looks(), unwanted.looks()]).toEqual([0, 0]);
  expect(vi.getTimerCount()).toBe(0);
});

it("names buttons as reasons, and says of an owner's own words only that they are there", () => {
  const figures: RecordFigures = {
    pending: 1,
    oldestPending: { since: new Date("2026-11-10T00:00:00Z"), days: 7 },
    entries: NO_ENTRIES,
    rejections: [
      { candidateId: "CANDIDATE-0002", reason: "not_true" },
      { candidateId: "CANDIDATE-0001", reason: "because of Nico" },
    ],
  };
  expect(reminderText("abby", figures, LIMITS)).toBe(
    `abby: 1 candidate waits for a yes or no, the oldest for 7 d.
Rejected last: CANDIDATE-0002 (Not true), CANDIDATE-0001 (in the owner's words)
Next: an owner sends /review to this bot.`,
  );
});

it.each([
  { pending: 0, days: 0, comes: false },
  { pending: 4, days: 6, comes: false },
  { pending: 5, days: 0, comes: true },
  { pending: 1, days: 7, comes: true },
])("with $pending waiting for $days days: $comes", ({ pending, days, comes }) => {
  const figures: RecordFigures = {
    pending,
    ...(pending > 0 && { oldestPending: { since: new Date(), days } }),
    entries: NO_ENTRIES,
    rejections: [],
  };
  expect(reminderText("abby", figures, LIMITS) !== undefined).toBe(comes);
});
