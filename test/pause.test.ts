import { describe, expect, it } from "vitest";
import { createBreaks, pause, within } from "../src/pause.ts";

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
