// Staging: the block in PENDING-REVIEW.md, the event and the owners' cards are one transaction with what caused them.
// So nothing is staged twice, and no card is shown without its block. Proof: test/gate/stage.test.ts.

import { randomUUID } from "node:crypto";
import { planStaging, type Staging } from "../record/candidates/staging.ts";
import type { StagedProposal } from "../record/types.ts";
import { eventAppends } from "../state/journal/ledger-appends.ts";
import { candidateCard } from "./cards/candidate-card.ts";
import { putCard } from "../desk/cards.ts";
import type { Desk } from "../desk/desk.ts";
import { createDayFinder } from "../wording/days.ts";
import { tellsDistress } from "../wording/distress.ts";
import { countAsked } from "../wording/untold.ts";
import { dayWordsOf } from "../wording/wording.ts";
import { conflictsOf } from "./compare.ts";
import { withDates } from "./dated-words.ts";
import { savedBefore } from "./saved-before.ts";

const LAST_NUMBER = "last_candidate_number";
const LEDGERS_READ = "last_candidate_number_of_ledgers";

/** A candidate that was staged. */
export interface Staged extends Staging {
  /** Number of candidates that wait for the owner's decision, this one included. */
  readonly pendingCount: number;
}

/**
 * Stages a proposal and shows its card to every owner. What tells of distress, or was said near such a telling, is not staged,
 * whoever proposes it: `tell` then runs without a staging, and nothing else says that there was something.
 * @param tell runs inside the same transaction, before the cards are put into the outbox.
 * @returns undefined when nothing was staged.
 * @throws RecordError when PENDING-REVIEW.md cannot take it.
 */
export function stage(
  { proposal: proposed, channelKey, userText, replyText, saidAt }: StagedProposal,
  desk: Desk,
  tell?: (staging?: Staged) => void,
): Promise<Staged | undefined> {
  const texts = Object.values(proposed).filter((value) => typeof value === "string");
  if (tellsDistress([...texts, userText, replyText])) {
    return desk.commit(() => {
      tell?.();
      return undefined;
    });
  }
  return desk.alone(async (alone) => {
    const { state, store } = alone;
    const snapshot = await store.snapshot();
    const { clock } = snapshot;
    const now = alone.now();
    const saidOn = clock.date(saidAt === undefined ? now : new Date(saidAt));
    const proposal = withDates(proposed, saidOn, createDayFinder(dayWordsOf(snapshot)));
    const conflicts = await conflictsOf(proposal, alone);
    const planned = planStaging(await store.candidates(), {
      conflicts,
      recordId: store.recordId,
      proposal,
      channelKey,
      userText,
      replyText,
      timestamp: clock.timestamp(now),
      lastNumber: await lastNumber(alone),
    });
    const staging = { ...planned, pendingCount: countAsked(planned.pending) };
    const { candidate, edit, number } = staging;
    const card = candidateCard({ candidate, conflicts }, alone.wording().lines);
    const edits = await state.journal.prepare([edit]);
    return alone.commit(() => {
      // It may have been told while this was worked out.
      if (state.heldBack.covers(channelKey, saidAt ?? now.getTime())) {
        tell?.();
        return undefined;
      }
      state.settings.set(LAST_NUMBER, String(number));
      state.settings.set(LEDGERS_READ, "1");
      state.journal.add(`stage-${randomUUID()}`, {
        edits,
        appends: eventAppends(now, [
          { event: "staged", candidateId: candidate.id, extras: { channel_key: channelKey } },
        ]),
      });
      tell?.(staging);
      for (const chatId of alone.ownerChats()) {
        putCard({ chatId }, card, alone);
      }
      return staging;
    });
  });
}

/** The highest number given out so far. Ledgers and archive are read once, because a block may be gone from the file. */
async function lastNumber(desk: Desk): Promise<number> {
  const { settings } = desk.state;
  const given = Number(settings.get(LAST_NUMBER) ?? 0);
  if (settings.get(LEDGERS_READ) !== undefined) return given;
  return Math.max(given, (await savedBefore(desk)).largest());
}
