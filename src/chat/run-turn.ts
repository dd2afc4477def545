// One turn of the Voice for one message. Typing is shown, the person may stop the turn, and one transaction ends it.

import { hearingOf } from "../record/heard.ts";
import type { Origin } from "../state/long-texts.ts";
import type { Outgoing } from "../state/outbox.ts";
import { isCheckpointRequest, isPastedCheckpoint, type FileRead } from "../voice/checkpoint.ts";
import type { Limits } from "../voice/limits.ts";
import { isReport } from "../voice/reports.ts";
import type { InboundMessage, Reply, TurnResult, VoiceDeps } from "../voice/ports.ts";
import type { Speaker } from "../voice/prompts/about-message.ts";
import { takeTurn } from "../voice/turn.ts";
import { silenceIn } from "../wording/silence.ts";
import { say } from "./answer.ts";
import { answeredWords } from "./answered.ts";
import { isNearTelling } from "./tellings.ts";
import { isOfEndedTalk } from "./ended-talks.ts";
import { endTurn, heardKey, isBetweenUs, type TurnEnd } from "./end-turn.ts";
import { areTheirs, channelKeyOf, type Command, type Incoming } from "./incoming.ts";
import { letGoOfBefore } from "./let-go.ts";
import type { ChatDeps } from "./ports.ts";
import { unlessStopped } from "./stop.ts";

/** Time (Unix milliseconds) of a message, and the names of the two who talk. A tap was not written. */
export function writtenBy(
  { writtenAt: saidAt, user }: Incoming,
  { botNames }: Pick<ChatDeps, "botNames">,
): Pick<InboundMessage, "saidAt" | "senderNames" | "botNames"> {
  return saidAt === undefined ? {} : { saidAt, senderNames: [user.firstName, user.name], botNames };
}

/** The person's words, tap or question. The message names the person. */
export interface Said extends Pick<
  InboundMessage,
  "text" | "accepts" | "asks" | "earlier" | "isApart"
> {
  /** Stands above the answer. */
  readonly opening?: Pick<Outgoing, "text" | "keyboard">;
  /** What came of the file that the words stand beside. It is committed with their answer, and told above it. */
  readonly file?: FileRead;
}

/** Takes a turn and commits it. @throws LlmError `aborted` when the process stops meanwhile. */
export async function runTurn(
  incoming: Incoming,
  { opening, file, ...said }: Said,
  deps: ChatDeps,
): Promise<void> {
  const chatId = incoming.chat.id;
  const channelKey = channelKeyOf(chatId);
  const isPrivate = isBetweenUs(channelKey, deps.desk) || isOfEndedTalk(incoming, deps.desk.state);
  // Nothing is learned from what stays between us, as from a guest's words.
  const areOwn = areTheirs(incoming) && !repeatsDoubt(incoming, said.text, deps);
  const mayLearn = deps.roles.isCompanion(incoming.user.id) && areOwn && !isPrivate;
  const isNear = mayLearn && isNearTelling(incoming, deps);
  // Words about a secret are no evidence, whoever asked for it.
  const isSecret = mayLearn && silenceIn(said.text) !== "none";
  const isHeldBack = isNear || isSecret;
  // "That was a secret" speaks of the words before it, and so does a change.
  const mayMeanOthers = deps.roles.isCompanion(incoming.user.id) && !isPrivate;
  const isTheirs = incoming.words === "own" || incoming.words === "edited";
  if (mayMeanOthers && isTheirs && silenceIn(said.text) !== "none") {
    await deps.desk.note(() => {
      letGoOfBefore(incoming, deps);
    });
  }
  const origin = originOf(incoming, deps);
  const stopTyping = deps.wire.showTyping(chatId);
  try {
    const answers = await answeredWords(incoming, deps);
    const message = {
      ...said,
      ...(answers !== undefined && { answers }),
      ...writtenBy(incoming, deps),
      channelKey,
      speaker: speakerOf(incoming.user.id, deps),
      isGuest: deps.roles.isGuest(incoming.user.id),
      isCompanion: mayLearn && !isHeldBack,
      isHeldBack,
      isPassedOn: incoming.words !== "own",
      isBetweenUs: isPrivate,
      isBesideFile: file !== undefined,
    };
    const { hearing, voice } = await heardNow(incoming, isPrivate, deps);
    const paid = countingPermits(voice.limits);
    const worked = await unlessStopped(said.text, channelKey, deps, () =>
      takeTurn(message, { ...voice, limits: paid.limits }),
    );
    const isTraceless = message.isGuest && !paid.isUsed();
    const answered = asStillRead(
      isTraceless ? { ...worked, transcript: [], events: [] } : worked,
      origin,
      deps,
    );
    const note = isPrivate && (await asksToBeKept(said.text, deps));
    const { lines } = deps.desk.wording();
    const unnoted = note ? lines.between_us_unnoted : undefined;
    const secret = isSecret && answered.distress !== "sure" ? lines.secret_unnoted : undefined;
    const result = around(
      file ? withFile(answered, file) : answered,
      opening?.text,
      unnoted ?? secret,
    );
    const { keyboard } = opening ?? {};
    await endTurn(
      {
        channelKey,
        chatId,
        saidAt: incoming.writtenAt,
        result,
        isBetweenUs: isPrivate,
        ...(keyboard && { keyboard }),
        ...hearing,
      },
      deps.desk,
    );
  } finally {
    stopTyping();
  }
}

/**
 * Limits that know what was asked by their permits. A guest writes as much as they like, and with each line the Record would
 * grow: its transcript grows by what was paid for.
 */
