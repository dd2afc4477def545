// What the sender waits for before it talks to Telegram.

import { expect, it } from "vitest";
import { createLogger } from "../../src/logger.ts";
import { createOutbox } from "../../src/state/outbox.ts";
import type { BotApi } from "../../src/telegram/bot-api.ts";
import { createSender } from "../../src/telegram/sender.ts";
import { TIMING } from "../../src/timing.ts";
import { DEFAULT_WORDING } from "../../src/wording/wording.ts";
import { openSlowDisk } from "../state/slow-disk.ts";

it("nothing is sent before the disk has the turn that it ends, whoever wakes the sender", async () => {
  const { database, syncs, synced } = openSlowDisk();
  const outbox = createOutbox(database, () => "token");
  const calls: string[] = [];
  const call = (method: string) => {
    calls.push(method);
    return Promise.resolve({ message_id: 7 });
  };
  const sender = createSender({
    api: { call } as unknown as BotApi,
    database,
    outbox,
    exportRecord: () => Promise.reject(new Error("nobody asked")),
    now: () => new Date(),
    wording: () => DEFAULT_WORDING,
    timing: TIMING,
    log: createLogger({
      recordId: "grace-mar",
      level: "silent",
      secrets: [],
      write: () => undefined,
    }),
  });
  // As when another chat's turn wakes it between a commit and the sync of it.
  await database.note(() => outbox.add({ chatId: 1, text: "hello" }, 0));
  sender.wake();
  await synced(1);
  expect(calls).toEqual([]);
  expect(outbox.next(1)).toMatchObject({ isAmbiguous: false });
  syncs[0]?.resolve();
  await expect.poll(() => sender.isIdle()).toBe(true);
  expect(calls).toEqual(["sendMessage"]);
});
