// Files of people and of the bot, by file_id, with the path that getFile gives for each.
import type { TelegramDocument } from "./telegram-types.ts";

export interface StoredFile {
  readonly document: TelegramDocument;
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface FileContent {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mimeType?: string;
}

/** Telegram's media type for voice notes. */
export const VOICE = "audio/ogg";

export class BotFiles {
  readonly #byId = new Map<string, StoredFile>();
  readonly #byPath = new Map<string, StoredFile>();

  add(content: FileContent): StoredFile {
    const number = this.#byId.size;
    const extension = /\.[A-Za-z0-9]{1,10}$/.exec(content.name)?.[0] ?? "";
    const file: StoredFile = {
      document: {
        file_id: `BQACAgIAAxkB${String(number).padStart(8, "0")}`,
        file_unique_id: `AgAD${String(number).padStart(8, "0")}`,
        file_name: content.name,
        mime_type: content.mimeType ?? "application/octet-stream",
        file_size: content.bytes.length,
      },
      path: `${content.mimeType === VOICE ? "voice" : "documents"}/file_${number}${extension}`,
      bytes: content.bytes,
    };
    this.#byId.set(file.document.file_id, file);
    this.#byPath.set(file.path, file);
    return file;
  }

  byId(fileId: string): StoredFile | undefined {
    return this.#byId.get(fileId);
  }

  byPath(path: string): StoredFile | undefined {
    return this.#byPath.get(path);
  }
}