function countingPermits(limits: Limits): {
  readonly limits: Limits;
  readonly isUsed: () => boolean;
} {
  const permits: { readonly isUsed: boolean }[] = [];
  const take: Limits["take"] = (...act) => {
    const permit = limits.take(...act);
    if (permit) permits.push(permit);
    return permit;
  };
  return { limits: { ...limits, take }, isUsed: () => permits.some(({ isUsed }) => isUsed) };
}

function speakerOf(userId: number, { roles }: Pick<ChatDeps, "roles">): Speaker {
  if (roles.isCompanion(userId)) return "household";
  return roles.isOwner(userId) ? "owner" : "guest";
}

/**
 * True for words that were no evidence when they were said first, or that were said behind a long text: they may be the rest of
 * it. Passed on alone, nothing stands before them that tells so.
 */
function repeatsDoubt(
  { words, chat: { id: chatId }, messageId = 0, firstWrittenAt: at }: Incoming,
  text: string,
  { desk: { state } }: ChatDeps,
): boolean {
  if (words !== "repeated") return false;
  const isBehind =
    at !== undefined && state.longTexts.before({ chatId, messageId, at }) !== undefined;
  return isBehind || state.conversations.isInDoubt(channelKeyOf(chatId), text.trim());
}

/** The message, and the long text that it stands behind as far as is known now. A tap has none. */
function originOf(
  { chat: { id: chatId }, messageId, writtenAt: at }: Incoming,
  { desk: { state } }: ChatDeps,
): Origin | undefined {
  if (messageId === undefined || at === undefined) return undefined;
  const behind = state.longTexts.before({ chatId, messageId, at })?.messageId;
  return { chatId, messageId, at, ...(behind !== undefined && { behind }) };
}

/** Updates may come in another order. Words are no evidence when the text that they may be the rest of came in meanwhile. */
function asStillRead(
  result: TurnResult,
  origin: Origin | undefined,
  { desk }: ChatDeps,
): TurnResult {
  const { analystJobs, staged: _staged, ...answer } = result;
  if (origin && !desk.state.longTexts.isAsRead(origin)) return { ...answer, isEvidence: false };
  if (!analystJobs || !origin) return result;
  return { ...result, analystJobs: analystJobs.map((job) => ({ ...job, origin })) };
}

/** True for words that would otherwise be noted: a report, a checkpoint. */
async function asksToBeKept(text: string, { desk }: ChatDeps): Promise<boolean> {
  const { phrases } = desk.wording();
  const { persona } = await desk.store.snapshot();
  return (
    isReport(text, phrases) ||
    isCheckpointRequest(text, phrases) ||
    isPastedCheckpoint(text, phrases, persona)
  );
}

/** A turn together with the file that its words stood beside. Nothing of the file is read near a telling of distress. */
function withFile(result: TurnResult, file: FileRead): TurnResult {
  const distress = result.distress ?? file.distress;
  const read: Partial<FileRead> = distress ? {} : file;
  const { events = [], analystJobs = [], staged = read.staged, author = read.author } = result;
  return {
    ...result,
    reply: joined(file.reply, result.reply),
    transcript: [...file.transcript, ...result.transcript],
    events: [...(read.events ?? []), ...events],
    analystJobs: [...(read.analystJobs ?? []), ...analystJobs],
    ...(distress && { distress }),
    ...(staged && { staged }),
    ...(author && { author }),
  };
}

function joined(above: Reply, below: Reply): Reply {
  const at = (reply: Reply, count?: number) => (typeof reply === "string" ? reply : reply(count));
  return (count) => [at(above, count), at(below, count)].filter(Boolean).join("\n\n");
}

/** A result with lines above and below its reply. */
export function around(
  result: TurnResult,
  above: string | undefined,
  below: string | undefined,
): TurnResult {
  const { reply } = result;
  const whole = (said: string): string =>
    [above, said, below].filter((line) => line !== undefined).join("\n\n");
  return {
    ...result,
    reply: typeof reply === "string" ? whole(reply) : (count) => whole(reply(count)),
  };
}

/**
 * A guest's conversation begins anew when its person may hear something else than before: as a companion, or before SELF.md's
 * settings changed. What the Voice said then would go on standing in the prompt.
 */
async function heardNow(
  { user, chat }: Incoming,
  isPrivate: boolean,
  { voice, roles, desk }: ChatDeps,
): Promise<{
  readonly hearing: Pick<TurnEnd, "heard" | "resetsConversation" | "forgetsSaid">;
  readonly voice: VoiceDeps;
}> {
  const isGuest = roles.isGuest(user.id);
  const heard = hearingOf(await voice.snapshot(), isGuest ? "guest" : "household");
  const before = desk.state.settings.get(heardKey(channelKeyOf(chat.id)));
  if (before === heard || (before === undefined && !isGuest)) return { hearing: {}, voice };
  if (!isGuest) return { hearing: { heard }, voice };
  const nothing = { history: [], sinceCheckpoint: [], evidence: [] };
  return {
    // A talk just between us is ended by its person alone.
    hearing: { heard, ...(isPrivate ? { forgetsSaid: true } : { resetsConversation: true }) },
    voice: { ...voice, conversation: () => nothing },
  };
}

/**
 * The command /ask: a turn that answers from excerpts of the Record, with the id of an entry behind each sentence, or "not
 * there". Without a question it says how to use the command.
 */
export async function ask(incoming: Incoming<Command>, deps: ChatDeps): Promise<void> {
  const question = incoming.what.argument.trim();
  if (!question) return say(incoming, { text: deps.desk.wording().lines.ask_usage }, deps);
  await runTurn(incoming, { text: `/ask ${question}`, asks: question }, deps);
}
