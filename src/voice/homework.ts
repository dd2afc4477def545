// A homework from its first question to its last. Each step is one transaction, which reads the session itself: when a tap
// and a typed letter come at the same time, one answers the question and the other is told so.

import { randomUUID } from "node:crypto";
import { homeworkTotal } from "../record/homework-ledger.ts";
import { FILES } from "../record/store.ts";
import { readLedger, rowsOf } from "../record/archive/whole-ledger.ts";
import type { HomeworkQuestion, HomeworkSession } from "../state/homework.ts";
import type { Card } from "../state/outbox.ts";
import type { TurnDesk } from "./commit-turn.ts";
import {
  closeQuestion,
  openCard,
  putOnQuestion,
  showQuestion,
  writeLogs,
} from "./homework-desk.ts";
import { endText, feedbackText, openingText, paragraphs, questionText } from "./homework-lines.ts";
import { LETTERS } from "./homework-questions.ts";

/** The chat of a homework, and the mark that the message behind a step is done. */
export interface HomeworkPlace {
  readonly channelKey: string;
  readonly chatId: number;
  /** Runs inside the transaction. */
  readonly also: () => void;
}

/** Asks the first question. */
export async function beginHomework(
  place: HomeworkPlace,
  questions: readonly HomeworkQuestion[],
  said: string,
  desk: TurnDesk,
): Promise<void> {
  const { state } = desk;
  const session = { id: randomUUID(), questions, index: 0, correct: 0, streak: 0 };
  const total = await totalSoFar(desk);
  const text = openingText(session, total, desk.wording().lines);
  await inTransaction(desk, (moment) => {
    closeQuestion(place, state.homework.find(place.channelKey), desk);
    state.homework.save(place.channelKey, session, moment.now.getTime());
    // The next message is an answer, no longer a new wording.
    state.awaitedEdits.clear(place.chatId);
    showQuestion(place, session, text, desk);
    writeLogs(place, { label: "HOMEWORK START", text: said }, text, moment, desk);
    place.also();
  });
}

/** Shows the waiting question again, below the newest message. */
export async function askAgain(
  place: HomeworkPlace,
  session: HomeworkSession,
  desk: TurnDesk,
): Promise<void> {
  await inTransaction(desk, ({ now }) => {
    closeQuestion(place, session, desk);
    desk.state.homework.save(place.channelKey, session, now.getTime());
    showQuestion(place, session, questionText(session, desk.wording().lines), desk);
    place.also();
  });
}

export interface Answer {
  /** The session of the question that it answers. */
  readonly sessionId: string;
  readonly index: number;
  readonly choice: number;
  /** The words as they were said. Absent for a tap. */
  readonly said?: { readonly text: string; readonly isSpoken: boolean };
  /** The question's message, where it was tapped. Feedback and the next question replace it. */
  readonly card?: Card;
}

/** Takes an answer. Gives false, and changes nothing, when the question is over. */
export async function answerQuestion(
  place: HomeworkPlace,
  answer: Answer,
  desk: TurnDesk,
): Promise<boolean> {
  const { state } = desk;
  const { lines } = desk.wording();
  const total = await totalSoFar(desk);
  return inTransaction(desk, (moment) => {
    const session = state.homework.find(place.channelKey);
    const question = session?.questions[session.index];
    const isCurrent = session?.id === answer.sessionId && session.index === answer.index;
    if (!session || !question || !isCurrent) return false;
    const isRight = answer.choice === question.correct;
    const next = {
      ...session,
      index: session.index + 1,
      correct: session.correct + (isRight ? 1 : 0),
      streak: isRight ? session.streak + 1 : 0,
    };
    const feedback = feedbackText(question, { isRight, streak: next.streak }, lines);
    const isLast = next.index >= session.questions.length;
    const text = paragraphs([
      feedback,
      isLast ? endText(next, total + next.correct, lines) : questionText(next, lines),
    ]);
    const score = { channelKey: place.channelKey, correct: next.correct, total: next.index };
    if (isLast) state.homework.end(place.channelKey);
    else state.homework.save(place.channelKey, next, moment.now.getTime());
    // A tap on the open question changes its message. Any other answer gets a message below.
    const open = openCard(place.chatId, session, state);
    if (open && open.id === answer.card?.id) {
      putOnQuestion(open, text, isLast ? undefined : next, desk);
    } else {
      closeQuestion(place, session, desk);
      if (isLast) state.outbox.add({ chatId: place.chatId, text }, moment.now.getTime());
      else showQuestion(place, next, text, desk);
    }
    const answered = {
      label: labelOf(answer),
      text: answer.said?.text ?? LETTERS[answer.choice] ?? "",
    } as const;
    writeLogs(place, answered, text, moment, desk, isLast ? score : undefined);
    place.also();
    return true;
  });
}

/** Ends a homework before its last question. The ledger gets no row. */
export async function stopHomework(
  place: HomeworkPlace,
  session: HomeworkSession,
  said: string,
  desk: TurnDesk,
): Promise<void> {
  const { state } = desk;
  const text = desk.wording().lines.homework_stopped;
  await inTransaction(desk, (moment) => {
    closeQuestion(place, session, desk);
    state.homework.end(place.channelKey);
    state.outbox.add({ chatId: place.chatId, text }, moment.now.getTime());
    writeLogs(place, { label: "HOMEWORK STOPPED", text: said }, text, moment, desk);
    place.also();
  });
}

/**
 * Ends a homework that nobody answered for too long, and says so on the tapped question or in a message. The person's
 * message is handled afterwards and is not lost.
 */
export async function putAway(
  place: Pick<HomeworkPlace, "channelKey" | "chatId">,
  session: HomeworkSession,
  desk: TurnDesk,
  tapped?: Card,
): Promise<void> {
  const { state } = desk;
  const text = desk.wording().lines.homework_timed_out;
  await inTransaction(desk, (moment) => {
    // The person is told once, whether a tap or a message finds it first.
    if (state.homework.find(place.channelKey)?.id !== session.id) return;
    state.homework.end(place.channelKey);
    if (tapped) putOnQuestion(tapped, text, undefined, desk);
    else {
      closeQuestion(place, session, desk);
      state.outbox.add({ chatId: place.chatId, text }, moment.now.getTime());
    }
    writeLogs(place, undefined, text, moment, desk);
  });
}

/** True when a message was written before the current question could be read. */
export function isBeforeQuestion(
  messageId: number,
  { channelKey, chatId }: HomeworkPlace,
  { state }: Pick<TurnDesk, "state">,
): boolean {
  const session = state.homework.find(channelKey);
  const card = session && openCard(chatId, session, state);
  return card !== undefined && (card.messageId === null || messageId < card.messageId);
}

function labelOf({ said }: Answer) {
  if (!said) return "HOMEWORK ANSWER (tap)";
  return said.isSpoken ? "HOMEWORK ANSWER (voice)" : "HOMEWORK ANSWER";
}

async function totalSoFar({ store }: TurnDesk): Promise<number> {
  return homeworkTotal(rowsOf(await readLedger(store.folder, FILES.homework)).rows);
}

async function inTransaction<T>(
  desk: TurnDesk,
  work: (moment: { readonly now: Date; readonly timestamp: string }) => T,
): Promise<T> {
  const { clock } = await desk.store.snapshot();
  const now = desk.now();
  const result = await desk.state.database.transact(() =>
    work({ now, timestamp: clock.timestamp(now) }),
  );
  desk.onCommitted();
  return result;
}
