// The life of one row of the inbox, from 'new' to its end. The transaction of its consequences makes it done. A failure
// of ours is tried again. In the end the row is dead, and the person and the operator are told.

import { factual } from "../../factual.ts";
import { startDeadline } from "../../deadline.ts";
import { GraceMarError, LlmError, RecordError } from "../../errors.ts";
import type { Logger } from "../../logger.ts";
import type { OperatorNotices } from "../../operator/notices.ts";
import { pause } from "../../pause.ts";
import { ForgottenMeanwhile, noteLetGo } from "../../state/forgetting/forgettings.ts";
import { HeldBackMeanwhile } from "../../state/held-back.ts";
import type { Inbox, InboxRow } from "../../state/inbox.ts";
import type { RecordState } from "../../state/record-state.ts";
import type { Waits } from "../../waits.ts";
import type { WordingSource } from "../../wording/wording.ts";
import type { Desk } from "../../desk/desk.ts";
import { inTopic } from "../../desk/in-topic.ts";
import { bringsEndedTalk } from "../ended-talks.ts";
import { isBetweenUs } from "../end-turn.ts";
import { channelKeyOf, topicOf, type Incoming } from "../incoming.ts";
import type { ChatParts, Wire } from "../ports.ts";
import { toldIn } from "../tellings.ts";
import { createTold } from "../told.ts";
import { fixedComfort } from "../../voice/comfort.ts";
import type { Distress } from "../../wording/distress.ts";
import { createMessageDesk } from "./message-desk.ts";
import { tellStory } from "../story.ts";
import { createRunningTurns } from "./running-turns.ts";

export interface ProcessOptions {
  readonly inbox: Inbox;
  readonly state: RecordState;
  readonly desk: Desk;
  readonly parts: ChatParts;
  /** The message in a row's body; undefined when there is none of a person. */
  readonly read: (body: string) => Incoming | undefined;
  readonly notices: OperatorNotices;
  readonly now: () => Date;
  /** Starts the waits of rows, by lane. */
  readonly waits: Pick<Waits, "begin">;
  readonly wording: WordingSource;
  readonly log: Logger;
  /** True when starts failed in a row. Then the row under way may be what ends the process. */
  readonly isStorm: () => boolean;
  /** Waits until a message has its turn, when many have waited for long. */
  readonly backlog: (row: InboxRow, incoming: Incoming) => Promise<void>;
  /** Called when an update is done, with the seconds of work. */
  readonly onHandled: (seconds: number) => void;
  /** Called when a lane waits for a model that is being loaded, which takes longer than a turn. */
  readonly onLoading: (lane: string) => void;
  /** Given when the process stops. The row under way is left for the next start. */
  readonly stopping: AbortSignal;
  /** Milliseconds, for tests; 30 s when absent. */
  readonly turnTimeoutMs?: number;
}

/**
 * All model calls and retries of one turn together. A person gets an answer within 35 s, unless a model has to be loaded
 * first.
 */
const TURN_TIMEOUT_MS = 30_000;
const RETRY_SECONDS = [1, 2, 4, 8, 16];

/** Longest time that a row is put off. */
export const LONGEST_RETRY_MS = 16_000;

