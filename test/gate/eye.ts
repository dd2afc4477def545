// A person's chat as the eye has it: rows of the outbox arrive when the test says so, and every button remembers the text that
// stood above it.

import type { InlineKeyboardMarkup } from "grammy/types";
import type { BotApi } from "../../src/telegram/bot-api.ts";
import { deliver } from "../../src/telegram/delivery.ts";
import { DEFAULT_WORDING } from "../../src/wording/wording.ts";
import type { TestGate } from "../support/open-gate.ts";

/** A button as it was seen once; the message may show something else by now. */
export interface SeenButton {
  readonly chatId: number;
  readonly messageId: number;
  readonly label: string;
  readonly data: string;
  /** All pieces of the message. */
  readonly text: string;
}

export interface Eye {
  /** Brings at most this many rows of the outbox to a chat. */
  arrive(chatId: number, count: number): Promise<void>;
  /** Every button that ever stood in a chat, oldest first. */
  readonly seen: readonly SeenButton[];
}

interface Params {
  readonly message_id?: number;
  readonly text?: string;
  readonly reply_markup?: InlineKeyboardMarkup;
}

export function openEye(desk: TestGate): Eye {
  const seen: SeenButton[] = [];
  let lastMessageId = 0;
  const arriveOne = async (chatId: number): Promise<void> => {
    const row = desk.state.outbox.next(chatId);
    if (!row) return;
    const call = (_method: string, { message_id: known, text, reply_markup: markup }: Params) => {
      const messageId = known ?? (lastMessageId += 1);
      for (const button of markup?.inline_keyboard.flat() ?? []) {
        if (!("callback_data" in button)) continue;
        // Telegram refuses more.
        if (Buffer.byteLength(button.callback_data) > 64) throw new Error(button.callback_data);
        const { text: label, callback_data: data } = button;
        seen.push({ chatId, messageId, label, data, text: row.outgoing.text || (text ?? "") });
      }
      return Promise.resolve({ message_id: messageId });
    };
    const options = {
      api: { call } as unknown as BotApi,
      partTaken: () => Promise.resolve(),
      mayReceive: () => true,
      isWaiting: () => true,
      wording: () => DEFAULT_WORDING,
    } as unknown as Parameters<typeof deliver>[1];
    const messageId = await deliver(row, options, new AbortController().signal);
    await desk.state.database.transact(() => {
      desk.state.outbox.markSent(row, messageId);
    });
  };
  return {
    seen,
    arrive: async (chatId, count) => {
      for (let n = 0; n < count; n += 1) await arriveOne(chatId);
    },
  };
}
