// The end of a turn, in one transaction: reply in the outbox, conversation, transcript, events, homework, analyst job and
// staged candidate. All of it is committed, or nothing. Of a turn that is just between us only the talk itself is kept, and
// that only until its end. Proof: test/crash.

import { randomUUID } from "node:crypto";
import type { Desk } from "../desk/desk.ts";
import { putCard } from "../desk/cards.ts";
import { emptiedCard } from "../gate/cards/forget-card.ts";
import { stage, type Staged } from "../gate/stage.ts";
import type { AnalystJob } from "../state/analyst-jobs.ts";
import { eventAppends, homeworkAppend, transcriptAppend } from "../state/journal/ledger-appends.ts";
import type { FileAppend } from "../state/journal/record-journal.ts";
import type { Card, Outgoing } from "../state/outbox.ts";
import type { SettingName } from "../state/settings.ts";
import { offerCard } from "../voice/offer.ts";
import { writeReceipt } from "../voice/receipts/receipt.ts";
import type { KeptJob, Reply, TurnResult } from "../voice/ports.ts";
import { HomeworkMovedOn, writeStep } from "./homework-step.ts";
import { askAuthor, closeQuestion, openQuestion } from "./cards/author-card.ts";
import { openOffer, prolong, takeButtonsAway } from "./cards/offer-card.ts";

/** After such a pause a person is told that a talk is still just between us. */
const LONG_PAUSE_MS = 60 * 60_000;

export interface TurnEnd {
  readonly channelKey: string;
  readonly chatId: number;
  /** When the words were written that the turn is about, in Unix milliseconds. Undefined for a tap without words. */
  readonly saidAt: number | undefined;
  readonly result: TurnResult;
  readonly keyboard?: Outgoing["keyboard"];
  /** The question about a pasted chat that the turn answers. It is closed. */
  readonly answers?: Card;
  /** Empties the conversation before anything is added. */
  readonly resetsConversation?: boolean;
  /** The Voice knows nothing any more of what was said in this chat. A talk just between us goes on. */
  readonly forgetsSaid?: boolean;
  /** The name of what was heard in this chat (record/heard.ts), where it has changed. */
  readonly heard?: string;
  /** The turn was worked out in a talk just between us. What it holds goes nowhere else, even if that has ended by now. */
  readonly isBetweenUs?: boolean;
  /** Ends such a talk. A reset does so as well. */
  readonly endsBetweenUs?: boolean;
}

/**
 * Carries a turn's result out. It ends the message's story.
 * @returns false when the turn is a step of a homework that has moved on meanwhile. Then nothing has changed.
 * @throws RecordError when the result's candidate cannot be staged.
 */
export async function endTurn(whole: TurnEnd, desk: Desk): Promise<boolean> {
  const { clock } = await desk.store.snapshot();
  const isPrivate = whole.isBetweenUs === true || isBetweenUs(whole.channelKey, desk);
  const end = isPrivate ? { ...whole, result: onlyTalk(whole.result) } : whole;
  const now = desk.now();
  const write = (pendingCount?: number): void => {
    writeEnd(end, desk, { now, timestamp: clock.timestamp(now), pendingCount });
  };
  try {
    if (end.result.staged) {
      const tell = (staging?: Staged): void => {
        write(staging?.pendingCount);
      };
      await stage(end.result.staged, desk, tell, now.getTime());
    } else {
      await desk.commit(() => {
        write();
      });
    }
    return true;
  } catch (error) {
    if (error instanceof HomeworkMovedOn) return false;
    throw error;
  }
}

/** True while what is said in a chat is just between us. */
export function isBetweenUs(channelKey: string, { state }: Pick<Desk, "state">): boolean {
  return state.conversations.betweenUs(channelKey) !== undefined;
}

/** What a turn just between us may leave. Whatever else a result holds, now or in later versions, is not carried out. */
function onlyTalk({
  reply,
  isFixed,
  exchange,
  pendingLookup,
  offeredAt,
  homework,
  distress,
}: TurnResult): TurnResult {
  return {
    reply,
    ...(isFixed && { isFixed }),
    transcript: [],
    ...(distress && { distress }),
    ...(exchange && { exchange }),
    ...(pendingLookup !== undefined && { pendingLookup }),
    ...(offeredAt !== undefined && { offeredAt }),
    // It only takes the buttons from a question of before.
    ...(homework?.kind === "over" && { homework }),
  };
}

interface Moment {
  readonly now: Date;
  readonly timestamp: string;
  /** Absent: nothing was staged. */
  readonly pendingCount: number | undefined;
}

