import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COSTS, halfMinutes, type Act } from "../../src/voice/costs.ts";
import { createLimits, withPermit, type Permit } from "../../src/voice/limits.ts";
import type { LlmRequest } from "../../src/voice/ports.ts";

const LIMITS = { windowMs: 1000, main: 5, analyst: 3 };

describe("the limits", () => {
  it("never let more through than fits into any window, whatever the acts", () => {
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 700 }),
      channel: fc.constantFrom("a", "b"),
      act: fc.constantFrom<Act>("answer", "look_up", "homework", "voice_note", "analyst"),
      times: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let now = 0;
        const limits = createLimits(LIMITS, () => now);
        const taken: { at: number; key: string; units: number }[] = [];
        for (const { wait, channel, act, times } of steps) {
          now += wait;
          const { window, units } = COSTS[act];
          const key = `${window} ${channel}`;
          const used = taken
            .filter((each) => each.key === key && each.at > now - LIMITS.windowMs)
            .reduce((sum, each) => sum + each.units, 0);
          const fits = used + units * times <= LIMITS[window as "main" | "analyst"];
          expect(limits.take(act, channel, times) !== undefined).toBe(fits);
          if (fits) taken.push({ at: now, key, units: units * times });
        }
      }),
    );
  });

  it("tell to the millisecond when an act has room", () => {
    const act = fc.constantFrom<Act>("answer", "look_up", "voice_note", "analyst");
    const step = fc.record({ wait: fc.integer({ min: 0, max: 400 }), act });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), act, (steps, asked) => {
        let now = 0;
        const limits = createLimits(LIMITS, () => now);
        for (const { wait, act: taken } of steps) {
          now += wait;
          limits.take(taken, "a");
        }
        const wait = limits.roomIn(asked, "a");
        if (wait > 0) {
          now += wait - 1;
          expect(limits.take(asked, "a")).toBeUndefined();
          now += 1;
        }
        expect(limits.roomIn(asked, "a")).toBe(0);
        expect(limits.take(asked, "a")).toBeDefined();
      }),
    );
    // Nothing frees room for more than a whole window.
    expect(createLimits(LIMITS, () => 0).roomIn("voice_note", "a", 6)).toBe(LIMITS.windowMs);
  });

  it("keep chats and windows apart", () => {
    const limits = createLimits({ windowMs: 1000, main: 1, analyst: 1 }, () => 0);
    expect(limits.take("answer", "a")).toBeDefined();
    expect(limits.take("grounded", "a")).toBeUndefined();
    expect(limits.take("answer", "b")).toBeDefined();
    expect(limits.take("analyst", "a")).toBeDefined();
    expect(limits.taken("main")).toBe(2);
  });

  it("take a message's act once, however often it is handled, and only what is missing of a longer one", () => {
    const limits = createLimits({ windowMs: 1000, main: 3, analyst: 1 }, () => 0);
    const ofFirst = limits.forMessage("1");
    expect(ofFirst.take("voice_note", "a", 1)).toBeDefined();
    expect(ofFirst.take("voice_note", "a", 3)).toBeDefined();
    expect(limits.taken("main")).toBe(3);
    expect(limits.forMessage("1").take("voice_note", "a", 3)).toBeDefined();
    expect(limits.forMessage("1").take("answer", "a")).toBeUndefined();
    expect(limits.forMessage("2").take("voice_note", "a", 1)).toBeUndefined();
  });

  it("give back what led to no call, and nothing else", async () => {
    const limits = createLimits({ windowMs: 1000, main: 2, analyst: 1 }, () => 0);
    const look = { act: "look_up", channelKey: "a" } as const;
    await withPermit(look, limits, () => Promise.resolve("asked nobody"));
    expect(limits.taken("main")).toBe(0);
    const failed = withPermit(look, limits, (permit) => {
      permit.use("complete");
      return Promise.reject(new Error("no answer"));
    });
    await expect(failed).rejects.toThrow("no answer");
    expect(limits.taken("main")).toBe(2);
    expect(await withPermit(look, limits, () => Promise.resolve("done"))).toBeUndefined();
  });

  it("forget chats that have nothing in a window any more", () => {
    let now = 0;
    const limits = createLimits(LIMITS, () => now);
    let left = 0;
    for (let chat = 0; chat < 500; chat += 1) {
      if (limits.take("leave_group", `telegram:-${chat}`)) left += 1;
    }
    // All groups together have a limit, too.
    expect(left).toBe(20);
    now += 60_001;
    expect(limits.taken("leaving")).toBe(0);
    expect(limits.take("leave_group", "telegram:-499")).toBeDefined();
    expect(limits.take("leave_group", "telegram:-499")).toBeUndefined();
  });
});

describe("a permit", () => {
  it("is good for as many calls as its act has, and for no other door", () => {
    const limits = createLimits(LIMITS, () => 0);
    const permit = limits.take("look_up", "a");
    for (let call = 0; call < 3; call += 1) permit?.use("complete");
    expect(() => permit?.use("complete")).toThrow(/once too often/);
    const ofAnswer: Permit<"complete"> | undefined = limits.take("answer", "a");
    // @ts-expect-error: an answer downloads nothing.
    expect(() => ofAnswer?.use("download")).toThrow(/once too often/);
  });

  it("cannot be made outside the limits, nor a call without one", () => {
    // @ts-expect-error: an object that looks like a permit is none.
    const forged: Permit<"complete"> = { use: () => undefined, isUsed: false };
    const call = { task: "voice", channelKey: "telegram:1", system: "", messages: [] } as const;
    // @ts-expect-error: the call has no permit.
    const request: LlmRequest = call;
    const limits = createLimits(LIMITS, () => 0);
    // @ts-expect-error: a document may be downloaded, and no model asked.
    const other: Permit<"complete"> | undefined = limits.take("document", "a");
    expect([forged, request, other]).toHaveLength(3);
  });
});

it("a voice note counts by the half minutes that it has begun", () => {
  expect([0, 1, 30, 30.1, 60, 300].map(halfMinutes)).toEqual([1, 1, 1, 2, 2, 10]);
});
