import type { IncomingMessage, ServerResponse } from "node:http";
import { chatState } from "../bot-api/chat-state.ts";
import type { BotWorld } from "../bot-api/bot-world.ts";

/** Server-sent events of one chat: first `state` with all of it, then each change under its type. */
export function streamEvents(
  bot: BotWorld,
  chatId: number,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  const send = (type: string, data: unknown): void => {
    response.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  send("state", chatState(bot, chatId));
  const stop = bot.onEvent((event) => {
    if (event.type === "internal") return;
    if (event.type === "commands") {
      send("commands", { commands: bot.commandLists.forPrivateChat(chatId) });
    } else if (event.chatId === chatId) {
      send(event.type, event);
    }
  });
  request.on("close", stop);
  response.on("close", stop);
}
