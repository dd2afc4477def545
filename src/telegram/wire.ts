// Telegram's services for the chat. Each may fail without harm: only what is shown differs.

import type { Downloaded, Wire } from "../chat/ports.ts";
import { clipScalar } from "../record/text/clip.ts";
import type { BotApi } from "./bot-api.ts";
import { download, FileTooLargeError } from "./files.ts";
import { TelegramError } from "./bot-api.ts";
import { showTyping, type TypingDeps } from "./typing.ts";

/** Characters. Bot API, answerCallbackQuery. */
const TOAST_LIMIT = 200;

/** Makes the services of one bot. */
export function createWire(deps: TypingDeps & { readonly api: BotApi }): Wire {
  const { api } = deps;
  return {
    showTyping: (chatId, thread) => showTyping({ chatId, thread }, deps),
    // A query that has expired only loses this line.
    toast: async (queryId, text) => {
      const line = text && { text: clipScalar(text, TOAST_LIMIT) };
      await api
        .call("answerCallbackQuery", { callback_query_id: queryId, ...line })
        .catch(() => undefined);
    },
    hideButtons: (chatId, messageId) => {
      api
        .call("editMessageReplyMarkup", {
          chat_id: chatId,
          message_id: messageId,
          reply_markup: { inline_keyboard: [] },
        })
        .catch(() => undefined);
    },
    download: async ({ fileId }, maxBytes, permit, signal): Promise<Downloaded> => {
      permit.use("download");
      try {
        return { kind: "bytes", bytes: await download(fileId, maxBytes, api, signal) };
      } catch (error) {
        if (error instanceof FileTooLargeError) return { kind: "too_big" };
        if (error instanceof TelegramError) return { kind: "failed" };
        throw error;
      }
    },
    secondsSincePoll: api.secondsSincePoll,
  };
}
