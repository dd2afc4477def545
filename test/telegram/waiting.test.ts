import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { createBotApi, TelegramError } from "../../src/telegram/bot-api.ts";
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

  it("is an hour at most, and as without any word when Telegram asks for no time at all", async () => {
    const asked: unknown[] = [];
    const server = createServer((_request, response) => {
      const retry_after = asked.shift();
      const parameters = { retry_after };
      response.end(JSON.stringify({ ok: false, error_code: 429, description: "x", parameters }));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const api = createBotApi({ token: "1:a", apiRoot: `http://127.0.0.1:${port}`, network: {} });
    const wait = async (seconds: unknown): Promise<number> => {
      asked.push(seconds);
      const error: unknown = await api.call("getMe", undefined).catch((thrown: unknown) => thrown);
      return retryDelay(1, error, 1000, () => 1);
    };
    for (const odd of [null, "soon", {}, [], -5, 0, true]) expect(await wait(odd)).toBe(1000);
    for (const far of [3601, 1e300, Number.MAX_SAFE_INTEGER]) {
      expect(await wait(far)).toBe(3_600_050);
    }
    expect(await wait(7)).toBe(7050);
  });

  it("doubles up to a minute", () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 100].map((n) =>
      retryDelay(n, new Error("x"), 1000, () => 1),
    );
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000, 60000]);
  });
});
