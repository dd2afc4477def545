// The one transaction that ends a turn: message done, reply in the outbox, conversation, transcript, events, analyst job
// and staged candidate. All of it is committed, or nothing. Proof: test/crash.

import { randomUUID } from "node:crypto";
import type { Desk } from "../desk/desk.ts";
import type { Staging } from "../record/candidates/staging.ts";
import type { StagedProposal } from "../record/types.ts";
import type { AnalystJob } from "../state/analyst-jobs.ts";
import { eventAppends, transcriptAppend } from "../state/journal/ledger-appends.ts";
import type { Outgoing } from "../state/outbox.ts";
import { offerCard, openCard, prolong, takeButtonsAway } from "./offer.ts";
import type { KeptJob, Reply, TurnResult } from "./ports.ts";

export interface TurnDesk extends Desk {
  /** Stages a proposal. `also` runs in the same transaction (gate/stage.ts). */
  readonly stage: (staged: StagedProposal, also: (staging: Staging) => void) => Promise<unknown>;
}

export interface TurnEnd {
  readonly channelKey: string;
  readonly chatId: number;
  readonly result: TurnResult;
  readonly keyboard?: Outgoing["keyboard"];
  /** Empties the conversation before anything is added. */
  readonly resetsConversation?: boolean;
  /** Runs inside the transaction. It marks the message as done. */
  readonly also: () => void;
}

/** Commits what a turn led to. @throws RecordError when its candidate cannot be staged. */
export async function commitTurn(end: TurnEnd, desk: TurnDesk): Promise<void> {
  const { clock } = await desk.store.snapshot();
  const now = desk.now();
  const write = (pendingCount: number): void => {
    writeEnd(end, desk, { now, timestamp: clock.timestamp(now), pendingCount });
  };
  if (end.result.staged) {
    await desk.stage(end.result.staged, (staging) => {
      write(staging.pendingCount);
    });
  } else {
    await desk.state.database.transact(() => {
      write(0);
    });
  }
  desk.onCommitted();
}

interface Moment {
  readonly now: Date;
  readonly timestamp: string;
  readonly pendingCount: number;
}

function writeEnd(end: TurnEnd, desk: TurnDesk, moment: Moment): void {
  const { state } = desk;
  const { channelKey, chatId, result, keyboard } = end;
  const at = moment.now.getTime();
  const old = openCard(chatId, state.conversations.read(channelKey).pendingLookup, state);
  const said = (reply: Reply): string =>
    typeof reply === "string" ? reply : reply(moment.pendingCount);
  if (end.resetsConversation) {
    state.conversations.reset(channelKey);
    state.homework.end(channelKey);
  }
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
  state.journal.add(`turn-${randomUUID()}`, {
    appends: [
      transcriptAppend(
        moment.timestamp,
        channelKey,
        result.transcript.map(({ label, text }) => ({ label, text: said(text) })),
      ),
      ...eventAppends(moment.now, result.events ?? []),
    ],
  });
  // An offer that only got more time keeps its card.
  const isProlonged = result.offeredAt !== undefined;
  const buttons = offer && !isProlonged && offerCard(offer, desk.wording().lines);
  const text = said(result.reply);
  state.outbox.add({ chatId, text, ...(keyboard && { keyboard }), ...buttons }, at);
  if (old && offer && isProlonged) prolong(old, offer, state);
  else if (old && (question !== undefined || end.resetsConversation)) {
    takeButtonsAway(old, state, at);
  }
  end.also();
}

function queued({ isPromised, ...job }: KeptJob, chatId: number): AnalystJob {
  return isPromised ? { ...job, promisedIn: chatId } : job;
}
