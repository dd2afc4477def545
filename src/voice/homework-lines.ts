// The texts of a homework, put together from the catalogue's lines.

import type { HomeworkQuestion, HomeworkSession } from "../state/homework.ts";
import type { Button } from "../state/outbox.ts";
import { fill, type Lines } from "../wording/catalogue.ts";
import { LETTERS } from "./homework-questions.ts";

/** The first goal: so many right answers in all homework so far. */
const FIRST_GOAL = 30;

/** Gives the first message of a homework. @param total right answers in all homework so far. */
export function openingText(session: HomeworkSession, total: number, lines: Lines): string {
  return paragraphs([
    lines.homework_intro,
    total > 0 ? totalText(total, lines) : "",
    questionText(session, lines),
  ]);
}

/** Gives the current question with its number and its options. */
export function questionText(session: HomeworkSession, lines: Lines): string {
  const { questions, index } = session;
  const question = questions[index];
  if (!question) return "";
  const heading = fill(lines.homework_question, { number: index + 1, count: questions.length });
  return [
    heading,
    question.question,
    "",
    ...question.options.map((_, at) => optionText(question, at)),
  ].join("\n");
}

/** Gives the letters, two in a row. `index` recognises a tap that was meant for an earlier question. */
export function answerButtons({
  questions,
  index,
}: HomeworkSession): readonly (readonly Button[])[] {
  const count = questions[index]?.options.length ?? 0;
  const buttons = LETTERS.slice(0, count).map((label) => ({ label, verb: `${index}.${label}` }));
  return [buttons.slice(0, 2), buttons.slice(2)].filter((row) => row.length > 0);
}

/** Gives the line for an answer to the current question. @param streak right answers in a row, including this one. */
export function feedbackText(
  { questions, index }: HomeworkSession,
  { isRight, streak }: { readonly isRight: boolean; readonly streak: number },
  lines: Lines,
): string {
  const question = questions[index];
  if (!question) return "";
  if (isRight && streak >= 3) return fill(lines.homework_right_many, { count: streak });
  if (isRight) return streak === 2 ? lines.homework_right_two : lines.homework_right_one;
  return [
    fill(lines.homework_wrong, { answer: optionText(question, question.correct) }),
    ...(question.hint === undefined ? [] : [fill(lines.homework_hint, { hint: question.hint })]),
  ].join("\n");
}

/** Gives the text after the last question. */
export function endText(
  { correct, questions }: HomeworkSession,
  total: number,
  lines: Lines,
): string {
  return paragraphs([
    fill(lines.homework_score, { correct, count: questions.length }),
    total > 0 ? totalText(total, lines) : "",
    lines.homework_again,
  ]);
}

/** Gives a hint for a person whose message looks like an answer and is none. */
export function howText({ questions, index }: HomeworkSession, lines: Lines): string {
  const last = (questions[index]?.options.length ?? 1) - 1;
  return fill(lines.homework_how, { first: LETTERS[0], last: LETTERS[last] ?? LETTERS[0] });
}

/** Joins parts with an empty line between them. Leaves out empty parts. */
export function paragraphs(parts: readonly string[]): string {
  return parts.filter(Boolean).join("\n\n");
}

function optionText({ options }: HomeworkQuestion, at: number): string {
  return `${LETTERS[at] ?? ""}) ${options[at] ?? ""}`;
}

function totalText(total: number, lines: Lines): string {
  const line = total < FIRST_GOAL ? lines.homework_total : lines.homework_total_past;
  return fill(line, { total, goal: FIRST_GOAL });
}
