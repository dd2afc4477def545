// Intake of updates, the same for both modes. The access check comes first, then one commit; only then is Telegram told
// that we have them. Messages of strangers are counted and not stored.

import type { Update, UserFromGetMe } from "grammy/types";
import { factual } from "../factual.ts";
import type { Desk } from "../desk/desk.ts";
import { inTopic } from "../desk/in-topic.ts";
import type { Logger } from "../logger.ts";
import type { OperatorNotices } from "../operator/notices.ts";
import type { OperatorChat } from "../operator/operator-chat.ts";
import { announceClaim } from "../operator/people.ts";
import type { PersonRole, Roles } from "../operator/roles.ts";
import type { Inbox, IncomingUpdate } from "../state/inbox.ts";
import { fileErrorReason } from "../state/journal/record-journal.ts";
import type { BotApi } from "./bot-api.ts";
import { isPart, type Albums } from "../chat/albums.ts";
import { areTheirs, channelKeyOf, topicOf, wordsOf, type Incoming } from "../chat/incoming.ts";
import { isLongText } from "../chat/pastes.ts";
import { laneOf } from "../chat/lanes/lane-of.ts";
import { operatorOrder } from "../chat/commands/operator-orders.ts";
import type { Limits } from "../voice/limits.ts";
import { incomingOf } from "./incoming.ts";
import { createLastWords, type LastWords } from "./last-words.ts";
import { asPromised } from "./promised.ts";
import { createSeldom, type Seldom } from "../seldom.ts";
import type { TrueTime } from "../true-time.ts";
import { fixedComfort } from "../voice/comfort.ts";
import { tiredLine } from "../voice/tired.ts";
import { toldIn } from "../chat/tellings.ts";
import type { LastRead } from "../wording/wording.ts";

/** Limit of waiting updates. Beyond it Telegram keeps the rest for now. */
const INBOX_LIMIT = 5000;
/** Limit of one guest's waiting updates: nobody else's may have to wait for them. */
const GUEST_LIMIT = 1000;

export interface Intake {
  /** Commits a batch in its order. Resolves once the batch is durable; rejects when it could not be stored. */
  receive(updates: readonly Update[]): Promise<void>;
  /** True when no more updates may be taken for now. */
  isFull(): boolean;
}

export interface IntakeOptions {
  readonly desk: Desk;
  readonly inbox: Inbox;
  readonly roles: Roles;
  readonly api: BotApi;
  readonly me: UserFromGetMe;
  readonly operatorChat: OperatorChat;
  readonly notices: OperatorNotices;
  readonly limits: Pick<Limits, "take" | "roomIn" | "forMessage">;
  readonly albums: Pick<Albums, "came">;
  readonly log: Logger;
  /** Monotonic milliseconds. */
  readonly ticks: () => number;
  readonly time: Pick<TrueTime, "came">;
  /** The numbers for somebody in need, as they were last read. */
  readonly lastRead: () => LastRead;
  /** Called when these lanes of the inbox have new rows. */
  readonly onLanes: (lanes: readonly string[]) => void;
}

