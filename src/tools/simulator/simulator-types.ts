// What tests, the demo and the chat page see of the simulator, apart from Telegram's own wire format.
import type {
  BotCommand,
  InlineButton,
  ReplyKeyboard,
  TelegramDocument,
  TelegramUpdate,
} from "./telegram-types.ts";

/** Somebody with a Telegram account. Their private chat with a bot has the same id. */
export interface Person {
  readonly id: number;
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly languageCode?: string;
}

/** A message as the person sees it now: edits applied, deleted ones gone. */
export interface ChatMessage {
  readonly messageId: number;
  readonly chatId: number;
  /** "bot" for the bot's own messages, "me" for everybody else's. */
  readonly from: "bot" | "me";
  readonly fromId: number;
  /** The text, or a document's caption, or "". */
  readonly text: string;
  /** Seconds, as Telegram counts. */
  readonly date: number;
  readonly editDate?: number;
  /** Inline buttons under the message now, by row. */
  readonly buttons: readonly (readonly InlineButton[])[];
  /** The reply keyboard that came with this message. */
  readonly keyboard?: ReplyKeyboard;
  readonly document?: TelegramDocument;
}

/** One request of the bot, kept from the moment it arrives. */
export interface BotCall {
  /** Telegram's spelling, whatever case the bot used; `download` for a file. */
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** What it was answered; absent while it waits, and when the answer was cut off. */
  answer?: CallAnswer;
}

export type CallAnswer =
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false;
      readonly error_code: number;
      readonly description: string;
      readonly parameters?: { readonly retry_after?: number };
    };

/** What the person sees after a tap: nothing, a toast or an alert. */
export interface CallbackAnswer {
  readonly text?: string;
  readonly showAlert: boolean;
  /** The bot answered, but Telegram had forgotten the tap. */
  readonly expired: boolean;
}

export interface Tap {
  readonly update: TelegramUpdate;
  /** Resolves with the bot's answer to this tap; never rejects, and waits for ever if none comes. */
  readonly answered: Promise<CallbackAnswer>;
}

/** Misbehaviour for the next calls. Fields combine: `delayMs` goes before everything else. */
export interface Fault {
  /** Telegram's method name, `download`, or `webhook` for a delivery; every method (getUpdates too) when absent. */
  readonly method?: string;
  /** How many calls it takes; 1 when absent. `Infinity` is allowed. */
  readonly times?: number;
  /** Only calls whose parameters satisfy this (in-process use only); a delivery's are its update. */
  readonly when?: (params: Readonly<Record<string, unknown>>) => boolean;
  /** Answer with this error; the work is not done. */
  readonly status?: number;
  readonly description?: string;
  /** Seconds. Makes the status 429 when none is given. */
  readonly retryAfter?: number;
  /** Answer with these bytes instead of an envelope (an HTML error page, say). */
  readonly rawBody?: string;
  readonly delayMs?: number;
  /** Never answer; the work is not done. */
  readonly hang?: boolean;
  /** Destroy the socket; the work is not done. */
  readonly reset?: boolean;
  /** Do the work, then destroy the socket instead of answering. A delivery reaches the bot, its answer is lost. */
  readonly acceptThenReset?: boolean;
  /** Do the work, then never answer. */
  readonly acceptThenHang?: boolean;
  /** Send so many bytes of the answer, then destroy the socket. */
  readonly cutAfter?: number;
  /** Send the answer one byte at a time, this many milliseconds apart. */
  readonly dripMs?: number;
}

export interface WebhookInfo {
  readonly url: string;
  readonly has_custom_certificate: false;
  readonly pending_update_count: number;
  readonly max_connections?: number;
  readonly allowed_updates?: readonly string[];
  readonly last_error_date?: number;
  readonly last_error_message?: string;
}

/** Everything that changes in a bot's world; the page receives those with a chat id. */
export type BotEvent =
  | { readonly type: "message"; readonly chatId: number; readonly message: ChatMessage }
  | { readonly type: "deleted"; readonly chatId: number; readonly messageId: number }
  | { readonly type: "keyboard"; readonly chatId: number; readonly keyboard: ReplyKeyboard | null }
  | { readonly type: "action"; readonly chatId: number; readonly action: string }
  | {
      readonly type: "answer";
      readonly chatId: number;
      readonly callbackId: string;
      readonly answer: CallbackAnswer;
    }
  | { readonly type: "commands"; readonly commands: readonly BotCommand[] }
  | { readonly type: "internal" };

export interface WaitOptions {
  /** 5000 when absent. */
  readonly timeoutMs?: number;
  /** Named in the error. */
  readonly what?: string;
}

/** What the chat page shows besides the chat. */
export interface PageOptions {
  readonly person?: Person;
  /** The chip in the header. */
  readonly label?: string;
  /** The "Try this" row: texts that a tap sends. */
  readonly suggestions?: readonly string[];
  /** BCP 47, of messages and suggestions; the page itself speaks English. */
  readonly language?: string;
}