/** Returns the handler of one row. It resolves when the row is done, dead or put off. */
export function createProcessor(options: ProcessOptions): (row: InboxRow) => Promise<void> {
  const { inbox, state, stopping, turnTimeoutMs = TURN_TIMEOUT_MS } = options;
  const { voiceOn, ...parts } = options.parts;
  const turns = createRunningTurns();
  const handle = async (row: InboxRow, stopped: AbortSignal): Promise<void> => {
    const incoming = options.read(row.body);
    if (options.isStorm()) {
      const isLastTry = RETRY_SECONDS[row.attempts] === undefined;
      if (isLastTry)
        return settle(row, incoming, new Error("the process ended at each try"), options);
      await noteTry(row, options);
    }
    const told = createTold();
    const notePrivate = privateNote(incoming, state);
    const requireIt = guard(incoming, options);
    const requireUnchanged = (): void => {
      requireIt();
      // Before the message ends the talk.
      notePrivate();
    };
    const finish = (): void => {
      notePrivate();
      if (incoming && bringsEndedTalk(incoming, row.body, state)) noteLetGo(state.database);
      inbox.finish(row.seq, "done");
    };
    try {
      if (incoming) await options.backlog(row, incoming);
      if (incoming) await boundBrought(incoming, state);
      const startedAt = performance.now();
      using deadline = startDeadline(turnTimeoutMs, stopped, stopping);
      deadline.onStandStill = () => {
        options.onLoading(row.lane);
      };
      const { signal } = deadline;
      const story = async (): Promise<void> => {
        const here = incoming ? inTopic(options.desk, topicOf(incoming)) : options.desk;
        const desk = createMessageDesk(here, { requireUnchanged, finish });
        // Work that needs the Record reports an unreadable one by itself. The last known wording serves until then.
        await options.wording.load(desk.store).catch(() => undefined);
        const isGuest = !incoming || parts.roles.isGuest(incoming.user.id);
        const voice = voiceOn(desk.store, isGuest ? "guest" : "household");
        const limits = voice.limits.forMessage(String(row.seq));
        const ofMessage = { desk, voice: { ...voice, limits, signal }, signal, told };
        const wire: Wire = {
          ...parts.wire,
          showTyping: (chatId) => parts.wire.showTyping(chatId, incoming?.chat.thread),
        };
        const deps = { ...parts, ...ofMessage, wire, stopTurn: turns.stop };
        if (incoming) await tellStory(incoming, deps);
      };
      // The card "Approved, send /merge" is shown as soon as it is committed, so /merge must find the approval in the
      // file. The Record stands still from then on.
      await state.journal.afterEdits(story);
      // Some messages have no consequences: service messages, refused taps, a /stop that stopped something.
      if (inbox.isWaiting(row.seq)) await options.desk.commit(finish);
      options.onHandled((performance.now() - startedAt) / 1000);
    } catch (error) {
      await settle(row, incoming, error, options, told.strongest());
    }
  };
  return (row) => turns.run(row.lane, (stopped) => handle(row, stopped));
}

/** The first new message behind a restore tells how far talks that the backup brought can have gone. */
async function boundBrought(
  { chat, messageId, writtenAt, words }: Incoming,
  { database, privateTalks }: RecordState,
): Promise<void> {
  const channelKey = channelKeyOf(chat.id);
  if (messageId === undefined || writtenAt === undefined || words === "edited") return;
  if (!privateTalks.isBrought(channelKey)) return;
  const noted = database.note(() => {
    privateTalks.boundBrought(channelKey, messageId, writtenAt);
  });
  // A full disk keeps no message waiting. The next one tries again.
  await noted.catch(() => undefined);
}

/** Gives the note that a message belongs to the talk just between us that is open at the moment of the note, if one is. */
function privateNote(incoming: Incoming | undefined, state: RecordState): () => void {
  const { chat, messageId, writtenAt, words } = incoming ?? {};
  if (!chat?.isPrivate || messageId === undefined) return () => undefined;
  const channelKey = channelKeyOf(chat.id);
  return () => {
    if (isBetweenUs(channelKey, { state })) {
      const { note, noteChange } = state.privateTalks;
      (words === "edited" ? noteChange : note)(channelKey, messageId, writtenAt);
    }
  };
}

/** Gives the check that the message need not start anew. It compares with the moment of this call. */
function guard(incoming: Incoming | undefined, { state, parts }: ProcessOptions): () => void {
  const forgotten = state.forgettings.count();
  const standing = (): string => JSON.stringify(parts.roles.grantsOf(incoming?.user.id ?? 0));
  const stood = standing();
  return () => {
    // The answer was worked out with words that were forgotten meanwhile.
    if (state.forgettings.count() !== forgotten) throw new ForgottenMeanwhile();
    if (standing() !== stood) throw new RoleChangedMeanwhile();
  };
}

/** The sender's role changed while the update was worked on. The update starts again under the new role. */
class RoleChangedMeanwhile extends GraceMarError {
  constructor() {
    super("role_changed", "a role changed meanwhile: it is done anew");
  }
}

/** What a message was worked out with holds no more. */
const ANEW = [ForgottenMeanwhile, HeldBackMeanwhile, RoleChangedMeanwhile];