/** Takes updates from long polling or from the webhook. */
export function createIntake(options: IntakeOptions): Intake {
  const { desk, inbox, roles } = options;
  const { access, outbox } = desk.state;
  const seldom = createSeldom(options.ticks);
  const lastWords = createLastWords();

  /** Redeems a claim link inside the transaction. Tells `came` of the person when the link changed their role. */
  const redeem = (
    code: string,
    { id: userId, name }: Incoming["user"],
    at: number,
    came: Outcome[],
  ): void => {
    const before = roles.grantsOf(userId)[0]?.role;
    if (access.redeem(code, userId, at) === undefined) came.push({ kind: "refused", userId });
    const role = roles.grantsOf(userId)[0]?.role;
    if (role === undefined || role === before) return;
    announceClaim(userId, name, role, { ...desk, roles });
    came.push({ kind: "came", userId, role });
  };

  /** Runs inside the transaction. A guest may let some messages wait, and is told when there are more. */
  const isFlood = (
    { lane, updateId }: IncomingUpdate,
    { chat, user }: Incoming,
    at: number,
  ): boolean => {
    if (!roles.isGuest(user.id)) return false;
    const channelKey = channelKeyOf(chat.id);
    // Telegram delivers some updates several times. They come in once.
    const limits = options.limits.forMessage(String(updateId));
    const isBearable =
      inbox.waitingIn(lane) < GUEST_LIMIT && limits.take("guest_arrival", channelKey);
    if (isBearable) return false;
    if (options.limits.take("slow_down", channelKey)) {
      const { lines } = desk.wording();
      const text = tiredLine({ act: "guest_arrival", channelKey }, options.limits, lines);
      inTopic(desk, topicOf({ chat })).state.outbox.add({ chatId: chat.id, text }, at);
    }
    return true;
  };

  // Runs inside the transaction.
  const take = (
    { raw, update, incoming }: Received,
    at: number,
    outcomes: Outcome[],
    came: Came,
  ): IncomingUpdate | undefined => {
    followOperatorChat(update, options);
    if (!incoming) return undefined;
    const row = {
      updateId: raw.update_id,
      lane: laneOf(incoming, outbox),
      body: JSON.stringify(raw),
    };
    if (operatorOrder(incoming, options)) return row;
    if (!incoming.chat.isPrivate) return undefined;
    const { user } = incoming;
    const code = claimCode(incoming);
    // An owner who tries a link must not use it up: it is meant for another person.
    if (code !== undefined && !roles.isOwner(user.id)) redeem(code, user, at, outcomes);
    if (roles.isKnown(user.id)) {
      if (incoming.words === "edited" && !came.words.isNews(incoming)) return undefined;
      if (isFlood(row, incoming, at)) return undefined;
      noteLong(update, incoming);
      came.words.note(incoming);
      if (isPart(incoming)) came.parts.push(incoming);
      return row;
    }
    outcomes.push({ kind: "stranger", userId: user.id });
    const { id: chatId } = incoming.chat;
    // Several bots may share the operator chat, so strangers there get no answer.
    const mayAnswer = !options.operatorChat.is(chatId);
    if (mayAnswer && access.shouldTellStranger(user.id, at)) {
      const line = { chatId, text: desk.wording().lines.stranger, ...FOR_STRANGERS };
      inTopic(desk, topicOf(incoming)).state.outbox.add(line, at);
    }
    return undefined;
  };

  /** Whatever becomes of a long text, what follows at once may be the rest of it. What is passed on is not cut. */
  const noteLong = ({ message }: Update, incoming: Incoming): void => {
    const { chat, messageId, writtenAt } = incoming;
    if (messageId === undefined || writtenAt === undefined || !areTheirs(incoming)) return;
    if (!isLongText(message?.text ?? "")) return;
    desk.state.longTexts.note({ chatId: chat.id, messageId, at: writtenAt });
  };

  const store = async (received: readonly Received[]): Promise<void> => {
    for (const { incoming } of received) {
      const { writtenAt } = incoming ?? {};
      if (writtenAt !== undefined && incoming?.words !== "edited") options.time.came(writtenAt);
    }
    const at = desk.now().getTime();
    const outcomes: Outcome[] = [];
    const came: Came = { words: lastWords.begin(), parts: [] };
    // Work may begin at once. Telegram is told only when a power cut cannot undo the commit.
    const taken = await desk.note(() =>
      received.flatMap((one) => {
        const row = take(one, at, outcomes, came);
        return row && inbox.add(row, at) ? [row.lane] : [];
      }),
    );
    came.words.keep();
    for (const part of came.parts) options.albums.came(part, wordsOf(part));
    for (const outcome of outcomes) logOutcome(outcome, seldom, options.log);
    for (const { update } of received) {
      leaveGroup(update, options);
      forgetBlocked(update, options);
    }
    options.onLanes([...new Set(taken)]);
    await desk.state.database.durable();
  };

  /** Who was told that their messages wait until the disk accepts writes again; a telling of distress is heard beside that. */
  const told = new Set<string>();
  /** Writes to people past the outbox, which is on the same full disk. */
  const tellPeople = (received: readonly Received[]): void => {
    for (const incoming of received.flatMap((each) => each.incoming ?? [])) {
      const { chat, user } = incoming;
      const { id: chatId } = chat;
      const { lines } = desk.wording();
      // The disk of the conversation is the same one, so nothing of it is asked.
      const comfort = fixedComfort(toldIn(incoming), [], options.lastRead(), lines);
      const what = comfort === "" ? `${chatId}` : `${chatId} comfort`;
      if (!chat.isPrivate || !roles.isKnown(user.id) || told.has(what)) continue;
      told.add(what);
      const text = [...(comfort === "" ? [] : [comfort]), lines.unstored].join("\n\n");
      const topic = chat.thread === undefined ? {} : { message_thread_id: chat.thread };
      options.api
        .call("sendMessage", { chat_id: chatId, ...topic, text })
        .catch((error: unknown) => {
          told.delete(what);
          options.log.warn({ err: error }, "could not say that a message waits");
        });
    }
  };

  return {
    receive: async (updates) => {
      const received = updates.flatMap((raw) => readOrLeave(raw, options));
      try {
        await store(received);
        told.clear();
      } catch (error) {
        tellPeople(received);
        options.notices.tell(
          "unstored",
          factual`messages cannot be stored: ${fileErrorReason(error)}. Telegram keeps them; nothing is lost, and the bot tries again.`,
        );
        throw error;
      }
    },
    isFull: () => inbox.waitingCount() >= INBOX_LIMIT,
  };
}

