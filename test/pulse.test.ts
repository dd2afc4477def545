import { expect, it } from "vitest";
import { createPulse } from "../src/pulse.ts";
import { TIMING } from "../src/timing.ts";

it("a loop lives for a minute and a half after its last step, and as long as it said that it rests", () => {
  let now = 0;
  const pulse = createPulse(() => now);
  expect(pulse.isBeating()).toBe(true);
  pulse.beat("poll");
  now = 89_999;
  expect(pulse.isBeating()).toBe(true);
  now = 90_000;
  expect(pulse.isBeating()).toBe(false);
  pulse.beat("poll", 300_000);
  now = 90_000 + 389_999;
  expect(pulse.isBeating()).toBe(true);
  now += 1;
  expect(pulse.isBeating()).toBe(false);
});

it("one loop that stands still is not hidden by others, and one that ended is no loop", () => {
  let now = 0;
  const pulse = createPulse(() => now);
  pulse.beat("one");
  pulse.beat("two");
  now = 90_000;
  pulse.beat("two");
  expect(pulse.isBeating()).toBe(false);
  pulse.end("one");
  expect(pulse.isBeating()).toBe(true);
});

it("a poll that nobody answers is given up and made anew within 75 seconds", () => {
  expect(TIMING.callTimeoutSeconds).toBeGreaterThan(TIMING.pollSeconds);
  expect(TIMING.callTimeoutSeconds + 1).toBeLessThan(75);
});
