// A message as the chat takes it, in no messenger's terms. Whose words it holds and whether it is a command is decided
// once, where this value is made (telegram/incoming.ts), and nobody asks again.

import type { Topic } from "../state/outbox.ts";

export interface Incoming<W extends What = What> {
  readonly chat: {
    readonly id: number;
    /** True for the chat of one person with the bot. Its id is that person's. */
    readonly isPrivate: boolean;
    /** The topic of the chat in which it was said. Absent: none. */
    readonly thread?: number;
  };
  /** The person who sent it, or tapped. */
  readonly user: {
    readonly id: number;
    readonly firstName: string;
    /** The name as the messenger shows it. Its person chose it. */
    readonly name: string;
  };
  /** Absent for a tap. */
  readonly messageId?: number;
  /** When it was written or last changed, in Unix milliseconds. Absent for a tap. */
  readonly writtenAt?: number;
  /** When words that are passed on or changed were written first, in Unix milliseconds. */
  readonly firstWrittenAt?: number;
  /**
   * The message that it answers, the part of it that the person quoted, and its words. Never a part of the text: they go by the
   * doors of answered.ts alone.
   */
  readonly replyTo?: {
    /** Absent for a message of another chat. */
    readonly messageId?: number;
    /** When it was written, in Unix milliseconds. */
    readonly writtenAt?: number;
    /** When its words were written first, where it passed them on. */
    readonly firstWrittenAt?: number;
    readonly quoted?: string;
    readonly said?: string;
  };
  /** The album that it is a part of. */
  readonly album?: string;
  readonly words: Words;
  readonly what: W;
}

/**
 * Whose words they are. Only `own` ones were said by their sender here and now, and only they are an answer, an order or
 * a wording. `repeated`: the sender's own, passed on once more; they count as the person's, unless they were
 * in doubt when they were said first, and do nothing. `forwarded`: of
 * somebody else, passed on. `inline_bot`: written by a bot that the person called up. `on_behalf`: of a chat, or of a bot
 * that answers for a person. `edited`: a change of an earlier message.
 */
export type Words = "own" | "repeated" | "forwarded" | "inline_bot" | "on_behalf" | "edited";

/** True for the words of the person who sent them, whenever they were said. */
export function areTheirs({ words }: Pick<Incoming, "words">): boolean {
  return words === "own" || words === "repeated";
}

export type What =
  | SaidText
  | Command
  /** What only looks like a command. The text is all of it. */
  | { readonly kind: "no_command"; readonly text: string }
  | Tap
  | VoiceNote
  | DocumentFile
  | Unreadable
  | { readonly kind: "nothing" };

export interface SaidText {
  readonly kind: "text";
  /** Well-formed Unicode. */
  readonly text: string;
}

/**
 * A command that its sender typed to this bot. What only looks like one, in somebody else's words or for another bot, is
 * `no_command`.
 */
export interface Command {
  readonly kind: "command";
  /** Without the slash. */
  readonly name: string;
  /** The words behind it, well-formed. */
  readonly argument: string;
  /** True when the bot was named: /status@its_bot. */
  readonly isNamed: boolean;
}

export interface Tap {
  readonly kind: "tap";
  /** The button's data. It may be anything. */
  readonly data: string;
  /** By this the messenger knows the tap that a line is shown for. */
  readonly queryId: string;
  /** The message under which the button stood. */
  readonly cardMessageId?: number;
}

/** Words that stand beside something else. Absent: none. */
export interface Captioned {
  readonly caption?: string;
}

export interface Unreadable extends Captioned {
  readonly kind: "unreadable";
  readonly of: "sticker" | "picture" | "audio" | "other";
}

/** A file that the messenger keeps. */
export interface Attachment {
  readonly fileId: string;
  /** As the messenger says, if it does. */
  readonly bytes?: number;
}

export interface VoiceNote extends Attachment, Captioned {
  readonly kind: "voice";
  readonly seconds: number;
}

export interface DocumentFile extends Attachment, Captioned {
  readonly kind: "document";
  readonly name: string;
}

/** All words of a message that can be read at once. A command's name may be one of them, as in "/help me". */
export function wordsOf({ what }: Pick<Incoming, "what">): string {
  switch (what.kind) {
    case "text":
    case "no_command":
      return what.text;
    case "command":
      return what.argument;
    case "voice":
    case "document":
    case "unreadable":
      return what.caption ?? "";
    case "tap":
    case "nothing":
      return "";
  }
}

/** The topic in which it was said. Undefined: none. */
export function topicOf({
  chat: { id: chatId, thread },
}: Pick<Incoming, "chat">): Topic | undefined {
  return thread === undefined ? undefined : { chatId, thread };
}

/** Key of the conversation in a chat, as transcripts and state.db name it. */
export function channelKeyOf(chatId: number): string {
  return `telegram:${chatId}`;
}

/** True for a message that was written before a card could be read. It is no answer to it. */
export function isBefore(
  { messageId = Infinity }: Pick<Incoming, "messageId">,
  card: { readonly messageId: number | null },
): boolean {
  return card.messageId === null || messageId < card.messageId;
}