/** What a batch leaves in memory once it is stored. */
interface Came {
  readonly words: ReturnType<LastWords["begin"]>;
  /** Parts of albums. */
  readonly parts: Incoming[];
}

/** An update as it came, which is what the inbox keeps, and as it is read. */
interface Received {
  readonly raw: Update;
  readonly update: Update;
  readonly incoming: Incoming | undefined;
}

/** One that cannot be read now cannot be read later, and Telegram would send it, and all behind it, for ever. */
function readOrLeave(raw: Update, { me, log }: IntakeOptions): readonly Received[] {
  try {
    const update = asPromised(raw);
    const incoming = incomingOf(update, me);
    // No row takes another number.
    if (!incoming || Number.isSafeInteger(raw.update_id)) return [{ raw, update, incoming }];
    throw new TypeError("the update has no number");
  } catch (error) {
    log.error(
      { fault: error instanceof Error ? error.name : "unknown" },
      "an update that is not as the Bot API promises could not be read and was left out",
    );
    return [];
  }
}

/** The end of a try to get in. */
type Outcome =
  | { readonly kind: "came"; readonly userId: number; readonly role: PersonRole }
  | { readonly kind: "refused" | "stranger"; readonly userId: number };

/** Strangers can try as often as they like, so what fails is counted and written now and then. */
function logOutcome(outcome: Outcome, seldom: Seldom, log: Logger): void {
  const { userId: user } = outcome;
  if (outcome.kind === "came") {
    log.info({ user, role: outcome.role }, "a person got access by a claim link");
    return;
  }
  const times = seldom(outcome.kind);
  if (times === undefined) return;
  switch (outcome.kind) {
    case "refused":
      log.warn({ user, times }, "a claim link was refused: it is made up, used or too old");
      return;
    case "stranger":
      log.info({ user, times }, "a person who is not let in was refused");
  }
}

const FOR_STRANGERS = { isFallback: true, audience: "anybody" } as const;

/** What stands in a link to this bot, which its sender opened or typed: the code of a claim link, or something made up. */
function claimCode({ what }: Incoming): string | undefined {
  if (what.kind !== "command" || what.name !== "start") return undefined;
  return what.argument === "" ? undefined : what.argument;
}

/** Nothing but a word that we know gets into the log. */
function kindOfGroup(type: string): string {
  return ["group", "supergroup", "channel"].includes(type) ? type : "other";
}

/** Leaves every group: the bot talks only in private chats, and in the operator chat, which may be a group. */
function leaveGroup(update: Update, { api, operatorChat, limits, log }: IntakeOptions): void {
  const chat = (update.message ?? update.edited_message ?? update.my_chat_member)?.chat;
  if (!chat || chat.type === "private" || operatorChat.is(chat.id)) return;
  const status = update.my_chat_member?.new_chat_member.status;
  if (status === "left" || status === "kicked") return;
  // Each of many messages would ask again while the first call is under way, or after it was refused.
  if (!limits.take("leave_group", channelKeyOf(chat.id))) return;
  api.call("leaveChat", { chat_id: chat.id }).then(
    () => {
      log.info(
        { chatType: kindOfGroup(chat.type) },
        "left a group: this bot only talks in private chats",
      );
    },
    (error: unknown) => {
      log.warn({ err: error }, "could not leave a group");
    },
  );
}

/** Follows an operator group that became a supergroup. Telegram announces that in the old chat and in the new one. */
function followOperatorChat({ message }: Update, { operatorChat, log }: IntakeOptions): void {
  if (!message) return;
  const from = message.migrate_from_chat_id ?? message.chat.id;
  const to = message.migrate_to_chat_id ?? message.chat.id;
  if (from === to || !operatorChat.moved(from, to)) return;
  log.warn(
    { from, to },
    "the operator chat has a new id, and notices go there; set GRACE_MAR_OPERATOR_CHAT_ID",
  );
}

/** Drops the messages that wait for a person who blocked the bot. */
function forgetBlocked(update: Update, { desk, log }: IntakeOptions): void {
  const member = update.my_chat_member;
  if (member?.chat.type !== "private" || member.new_chat_member.status !== "kicked") return;
  desk
    .commit(() => desk.state.outbox.dropChat(member.chat.id))
    .catch((error: unknown) => {
      log.error({ err: error }, "could not drop the messages for a chat that blocked the bot");
    });
}
