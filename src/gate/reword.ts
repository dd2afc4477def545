// Rewording a candidate: the owner taps Edit, says how it should read, and gets a new card.
// Older cards no longer count. The candidate's block names who reworded it.

import { randomUUID } from "node:crypto";
import { editCandidate } from "../record/candidates/edit.ts";
import { ENTRY_LIMIT } from "../record/candidates/entry-text.ts";
import { visible } from "../record/text/unseen.ts";
import { FILES } from "../record/store.ts";
import { eventAppends } from "../state/journal/ledger-appends.ts";
import { putOnCandidateCards } from "./cards/candidate-card.ts";
import { candidateCard, editedCard, type CandidateRef } from "./cards/candidate-card.ts";
import { requireDecidable } from "./decide.ts";
import { putCard } from "../desk/cards.ts";
import { actorExtras, type Actor, type Desk } from "../desk/desk.ts";
import { requireStillKept } from "../desk/kept-words.ts";
import { tellsDistress } from "../wording/distress.ts";
import { compare } from "./compare.ts";
import { refusal } from "./refusal.ts";

export interface Rewording {
  readonly candidate: CandidateRef;
  readonly wording: string;
  readonly actor: Actor;
}

/**
 * Changes the wording and shows the new card to every owner.
 * @param tell runs in the same transaction.
 * @throws CandidateError when the candidate changed since, or when the wording cannot be taken.
 */
export function reword(rewording: Rewording, desk: Desk, tell?: () => void): Promise<void> {
  const wording = visible(rewording.wording);
  const { id, sha256 } = rewording.candidate;
  const { lines } = desk.wording();
  return desk.alone(async (alone) => {
    const { state, store } = alone;
    const before = await store.candidates();
    const candidate = requireDecidable(before, { candidateId: id, sha256 });
    requireWording(wording);
    // The new card goes to every owner.
    if (tellsDistress([wording])) {
      throw refusal({ code: "faulty_candidate", id, line: candidate.line });
    }
    const after = editCandidate(before, id, {
      suggestedEntry: wording,
      editedBy: rewording.actor.name,
    });
    const reworded = after.open().find((one) => one.id === id) ?? candidate;
    const card = candidateCard(await compare(reworded, alone), lines);
    const now = alone.now();
    const edits = await state.journal.prepare([
      { path: FILES.pending, before: before.text, after: after.text },
    ]);
    await alone.commit(() => {
      // The analyst may have heard a telling while this was worked out.
      requireStillKept(rewording.actor, alone);
      state.journal.add(`edit-${randomUUID()}`, {
        edits,
        appends: eventAppends(now, [
          { event: "edited", candidateId: id, extras: actorExtras(rewording.actor) },
        ]),
      });
      putOnCandidateCards(id, editedCard(candidate, lines), alone);
      for (const chatId of alone.ownerChats()) putCard({ chatId }, card, alone);
      tell?.();
    });
  });
}

function requireWording(wording: string): void {
  if (wording.length > 0 && wording.length <= ENTRY_LIMIT) return;
  throw refusal({ code: "bad_wording", length: wording.length, limit: ENTRY_LIMIT });
}
