// The time that counts is Telegram's where this machine's clock is wrong, and what cannot be undone goes by what all agree on.

import { describe, expect, it } from "vitest";
import { createTrueTime, hasOwnClock } from "../src/true-time.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const TRUE = Date.parse("2026-11-20T12:00:00Z");

/** A machine whose clock is off, and Telegram, which is right. */
function machine({ off = 0, isFar = true } = {}) {
  const clocks = { off, ticks: 1000, truth: TRUE };
  const time = createTrueTime({
    now: () => new Date(clocks.truth + clocks.off),
    ticks: () => clocks.ticks,
    isFar,
  });
  const pass = (ms: number): void => {
    clocks.ticks += ms;
    clocks.truth += ms;
  };
  const dated = (at = clocks.truth): string => new Date(at).toUTCString();
  return { clocks, time, pass, dated, answer: () => time.ask()(dated()) };
}

describe("the time", () => {
  it.each([2 * 60 * MINUTE, -3 * DAY, 3650 * DAY])(
    "is Telegram's from its first answer on where the clock is off by %d ms",
    (off) => {
      const { time, clocks, pass, answer } = machine({ off });
      expect(time.now().getTime() - clocks.truth).toBe(off);
      answer();
      pass(20 * MINUTE);
      expect(time.now().getTime()).toBe(clocks.truth);
      expect(time.aheadMs()).toBe(off);
    },
  );

  it("is this machine's where it is right to the minute, or where answers bear no date", () => {
    const { time, clocks, answer } = machine({ off: 50_000 });
    answer();
    expect(time.now().getTime()).toBe(clocks.truth + 50_000);
    const silent = machine({ off: DAY });
    for (const date of [undefined, "", "yesterday"]) silent.time.ask()(date);
    expect(silent.time.now().getTime()).toBe(TRUE + DAY);
    expect(silent.time.isCertain()).toBe(false);
  });

  it("is right at once when the clock is put right, and at the next answer when it is set wrong", () => {
    const { time, clocks, answer } = machine({ off: DAY });
    answer();
    clocks.off = 0;
    expect(time.now().getTime()).toBe(TRUE);
    expect(time.isCertain()).toBe(false);
    clocks.off = -DAY;
    answer();
    expect(time.now().getTime()).toBe(TRUE);
  });

  it("does not believe an answer that was read long after it was dated: the machine slept, or the process stood still", () => {
    const slept = machine();
    const told = slept.time.ask();
    const date = slept.dated();
    slept.clocks.truth += DAY;
    told(date);
    expect(slept.time.now().getTime()).toBe(TRUE + DAY);
    const stood = machine();
    const toldLate = stood.time.ask();
    stood.pass(DAY);
    toldLate(stood.dated(TRUE));
    expect(stood.time.now().getTime()).toBe(TRUE + DAY);
  });
});

describe("the time to remove things by", () => {
  it("is the earliest of all times", () => {
    for (const off of [0, 2 * 60 * MINUTE, -2 * 60 * MINUTE]) {
      const { time, answer } = machine({ off });
      answer();
      const at = new Date(Math.min(TRUE, TRUE + off));
      expect(time.agreed(TRUE - DAY)).toEqual({ kind: "agreed", at });
    }
  });

  it("is none until somebody outside has told the time, and after each jump of the clock or sleep", () => {
    const { time, clocks, answer } = machine();
    expect(time.agreed(TRUE)).toEqual({ kind: "unknown" });
    answer();
    clocks.truth += DAY;
    expect(time.agreed(TRUE)).toEqual({ kind: "unknown" });
    answer();
    expect(time.agreed(TRUE)).toMatchObject({ kind: "agreed" });
  });

  it("is none where the clock and Telegram are more than a day apart", () => {
    for (const off of [25 * 60 * MINUTE + DAY, -2 * DAY, 3650 * DAY]) {
      const { time, answer } = machine({ off });
      answer();
      expect(time.agreed(TRUE)).toEqual({ kind: "apart" });
    }
  });

  describe("where the server of the Bot API may share this machine's clock", () => {
    /** Both are wrong alike. */
    function shared(off: number) {
      const made = machine({ off, isFar: false });
      const answer = (): void => {
        made.time.ask()(made.dated(made.clocks.truth + made.clocks.off));
      };
      return { ...made, answer };
    }

    it("is none after a leap of the clock until a message has come, nor where that says another time", () => {
      const { time, answer } = shared(3650 * DAY);
      answer();
      expect(time.agreed(TRUE - DAY)).toEqual({ kind: "unknown" });
      expect(time.agreed(undefined)).toEqual({ kind: "unknown" });
      time.came(TRUE);
      expect(time.agreed(TRUE - DAY)).toEqual({ kind: "apart" });
      expect(time.agreed(TRUE + 3650 * DAY)).toEqual({ kind: "apart" });
    });

    it("is none where a message was written in the future: the clock is behind", () => {
      const { time, answer } = shared(-2 * DAY);
      answer();
      time.came(TRUE);
      expect(time.agreed(TRUE - 2 * DAY)).toEqual({ kind: "apart" });
    });

    it("is there where its answers bear no date, once a message has come, until the clock is set or the machine sleeps", () => {
      const { time, clocks } = shared(0);
      time.ask()(undefined);
      expect(time.agreed(TRUE)).toEqual({ kind: "unknown" });
      time.came(TRUE);
      expect(time.agreed(TRUE)).toMatchObject({ kind: "agreed" });
      clocks.off = 3650 * DAY;
      expect(time.agreed(TRUE)).toEqual({ kind: "unknown" });
    });

    it("is there after weeks of rest once a message has come that waited for a day at most", () => {
      const { time, answer } = shared(0);
      answer();
      expect(time.agreed(TRUE - 30 * DAY)).toEqual({ kind: "unknown" });
      time.came(TRUE - DAY);
      expect(time.agreed(TRUE - 30 * DAY)).toMatchObject({ kind: "agreed" });
    });
  });

  it.each([
    ["https://api.telegram.org", true],
    ["https://telegram.example.org/bot-api", false],
    ["http://api.telegram.org", false],
    ["http://127.0.0.1:8081", false],
    ["https://localhost:8443", false],
    ["http://telegram-bot-api:8081", false],
  ])("takes %s for a clock of its own: %s", (url, isFar) => {
    expect(hasOwnClock(url)).toBe(isFar);
  });
});
