// A clock that is put right changes no wait: none gets longer, and none ends early.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createWaits } from "../src/waits.ts";

const HOUR = 60 * 60_000;
const YEAR = 365 * 24 * HOUR;

const jump = fc.oneof(
  fc.integer({ min: -10 * YEAR, max: 10 * YEAR }),
  fc.integer({ min: -3 * HOUR, max: 3 * HOUR }),
  fc.constantFrom(2 * HOUR, -2 * HOUR, 10 * YEAR, -10 * YEAR),
);
const act = fc.oneof(
  fc.record({ kind: fc.constant("jump" as const), ms: jump }),
  fc.record({ kind: fc.constant("pass" as const), ms: fc.integer({ min: 0, max: 90_000 }) }),
  fc.record({
    kind: fc.constant("begin" as const),
    key: fc.integer({ min: 1, max: 3 }),
    ms: fc.integer({ min: 0, max: 24 * HOUR }),
  }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** A process, its two clocks and what it has stored. */
function world(isCertain: boolean) {
  let wall = Date.parse("2026-11-20T12:00:00Z");
  let ticks = 0;
  const clock = { now: () => new Date(wall), ticks: () => ticks, isCertain: () => isCertain };
  const stored = new Map<number, { until: number; ms: number; due: number }>();
  let waits = createWaits(clock);
  return {
    stored,
    left: (key: number) => {
      const { until = 0, ms = 0 } = stored.get(key) ?? {};
      return waits.left(key, until, ms);
    },
    meant: (key: number) => Math.max(0, (stored.get(key)?.due ?? 0) - ticks),
    act: (act: Act) => {
      if (act.kind === "jump") wall += act.ms;
      else if (act.kind === "pass") {
        wall += act.ms;
        ticks += act.ms;
      } else {
        stored.set(act.key, {
          until: waits.begin(act.key, act.ms),
          ms: act.ms,
          due: ticks + act.ms,
        });
      }
    },
    restart: () => {
      waits = createWaits(clock);
    },
  };
}

it("in one process each wait ends when it was meant to, however the clock jumps", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), fc.boolean(), (acts, isCertain) => {
      const { act: perform, left, meant } = world(isCertain);
      for (const each of acts) {
        perform(each);
        for (const key of [1, 2, 3]) expect(left(key)).toBe(meant(key));
      }
    }),
  );
});

it("after a start nothing is late by more than a minute where the clock could not be known, whatever it was and is", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), jump, (acts, put) => {
      const { act: perform, left, restart, stored } = world(false);
      for (const each of acts) perform(each);
      perform({ kind: "jump", ms: put });
      restart();
      for (const key of stored.keys()) expect(left(key)).toBeLessThanOrEqual(60_000);
    }),
  );
});

it("a start with a right clock keeps every wait", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const { act: perform, left, meant, restart, stored } = world(true);
      for (const each of acts.filter(({ kind }) => kind !== "jump")) perform(each);
      restart();
      for (const key of stored.keys()) expect(left(key)).toBe(meant(key));
    }),
  );
});

it("no wait lasts longer than it can have been meant to, whatever time was stored", () => {
  fc.assert(
    fc.property(jump, fc.nat(24 * HOUR), fc.boolean(), (until, longest, isCertain) => {
      const clock = { now: () => new Date(0), ticks: () => 0, isCertain: () => isCertain };
      expect(createWaits(clock).left("a", until, longest)).toBeLessThanOrEqual(longest);
    }),
  );
});
