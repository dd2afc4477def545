// Everything that a handler works with: the parts of the bot, the messenger's few services, and the desk of its message.

import type { Config } from "../config/config.ts";
import type { Desk } from "../desk/desk.ts";
import type { OperatorChat } from "../operator/operator-chat.ts";
import type { People } from "../operator/people.ts";
import type { Roles } from "../operator/roles.ts";
import type { Listener } from "../record/heard.ts";
import type { RecordStore } from "../record/store.ts";
import type { Inbox } from "../state/inbox.ts";
import type { Permit } from "../voice/limits.ts";
import type { VoiceDeps } from "../voice/ports.ts";
import type { Albums } from "./albums.ts";
import type { Attachment } from "./incoming.ts";
import type { Pastes } from "./pastes.ts";
import type { Told } from "./told.ts";

/** The messenger's services beside what goes through the outbox. They change only what is shown, and none throws. */
export interface Wire {
  /** Shows that an answer is being worked on, until the returned function is called. */
  showTyping(chatId: number, thread?: number): () => void;
  /** Shows a line over the chat of a tap; an empty one only ends the tap. Resolves when the messenger has answered. */
  toast(queryId: string, text: string): Promise<void>;
  /** Takes the buttons from a message, whether or not a card knows it. */
  hideButtons(chatId: number, messageId: number): void;
  /** Reads a file. @throws LlmError `aborted`, and nothing else, when the work is stopped. */
  download(
    file: Attachment,
    maxBytes: number,
    permit: Permit<"download">,
    signal: AbortSignal,
  ): Promise<Downloaded>;
  /** Seconds since the messenger last answered; undefined when it never did. */
  secondsSincePoll(): number | undefined;
}

export type Downloaded =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "too_big" }
  | { readonly kind: "failed" };

/** The parts that all messages of one bot share. */
export interface ChatParts {
  readonly wire: Wire;
  readonly roles: Roles;
  readonly people: People;
  /** What the Voice needs, on a view of the Record, to answer a listener. */
  readonly voiceOn: (store: RecordStore, listener: Listener) => Omit<VoiceDeps, "signal">;
  readonly inbox: Pick<Inbox, "counts" | "newestAt">;
  readonly pastes: Pastes;
  readonly albums: Pick<Albums, "isAnswered" | "answerFor">;
  /** The names that the messenger shows for the bot. In a copied chat they stand above its words. */
  readonly botNames: readonly string[];
  readonly operatorChat: OperatorChat;
  readonly config: Pick<
    Config,
    | "homeworkTimeoutMs"
    | "llm"
    | "dailyTokenBudget"
    | "prices"
    | "currency"
    | "rateLimits"
    | "webhook"
  >;
}

/** The parts, and what belongs to one message. */
export interface ChatDeps extends Omit<ChatParts, "voiceOn"> {
  /** Its store stands still while the message is handled, and its first commit marks the message as done. */
  readonly desk: Desk;
  readonly voice: VoiceDeps;
  /** Given when the work has to stop. */
  readonly signal: AbortSignal;
  /** What was heard of distress in the message. */
  readonly told: Told;
  /** Stops the work that runs in a lane. Resolves when that has ended: true when it ended because of this call. */
  readonly stopTurn: (lane: string) => Promise<boolean>;
}
