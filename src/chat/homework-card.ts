// The question of a homework as a card: a message with a button for each letter.

import * as z from "zod";
import type { HomeworkSession } from "../state/homework.ts";
import type { Card } from "../state/outbox.ts";
import type { RecordState } from "../state/record-state.ts";
import { answerButtons } from "../voice/homework-lines.ts";

/** What the card of a question remembers. */
export const homeworkBody = z.object({
  /** The homework that the question belongs to. */
  session: z.string(),
  /** Its buttons are gone. A tap that was under way changes nothing. */
  isClosed: z.boolean().optional(),
});

export type HomeworkCardBody = z.infer<typeof homeworkBody>;

/** Gives the question that a card is about; undefined for any other card. */
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

/** Sends a text as a new message, with the buttons of the current question if there is one. Only inside a transaction. */
export function sendQuestion(
  chatId: number,
  text: string,
  session: HomeworkSession | undefined,
  { outbox }: RecordState,
  at: number,
): void {
  if (!session) {
    outbox.add({ chatId, text }, at);
    return;
  }
  const body: HomeworkCardBody = { session: session.id };
  const buttons = answerButtons(session);
  outbox.add({ chatId, text, buttons, card: { kind: "homework", body } }, at);
}

/**
 * Replaces a question by a text, with the next question's buttons if there is one. An empty text takes only the buttons
 * away. Only inside a transaction.
 */
export function replaceQuestion(
  card: Card,
  text: string,
  next: HomeworkSession | undefined,
  { outbox }: RecordState,
  at: number,
): void {
  const { id, chatId } = card;
  const body = readQuestionCard(card);
  if (!next && body) outbox.setCardBody(id, { ...body, isClosed: true });
  outbox.add({ chatId, card: { id }, text, buttons: next ? answerButtons(next) : [] }, at);
}
