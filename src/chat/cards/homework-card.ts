// The question of a homework as a card: a message with a button for each letter.

import * as z from "zod";
import { putCard, type CardContent, type LiveCard } from "../../desk/cards.ts";
import type { Desk } from "../../desk/desk.ts";
import type { HomeworkSession } from "../../state/homework.ts";
import type { Card } from "../../state/outbox.ts";
import type { RecordState } from "../../state/record-state.ts";
import { answerButtons } from "../../voice/homework-lines.ts";

/** The body of a question's card. */
export const homeworkBody = z.object({
  /** The homework that the question belongs to. */
  session: z.string(),
  /** Its buttons are gone. A tap that was under way changes nothing. */
  isClosed: z.boolean().optional(),
});

export type HomeworkCardBody = Readonly<z.infer<typeof homeworkBody>>;

/** Gives the question that a card is about; undefined for any other card and for one that cannot be read. */
export function readQuestionCard({ kind, body }: Card): HomeworkCardBody | undefined {
  return kind === "homework" ? homeworkBody.safeParse(body).data : undefined;
}

/** Gives the message that shows the session's current question. */
export function openQuestion(
  chatId: number,
  { id }: HomeworkSession,
  { outbox }: RecordState,
): Card | undefined {
  const card = outbox.newestCard(chatId, "homework");
  const body = card && readQuestionCard(card);
  return body?.session === id && !body.isClosed ? card : undefined;
}

/** Gives a text with the buttons of the session's current question; without a session, the text alone. */
export function questionCard(
  text: string,
  session: HomeworkSession | undefined,
): CardContent | LiveCard {
  if (!session) return { text, buttons: [] };
  const body: HomeworkCardBody = { session: session.id };
  return { text, buttons: answerButtons(session), card: { kind: "homework", body } };
}

/** Gives a question that is over. No dead buttons stay; an empty text takes only them away. */
export function endedCard(text: string, body: HomeworkCardBody): LiveCard {
  const ended: HomeworkCardBody = { ...body, isClosed: true };
  return { text, buttons: [], card: { kind: "homework", body: ended } };
}

/** Replaces a question by a text, with the next question's buttons if there is one. Only inside a transaction. */
export function replaceQuestion(
  card: Card,
  text: string,
  next: HomeworkSession | undefined,
  desk: Pick<Desk, "state" | "now">,
): void {
  const body = next ? undefined : readQuestionCard(card);
  putCard({ card }, body ? endedCard(text, body) : questionCard(text, next), desk);
}
