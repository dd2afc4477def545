// The chats of one bot, with the messages that stand in each of them now.
import { badRequest } from "./api-error.ts";
import type { ChatMessage } from "../simulator-types.ts";
import type { ReplyKeyboard, TelegramChat, TelegramMessage } from "./telegram-types.ts";

interface Chat {
  readonly chat: TelegramChat;
  readonly messages: Map<number, StoredMessage>;
  lastMessageId: number;
  /** Reply keyboard under the input field. */
  keyboard: ReplyKeyboard | null;
}

export interface StoredMessage {
  readonly message: TelegramMessage;
  readonly keyboard: ReplyKeyboard | undefined;
}

export class Chats {
  readonly #botId: number;
  readonly #chats = new Map<number, Chat>();

  constructor(botId: number) {
    this.#botId = botId;
  }

  /** Makes a chat known. A bot can write only where it was added or written to. */
  add(chat: TelegramChat): void {
    if (this.#chats.has(chat.id)) return;
    this.#chats.set(chat.id, { chat, messages: new Map(), lastMessageId: 0, keyboard: null });
  }

  has(chatId: number): boolean {
    return this.#chats.has(chatId);
  }

  ids(): number[] {
    return [...this.#chats.keys()];
  }

  get(chatId: number): Chat {
    const chat = this.#chats.get(chatId);
    if (chat === undefined) throw badRequest("chat not found");
    return chat;
  }

  /** Reply keyboard under the chat's input field. */
  keyboard(chatId: number): ReplyKeyboard | null {
    return this.#chats.get(chatId)?.keyboard ?? null;
  }

  nextMessageId(chatId: number): number {
    return this.get(chatId).lastMessageId + 1;
  }

  /** Puts a new or changed message into its chat. */
  put(message: TelegramMessage, keyboard?: ReplyKeyboard): ChatMessage {
    const chat = this.get(message.chat.id);
    const stored = {
      message,
      keyboard: keyboard ?? chat.messages.get(message.message_id)?.keyboard,
    };
    chat.messages.set(message.message_id, stored);
    chat.lastMessageId = Math.max(chat.lastMessageId, message.message_id);
    return this.#shown(stored);
  }

  find(chatId: number, messageId: number): TelegramMessage | undefined {
    return this.#chats.get(chatId)?.messages.get(messageId)?.message;
  }

  /** Deletes a message. Returns false when there was none. */
  delete(chatId: number, messageId: number): boolean {
    return this.get(chatId).messages.delete(messageId);
  }

  /** The messages that people see in the chat now, oldest first. */
  show(chatId: number): ChatMessage[] {
    const messages = this.#chats.get(chatId)?.messages.values() ?? [];
    return Array.from(messages, (stored) => this.#shown(stored)).toSorted(
      (a, b) => a.messageId - b.messageId,
    );
  }

  #shown({ message, keyboard }: StoredMessage): ChatMessage {
    return {
      messageId: message.message_id,
      chatId: message.chat.id,
      from: message.from?.id === this.#botId ? "bot" : "me",
      fromId: message.from?.id ?? message.chat.id,
      text: message.text ?? message.caption ?? "",
      date: message.date,
      buttons: message.reply_markup?.inline_keyboard ?? [],
      ...(message.edit_date === undefined ? {} : { editDate: message.edit_date }),
      ...(keyboard === undefined ? {} : { keyboard }),
      ...(message.document === undefined ? {} : { document: message.document }),
    };
  }
}
