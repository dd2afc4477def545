import { ApiError, badRequest } from "./bot-api/api-error.ts";
import { intParam, textParam } from "./bot-api/params.ts";
import type { Params } from "./bot-api/params.ts";
import type { BotWorld } from "./bot-api/bot-world.ts";
import type { TelegramChat } from "./bot-api/telegram-types.ts";

/** The chat of a call's chat_id. For writing it must also be one that lets the bot write. */
export function findChat(
  bot: BotWorld,
  params: Params,
  purpose: "read" | "write" = "read",
): { readonly chat: TelegramChat } {
  const given = textParam(params, "chat_id") ?? "";
  if (given === "") throw badRequest("chat_id is empty");
  const chatId = intParam(params, "chat_id");
  if (chatId === undefined) throw badRequest("chat not found");
  const { chat } = bot.chats.get(chatId);
  if (purpose === "write") {
    if (bot.blockedBy.has(chatId)) {
      throw new ApiError(403, "Forbidden: bot was blocked by the user");
    }
    if (bot.leftChats.has(chatId)) {
      throw new ApiError(403, `Forbidden: bot is not a member of the ${chat.type} chat`);
    }
  }
  return { chat };
}
