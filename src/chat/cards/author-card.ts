// The question who of a pasted chat the person is: put, found and closed. All changes are for the inside of a transaction.

import { putCard } from "../../desk/cards.ts";
import type { Desk } from "../../desk/desk.ts";
import type { Card } from "../../state/outbox.ts";
import type { RecordState } from "../../state/record-state.ts";
import { authorCard, authorCardBody, CLOSED_QUESTION, joined } from "../../voice/pasted/author.ts";
import type { AuthorQuestion } from "../../voice/ports.ts";

/**
 * Gives the question with its buttons. Where it goes on with the open one, that is closed: one question is about all parts of
 * a paste.
 */
export function askAuthor(
  asked: AuthorQuestion,
  chatId: number,
  desk: Pick<Desk, "state" | "now" | "wording">,
): ReturnType<typeof authorCard> {
  const open = openQuestion(chatId, desk.state);
  const whole = open && joined(open.body, asked);
  if (open && whole) closeQuestion(open.card, desk);
  return authorCard(whole ?? asked, desk.wording().lines);
}

/** Takes the buttons away and forgets the chat. The words of the question stay. */
export function closeQuestion(card: Card, desk: Pick<Desk, "state" | "now">): void {
  putCard({ card }, { text: "", buttons: [] }, desk);
  desk.state.outbox.setCardBody(card.id, CLOSED_QUESTION);
}

/** Gives the newest question of a chat while it is open. */
export function openQuestion(
  chatId: number,
  { outbox }: Pick<RecordState, "outbox">,
): { readonly card: Card; readonly body: AuthorQuestion } | undefined {
  const card = outbox.newestCard(chatId, "author");
  const read = authorCardBody.safeParse(card?.body);
  return card && read.success && read.data.parts.length > 0 ? { card, body: read.data } : undefined;
}
