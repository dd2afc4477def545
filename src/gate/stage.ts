// Staging: the block in PENDING-REVIEW.md, the event and the owners' cards are one transaction with what caused them.
// So nothing is staged twice, and no card is shown without its block. Proof: test/gate/stage.test.ts.

import { randomUUID } from "node:crypto";
import { planStaging } from "../record/candidates/staging.ts";
import { FILES } from "../record/store.ts";
import type { Candidate, StagedProposals } from "../record/types.ts";
import { eventAppends } from "../state/journal/ledger-appends.ts";
import { candidateCard } from "./cards/candidate-card.ts";
import { putCard, type LiveCard } from "../desk/cards.ts";
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

/** What was staged. */
export interface Staged {
  readonly candidates: readonly Candidate[];
  /** Number of candidates that wait for the owner's decision, these included. */
  readonly pendingCount: number;
}

/**
 * Stages what is proposed from one exchange, all in one transaction, and shows each card to every owner. What tells of
 * distress, or was said near such a telling, is not staged, whoever proposes it: `tell` then runs without a staging, and nothing
 * else says that there was something.
 * @param tell runs inside the same transaction, before the cards are put into the outbox.
 * @param heardAt the time (Unix milliseconds) of a turn that proposes by itself. A telling near it holds back as well.
 * @returns undefined when nothing was staged.
 * @throws RecordError when PENDING-REVIEW.md cannot take it.
 */
export function stage(
  { proposals, channelKey, userText, replyText, saidAt }: StagedProposals,
  desk: Desk,
  tell?: (staging?: Staged) => void,
  heardAt?: number,
): Promise<Staged | undefined> {
  const texts = proposals
    .flatMap((proposal): readonly unknown[] => Object.values(proposal))
    .filter((value) => typeof value === "string");
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
    const before = await store.candidates();
    let pending = before;
    let number = await lastNumber(alone);
    const saidOn = clock.date(saidAt === undefined ? now : new Date(saidAt));
    const findDays = createDayFinder(dayWordsOf(snapshot));
    const planned: { readonly candidate: Candidate; readonly card: LiveCard }[] = [];
    for (const proposed of proposals) {
      const proposal = withDates(proposed, saidOn, findDays);
      const conflicts = await conflictsOf(proposal, alone);
      const next = planStaging(pending, {
        conflicts,
        recordId: store.recordId,
        proposal,
        channelKey,
        userText,
        replyText,
        timestamp: clock.timestamp(now),
        lastNumber: number,
      });
      ({ pending, number } = next);
      const { candidate } = next;
      planned.push({
        candidate,
        card: candidateCard({ candidate, conflicts }, alone.wording().lines),
      });
    }
    const edit = { path: FILES.pending, before: before.text, after: pending.text };
    const edits = await state.journal.prepare([edit]);
    const candidates = planned.map(({ candidate }) => candidate);
    const staging = { candidates, pendingCount: countAsked(pending) };
    return alone.commit(() => {
      // It may have been told while this was worked out.
      const said = saidAt ?? now.getTime();
      if (state.heldBack.covers(channelKey, said, heardAt ?? said)) {
        tell?.();
        return undefined;
      }
      state.settings.set(LAST_NUMBER, String(number));
      state.settings.set(LEDGERS_READ, "1");
      state.journal.add(`stage-${randomUUID()}`, {
        edits,
        appends: eventAppends(
          now,
          candidates.map(({ id }) => ({
            event: "staged",
            candidateId: id,
            extras: { channel_key: channelKey },
          })),
        ),
      });
      tell?.(staging);
      for (const { card } of planned) {
        for (const chatId of alone.ownerChats()) putCard({ chatId }, card, alone);
      }
      return staging;
    });
  });
}

/** The highest number given out so far. Ledgers and archive are read once, because a block may be gone from the file. */
async function lastNumber(desk: Desk): Promise<number> {
  const { settings } = desk.state;
  const given = settings.get(LAST_NUMBER);
  if (given !== undefined && settings.get(LEDGERS_READ) !== undefined) return Number(given);
  return Math.max(Number(given ?? 0), (await savedBefore(desk)).largest());
}
