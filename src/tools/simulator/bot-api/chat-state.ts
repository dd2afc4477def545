import type { BotWorld } from "./bot-world.ts";

/** All that the page shows when it opens a chat. */
export function chatState(bot: BotWorld, chatId: number): object {
  return {
    bot: describeBot(bot),
    messages: bot.chats.show(chatId),
    keyboard: bot.chats.keyboard(chatId),
    commands: bot.commandLists.forPrivateChat(chatId),
  };
}

/** The bot as the page shows it. */
export function describeBot(bot: BotWorld): object {
  return { id: bot.id, username: bot.username, firstName: bot.user.first_name };
}
