// An update of the Bot API as a message of the chat. This is the one place that decides whose words a text is, and
// whether it is a command. Proof: test/telegram/incoming.test.ts.

import type {
  MaybeInaccessibleMessage,
  Message,
  MessageEntity,
  MessageOrigin,
  Update,
  User,
  UserFromGetMe,
} from "grammy/types";
import { readRowJson } from "../state/database/row-json.ts";
import type { Captioned, Incoming, What, Words } from "../chat/incoming.ts";
import { lineFor } from "./kinds.ts";
import { fullName } from "./names.ts";
import { asPromised } from "./promised.ts";

/** The message in a stored update. */
export function storedIncoming(
  body: string,
  me: Pick<UserFromGetMe, "username">,
): Incoming | undefined {
  return incomingOf(asPromised(readRowJson(body, "inbox")), me);
}

/** The message in an update (`asPromised`). Undefined when there is none, or none of a person. */
export function incomingOf(
  update: Update,
  me: Pick<UserFromGetMe, "username">,
): Incoming | undefined {
  const { message, edited_message: edited, callback_query: query } = update;
  if (message) return written(message, whoseWords(message), me);
  if (edited) return written(edited, "edited", me);
  if (!query?.message || query.from.is_bot) return undefined;
  return {
    chat: chatOf(query.message),
    user: personIn(query.from),
    words: "own",
    what:
      query.data === undefined
        ? { kind: "nothing" }
        : {
            kind: "tap",
            data: query.data,
            queryId: query.id,
            cardMessageId: query.message.message_id,
          },
  };
}

function personIn(from: User): Incoming["user"] {
  return { id: from.id, firstName: from.first_name, name: fullName(from) };
}

function written(
  message: Message,
  words: Words,
  me: Pick<UserFromGetMe, "username">,
): Incoming | undefined {
  const { from, message_id: messageId, date, media_group_id: album } = message;
  if (!from || from.is_bot) return undefined;
  const replyTo = answeredBy(message);
  return {
    chat: chatOf(message),
    user: personIn(from),
    messageId,
    writtenAt: (words === "edited" ? (message.edit_date ?? date) : date) * 1000,
    ...(words === "edited" && { firstWrittenAt: date * 1000 }),
    ...(replyTo && { replyTo }),
    ...(album !== undefined && words !== "edited" && { album }),
    ...firstWritten(message.forward_origin),
    words,
    what: whatIn(message, words, me),
  };
}

/** In a group without topics a thread is only a row of answers. */
function chatOf(message: MaybeInaccessibleMessage): Incoming["chat"] {
  const { id, type } = message.chat;
  const { is_topic_message: isTopic, message_thread_id: thread } = message;
  return {
    id,
    isPrivate: type === "private",
    ...(isTopic && thread !== undefined && { thread }),
  };
}

/** The first message of a topic counts as answered by all that follow. That is no answer. */
function answeredBy(message: Message): Incoming["replyTo"] {
  const { reply_to_message: answered, quote, external_reply: elsewhere } = message;
  const quoted = quote?.text.toWellFormed();
  const given = quoted === undefined ? {} : { quoted };
  if (!answered) return elsewhere && quoted !== undefined ? given : undefined;
  if (answered.forum_topic_created) return undefined;
  const said = (answered.text ?? answered.caption ?? "").toWellFormed();
  const { message_id: messageId, date } = answered;
  const writtenAt = Number.isSafeInteger(date) ? { writtenAt: date * 1000 } : {};
  const first = firstWritten(answered.forward_origin);
  return { messageId, ...writtenAt, ...first, ...given, ...(said !== "" && { said }) };
}

/**
 * Somebody else's words, passed on or sent by way of a bot, are neither words nor orders of the person who sends them.
 * Their own message, forwarded, is still theirs, and is no answer or order any more.
 */
function whoseWords({ from, ...message }: Message): Words {
  if (message.via_bot) return "inline_bot";
  const { forward_origin: origin } = message;
  if (origin && !isOf(from, origin)) return "forwarded";
  if (message.is_automatic_forward) return "forwarded";
  const other =
    message.sender_chat ??
    message.sender_business_bot ??
    message.guest_bot_caller_user ??
    message.guest_bot_caller_chat;
  if (other) return "on_behalf";
  return origin ? "repeated" : "own";
}

function firstWritten(origin: MessageOrigin | undefined): Pick<Incoming, "firstWrittenAt"> {
  const firstWrittenAt = Number(origin?.date) * 1000;
  return Number.isSafeInteger(firstWrittenAt) ? { firstWrittenAt } : {};
}

function isOf(from: User | undefined, origin: MessageOrigin): boolean {
  // What else an origin may be is not promised, and is somebody else's.
  const sender: User | null | undefined = origin.type === "user" ? origin.sender_user : undefined;
  return from !== undefined && sender?.id === from.id;
}

function whatIn(message: Message, words: Words, me: Pick<UserFromGetMe, "username">): What {
  const { voice, document } = message;
  const caption = captionOf(message);
  if (message.text !== undefined) return textIn(message, message.text.toWellFormed(), words, me);
  if (voice) {
    const { file_id: fileId, duration: seconds } = voice;
    return { kind: "voice", fileId, seconds, ...sizeOf(voice), ...caption };
  }
  if (document && !message.animation) {
    const { file_id: fileId, file_name: name = "" } = document;
    return { kind: "document", fileId, name, ...sizeOf(document), ...caption };
  }
  const line = lineFor(message);
  // Words are answered whatever they stand beside.
  if (line === "silent" && !caption.caption) return { kind: "nothing" };
  return { kind: "unreadable", of: line === "silent" ? "other" : line, ...caption };
}

/** The words beside a picture or a file. */
function captionOf({ caption = "", caption_entities = [] }: Message): Captioned {
  const words = withQuotesMarked(caption.toWellFormed(), caption_entities).trim();
  return words === "" ? {} : { caption: words };
}

function sizeOf({ file_size: bytes }: { readonly file_size?: number }): {
  readonly bytes?: number;
} {
  return bytes === undefined ? {} : { bytes };
}

function textIn(
  message: Message,
  plain: string,
  words: Words,
  me: Pick<UserFromGetMe, "username">,
): What {
  const text = withQuotesMarked(plain, message.entities ?? []);
  const typed = message.entities?.find(
    ({ type, offset }) => type === "bot_command" && offset === 0,
  );
  if (!typed || !text.startsWith("/") || words === "edited") return { kind: "text", text };
  const [name = "", bot] = text.slice(1, typed.length).split("@");
  const isNamed = bot?.toLowerCase() === me.username.toLowerCase();
  if (words !== "own" || (bot !== undefined && !isNamed)) return { kind: "no_command", text };
  return { kind: "command", name, argument: text.slice(typed.length).trimStart(), isNamed };
}

/** Telegram tells apart from the text which lines are a quotation. In the text they begin with a sign, as typed ones do. */
function withQuotesMarked(text: string, entities: readonly MessageEntity[]): string {
  const quotes = entities.filter(({ type }) => QUOTES.has(type));
  if (quotes.length === 0) return text;
  // Each sign that ends a line ends it here too: nothing behind one may look like a line outside of the quotation.
  return text.replace(/[^\n\r\v\f\u0085\u2028\u2029]+/g, (line, from: number) =>
    quotes.some(({ offset, length }) => offset < from + line.length && offset + length > from)
      ? `> ${line}`
      : line,
  );
}

const QUOTES: ReadonlySet<string> = new Set(["blockquote", "expandable_blockquote"]);
