// A row of the outbox that is a file. Made anew for each try: what is under way cannot be sent twice.

import { InputFile } from "grammy/web";
import { clipScalar } from "../record/text/scalar.ts";
import type { ExportDocument, Outgoing, TextDocument } from "../state/outbox.ts";
import type { BotApi } from "./bot-api.ts";

export interface DocumentSource {
  readonly api: BotApi;
  /** The Record as it is now, as a ZIP file. */
  readonly exportRecord: () => Promise<Uint8Array>;
}

/** Bot API, sendDocument. */
const CAPTION_LIMIT = 1024;

/** @throws TelegramError */
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
