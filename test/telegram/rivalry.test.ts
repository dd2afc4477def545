// The time for which a bot bears a rival, in made-up time.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GaveWayError } from "../../src/errors.ts";
import { createLogger } from "../../src/logger.ts";
import { createPulse } from "../../src/pulse.ts";
import { createRivalry, holdBackMs, type Rivalry } from "../../src/telegram/rivalry.ts";
import { TIMING } from "../../src/timing.ts";

const log = createLogger({ recordId: "r", level: "silent", secrets: [], write: () => undefined });

function bot(options: { readonly timesGivenWay?: number; readonly at?: number } = {}) {
  const clock = { now: options.at ?? 0, alone: 0 };
  const told: string[] = [];
  const rivalry = createRivalry({
    recordId: "abby",
    timesGivenWay: options.timesGivenWay ?? 0,
    onAlone: () => {
      clock.alone += 1;
    },
    notices: { tell: (_, text) => told.push(text), lastWord: () => Promise.resolve() },
    timing: { ...TIMING, giveWayMs: 0 },
    log,
    signal: new AbortController().signal,
    now: () => clock.now,
    random: () => 0,
  });
  return { rivalry, clock, told };
}

function givesWay(rivalry: Rivalry): boolean {
  try {
    rivalry.seen("polls");
    return false;
  } catch (error) {
    if (error instanceof GaveWayError) return true;
    throw error;
  }
}

/** The time at which it gives way, given the gaps between signs; undefined when it stays through all of them. */
function endOf(gaps: readonly number[], residentForMs: number): number | undefined {
  const { rivalry, clock } = bot();
  clock.now = residentForMs;
  for (const gap of gaps) {
    clock.now += gap;
    if (givesWay(rivalry)) return clock.now - residentForMs;
  }
  return undefined;
}

const RESIDENT_MS = 10 * TIMING.steadyMs;

describe("another user of the token", () => {
  it("that is there for half a minute, as at a restart, drives nobody away", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 200 }),
        fc.constantFrom(0, RESIDENT_MS),
        (gaps, since) => {
          const within = gaps.filter(
            (_, index) => gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0) <= 30_000,
          );
          expect(endOf(within, since)).toBeUndefined();
        },
      ),
    );
  });

  it("that stays drives a newcomer away first, and a resident in bounded time, however it polls", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 60_000 }), (restMs) => {
        const gaps = [0, ...Array.from({ length: 2000 }, () => restMs)];
        const newcomer = endOf(gaps, 0) ?? Infinity;
        const resident = endOf(gaps, RESIDENT_MS) ?? Infinity;
        expect(newcomer).toBeLessThanOrEqual(TIMING.rivalMs + 3 * restMs);
        expect(resident).toBeLessThanOrEqual(2 * TIMING.rivalMs + 6 * restMs);
        // The newcomer's last poll is the resident's last sign.
        expect(resident - newcomer).toBeGreaterThan(restMs);
      }),
    );
  });

  it("that gave way before and looks now and then drives no resident away", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: TIMING.giveWayMs, max: 10 * TIMING.giveWayMs })),
        (gaps) => {
          expect(endOf(gaps, RESIDENT_MS)).toBeUndefined();
        },
      ),
    );
  });
});

describe("a rival that is gone", () => {
  it("is told of once, with what it means, and one that was seen in passing is not", () => {
    const { rivalry, clock, told } = bot();
    for (const signs of [2, 3]) {
      for (let sign = 0; sign < signs; sign += 1) {
        clock.now += 4000;
        rivalry.seen("polls");
        rivalry.unseen();
      }
      clock.now += TIMING.rivalGapMs + 1;
      rivalry.unseen();
      rivalry.unseen();
    }
    expect(told).toEqual([
      "another process polls with this bot's token (409): it did so for 8 s and has stopped. Telegram gave each message of that time to one of the two, so what the other took is not in this Record.",
    ]);
  });
});

describe("a bot that gave way", () => {
  it("gives way again at the first sign", async () => {
    const { rivalry } = bot({ timesGivenWay: 1 });
    await rivalry.holdBack(createPulse(), "poll");
    expect(rivalry.isOnLookout()).toBe(true);
    expect(givesWay(rivalry)).toBe(true);
  });

  it("is a newcomer like any other once it saw nobody for long enough", async () => {
    const { rivalry, clock } = bot({ timesGivenWay: 3 });
    await rivalry.holdBack(createPulse(), "poll");
    clock.now += TIMING.lookoutMs;
    expect(rivalry.isOnLookout()).toBe(false);
    expect(clock.alone).toBe(1);
    expect(givesWay(rivalry)).toBe(false);
  });

  it("waits longer each time, up to a quarter of an hour, and two never wait the same", () => {
    const waits = Array.from({ length: 10 }, (_, index) => holdBackMs(index + 1, 120_000, () => 0));
    expect(waits.map((ms) => ms / 60_000)).toEqual([2, 4, 8, 15, 15, 15, 15, 15, 15, 15]);
    expect(holdBackMs(1, 120_000, () => 0.999)).toBeLessThanOrEqual(150_000);
    expect(new Set(Array.from({ length: 20 }, () => holdBackMs(1, 120_000))).size).toBeGreaterThan(
      1,
    );
  });

  it("looks longer than any bot of ours rests, and rests longer than a rival is remembered", () => {
    expect(TIMING.lookoutMs).toBeGreaterThan(TIMING.webhookCheckMs);
    expect(TIMING.giveWayMs).toBeGreaterThan(TIMING.rivalGapMs);
    expect(TIMING.rivalGapMs).toBeGreaterThan(60_000);
  });
});
