import { getEventListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { startDeadline } from "../src/deadline.ts";

describe("a deadline", () => {
  it("aborts with a TimeoutError when the time is over, and not before", () => {
    vi.useFakeTimers();
    try {
      const { signal } = startDeadline(1000);
      vi.advanceTimersByTime(999);
      expect(signal.aborted).toBe(false);
      vi.advanceTimersByTime(1);
      expect(signal.reason).toMatchObject({ name: "TimeoutError" });
    } finally {
      vi.useRealTimers();
    }
  });

  it("aborts with the reason of whichever signal is first, also of one that aborted before", () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const { signal } = startDeadline(1000, first.signal, second.signal);
    second.abort("second");
    first.abort("first");
    expect(signal.reason).toBe("second");
    expect(startDeadline(1000, first.signal).signal.reason).toBe("first");
  });

  it("stands still while anybody holds it, and then has the time that was left", () => {
    vi.useFakeTimers();
    try {
      const deadline = startDeadline(1000);
      const { signal } = deadline;
      let stands = 0;
      deadline.onStandStill = () => (stands += 1);
      vi.advanceTimersByTime(600);
      const [first, second] = [signal.standStill?.(), signal.standStill?.()];
      // The lane of a turn says so to the watchdog, which would take a longer step for a loop that stands still.
      expect(stands).toBe(2);
      vi.advanceTimersByTime(60_000);
      first?.();
      first?.();
      vi.advanceTimersByTime(60_000);
      expect(signal.aborted).toBe(false);
      second?.();
      vi.advanceTimersByTime(399);
      expect(signal.aborted).toBe(false);
      vi.advanceTimersByTime(1);
      expect(signal.aborted).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it("that stands still ends by the other signals, and leaves no timer when it is disposed", () => {
    vi.useFakeTimers();
    try {
      const other = new AbortController();
      const deadline = startDeadline(1000, other.signal);
      const goOn = deadline.signal.standStill?.();
      other.abort("stopped");
      expect(deadline.signal.reason).toBe("stopped");
      deadline[Symbol.dispose]();
      goOn?.();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it("leaves no timer and no listener behind", () => {
    vi.useFakeTimers();
    try {
      const { signal: lasting } = new AbortController();
      {
        using deadline = startDeadline(1000, lasting);
        expect(deadline.signal.aborted).toBe(false);
        expect(getEventListeners(lasting, "abort")).toHaveLength(1);
      }
      expect(getEventListeners(lasting, "abort")).toEqual([]);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