/** Notes a try before it begins. A process that this row ends could not note it afterwards. */
async function noteTry(row: InboxRow, { state, inbox, waits }: ProcessOptions): Promise<void> {
  const noted = state.database.note(() => {
    inbox.postpone(row.seq, waits.begin(row.lane, 0));
  });
  // A full disk must not stop the try itself.
  await noted.catch(() => undefined);
}

/** Decides what becomes of a row that failed. It never throws: nobody above could do anything about it. */
async function settle(
  row: InboxRow,
  incoming: Incoming | undefined,
  error: unknown,
  options: ProcessOptions,
  heard: Distress = "none",
): Promise<void> {
  const { stopping, inbox, log } = options;
  const { seq } = row;
  const isAnew = ANEW.some((kind) => error instanceof kind);
  const isAborted = error instanceof LlmError && error.kind === "aborted";
  // A stopping process writes nothing, so the row stays as it is.
  if (stopping.aborted) return;
  try {
    if (!inbox.isWaiting(seq)) {
      // It is done, or it was forgotten or put out meanwhile. Whoever was to hear of its end has heard.
      if (!isAnew) log.error({ err: error, seq }, "an update failed behind its end");
    } else if (isAnew) {
      // Tried again at once.
      await postpone(row, 0, options);
    } else if (isAborted) {
      log.error({ err: error, seq }, "a turn was stopped");
      await postpone(row, 1000, options);
    } else await settleFailure(row, incoming, error, options, heard);
  } catch (failure) {
    // Even state.db takes no write (the disk is full). The row is still there and waits.
    log.error({ err: failure, seq }, "an update could not be put off");
    await pause(1000);
  }
}

async function postpone(
  row: InboxRow,
  ms: number,
  { desk, inbox, waits }: ProcessOptions,
): Promise<void> {
  await desk.commit(() => {
    inbox.postpone(row.seq, waits.begin(row.lane, ms));
  });
}

async function settleFailure(
  row: InboxRow,
  incoming: Incoming | undefined,
  error: unknown,
  options: ProcessOptions,
  heard: Distress,
): Promise<void> {
  const { inbox, notices, log } = options;
  const isFinal = error instanceof RecordError;
  const seconds = isFinal ? undefined : RETRY_SECONDS[row.attempts];
  log.error({ err: error, seq: row.seq, attempts: row.attempts + 1 }, "an update failed");
  const at = options.now().getTime();
  const { lines } = options.wording.current();
  await options.desk.commit(() => {
    if (seconds !== undefined) {
      inbox.postpone(row.seq, options.waits.begin(row.lane, seconds * 1000));
      return;
    }
    privateNote(incoming, options.state)();
    if (incoming && bringsEndedTalk(incoming, row.body, options.state)) {
      noteLetGo(options.state.database);
    }
    inbox.finish(row.seq, "dead");
    const why = isFinal ? lines.unreadable : lines.confused;
    if (!incoming?.chat.isPrivate) return;
    const { outbox } = inTopic(options.desk, topicOf(incoming)).state;
    const comfort = comfortFor(incoming, heard, at, options);
    const text = comfort === "" ? why : `${comfort}\n\n${why}`;
    outbox.add({ chatId: incoming.chat.id, text, audience: "guest" }, at);
  });
  if (seconds !== undefined) return;
  const reason = isFinal && error instanceof RecordError ? error.message : "see the log";
  notices.tell(
    "dead_update",
    factual`a message could not be handled and was set aside (${reason}).`,
  );
}

/**
 * Inside the transaction that sets a message aside: whoever told of distress is comforted all the same, and what is said near it
 * is held back. This needs no file of the Record: the numbers are those that were last read.
 */
function comfortFor(
  incoming: Incoming,
  heard: Distress,
  at: number,
  { state, wording }: ProcessOptions,
): string {
  const level = heard === "sure" ? heard : toldIn(incoming);
  const told = level === "none" ? heard : level;
  if (told === "none") return "";
  const channelKey = channelKeyOf(incoming.chat.id);
  const { writtenAt: saidAt = at } = incoming;
  state.heldBack.begin(channelKey, { level: told, saidAt }, at);
  const { history } = state.conversations.read(channelKey);
  return fixedComfort(told, history, wording.lastRead(), wording.current().lines);
}
