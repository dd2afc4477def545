// The table of Bot API methods, and the methods that need no file of their own.
import { badRequest } from "./api-error.ts";
import { deleteCommands, getCommands, setCommands } from "./command-methods.ts";
import { findChat } from "../find-chat.ts";
import {
  deleteMessage,
  editMessageReplyMarkup,
  editMessageText,
  sendDocument,
  sendMessage,
} from "./message-methods.ts";
import { boolParam, intParam, textParam } from "./params.ts";
import type { Params } from "./params.ts";
import type { BotWorld } from "./bot-world.ts";
import { deleteWebhook, getUpdates, setWebhook } from "./update-methods.ts";

/** Carries the call out and returns `result`, or throws an ApiError. `gone` is given when the client hangs up. */
type Method = (bot: BotWorld, params: Params, gone: AbortSignal) => unknown;

const MAX_DOWNLOAD = 20 * 1024 * 1024;
const ACTIONS = new Set(
  (
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document " +
    "choose_sticker find_location record_video_note upload_video_note"
  ).split(" "),
);

const METHODS: { readonly [name: string]: Method } = {
  getMe: (bot) => ({
    ...bot.user,
    can_join_groups: bot.canJoinGroups,
    can_read_all_group_messages: bot.readsAllGroupMessages,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  }),
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo: (bot) => bot.intake.webhookInfo(),
  sendMessage,
  editMessageText,
  editMessageReplyMarkup,
  deleteMessage,
  sendDocument,
  answerCallbackQuery,
  sendChatAction,
  getFile,
  setMyCommands: setCommands,
  getMyCommands: getCommands,
  deleteMyCommands: deleteCommands,
  setChatMenuButton: remember("setChatMenuButton"),
  setMyDescription: remember("setMyDescription"),
  setMyShortDescription: remember("setMyShortDescription"),
  setMyName: remember("setMyName"),
  leaveChat,
  getChat: (bot, params) => findChat(bot, params).chat,
};

const BY_LOWER_CASE = new Map(Object.keys(METHODS).map((name) => [name.toLowerCase(), name]));

/** Telegram's spelling of a method's name, which may come in any case; undefined when there is no such method. */
export function canonicalMethod(name: string): string | undefined {
  return BY_LOWER_CASE.get(name.toLowerCase());
}

/** Runs a method by its canonical name. */
export async function runMethod(
  name: string,
  bot: BotWorld,
  params: Params,
  gone: AbortSignal,
): Promise<unknown> {
  return METHODS[name]?.(bot, params, gone);
}

function answerCallbackQuery(bot: BotWorld, params: Params): true {
  const id = textParam(params, "callback_query_id") ?? "";
  const text = textParam(params, "text") ?? "";
  if (text.length > 200) throw badRequest("MESSAGE_TOO_LONG");
  const answer = {
    showAlert: boolParam(params, "show_alert"),
    expired: false,
    ...(text === "" ? {} : { text }),
  };
  const chatId = bot.callbacks.answer(id, answer);
  bot.emit({ type: "answer", chatId, callbackId: id, answer });
  return true;
}

function sendChatAction(bot: BotWorld, params: Params): true {
  const action = textParam(params, "action") ?? "";
  if (!ACTIONS.has(action)) throw badRequest("wrong parameter action in request");
  const { chat } = findChat(bot, params, "write");
  bot.emit({ type: "action", chatId: chat.id, action });
  return true;
}

function getFile(bot: BotWorld, params: Params): object {
  const file = bot.files.byId(textParam(params, "file_id") ?? "");
  if (file === undefined) {
    throw badRequest("wrong file_id or the file is temporarily unavailable");
  }
  if (file.bytes.length > MAX_DOWNLOAD) throw badRequest("file is too big");
  const { file_id, file_unique_id, file_size } = file.document;
  return { file_id, file_unique_id, file_size, file_path: file.path };
}

function leaveChat(bot: BotWorld, params: Params): true {
  const { chat } = findChat(bot, params);
  if (chat.type === "private") {
    throw badRequest("chat member status can't be changed in private chats");
  }
  bot.leftChats.add(chat.id);
  return true;
}

function remember(name: string): Method {
  return (bot, params) => {
    const chatId = intParam(params, "chat_id");
    bot.settings.set(chatId === undefined ? name : `${name} ${chatId}`, params);
    bot.settings.set(name, params);
    return true;
  };
}
