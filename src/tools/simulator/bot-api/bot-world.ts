// The world of one bot. The bot's methods work on it; people act on it through SimulatedBot.
import { BotFiles } from "./bot-files.ts";
import { Callbacks } from "./callbacks.ts";
import { Chats } from "./chats.ts";
import { CommandLists } from "./command-lists.ts";
import { FaultList } from "../faults.ts";
import { UpdateIntake } from "./update-intake.ts";
import { waitFor } from "../wait-for.ts";
import type { WebhookTiming } from "./webhook-pusher.ts";
import type { BotCall, BotEvent, WaitOptions } from "../simulator-types.ts";
import type { ReplyKeyboard, TelegramMessage, TelegramUser } from "./telegram-types.ts";

export interface NewBot {
  readonly token: string;
  readonly username: string;
  readonly firstName?: string;
  /** Its Telegram's clock, in Unix milliseconds; the server's when absent. */
  readonly now?: () => number;
}

export class BotWorld {
  readonly token: string;
  readonly id: number;
  readonly username: string;
  readonly user: TelegramUser;
  /** Every request of the bot, oldest first. */
  readonly calls: BotCall[] = [];
  /** User ids of people who blocked the bot. Whatever it sends them gets 403. */
  readonly blockedBy = new Set<number>();
  /** Groups that the bot left. */
  readonly leftChats = new Set<number>();
  /** Last values of setChatMenuButton, setMyDescription and similar methods, by method name. */
  readonly settings = new Map<string, unknown>();
  /** BotFather's /setjoingroups. */
  canJoinGroups = true;
  /** True when BotFather's /setprivacy is disabled. */
  readsAllGroupMessages = false;

  readonly chats: Chats;
  readonly files = new BotFiles();
  readonly callbacks: Callbacks;
  readonly commandLists = new CommandLists();
  readonly faults = new FaultList();
  readonly intake: UpdateIntake;
  readonly #now: () => number;
  readonly #listeners = new Set<(event: BotEvent) => void>();

  constructor(options: NewBot, timing: WebhookTiming, now: () => number) {
    this.token = options.token;
    this.id = Number(options.token.split(":")[0]);
    this.username = options.username;
    this.user = {
      id: this.id,
      is_bot: true,
      first_name: options.firstName ?? options.username,
      username: options.username,
    };
    this.#now = now;
    this.chats = new Chats(this.id);
    this.callbacks = new Callbacks(this.id);
    this.intake = new UpdateIntake(
      timing,
      () => this.emit({ type: "internal" }),
      (update) => this.faults.take("webhook", update),
    );
  }

  /** Resolves as soon as `look` returns a truthy value. `look` is called again at every change of this world. */
  waitFor<T>(look: () => T | undefined | false, options?: WaitOptions): Promise<T> {
    const source = {
      onChange: (listener: () => void) => this.onEvent(listener),
      describe: () => this.#describe(),
    };
    return waitFor(source, look, options);
  }

  /** Calls the listener at every change, until the returned function is called. */
  onEvent(listener: (event: BotEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: BotEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Puts a new or changed message into its chat and tells the listeners. */
  show(message: TelegramMessage, keyboard?: ReplyKeyboard): void {
    const shown = this.chats.put(message, keyboard);
    this.emit({ type: "message", chatId: message.chat.id, message: shown });
  }

  /** Telegram's clock, in whole seconds. */
  unixTime(): number {
    return Math.floor(this.#now() / 1000);
  }

  nowMs(): number {
    return this.#now();
  }

  close(): void {
    this.intake.close();
  }

  #describe(): string {
    const messages = this.chats
      .ids()
      .flatMap((id) => this.chats.show(id).slice(-6))
      .map((message) => `  chat ${message.chatId}, ${message.from}: ${message.text}`);
    const calls = this.calls
      .slice(-6)
      .map(({ method, answer }) => `  ${method}: ${JSON.stringify(answer ?? "no answer yet")}`);
    return [`Last messages:`, ...messages, `Last calls:`, ...calls].join("\n").slice(0, 4000);
  }
}