function writeEnd(whole: TurnEnd, desk: Desk, moment: Moment): void {
  const { state } = desk;
  const { channelKey, chatId } = whole;
  const at = moment.now.getTime();
  const { distress } = whole.result;
  // Words of an outage are worked on long after they were written.
  const { saidAt = at } = whole;
  if (distress) state.heldBack.begin(channelKey, { level: distress, saidAt }, at);
  const isHeldBack = state.heldBack.covers(channelKey, at, saidAt);
  // Near a telling of distress a turn leaves no more. A proposal is refused by the gate itself.
  const result = isHeldBack ? { ...whole.result, events: [], isEvidence: false } : whole.result;
  const end = { ...whole, result };
  const then = { state, now: () => moment.now, wording: desk.wording };
  const old = openOffer(chatId, state.conversations.read(channelKey).pendingLookup, state);
  const talk = state.conversations.betweenUs(channelKey);
  const isOver = talk !== undefined && Boolean(end.endsBetweenUs || end.resetsConversation);
  if (isOver) {
    state.conversations.endBetweenUs(channelKey);
    state.awaitedEdits.clear(chatId);
    emptyForgetCards(chatId, desk);
  }
  // The talk may have ended while this was worked out.
  const isGone = end.isBetweenUs === true && talk === undefined;
  if (end.resetsConversation) {
    state.conversations.reset(channelKey);
    state.homework.end(channelKey);
    // The next words are no new wording.
    state.awaitedEdits.clear(chatId);
  } else if (end.forgetsSaid) state.conversations.forgetSaid(channelKey);
  if (end.heard !== undefined) state.settings.set(heardKey(channelKey), end.heard);
  if (result.exchange && !isGone) {
    const restsOn = result.restsOn && writeReceipt(result.restsOn);
    state.conversations.append(channelKey, result.exchange, at, result.isEvidence, restsOn);
  }
  const { pendingLookup: asked, offeredAt = at } = result;
  const question = isGone ? undefined : asked;
  const offer = question == null ? undefined : { question, offeredAt };
  if (question !== undefined) {
    state.conversations.setPendingLookup(channelKey, offer?.question, offeredAt);
  }
  if (result.takesCheckpoint) state.conversations.markCheckpoint(channelKey);
  const jobs = isHeldBack ? [] : (result.analystJobs ?? []);
  for (const job of jobs) state.analystJobs.add(queued(job, chatId));
  state.journal.add(`turn-${randomUUID()}`, { appends: appendsOf(end, moment) });
  // An offer that only got more time keeps its card.
  const isProlonged = result.offeredAt !== undefined;
  const { lines } = desk.wording();
  // A card would keep a hash of the question. "Yes" accepts it in words.
  const offered = offer && !talk && !isProlonged && offerCard(offer, lines);
  const open = end.resetsConversation ? openQuestion(chatId, state)?.card : end.answers;
  if (open) closeQuestion(open, then);
  const { author } = result;
  const buttons = author && !isHeldBack ? askAuthor(author, chatId, then) : offered;
  const isLongAgo = talk?.saidAt !== undefined && at - talk.saidAt > LONG_PAUSE_MS;
  const text = [
    ...(isOver ? [lines.between_us_over] : []),
    said(result.reply, moment),
    ...(isLongAgo && !isOver ? [lines.between_us_still] : []),
  ]
    .filter(Boolean)
    .join("\n\n");
  if (result.homework) writeStep(result.homework, { channelKey, chatId, text }, then);
  else {
    const { keyboard } = end;
    const isPrivate = !isOver && (talk !== undefined || end.isBetweenUs === true);
    state.outbox.add(
      {
        chatId,
        text,
        ...(keyboard && { keyboard }),
        ...buttons,
        ...(isPrivate && { isBetweenUs: true }),
        // Comfort reaches also somebody who may hear less by then.
        ...(result.isFixed && { audience: "guest" as const }),
      },
      at,
    );
  }
  if (old && offer && isProlonged) prolong(old, offer, state);
  else if (old && (question !== undefined || end.resetsConversation)) {
    takeButtonsAway(old, then);
  }
}

/** A card of /forget holds what was typed behind it. It goes with the talk in which it may have been asked for. */
function emptyForgetCards(chatId: number, desk: Desk): void {
  const { lines } = desk.wording();
  for (const card of desk.state.outbox.cards("forget")) {
    const isOpen = card.chatId === chatId && JSON.stringify(card.body) !== "{}";
    if (isOpen) putCard({ card }, emptiedCard(lines.forget_kept), desk);
  }
}

/** Gives the key of the setting that remembers what was heard in a chat. */
export function heardKey(channelKey: string): SettingName {
  return `heard:${channelKey}`;
}

/** The lines for transcript and ledgers. */
function appendsOf({ channelKey, result }: TurnEnd, moment: Moment): readonly FileAppend[] {
  const entries = result.transcript.map(({ label, text }) => ({ label, text: said(text, moment) }));
  const score = result.homework?.kind === "ended" ? result.homework.score : undefined;
  return [
    ...(entries.length > 0 ? [transcriptAppend(moment.timestamp, channelKey, entries)] : []),
    ...eventAppends(moment.now, result.events ?? []),
    ...(score ? [homeworkAppend(moment.now, { channelKey, ...score })] : []),
  ];
}

function said(reply: Reply, { pendingCount }: Moment): string {
  return typeof reply === "string" ? reply : reply(pendingCount);
}

function queued({ isPromised, ...job }: KeptJob, chatId: number): AnalystJob {
  return isPromised ? { ...job, promisedIn: chatId } : job;
}
