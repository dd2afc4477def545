// All cards of one candidate, in the chats of all owners.

import { putCard, readCard, type CardContent, type LiveCard } from "../desk/cards.ts";
import type { Desk } from "../desk/desk.ts";
import { candidateBody } from "./card.ts";

/**
 * Puts the same content on every card of a candidate. Only inside a transaction.
 * @throws StateError for a damaged card: it might be one of them.
 */
export function putOnCandidateCards(
  candidateId: string,
  content: CardContent | LiveCard,
  desk: Desk,
): void {
  for (const card of desk.state.outbox.cards("candidate")) {
    const { candidate } = readCard(card, candidateBody);
    if (candidate.id === candidateId) putCard({ card }, content, desk);
  }
}
