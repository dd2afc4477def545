import { badRequest } from "./api-error.ts";
import { intParam, jsonParam, textParam } from "./params.ts";
import type { Params } from "./params.ts";
import type { BotWorld } from "./bot-world.ts";
import type { BotCommand } from "./telegram-types.ts";

/** setMyCommands */
export function setCommands(bot: BotWorld, params: Params): true {
  const list = jsonParam(params, "commands");
  if (!Array.isArray(list)) throw badRequest("expected an Array of BotCommand");
  if (list.length > 100) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  const commands = (list as unknown[]).map(readCommand);
  bot.commandLists.set(...scopeOf(bot, params), commands);
  bot.emit({ type: "commands", commands: bot.commandLists.get("default", "") });
  return true;
}

/** getMyCommands */
export function getCommands(bot: BotWorld, params: Params): readonly BotCommand[] {
  return bot.commandLists.get(...scopeOf(bot, params));
}

/** deleteMyCommands */
export function deleteCommands(bot: BotWorld, params: Params): true {
  bot.commandLists.delete(...scopeOf(bot, params));
  bot.emit({ type: "commands", commands: bot.commandLists.get("default", "") });
  return true;
}

function readCommand(value: unknown): BotCommand {
  const { command, description } = (value ?? {}) as { [name: string]: unknown };
  const name = typeof command === "string" ? command.replace(/^\//, "").toLowerCase() : "";
  if (!/^[a-z0-9_]{1,32}$/.test(name)) throw badRequest("BOT_COMMAND_INVALID");
  if (typeof description !== "string" || description === "" || description.length > 256) {
    throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  }
  return { command: name, description };
}

function scopeOf(bot: BotWorld, params: Params): [scope: string, language: string] {
  const scope = (jsonParam(params, "scope") ?? {}) as Params;
  const type = textParam(scope, "type") ?? "default";
  const language = textParam(params, "language_code") ?? "";
  if (!type.startsWith("chat")) return [type, language];
  const chatId = intParam(scope, "chat_id") ?? 0;
  bot.chats.get(chatId);
  return [`${type} ${chatId}`, language];
}
