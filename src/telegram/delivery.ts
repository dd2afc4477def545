// One row of the outbox as calls of the Bot API: a new message, in pieces where it is long, a file, or a change of a card.

import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from "grammy/types";
import { GraceMarError } from "../errors.ts";
import { writeCallbackData } from "../state/cards.ts";
import type { OutboxRow } from "../state/outbox.ts";
import { TelegramError, type BotApi } from "./bot-api.ts";
import { sendDocument, type DocumentSource } from "./send-document.ts";
import { splitText } from "./split-text.ts";

interface DeliveryOptions extends DocumentSource {
  /** Notes that Telegram has the next piece of this row, and it is not the last. */
  readonly partTaken: () => Promise<void>;
  readonly mayHear: (row: OutboxRow) => boolean;
}

/** Whoever a row is for was put out; none of it, or nothing more of it, was sent. */
export class NotLetInError extends GraceMarError {
  constructor() {
    super("not_let_in", "the person of this chat is not let in any more");
  }
}

/**
 * Sends a row, or what is left of it.
 * @returns the id of the message that now shows it, if there is one to remember.
 * @throws NotLetInError; TelegramError, or what kept the answer from coming.
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
  // What is too long for the old message's place stands below it, and leaves no dead buttons above.
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
        text,
        link_preview_options: { is_disabled: true },
        ...(markup && { reply_markup: markup }),
      },
      signal,
    );
    messageId = message.message_id;
    if (!isLast) await options.partTaken();
  }
  return messageId;
}

/** Asks before each call: between two pieces of a text, or while an export is made, somebody may be put out. */
function whileLetIn(row: OutboxRow, { api, mayHear }: DeliveryOptions): BotApi {
  return {
    ...api,
    call: (method, payload, signal) =>
      mayHear(row) ? api.call(method, payload, signal) : Promise.reject(new NotLetInError()),
  };
}

function withoutButtons(row: OutboxRow): OutboxRow {
  return { ...row, outgoing: { ...row.outgoing, buttons: [] } };
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

/** Callback data is meaningless without our table. */
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
