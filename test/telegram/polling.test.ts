import type { Update } from "grammy/types";
import { expect, it, vi } from "vitest";
import { createLogger } from "../../src/logger.ts";
import type { BotApi } from "../../src/telegram/bot-api.ts";
import { poll } from "../../src/telegram/polling.ts";
import { createPulse } from "../../src/pulse.ts";
import { TIMING } from "../../src/timing.ts";

/** Answers getUpdates from a list and notes the offsets; the loop ends with the list. */
async function run(
  batches: readonly (readonly number[])[],
  receive: (updates: readonly Update[]) => Promise<void>,
): Promise<(number | undefined)[]> {
  const offsets: (number | undefined)[] = [];
  const stop = new AbortController();
  const call = (_: string, payload: { offset?: number }) => {
    const ids = batches[offsets.length] ?? [];
    offsets.push(payload.offset);
    if (offsets.length >= batches.length) stop.abort();
    return Promise.resolve(ids.map((update_id) => ({ update_id })));
  };
  await poll({
    api: { call } as unknown as BotApi,
    intake: { receive, isFull: () => false },
    rivalry: {
      seen: () => undefined,
      unseen: () => undefined,
      isOnLookout: () => false,
      holdBack: () => Promise.resolve(),
    },
    reachability: {
      reached: () => undefined,
      failed: () => undefined,
      secondsSince: () => undefined,
      stop: () => undefined,
    },
    pulse: createPulse(),
    timing: TIMING,
    log: createLogger({ recordId: "r", level: "silent", secrets: [], write: () => undefined }),
    signal: stop.signal,
  });
  return offsets;
}

it("confirms a batch by the next call only, and keeps no offset beyond that", async () => {
  const offsets = await run([[], [5, 6], [7], [], [], []], () => Promise.resolve());
  expect(offsets).toEqual([undefined, undefined, 7, 8, undefined, undefined]);
});

it("goes down with Telegram's ids", async () => {
  expect(await run([[900], [3], []], () => Promise.resolve())).toEqual([undefined, 901, 4]);
});

it("confirms nothing that could not be stored", async () => {
  const receive = vi
    .fn<(updates: readonly Update[]) => Promise<void>>()
    .mockRejectedValueOnce(new Error("the disk is full"))
    .mockResolvedValue();
  expect(await run([[5], [5], []], receive)).toEqual([undefined, undefined, 6]);
});

it("asks for no more before a batch is stored", async () => {
  const order: string[] = [];
  await run([[1], [2], []], async ([update]) => {
    order.push(`begin ${update?.update_id ?? 0}`);
    await new Promise((resolve) => setImmediate(resolve));
    order.push(`stored ${update?.update_id ?? 0}`);
  });
  expect(order).toEqual(["begin 1", "stored 1", "begin 2", "stored 2"]);
});
