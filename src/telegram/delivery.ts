// Delivery of one row of the outbox by calls of the Bot API: a new message, in several parts when it is long, a file,
// or a changed card.

import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from "grammy/types";
import { GraceMarError } from "../errors.ts";
import { writeCallbackData } from "../state/cards.ts";
import type { OutboxRow } from "../state/outbox.ts";
import { TelegramError, type BotApi } from "./bot-api.ts";
import { sendDocument, type DocumentSource } from "./send-document.ts";
import { splitText } from "./split-text.ts";

interface DeliveryOptions extends DocumentSource {
  /** Notes that Telegram has the next part of this row. It is not called for the last part. */
  readonly partTaken: () => Promise<void>;
  readonly mayReceive: (row: OutboxRow) => boolean;
  /** False once a row was taken out of the outbox: its words were forgotten, or its chat was let go. */
  readonly isWaiting: (id: number) => boolean;
}

/** The person whom a row is for has no access any more. Nothing of the row was sent, or nothing after this moment. */
export class NotLetInError extends GraceMarError {
  constructor() {
    super("not_let_in", "the person of this chat is not let in any more");
  }
}

/** A row was taken out of the outbox while it was sent. Nothing of it was sent after that. */
export class TakenOutError extends GraceMarError {
  constructor() {
    super("taken_out", "the message was taken out of the outbox meanwhile");
  }
}

/**
 * Sends a row, or the parts that were not sent yet.
 * @returns the id of the message that now shows the row, if there is one to remember.
 * @throws NotLetInError; TakenOutError; TelegramError; any other error that kept Telegram's answer from coming.
 */
export async function deliver(
  row: OutboxRow,
  options: DeliveryOptions,
  signal: AbortSignal,
): Promise<number | undefined> {
  const api = whileLetIn(row, options);
  const { chatId, outgoing, card } = row;
  if (outgoing.document)
    return sendDocument({ ...outgoing, chatId }, outgoing.document, { ...options, api }, signal);
  const { thread } = outgoing;
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
      // The old message is deleted or too old to edit. A new message shows the change.
      if (!(error instanceof TelegramError) || error.status !== 400) throw error;
    }
  }
  // A longer text than one message goes into new messages below; the old buttons are taken away.
  if (row.editsCard && parts.length > 1) await changeButtons(withoutButtons(row), api, signal);
  let messageId = 0;
  for (const [index, text] of parts.entries()) {
    if (index < row.sentParts) continue;
    const isLast = index === parts.length - 1;
    const markup = isLast ? replyMarkup(row) : undefined;
    const message = await api.call(
      "sendMessage",
      {
        chat_id: chatId,
        ...(thread !== undefined && { message_thread_id: thread }),
        text,
        ...(markup && { reply_markup: markup }),
      },
      signal,
    );
    messageId = message.message_id;
    if (!isLast) await options.partTaken();
  }
  return messageId;
}

/**
 * Asks again before each call: between two parts of a text, or during an export, a person may be put out and words may be
 * forgotten.
 */
function whileLetIn(row: OutboxRow, { api, mayReceive, isWaiting }: DeliveryOptions): BotApi {
  return {
    ...api,
    call: (method, payload, signal) => {
      if (!isWaiting(row.id)) return Promise.reject(new TakenOutError());
      if (!mayReceive(row)) return Promise.reject(new NotLetInError());
      return api.call(method, payload, signal);
    },
  };
}

function withoutButtons(row: OutboxRow): OutboxRow {
  return { ...row, outgoing: { ...row.outgoing, buttons: [] } };
}

/** Changes the buttons of a message. A message that is gone needs no change. */
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

/** Callback data holds only the name of a row and the verb of a button. It means nothing without the table of cards. */
function inlineKeyboard({ card, outgoing, stamp }: OutboxRow): InlineKeyboardMarkup {
  return {
    inline_keyboard: (outgoing.buttons ?? []).map((buttons) =>
      buttons.map(({ label, verb }) => ({
        text: label,
        callback_data: writeCallbackData({
          token: card?.token ?? "",
          verb,
          ...(stamp !== undefined && { stamp }),
        }),
      })),
    ),
  };
}

function isUnchanged(error: unknown): boolean {
  return error instanceof TelegramError && error.message.includes("message is not modified");
}
