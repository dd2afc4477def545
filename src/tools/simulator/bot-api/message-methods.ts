import { isDeepStrictEqual } from "node:util";
import { badRequest } from "./api-error.ts";
import { findChat } from "../find-chat.ts";
import { boolParam, intParam, jsonParam, textParam, UploadedFile } from "./params.ts";
import type { Params } from "./params.ts";
import { readInlineMarkup, readReplyMarkup } from "./reply-markup.ts";
import type { ReplyMarkup } from "./reply-markup.ts";
import type { BotWorld } from "./bot-world.ts";
import type {
  InlineKeyboard,
  MessageEntity,
  TelegramChat,
  TelegramDocument,
  TelegramMessage,
} from "./telegram-types.ts";
import { commandEntities } from "./text-entities.ts";

const MAX_TEXT = 4096;
const MAX_CAPTION = 1024;

/** sendMessage */
export function sendMessage(bot: BotWorld, params: Params): TelegramMessage {
  const text = readText(params);
  const markup = readReplyMarkup(params);
  const { chat } = findChat(bot, params, "write");
  return send(bot, chat, params, markup, text);
}

/** sendDocument, by upload or by the file_id of an earlier one. */
export function sendDocument(bot: BotWorld, params: Params): TelegramMessage {
  const document = readDocument(bot, params);
  const markup = readReplyMarkup(params);
  const { chat } = findChat(bot, params, "write");
  const caption = textParam(params, "caption")?.trim() ?? "";
  if (caption.length > MAX_CAPTION) throw badRequest("message caption is too long");
  return send(bot, chat, params, markup, { document, ...(caption === "" ? {} : { caption }) });
}

/** editMessageText. Without reply_markup the buttons go, as at Telegram. */
export function editMessageText(bot: BotWorld, params: Params): TelegramMessage {
  const text = readText(params);
  const markup = readInlineMarkup(params);
  const message = findOwnMessage(bot, params);
  if (message.text === undefined) throw badRequest("there is no text in the message to edit");
  return edit(bot, message, text, markup);
}

/** editMessageReplyMarkup */
export function editMessageReplyMarkup(bot: BotWorld, params: Params): TelegramMessage {
  const markup = readInlineMarkup(params);
  return edit(bot, findOwnMessage(bot, params), {}, markup);
}

/** deleteMessage. In a private chat the bot may also delete the person's messages. */
export function deleteMessage(bot: BotWorld, params: Params): true {
  const { chat } = findChat(bot, params);
  const messageId = intParam(params, "message_id");
  if (messageId === undefined) throw badRequest("message identifier is not specified");
  if (!bot.chats.delete(chat.id, messageId)) throw badRequest("message to delete not found");
  bot.emit({ type: "deleted", chatId: chat.id, messageId });
  return true;
}

function send(
  bot: BotWorld,
  chat: TelegramChat,
  params: Params,
  markup: ReplyMarkup,
  content: object,
): TelegramMessage {
  const replyTo = readReplyTo(bot, chat, params);
  const message: TelegramMessage = {
    message_id: bot.chats.nextMessageId(chat.id),
    from: bot.user,
    chat,
    date: bot.unixTime(),
    ...(replyTo === undefined ? {} : { reply_to_message: replyTo }),
    ...content,
    ...(markup.kind === "inline" ? { reply_markup: markup.markup } : {}),
  };
  bot.show(message, markup.kind === "keyboard" ? markup.markup : undefined);
  if (markup.kind === "keyboard" || markup.kind === "remove") {
    const keyboard = markup.kind === "keyboard" ? markup.markup : null;
    bot.chats.get(chat.id).keyboard = keyboard;
    bot.emit({ type: "keyboard", chatId: chat.id, keyboard });
  }
  return message;
}

function edit(
  bot: BotWorld,
  message: TelegramMessage,
  content: Partial<TelegramMessage>,
  markup: InlineKeyboard | undefined,
): TelegramMessage {
  const isSame =
    (content.text ?? message.text) === message.text &&
    isDeepStrictEqual(markup, message.reply_markup);
  if (isSame) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same " +
        "as a current content and reply markup of the message",
    );
  }
  const { reply_markup: _old, entities: oldEntities, ...rest } = message;
  const entities = content.text === undefined ? oldEntities : content.entities;
  const edited: TelegramMessage = {
    ...rest,
    ...content,
    ...(entities === undefined ? {} : { entities }),
    edit_date: bot.unixTime(),
    ...(markup === undefined ? {} : { reply_markup: markup }),
  };
  bot.show(edited);
  return edited;
}

function findOwnMessage(bot: BotWorld, params: Params): TelegramMessage {
  const { chat } = findChat(bot, params, "write");
  const messageId = intParam(params, "message_id");
  if (messageId === undefined) throw badRequest("message identifier is not specified");
  const message = bot.chats.find(chat.id, messageId);
  if (message === undefined) throw badRequest("message to edit not found");
  if (message.from?.id !== bot.id) throw badRequest("message can't be edited");
  return message;
}

// Telegram removes the white space around a text before it counts the length.
function readText(params: Params): { text: string; entities?: readonly MessageEntity[] } {
  if ((textParam(params, "parse_mode") ?? "") !== "") {
    throw badRequest("unsupported parse_mode (the local server takes plain text and entities)");
  }
  const text = textParam(params, "text")?.trim() ?? "";
  if (text === "") throw badRequest("message text is empty");
  if (text.length > MAX_TEXT) throw badRequest("message is too long");
  const given = jsonParam(params, "entities");
  const entities = Array.isArray(given) ? (given as MessageEntity[]) : commandEntities(text);
  return { text, ...(entities.length === 0 ? {} : { entities }) };
}

function readReplyTo(
  bot: BotWorld,
  chat: TelegramChat,
  params: Params,
): TelegramMessage | undefined {
  const reply = jsonParam(params, "reply_parameters") as Params | undefined;
  if (reply === undefined || reply === null) return undefined;
  const message = bot.chats.find(chat.id, intParam(reply, "message_id") ?? 0);
  if (message !== undefined) return message;
  if (boolParam(reply, "allow_sending_without_reply")) return undefined;
  throw badRequest("message to be replied not found");
}

function readDocument(bot: BotWorld, params: Params): TelegramDocument {
  const value = params["document"];
  if (value instanceof UploadedFile) return store(bot, value);
  if (typeof value === "string" && value.startsWith("attach://")) {
    const attached = params[value.slice("attach://".length)];
    if (attached instanceof UploadedFile) return store(bot, attached);
  }
  const known = typeof value === "string" ? bot.files.byId(value) : undefined;
  if (known !== undefined) return known.document;
  throw badRequest(
    value === undefined
      ? "there is no document in the request"
      : "wrong remote file identifier specified",
  );
}

function store(bot: BotWorld, file: UploadedFile): TelegramDocument {
  if (file.bytes.length === 0) throw badRequest("file must be non-empty");
  return bot.files.add(file).document;
}
