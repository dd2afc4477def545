// What a step of a homework leaves behind: the question with its buttons, the transcript, the ledger. All of it inside
// the step's transaction.

import { randomUUID } from "node:crypto";
import type { HomeworkScore } from "../record/homework-ledger.ts";
import type { HomeworkSession } from "../state/homework.ts";
import { homeworkAppend, transcriptAppend, type TranscriptEntry } from "../state/ledger-appends.ts";
import type { Card } from "../state/outbox.ts";
import type { RecordState } from "../state/record-state.ts";
import type { TurnDesk } from "./commit-turn.ts";
import { answerButtons } from "./homework-lines.ts";

/** What the card of a question is about. */
export interface HomeworkCardBody {
  readonly session: string;
  /** Its buttons are gone: a tap that was under way changes nothing any more. */
  readonly isClosed?: boolean;
}

interface Place {
  readonly channelKey: string;
  readonly chatId: number;
}

/** Sends the question that is asked now as a new message with buttons. */
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

/** Puts a text in the place of a question, with the next one's buttons if there is a next one. */
export function putOnQuestion(
  { id, chatId, body }: Card,
  text: string,
  next: HomeworkSession | undefined,
  { state, now }: TurnDesk,
): void {
  const buttons = next ? answerButtons(next) : [];
  if (!next) state.outbox.setCardBody(id, { ...(body as HomeworkCardBody), isClosed: true });
  state.outbox.add({ chatId, card: { id }, text, buttons }, now().getTime());
}

/** The message under which the session asks now. */
export function openCard(
  chatId: number,
  session: HomeworkSession,
  { outbox }: RecordState,
): Card | undefined {
  const card = outbox.newestCard(chatId, "homework");
  const body = card?.body as HomeworkCardBody | undefined;
  return body?.session === session.id && !body.isClosed ? card : undefined;
}

/** The buttons of the question that was asked last go; its words stay. */
export function closeQuestion(
  { chatId }: Place,
  session: HomeworkSession | undefined,
  desk: TurnDesk,
): void {
  const card = session && openCard(chatId, session, desk.state);
  if (card) putOnQuestion(card, "", undefined, desk);
}

/** @param score of a homework that was done to its last question. */
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
