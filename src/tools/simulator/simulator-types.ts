// The simulator's types for tests, the demo and the chat page. Telegram's own wire format is in telegram-types.ts.
import type {
  BotCommand,
  InlineButton,
  ReplyKeyboard,
  TelegramDocument,
  TelegramUpdate,
} from "./bot-api/telegram-types.ts";

/** A person with a Telegram account. Their private chat with a bot has the same id. */
export interface Person {
  readonly id: number;
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly languageCode?: string;
}

/** A message as people see it now: edits are applied, and deleted messages are gone. */
export interface ChatMessage {
  readonly messageId: number;
  readonly chatId: number;
  /** "bot" for the bot's own messages, "me" for those of everybody else. */
  readonly from: "bot" | "me";
  readonly fromId: number;
  /** The text, or a document's caption, or "". */
  readonly text: string;
  /** Unix time in seconds. */
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
  readonly params: { readonly [name: string]: unknown };
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The answer; absent while the call waits, and when the answer was cut off. */
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

/** The effect of a tap: nothing, a toast or an alert. */
export interface CallbackAnswer {
  readonly text?: string;
  readonly showAlert: boolean;
  /** True when the bot answered after Telegram had forgotten the tap. */
  readonly expired: boolean;
}

export interface Tap {
  readonly update: TelegramUpdate;
  /** Resolves with the bot's answer to this tap. Never rejects; without an answer it stays open. */
  readonly answered: Promise<CallbackAnswer>;
}

/** A fault of the next calls. Fields combine; `delayMs` goes before everything else. */
export interface Fault {
  /**
   * Telegram's method name, `download`, or `webhook` for a delivery. Without it every method is meant, getUpdates too.
   */
  readonly method?: string;
  /** Number of calls; 1 when absent. `Infinity` is allowed. */
  readonly times?: number;
  /**
   * Limits the fault to calls whose parameters satisfy this, in process only. A delivery's parameters are its update.
   */
  readonly when?: (params: { readonly [name: string]: unknown }) => boolean;
  /** Answers with this error; the work is not done. */
  readonly status?: number;
  readonly description?: string;
  /** Seconds. The status becomes 429 when none is given. */
  readonly retryAfter?: number;
  /** Answers with these bytes instead of an envelope, for example with an HTML error page. */
  readonly rawBody?: string;
  readonly delayMs?: number;
  /** Never answers; the work is not done. */
  readonly hang?: boolean;
  /** Destroys the socket; the work is not done. */
  readonly reset?: boolean;
  /**
   * Does the work, then destroys the socket instead of answering. A delivery reaches the bot and its answer is lost.
   */
  readonly acceptThenReset?: boolean;
  /** Does the work, then never answers. */
  readonly acceptThenHang?: boolean;
  /** Sends this many bytes of the answer, then destroys the socket. */
  readonly cutAfter?: number;
  /** Sends the answer byte by byte, this many milliseconds apart. */
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

/** Every change in a bot's world. The page gets those with a chat id. */
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
  /** Name of the awaited thing, for the error. */
  readonly what?: string;
}

/** The page's options besides the chat. */
export interface PageOptions {
  readonly person?: Person;
  /** Text of the chip in the header. */
  readonly label?: string;
  /** The "Try this" row: texts that a tap sends. */
  readonly suggestions?: readonly string[];
  /** BCP 47, for messages and suggestions. The page itself speaks English. */
  readonly language?: string;
}
