// Brings the outbox to Telegram, in order within each chat, chats side by side. The one place that
// retries: a reply stays in the outbox until Telegram has it or refuses it for good.

import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from "grammy/types";
import type { Logger } from "../logger.ts";
import type { StateDatabase } from "../state/database.ts";
import type { Outbox, OutboxRow } from "../state/outbox.ts";
import type { Wording } from "../wording/wording.ts";
import { TelegramError, type BotApi } from "./bot-api.ts";
import type { Timing } from "../timing.ts";
import { sendDocument, type DocumentSource } from "./send-document.ts";
import { splitText } from "./split-text.ts";
import { retryDelay, wait } from "./waiting.ts";

export interface Sender {
  /** Looks for something to send. */
  wake(): void;
  /** Sends what can be sent until the signal, then stops; the rest waits for the next start. */
  stop(signal: AbortSignal): Promise<void>;
  isIdle(): boolean;
}

export interface SenderOptions extends DocumentSource {
  readonly database: StateDatabase;
  readonly outbox: Outbox;
  readonly now: () => Date;
  readonly wording: () => Wording;
  readonly timing: Pick<Timing, "retryMs">;
  readonly log: Logger;
}

export function createSender(options: SenderOptions): Sender {
  const { database, outbox, log } = options;
  const running = new Map<number, Promise<void>>();
  const stopping = new AbortController();
  const aborted = new AbortController();

  const drain = async (chatId: number): Promise<void> => {
    for (let row = outbox.next(chatId); row && !aborted.signal.aborted; row = outbox.next(chatId)) {
      const pause = row.nextAt - options.now().getTime();
      if (pause > 0) {
        await wait(pause, stopping.signal);
        if (stopping.signal.aborted) return;
        continue;
      }
      await sendOne(row);
    }
  };

  const sendOne = async (row: OutboxRow): Promise<void> => {
    if (row.isAmbiguous)
      log.warn(
        { outbox: row.id, maybe_duplicate: true },
        "a message may arrive twice: it was on its way, and no answer came",
      );
    // A wake for something else may come before the disk has this row, and with it the turn that it ends.
    await database.durable();
    await database.note(() => {
      outbox.markSending(row.id);
    });
    try {
      const messageId = await deliver(row, options, aborted.signal);
      await database.note(() => {
        outbox.markSent(row, messageId);
      });
    } catch (error) {
      if (aborted.signal.aborted) return;
      await settleFailure(row, error, options);
    }
  };

  const wake = (): void => {
    if (stopping.signal.aborted) return;
    for (const chatId of outbox.chats()) {
      if (running.has(chatId)) continue;
      const work = drain(chatId)
        .catch((error: unknown) => {
          log.error({ err: error }, "the outbox could not be worked on");
          return wait(1000, aborted.signal);
        })
        .finally(() => {
          running.delete(chatId);
          if (outbox.next(chatId)) wake();
        });
      running.set(chatId, work);
    }
  };

  return {
    wake,
    stop: async (signal) => {
      stopping.abort();
      signal.addEventListener("abort", () => {
        aborted.abort();
      });
      await Promise.allSettled(running.values());
      aborted.abort();
    },
    isIdle: () => running.size === 0 && outbox.waitingCount() === 0,
  };
}

/** Gives the id of the message that now shows the row, if there is one to remember. */
async function deliver(
  row: OutboxRow,
  options: SenderOptions,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { api, database, outbox } = options;
  const { chatId, outgoing, card } = row;
  if (outgoing.document)
    return sendDocument({ ...outgoing, chatId }, outgoing.document, options, signal);
  // Telegram refuses a message of white space alone.
  const parts = splitText(outgoing.text).filter((part) => part.trim() !== "");
  if (row.editsCard && parts.length === 0) return changeButtons(row, api, signal);
  if (row.editsCard && card?.messageId != null && parts.length === 1) {
    try {
      await api.call(
        "editMessageText",
        {
          chat_id: chatId,
          message_id: card.messageId,
          text: outgoing.text,
          reply_markup: inlineKeyboard(row),
        },
        signal,
      );
      return card.messageId;
    } catch (error) {
      if (isUnchanged(error)) return card.messageId;
      // Deleted or too old to edit: what happened is shown as a new message.
      if (!(error instanceof TelegramError) || error.status !== 400) throw error;
    }
  }
  let messageId = 0;
  for (const [index, text] of parts.entries()) {
    if (index < row.sentParts) continue;
    const isLast = index === parts.length - 1;
    const markup = isLast ? replyMarkup(row) : undefined;
    const message = await api.call(
      "sendMessage",
      {
        chat_id: chatId,
        text,
        link_preview_options: { is_disabled: true },
        ...(markup && { reply_markup: markup }),
      },
      signal,
    );
    messageId = message.message_id;
    if (!isLast) {
      await database.note(() => {
        outbox.markPartSent(row.id);
      });
    }
  }
  return messageId;
}

/** A message that is gone has no buttons either. */
async function changeButtons(row: OutboxRow, api: BotApi, signal: AbortSignal): Promise<undefined> {
  if (row.card?.messageId == null) return;
  try {
    await api.call(
      "editMessageReplyMarkup",
      {
        chat_id: row.chatId,
        message_id: row.card.messageId,
        reply_markup: inlineKeyboard(row),
      },
      signal,
    );
  } catch (error) {
    if (!(error instanceof TelegramError) || error.status !== 400) throw error;
  }
}

function replyMarkup(row: OutboxRow): InlineKeyboardMarkup | ReplyKeyboardMarkup | undefined {
  const { buttons, keyboard } = row.outgoing;
  if (buttons && buttons.length > 0) return inlineKeyboard(row);
  if (!keyboard) return undefined;
  return {
    keyboard: keyboard.map((labels) => labels.map((text) => ({ text }))),
    resize_keyboard: true,
    is_persistent: true,
  };
}

/** Callback data is the card's token and the verb: meaningless without our table. */
function inlineKeyboard({ card, outgoing }: OutboxRow): InlineKeyboardMarkup {
  return {
    inline_keyboard: (outgoing.buttons ?? []).map((buttons) =>
      buttons.map(({ label, verb }) => ({
        text: label,
        callback_data: `${card?.token ?? ""}:${verb}`,
      })),
    ),
  };
}

function isUnchanged(error: unknown): boolean {
  return error instanceof TelegramError && error.message.includes("message is not modified");
}

async function settleFailure(
  row: OutboxRow,
  error: unknown,
  options: SenderOptions,
): Promise<void> {
  const { database, outbox, log } = options;
  const status = error instanceof TelegramError ? error.status : undefined;
  await database.transact(() => {
    const at = options.now().getTime();
    if (status === 403) {
      outbox.dropChat(row.chatId);
    } else if (status === 400) {
      outbox.drop(row.id);
      if (!row.outgoing.isFallback) {
        outbox.add(
          { chatId: row.chatId, text: options.wording().lines.refused_text, isFallback: true },
          at,
        );
      }
    } else {
      outbox.retryAt(row.id, at + retryDelay(row.attempts + 1, error, options.timing.retryMs), {
        mayHaveArrived: status === undefined,
      });
    }
  });
  log.warn({ err: error, outbox: row.id, attempts: row.attempts + 1 }, failureText(status));
}

function failureText(status: number | undefined): string {
  if (status === 403)
    return "this chat takes no messages (the person blocked the bot); nothing more is sent";
  if (status === 400) return "Telegram refused a message for good";
  return "a message could not be sent; trying again";
}
