// A clock that jumps between acts, by seconds or by years. Each reply, message and exchange has its next try when it
// was meant to have it, and none has two.

import * as fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { factual } from "../src/factual.ts";
import { LlmError } from "../src/errors.ts";
import type { InboxRow } from "../src/state/inbox.ts";
import { createOutbox } from "../src/state/outbox.ts";
import { TelegramError, type BotApi } from "../src/telegram/bot-api.ts";
import { createLanes } from "../src/chat/lanes/lanes.ts";
import { createPulse } from "../src/pulse.ts";
import { createSender } from "../src/telegram/sender.ts";
import { createWaits } from "../src/waits.ts";
import { DEFAULT_WORDING } from "../src/wording/wording.ts";
import {
  jumpingClock,
  log,
  openInstantDatabase,
  openLane,
  STEP_MS,
} from "./support/jumping-clock.ts";

const HOUR = 60 * 60_000;
const YEAR = 365 * 24 * HOUR;
beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "performance"],
    fakeNodeBuiltins: true,
  });
});

afterEach(() => {
  vi.useRealTimers();
});

const jumps = fc.array(
  fc.record({
    afterMs: fc.integer({ min: 0, max: 60_000 }),
    byMs: fc.oneof(
      fc.integer({ min: -10 * YEAR, max: 10 * YEAR }),
      fc.constantFrom(2 * HOUR, -2 * HOUR, 10 * YEAR, -10 * YEAR),
    ),
  }),
  { maxLength: 8 },
);

/** Each try came when the one before it said. */
function expectGaps(tries: readonly number[], gaps: readonly (readonly [number, number])[]): void {
  const found = tries.slice(1).map((at, nth) => at - (tries[nth] ?? 0));
  expect(found).toHaveLength(gaps.length);
  for (const [nth, [least, most]] of gaps.entries()) {
    expect(found[nth]).toBeGreaterThanOrEqual(least - 1);
    expect(found[nth]).toBeLessThanOrEqual(most + 2 * STEP_MS);
  }
}

it("a reply that could not be sent is sent when its wait is over, once", async () => {
  const failure = fc.oneof(
    fc.constant({ status: 502 } as const),
    fc.integer({ min: 1, max: 100 }).map((retryAfter) => ({ status: 429, retryAfter }) as const),
    fc.constant({} as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(failure, { maxLength: 5 }), jumps, async (failures, plan) => {
      const clock = jumpingClock(plan);
      const database = openInstantDatabase();
      const outbox = createOutbox(database, () => "token");
      const tries: number[] = [];
      const call = (): Promise<{ readonly message_id: number }> => {
        const failed = failures[tries.length];
        tries.push(clock.ticks());
        if (!failed) return Promise.resolve({ message_id: 7 });
        return Promise.reject(
          "status" in failed ? new TelegramError("sendMessage", "no", failed) : new Error("away"),
        );
      };
      const sender = createSender({
        ...clock,
        api: { call } as unknown as BotApi,
        database,
        outbox,
        exportRecord: () => Promise.reject(new Error("nobody asked")),
        recordId: "grace-mar",
        mayReceive: () => true,
        wording: () => DEFAULT_WORDING,
        timing: { retryMs: 1000 },
        log,
      });
      await database.note(() => outbox.add({ chatId: 1, text: "hello" }, 0));
      sender.wake();
      await clock.pass(failures.length * 101_000 + 1000);
      expectGaps(
        tries,
        failures.map((failed, nth) => {
          const backoff = 1000 * 2 ** nth;
          const wait = "retryAfter" in failed ? failed.retryAfter * 1000 + 50 : undefined;
          return [wait ?? backoff * 0.75, wait ?? backoff];
        }),
      );
      expect(sender.isIdle()).toBe(true);
    }),
    { numRuns: 25 },
  );
});

it("a message that could not be handled is taken again when its wait is over, once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 5 }), jumps, async (failures, plan) => {
      const clock = jumpingClock(plan);
      const waits = createWaits(clock);
      const tries: number[] = [];
      const rows: InboxRow[] = [{ seq: 1, lane: "1", body: "", attempts: 0, nextAt: 0 }];
      const lanes = createLanes({
        next: () => rows[0],
        handle: (row) => {
          tries.push(clock.ticks());
          const nextAt = tries.length <= failures ? waits.begin("1", 1000 * 2 ** row.attempts) : 0;
          rows.splice(0, 1, ...(nextAt ? [{ ...row, attempts: row.attempts + 1, nextAt }] : []));
          return Promise.resolve();
        },
        pulse: createPulse(),
        isStorm: () => false,
        left: ({ lane, nextAt }) => waits.left(lane, nextAt, 16_000),
      });
      lanes.start(["1"]);
      await clock.pass(40_000);
      expectGaps(
        tries,
        Array.from({ length: failures }, (_, nth) => [1000 * 2 ** nth, 1000 * 2 ** nth]),
      );
    }),
    { numRuns: 40 },
  );
});

it("an exchange that could not be read is read when its wait is over, once, and others do not wait for it", async () => {
  const seconds = [5, 30, 120, 600];
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 4 }), jumps, async (failures, plan) => {
      const clock = jumpingClock(plan);
      const { lane, add, tries } = openLane(clock, (nth) =>
        nth < failures ? new LlmError("unavailable", factual`away`) : undefined,
      );
      await add("first");
      lane.wake();
      await clock.pass(1000);
      await add("second");
      lane.wake();
      await clock.pass(800_000);
      for (const text of ["first", "second"]) {
        expectGaps(
          tries(text),
          seconds.slice(0, failures).map((wait) => [wait * 1000, wait * 1000]),
        );
      }
      expect(lane.isIdle()).toBe(true);
    }),
    { numRuns: 12 },
  );
});

it.each([
  ["10 years ahead, then right", 10 * YEAR],
  ["2 h ahead, over midnight, then right", 13 * HOUR],
])(
  "what waits for the next day's budget with a clock %s is read within minutes",
  async (_, ahead) => {
    const clock = jumpingClock([
      { afterMs: 0, byMs: ahead },
      { afterMs: 60_000, byMs: -ahead },
    ]);
    await clock.pass(STEP_MS);
    const { lane, add, tries } = openLane(clock, () =>
      // The budget of the wrong day is used up, that of the true one is not.
      clock.now().getTime() > Date.parse("2026-11-21T00:00:00Z")
        ? new LlmError("budget", factual`used up`)
        : undefined,
    );
    await add("first");
    lane.wake();
    await clock.pass(4 * 60_000);
    expect(tries("first")).toHaveLength(2);
    expect(lane.isIdle()).toBe(true);
  },
);

it("a lane that waits for the next day looks once a minute and asks nobody", async () => {
  const clock = jumpingClock([]);
  const { lane, add, tries } = openLane(clock, () => new LlmError("budget", factual`used up`));
  await add("first");
  lane.wake();
  await clock.pass(20 * 60_000);
  expect(tries("first")).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(1);
});
