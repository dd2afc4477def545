import { afterEach, expect, it, vi } from "vitest";
import { TelegramError } from "../../src/telegram/bot-api.ts";
import { showTyping, type TypingDeps } from "../../src/telegram/typing.ts";

afterEach(() => {
  vi.useRealTimers();
});

const AWAY = new Error("Telegram is away");
const SLOWER = new TelegramError("sendChatAction", "slow down", { status: 429, retryAfter: 30 });

function start({ error = AWAY, heldBackUntil = 0 } = {}) {
  vi.useFakeTimers();
  const shown: unknown[] = [];
  const call = (method: string, payload: unknown) => {
    shown.push([method, payload]);
    return Promise.reject(error);
  };
  const waiting = { nextAt: Date.now() + heldBackUntil, waitMs: 60_000 };
  const outbox = { next: (chatId: number) => (chatId === 7 ? waiting : undefined) };
  const roles = { isKnown: () => true };
  const stop = showTyping({ chatId: 7, thread: undefined }, {
    api: { call },
    outbox,
    roles,
    now: () => new Date(),
  } as unknown as TypingDeps);
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

it("leaves a chat alone whose messages wait because Telegram was asked too often", () => {
  const { shown } = start({ heldBackUntil: 9000 });
  vi.advanceTimersByTime(8999);
  expect(shown).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(shown).toHaveLength(1);
});

it("is not repeated when Telegram finds it too much itself", async () => {
  const { shown } = start({ error: SLOWER });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(shown).toHaveLength(1);
});

it("is shown though a row waits for a time that a wrong clock has stored", () => {
  const { shown } = start({ heldBackUntil: 2 * 60 * 60_000 });
  vi.advanceTimersByTime(1000);
  expect(shown).toHaveLength(1);
});
