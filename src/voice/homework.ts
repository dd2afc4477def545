// A homework from its first question to its last. Each step takes the session as it is and gives the turn that leads on from
// there.

import type { HomeworkSession } from "../state/homework.ts";
import type { Card } from "../state/outbox.ts";
import type { Lines } from "../wording/catalogue.ts";
import { endText, feedbackText, openingText, paragraphs, questionText } from "./homework-lines.ts";
import { LETTERS } from "./homework-questions.ts";
import type { TurnResult } from "./ports.ts";

/** Asks the first question. @param total right answers in all homework so far. */
export function beginHomework(
  session: HomeworkSession,
  said: string,
  total: number,
  lines: Lines,
): TurnResult {
  const reply = openingText(session, total, lines);
  return {
    reply,
    transcript: [{ label: "HOMEWORK START", text: said }, told(reply)],
    homework: { kind: "begun", session },
  };
}

/** Says why there is no homework. */
export function refuseHomework(said: string, reply: string): TurnResult {
  return { reply, transcript: [{ label: "HOMEWORK START", text: said }, told(reply)] };
}

/** Shows the waiting question again, below the newest message. */
export function askAgain(session: HomeworkSession, lines: Lines): TurnResult {
  return {
    reply: questionText(session, lines),
    transcript: [],
    homework: { kind: "asked", from: session, session },
  };
}

export interface Answer {
  /** The index of the chosen option. */
  readonly choice: number;
  /** The words as they were said. Absent for a tap. */
  readonly said?: { readonly text: string; readonly isSpoken: boolean };
  /** The question's message, where it was tapped. */
  readonly card?: Card;
}

/** Takes an answer to the current question. @param total right answers in all homework so far, without this one's. */
export function answerQuestion(
  session: HomeworkSession,
  answer: Answer,
  total: number,
  lines: Lines,
): TurnResult {
  const isRight = answer.choice === session.questions[session.index]?.correct;
  const next = {
    ...session,
    index: session.index + 1,
    correct: session.correct + (isRight ? 1 : 0),
    streak: isRight ? session.streak + 1 : 0,
  };
  const isLast = next.index >= session.questions.length;
  const reply = paragraphs([
    feedbackText(session, { isRight, streak: next.streak }, lines),
    isLast ? endText(next, total + next.correct, lines) : questionText(next, lines),
  ]);
  const words = answer.said?.text ?? LETTERS[answer.choice] ?? "";
  const { card } = answer;
  const score = { correct: next.correct, total: next.index };
  return {
    reply,
    transcript: [{ label: labelOf(answer), text: words }, told(reply)],
    homework: {
      from: session,
      ...(isLast ? { kind: "ended", score } : { kind: "asked", session: next }),
      ...(card && { card }),
    },
  };
}

/** Ends a homework before its last question. The ledger gets no row. */
export function stopHomework(session: HomeworkSession, said: string, lines: Lines): TurnResult {
  const reply = lines.homework_stopped;
  return {
    reply,
    transcript: [{ label: "HOMEWORK STOPPED", text: said }, told(reply)],
    homework: { kind: "ended", from: session },
  };
}

/** Ends a homework that nobody answered for too long, and says so on the tapped question or in a message. */
export function putAway(session: HomeworkSession, lines: Lines, card?: Card): TurnResult {
  const reply = lines.homework_timed_out;
  return {
    reply,
    transcript: [told(reply)],
    homework: { kind: "ended", from: session, ...(card && { card }) },
  };
}

/** Closes a question that was still shown after its homework. */
export function closeLeftQuestion(card: Card, lines: Lines): TurnResult {
  return { reply: lines.homework_ended, transcript: [], homework: { kind: "over", card } };
}

function told(text: string) {
  return { label: "GRACE-MAR (homework)", text } as const;
}

function labelOf({ said }: Answer) {
  if (!said) return "HOMEWORK ANSWER (tap)";
  return said.isSpoken ? "HOMEWORK ANSWER (voice)" : "HOMEWORK ANSWER";
}
