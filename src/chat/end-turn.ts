// The end of a turn, in one transaction: reply in the outbox, conversation, transcript, events, homework, analyst job and
// staged candidate. All of it is committed, or nothing. Proof: test/crash.

import { randomUUID } from "node:crypto";
import type { Desk } from "../desk/desk.ts";
import { stage } from "../gate/stage.ts";
import type { AnalystJob } from "../state/analyst-jobs.ts";
import { eventAppends, homeworkAppend, transcriptAppend } from "../state/journal/ledger-appends.ts";
import type { FileAppend } from "../state/journal/record-journal.ts";
import type { Outgoing } from "../state/outbox.ts";
import { offerCard } from "../voice/offer.ts";
import type { KeptJob, Reply, TurnResult } from "../voice/ports.ts";
import { HomeworkMovedOn, writeStep } from "./homework-step.ts";
import { openOffer, prolong, takeButtonsAway } from "./cards/offer-card.ts";

export interface TurnEnd {
  readonly channelKey: string;
  readonly chatId: number;
  readonly result: TurnResult;
  readonly keyboard?: Outgoing["keyboard"];
  /** Empties the conversation before anything is added. */
  readonly resetsConversation?: boolean;
  /** The name of what was heard in this chat (record/heard.ts), where it has changed. */
  readonly heard?: string;
}

/**
 * Carries a turn's result out. It ends the message's story.
 * @returns false when the turn is a step of a homework that has moved on meanwhile. Then nothing has changed.
 * @throws RecordError when the result's candidate cannot be staged.
 */
export async function endTurn(end: TurnEnd, desk: Desk): Promise<boolean> {
  const { clock } = await desk.store.snapshot();
  const now = desk.now();
  const write = (pendingCount?: number): void => {
    writeEnd(end, desk, { now, timestamp: clock.timestamp(now), pendingCount });
  };
  try {
    if (end.result.staged) {
      await stage(end.result.staged, desk, (staging) => {
        write(staging?.pendingCount);
      });
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

interface Moment {
  readonly now: Date;
  readonly timestamp: string;
  /** Absent: nothing was staged. */
  readonly pendingCount: number | undefined;
}

function writeEnd(end: TurnEnd, desk: Desk, moment: Moment): void {
  const { state } = desk;
  const { channelKey, chatId, result } = end;
  const at = moment.now.getTime();
  const then = { state, now: () => moment.now };
  const old = openOffer(chatId, state.conversations.read(channelKey).pendingLookup, state);
  if (end.resetsConversation) {
    state.conversations.reset(channelKey);
    state.homework.end(channelKey);
  }
  if (end.heard !== undefined) state.settings.set(heardKey(channelKey), end.heard);
  if (result.exchange) {
    state.conversations.append(channelKey, result.exchange, at, result.isEvidence);
  }
  const { pendingLookup: question, offeredAt = at } = result;
  const offer = question == null ? undefined : { question, offeredAt };
  if (question !== undefined) {
    state.conversations.setPendingLookup(channelKey, offer?.question, offeredAt);
  }
  if (result.takesCheckpoint) state.conversations.markCheckpoint(channelKey);
  if (result.analystJob) state.analystJobs.add(queued(result.analystJob, chatId));
  state.journal.add(`turn-${randomUUID()}`, { appends: appendsOf(end, moment) });
  // An offer that only got more time keeps its card.
  const isProlonged = result.offeredAt !== undefined;
  const buttons = offer && !isProlonged && offerCard(offer, desk.wording().lines);
  const text = said(result.reply, moment);
  if (result.homework) writeStep(result.homework, { channelKey, chatId, text }, then);
  else {
    const { keyboard } = end;
    state.outbox.add({ chatId, text, ...(keyboard && { keyboard }), ...buttons }, at);
  }
  if (old && offer && isProlonged) prolong(old, offer, state);
  else if (old && (question !== undefined || end.resetsConversation)) {
    takeButtonsAway(old, then);
  }
}

/** Gives the key of the setting that remembers what was heard in a chat. */
export function heardKey(channelKey: string): string {
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
