// A row of the outbox that is a file. Made anew for each try: what is under way cannot be sent twice.

import { InputFile } from "grammy/web";
import { clipScalar } from "../record/scalar.ts";
import type { Outgoing, TextDocument } from "../state/outbox.ts";
import type { BotApi } from "./bot-api.ts";

/** Bot API, sendDocument. */
const CAPTION_LIMIT = 1024;

/** @throws TelegramError */
export async function sendDocument(
  { chatId, text }: Pick<Outgoing, "chatId" | "text">,
  document: TextDocument,
  api: BotApi,
  signal: AbortSignal,
): Promise<number> {
  const caption = clipScalar(text.trim(), CAPTION_LIMIT);
  const message = await api.call(
    "sendDocument",
    {
      chat_id: chatId,
      document: new InputFile(new TextEncoder().encode(document.text), document.name),
      ...(caption && { caption }),
    },
    signal,
  );
  return message.message_id;
}
