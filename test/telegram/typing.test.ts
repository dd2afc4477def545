import { afterEach, expect, it, vi } from "vitest";
import type { BotApi } from "../../src/telegram/bot-api.ts";
import { showTyping } from "../../src/telegram/typing.ts";

afterEach(() => {
  vi.useRealTimers();
});

function start() {
  vi.useFakeTimers();
  const shown: unknown[] = [];
  const call = (method: string, payload: unknown) => {
    shown.push([method, payload]);
    return Promise.reject(new Error("Telegram is away"));
  };
  const stop = showTyping(7, { call } as unknown as BotApi);
  return { shown, stop };
}

it("is repeated before it fades, and ends when it is told to", () => {
  const { shown, stop } = start();
  vi.advanceTimersByTime(10_000);
  expect(shown).toHaveLength(3);
  expect(shown[0]).toEqual(["sendChatAction", { chat_id: 7, action: "typing" }]);
  stop();
  vi.advanceTimersByTime(60_000);
  expect(shown).toHaveLength(3);
});

it("never goes on longer than a turn may take", () => {
  const { shown } = start();
  vi.advanceTimersByTime(10 * 60_000);
  expect(shown.length).toBeLessThanOrEqual(9);
  expect(vi.getTimerCount()).toBe(0);
});
