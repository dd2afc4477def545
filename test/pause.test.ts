import { describe, expect, it } from "vitest";
import { atOnce, createBreaks, pause, withBreaks, within } from "../src/pause.ts";

describe("a pause", () => {
  it("ends at once when its signal is given, before or meanwhile", async () => {
    await pause(60_000, AbortSignal.abort());
    const stop = new AbortController();
    const waiting = pause(60_000, stop.signal);
    stop.abort();
    await waiting;
  });

  it("of more than 24 days is no pause of nothing", async () => {
    const stop = new AbortController();
    const waiting = pause(2 ** 40, stop.signal).then(() => stop.signal.aborted);
    await pause(5);
    stop.abort();
    expect(await waiting).toBe(true);
  });
});

describe("work within a time", () => {
  it("is waited for, and no longer than the time", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    await within(1, promise);
    resolve();
    await within(60_000, promise);
  });

  it("throws what the work throws", async () => {
    await expect(within(60_000, Promise.reject(new Error("full disk")))).rejects.toThrow("full");
  });
});

describe("a break in long work", () => {
  it("is due again and again, and lets other work go on", async () => {
    const breaks = createBreaks();
    let others = 0;
    for (let count = 1; count <= 3; count += 1) {
      expect(breaks.isDue()).toBe(false);
      while (!breaks.isDue());
      setImmediate(() => (others += 1));
      await breaks.take();
      expect(others).toBe(count);
    }
  });
});

describe("work in parts", () => {
  /** Parts that take longer than a break is put off. */
  function* parts(done: number[]): Generator<void, string> {
    for (let part = 0; part < 4; part += 1) {
      for (const from = performance.now(); performance.now() - from < 6;);
      done.push(part);
      yield;
    }
    return "whole";
  }

  it("lets other work go on between its parts, and gives what it gives at once", async () => {
    const done: number[] = [];
    let seen = -1;
    setImmediate(() => (seen = done.length));
    expect(await withBreaks(parts(done))).toBe("whole");
    expect(seen).toBeGreaterThan(0);
    expect(seen).toBeLessThan(4);
    expect(atOnce(parts([]))).toBe("whole");
  });

  it("throws what one of its parts throws", async () => {
    function* broken(): Generator<void, string> {
      yield;
      throw new Error("no");
    }
    await expect(withBreaks(broken())).rejects.toThrow("no");
    expect(() => atOnce(broken())).toThrow("no");
  });
});
