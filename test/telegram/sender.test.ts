// The sender waits for the disk before it talks to Telegram, and it keeps the note of every row that Telegram has.

import { expect, it } from "vitest";
import { createLogger } from "../../src/logger.ts";
import type { StateDatabase } from "../../src/state/database/database.ts";
import { createOutbox, type Outbox } from "../../src/state/outbox.ts";
import type { BotApi } from "../../src/telegram/bot-api.ts";
import { createSender, type Sender } from "../../src/telegram/sender.ts";
import { TIMING } from "../../src/timing.ts";
import { DEFAULT_WORDING } from "../../src/wording/wording.ts";
import { openSlowDisk } from "../state/slow-disk.ts";

it("nothing is sent before the disk has the turn that it ends, whoever wakes the sender", async () => {
  const { database, syncs, synced } = openSlowDisk();
  const { outbox, sender, calls } = openSender(database);
  // Another chat's turn may wake it between a commit and the sync of that.
  await database.note(() => outbox.add({ chatId: 1, text: "hello" }, 0));
  sender.wake();
  await synced(1);
  expect(calls).toEqual([]);
  expect(outbox.next(1)).toMatchObject({ isAmbiguous: false });
  syncs[0]?.resolve();
  await expect.poll(() => sender.isIdle()).toBe(true);
  expect(calls).toEqual(["sendMessage"]);
});

it.each([
  ["a message", "hello", 1],
  ["the first piece of a long one", "word ".repeat(1000), 2],
])(
  "%s that Telegram has is not sent again when the disk does not take the note of it",
  async (_, text, pieces) => {
    const { database, syncs, synced } = openSlowDisk();
    let failures = 0;
    // The first note is that it is on its way, the second that Telegram has it.
    let notes = 0;
    const failing: StateDatabase = {
      ...database,
      note: async (work) => {
        notes += 1;
        if (notes !== 2 && notes !== 3) return database.note(work);
        failures += 1;
        throw new Error("EIO");
      },
    };
    const { outbox, sender, calls } = openSender(failing);
    await database.note(() => outbox.add({ chatId: 1, text }, 0));
    sender.wake();
    await synced(1);
    syncs[0]?.resolve();
    await expect.poll(() => sender.isIdle()).toBe(true);
    expect(failures).toBe(2);
    expect(calls).toEqual(Array(pieces).fill("sendMessage"));
  },
);

/** On a Telegram that takes everything. */
function openSender(database: StateDatabase): {
  readonly outbox: Outbox;
  readonly sender: Sender;
  readonly calls: readonly string[];
} {
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
    mayReceive: () => true,
    exportRecord: () => Promise.reject(new Error("nobody asked")),
    recordId: "grace-mar",
    now: () => new Date(),
    isCertain: () => true,
    ticks: () => performance.now(),
    wording: () => DEFAULT_WORDING,
    timing: { ...TIMING, retryMs: 1 },
    log: createLogger({
      recordId: "grace-mar",
      level: "silent",
      secrets: [],
      write: () => undefined,
    }),
  });
  return { outbox, sender, calls };
}
