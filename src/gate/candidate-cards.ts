// The cards of one candidate in all owners' chats. They always say the same.

import { StateError } from "../errors.ts";
import type { CandidateCardBody, CardContent, LiveCard } from "./card.ts";
import type { Gate } from "./gate.ts";

/** Puts the same content on every card of a candidate. Only inside a transaction. @throws StateError for a damaged card. */
export function updateCandidateCards(
  candidateId: string,
  content: CardContent | LiveCard,
  { state, now }: Gate,
): void {
  for (const card of state.outbox.cards("candidate")) {
    const { candidate: shown } = card.body as Partial<CandidateCardBody>;
    if (shown === undefined) throw new StateError("a card of a candidate does not name it");
    if (shown.id !== candidateId) continue;
    if ("card" in content) state.outbox.setCardBody(card.id, content.card.body);
    const { text, buttons } = content;
    state.outbox.add(
      { chatId: card.chatId, card: { id: card.id }, text, buttons },
      now().getTime(),
    );
  }
}
