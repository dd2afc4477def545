// A row of the outbox that is a file. Each try makes the file anew, because a stream under way cannot be sent twice.

import { InputFile } from "grammy/web";
import { filePieces } from "../record/file-pieces.ts";
import { clipScalar } from "../record/text/clip.ts";
import type { ExportDocument, Outgoing, TextDocument } from "../state/outbox.ts";
import type { BotApi } from "./bot-api.ts";

export interface DocumentSource {
  readonly api: BotApi;
  /** Makes a ZIP file of the Record as it is now. It is sent from disk and removed. */
  readonly exportRecord: () => Promise<{
    readonly path: string;
    readonly remove: () => Promise<void>;
  }>;
}

/** Characters. Bot API, sendDocument. */
const CAPTION_LIMIT = 1024;

/** Sends the row's file with its caption. @throws TelegramError */
export async function sendDocument(
  { chatId, thread, text }: Pick<Outgoing, "chatId" | "thread" | "text">,
  document: TextDocument | ExportDocument,
  { api, exportRecord }: DocumentSource,
  signal: AbortSignal,
): Promise<number> {
  const caption = clipScalar(text.trim(), CAPTION_LIMIT);
  const send = async (file: InputFile): Promise<number> => {
    const payload = {
      chat_id: chatId,
      ...(thread !== undefined && { message_thread_id: thread }),
      document: file,
      ...(caption && { caption }),
    };
    return (await api.call("sendDocument", payload, signal)).message_id;
  };
  if (!("isExport" in document)) {
    return send(new InputFile(new TextEncoder().encode(document.text), document.name));
  }
  const { path, remove } = await exportRecord();
  try {
    return await send(new InputFile(filePieces(path), document.name));
  } finally {
    await remove();
  }
}
