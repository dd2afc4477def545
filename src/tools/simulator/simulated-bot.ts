// One bot as the people around it see it. They write, tap and look. The bot's own calls are in bot-methods.ts.
import { BotWorld } from "./bot-api/bot-world.ts";
import { VOICE } from "./bot-api/bot-files.ts";
import type { FileContent } from "./bot-api/bot-files.ts";
import { findButton } from "./find-button.ts";
import { privateChat, toUser } from "./bot-api/people.ts";
import type { ChatMessage, Fault, Person, Tap, WebhookInfo } from "./simulator-types.ts";
import type {
  BotCommand,
  ReplyKeyboard,
  TelegramChat,
  TelegramMessage,
  TelegramUpdate,
} from "./bot-api/telegram-types.ts";
import { commandEntities } from "./bot-api/text-entities.ts";

export class SimulatedBot extends BotWorld {
  /** A text in the person's private chat, or in another chat of theirs. Telegram's clients split at 4096 characters. */
  say(
    person: Person,
    text: string,
    options: { readonly chat?: TelegramChat } = {},
  ): TelegramUpdate {
    if (text === "" || text.length > 4096) {
      throw new RangeError(`A message has 1 to 4096 characters, this one has ${text.length}`);
    }
    const entities = commandEntities(text);
    return this.#write(person, options.chat, {
      text,
      ...(entities.length === 0 ? {} : { entities }),
    });
  }

  /** A document in the person's private chat. */
  sendFile(person: Person, file: FileContent & { readonly caption?: string }): TelegramUpdate {
    const { document } = this.files.add(file);
    return this.#write(person, undefined, {
      document,
      ...(file.caption === undefined ? {} : { caption: file.caption }),
    });
  }

  /**
   * A voice note. The local model server takes the text behind "offline-transcript:" in its bytes as the transcript.
   */
  sendVoice(
    person: Person,
    note: { readonly bytes: Uint8Array; readonly seconds?: number; readonly caption?: string },
  ): TelegramUpdate {
    const { bytes, seconds = 3 } = note;
    const { document } = this.files.add({ name: "note.oga", bytes, mimeType: VOICE });
    const { file_name: _, ...file } = document;
    return this.#write(person, undefined, {
      voice: { ...file, duration: seconds },
      ...(note.caption === undefined ? {} : { caption: note.caption }),
    });
  }

  /** Any update. It gets the next update_id unless it has one, which may repeat or be lower than before. */
  post(update: object): TelegramUpdate {
    const { message, edited_message, callback_query, my_chat_member } = update as {
      message?: TelegramMessage;
      edited_message?: TelegramMessage;
      callback_query?: TelegramUpdate["callback_query"];
      my_chat_member?: { chat?: TelegramChat };
    };
    const anyMessage = message ?? edited_message ?? callback_query?.message;
    const chat = anyMessage?.chat ?? my_chat_member?.chat;
    if (chat !== undefined) this.chats.add(chat);
    const shown = message ?? edited_message;
    if (shown?.chat !== undefined && typeof shown.message_id === "number") this.show(shown);
    if (callback_query?.id !== undefined && chat !== undefined) {
      this.callbacks.open(chat.id, callback_query.id);
    }
    const lane = chat?.id ?? callback_query?.from?.id;
    return this.intake.add(update, lane === undefined ? undefined : `chat ${lane}`);
  }

  /** Taps a button by its data, even when there is no such button. */
  tap(person: Person, messageId: number, callbackData: string, chatId = person.id): Tap {
    const user = toUser(person);
    if (!this.chats.has(chatId)) this.chats.add(privateChat(person));
    const { chat } = this.chats.get(chatId);
    const { id, answered } = this.callbacks.open(chatId);
    const message = this.chats.find(chatId, messageId) ?? { chat, message_id: messageId, date: 0 };
    const update = this.intake.add(
      {
        callback_query: {
          id,
          from: user,
          message,
          chat_instance: String(chatId),
          data: callbackData,
        },
      },
      `chat ${chatId}`,
    );
    return { update, answered };
  }

  /** Taps the newest inline button with this label in the person's private chat. A text is matched whole. */
  tapButton(person: Person, label: string | RegExp): Tap {
    const { messageId, data } = findButton(this.chat(person.id), label);
    return this.tap(person, messageId, data);
  }

  /** The messages of the chat now, oldest first. */
  chat(chatId: number): ChatMessage[] {
    return this.chats.show(chatId);
  }

  /** The reply keyboard of the chat now. */
  keyboard(chatId: number): ReplyKeyboard | null {
    return this.chats.keyboard(chatId);
  }

  /** Makes a chat known to the bot without an update, as if it had been added or written to before. */
  addChat(chat: TelegramChat): void {
    this.chats.add(chat);
  }

  fail(fault: Fault): void {
    this.faults.add(fault);
  }

  clearFaults(): void {
    this.faults.clear();
  }

  get nextUpdateId(): number {
    return this.intake.queue.nextUpdateId;
  }

  set nextUpdateId(id: number) {
    this.intake.queue.nextUpdateId = id;
  }

  get expireCallbacks(): boolean {
    return this.callbacks.expired;
  }

  set expireCallbacks(expired: boolean) {
    this.callbacks.expired = expired;
  }

  /** The command list that the bot published for everybody. */
  get commands(): readonly BotCommand[] {
    return this.commandLists.get("default", "");
  }

  get webhook(): WebhookInfo {
    return this.intake.webhookInfo();
  }

  /** Updates that the bot has not confirmed yet. */
  get pendingUpdates(): number {
    return this.intake.queue.size;
  }

  /** True while a getUpdates request waits. */
  get isPolling(): boolean {
    return this.intake.poll.isWaiting;
  }

  #write(person: Person, chat: TelegramChat | undefined, content: object): TelegramUpdate {
    const where = chat ?? privateChat(person);
    this.chats.add(where);
    const message: TelegramMessage = {
      message_id: this.chats.nextMessageId(where.id),
      from: toUser(person),
      chat: where,
      date: this.unixTime(),
      ...content,
    };
    this.show(message);
    return this.intake.add({ message }, `chat ${where.id}`);
  }
}
