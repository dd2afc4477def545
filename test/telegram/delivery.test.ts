// A message on its way holds back what was forgotten meanwhile: no further part of it is sent.

import { expect, test } from "vitest";
import { forget } from "../../src/gate/forget.ts";
import { previewForget } from "../../src/gate/forget-find.ts";
import type { BotApi } from "../../src/telegram/bot-api.ts";
import { deliver, TakenOutError } from "../../src/telegram/delivery.ts";
import { createSender } from "../../src/telegram/sender.ts";
import { createLogger } from "../../src/logger.ts";
import { DEFAULT_WORDING } from "../../src/wording/wording.ts";
import { ACTOR, createTestGate, OWNER_CHAT, type TestGate } from "../support/open-gate.ts";

const WORDS = "quokkafinch in the harbour";
const STORY = `${"The tide came in. ".repeat(400)}And there was a ${WORDS}.`;

/** A gate with a long message in its outbox. At its first part its words are forgotten, and a Telegram that takes all. */
async function forgettingAtOnce(): Promise<{ gate: TestGate; api: BotApi; sent: string[] }> {
  const gate = await createTestGate();
  await gate.commit(() => {
    gate.state.outbox.add({ chatId: OWNER_CHAT, text: STORY }, gate.now().getTime());
  });
  const sent: string[] = [];
  const call = async (_: string, { text }: { readonly text: string }) => {
    sent.push(text);
    if (sent.length === 1) {
      const { sha256 = "" } = (await previewForget(WORDS, gate)) ?? {};
      await forget({ words: WORDS, sha256 }, ACTOR, gate);
    }
    return { message_id: sent.length };
  };
  return { gate, api: { call } as unknown as BotApi, sent };
}

test("no further part of a message is sent once its words are forgotten", async () => {
  const { gate, api, sent } = await forgettingAtOnce();
  const { outbox } = gate.state;
  const row = outbox.next(OWNER_CHAT);
  if (!row) throw new Error("there is no row");
  const options = {
    api,
    partTaken: () => Promise.resolve(),
    mayReceive: () => true,
    isWaiting: outbox.isWaiting,
    wording: () => DEFAULT_WORDING,
  } as unknown as Parameters<typeof deliver>[1];
  const delivering = deliver(row, options, new AbortController().signal);
  await expect(delivering).rejects.toThrow(TakenOutError);
  expect(sent).toHaveLength(1);
  expect(sent.join("")).not.toContain(WORDS);
});

test("the sender goes on with the next message, and says nothing about the one that was taken out", async () => {
  const { gate, api, sent } = await forgettingAtOnce();
  const { outbox, database } = gate.state;
  await gate.commit(() => {
    outbox.add({ chatId: OWNER_CHAT, text: "Good morning." }, gate.now().getTime());
  });
  const log: string[] = [];
  const sender = createSender({
    api,
    database,
    outbox,
    mayReceive: () => true,
    now: gate.now,
    ticks: () => performance.now(),
    wording: () => DEFAULT_WORDING,
    timing: { retryMs: 50 },
    log: createLogger({
      recordId: "grace-mar",
      level: "warn",
      secrets: [],
      write: (line) => {
        log.push(line);
      },
    }),
  } as unknown as Parameters<typeof createSender>[0]);
  sender.wake();
  await expect.poll(() => sender.isIdle()).toBe(true);
  expect(sent.slice(1)).toEqual(["Good morning."]);
  expect(log).toEqual([]);
});
