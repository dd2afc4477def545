import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TelegramError } from "../../src/telegram/bot-api.ts";
import { retryDelay } from "../../src/telegram/waiting.ts";

describe("the wait before the next try", () => {
  it("is whole milliseconds, for the state file takes no others", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: undefined }),
        (failures, random, retryAfter) => {
          const error = new TelegramError("m", "x", retryAfter === undefined ? {} : { retryAfter });
          expect(Number.isSafeInteger(retryDelay(failures, error, 1000, () => random))).toBe(true);
        },
      ),
    );
  });

  it("is never shorter than Telegram asks", () => {
    const error = new TelegramError("sendMessage", "slow down", { status: 429, retryAfter: 7 });
    expect(retryDelay(1, error, 1000)).toBeGreaterThanOrEqual(7000);
    expect(retryDelay(9, error, 1000)).toBeLessThan(8000);
  });

  it("doubles up to a minute", () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 100].map((n) =>
      retryDelay(n, new Error("x"), 1000, () => 1),
    );
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000, 60000]);
  });
});
