// A row of the outbox that is a file. Each try makes the file anew, because a stream under way cannot be sent twice.

import { InputFile } from "grammy/web";
import { clipScalar } from "../record/text/scalar.ts";
import type { ExportDocument, Outgoing, TextDocument } from "../state/outbox.ts";
import type { BotApi } from "./bot-api.ts";

export interface DocumentSource {
  readonly api: BotApi;
  /** Gives the Record as it is now, as a ZIP file. */
  readonly exportRecord: () => Promise<Uint8Array>;
}

/** Characters. Bot API, sendDocument. */
const CAPTION_LIMIT = 1024;

/** Sends the row's file with its caption. @throws TelegramError */
export async function sendDocument(
  { chatId, text }: Pick<Outgoing, "chatId" | "text">,
  document: TextDocument | ExportDocument,
  { api, exportRecord }: DocumentSource,
  signal: AbortSignal,
): Promise<number> {
  const caption = clipScalar(text.trim(), CAPTION_LIMIT);
  const bytes =
    "isExport" in document ? await exportRecord() : new TextEncoder().encode(document.text);
  const message = await api.call(
    "sendDocument",
    {
      chat_id: chatId,
      document: new InputFile(bytes, document.name),
      ...(caption && { caption }),
    },
    signal,
  );
  return message.message_id;
}
