// The traces of a homework's step: the question with its buttons, the transcript, the ledger. All of them are written
// inside the step's transaction.

import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { HomeworkScore } from "../record/homework-ledger.ts";
import type { HomeworkSession } from "../state/homework.ts";
import {
  homeworkAppend,
  transcriptAppend,
  type TranscriptEntry,
} from "../state/journal/ledger-appends.ts";
import type { Card } from "../state/outbox.ts";
import type { RecordState } from "../state/record-state.ts";
import type { TurnDesk } from "./commit-turn.ts";
import { answerButtons } from "./homework-lines.ts";

/** The body of a question's card. */
export const homeworkBody = z.object({
  /** The homework that the question belongs to. */
  session: z.string(),
  /** Its buttons are gone. A tap that was under way changes nothing. */
  isClosed: z.boolean().optional(),
});

export type HomeworkCardBody = Readonly<z.infer<typeof homeworkBody>>;

interface Place {
  readonly channelKey: string;
  readonly chatId: number;
}

/** Sends the current question as a new message with buttons. */
export function showQuestion(
  { chatId }: Place,
  session: HomeworkSession,
  text: string,
  { state, now }: TurnDesk,
): void {
  const body: HomeworkCardBody = { session: session.id };
  const buttons = answerButtons(session);
  state.outbox.add({ chatId, text, buttons, card: { kind: "homework", body } }, now().getTime());
}

/** Replaces a question by a text, with the next question's buttons if there is one. */
export function putOnQuestion(
  card: Card,
  text: string,
  next: HomeworkSession | undefined,
  { state, now }: TurnDesk,
): void {
  const buttons = next ? answerButtons(next) : [];
  const { id, chatId } = card;
  const body = homeworkBody.safeParse(card.body).data;
  if (!next && body) state.outbox.setCardBody(id, { ...body, isClosed: true });
  state.outbox.add({ chatId, card: { id }, text, buttons }, now().getTime());
}

/** Gives the message that shows the session's current question. */
export function openCard(
  chatId: number,
  session: HomeworkSession,
  { outbox }: RecordState,
): Card | undefined {
  const card = outbox.newestCard(chatId, "homework");
  const body = card && homeworkBody.safeParse(card.body).data;
  return body?.session === session.id && !body.isClosed ? card : undefined;
}

/** Removes the buttons of the last question. Its words stay. */
export function closeQuestion(
  { chatId }: Place,
  session: HomeworkSession | undefined,
  desk: TurnDesk,
): void {
  const card = session && openCard(chatId, session, desk.state);
  if (card) putOnQuestion(card, "", undefined, desk);
}

/** Writes the transcript and the ledger. @param score the score of a homework that reached its end. */
export function writeLogs(
  { channelKey }: Place,
  said: TranscriptEntry | undefined,
  reply: string,
  { now, timestamp }: { readonly now: Date; readonly timestamp: string },
  { state }: TurnDesk,
  score?: HomeworkScore,
): void {
  const entries = [
    ...(said ? [said] : []),
    { label: "GRACE-MAR (homework)", text: reply } as const,
  ];
  state.journal.add(`homework-${randomUUID()}`, {
    appends: [
      transcriptAppend(timestamp, channelKey, entries),
      ...(score ? [homeworkAppend(now, score)] : []),
    ],
  });
}
