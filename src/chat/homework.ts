// Homework in the chat: the command, typed or spoken letters (taps: cards/homework.ts).

import { randomUUID } from "node:crypto";
import { foldForms } from "../record/text/fold.ts";
import type { HomeworkSession } from "../state/homework.ts";
import type { RecordState } from "../state/record-state.ts";
import {
  answerQuestion,
  askAgain,
  putAway,
  refuseHomework,
  type Answer,
} from "../voice/homework.ts";
import { howText } from "../voice/homework-lines.ts";
import { LETTERS } from "../voice/homework-questions.ts";
import { startHomework, totalSoFar } from "../voice/homework-start.ts";
import { isOnly } from "../voice/phrases.ts";
import { isYes } from "../voice/yes.ts";
import type { TurnResult } from "../voice/ports.ts";
import { say } from "./answer.ts";
import { endTurn, isBetweenUs } from "./end-turn.ts";
import { openQuestion } from "./cards/homework-card.ts";
import { channelKeyOf, isBefore, type Incoming } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";
import { endHomework, orStopped } from "./stop.ts";

/** True for a word that asks for homework, and for the label of its key on the keyboard. */
export function asksForHomework(text: string, { desk }: ChatDeps): boolean {
  const { lines, phrases } = desk.wording();
  return isOnly(text, [...phrases.homework_words, lines.key_homework]);
}

/** Begins a homework. When one is open, its question is asked again and no model is called. */
export async function homework(incoming: Incoming, said: string, deps: ChatDeps): Promise<void> {
  const { desk } = deps;
  const wording = desk.wording();
  const { lines } = wording;
  if (!mayDoHomework(incoming, deps)) return say(incoming, { text: lines.homework_guest }, deps);
  if (isBetweenUs(channelKeyOf(incoming.chat.id), deps.desk))
    return say(incoming, { text: lines.between_us_homework }, deps);
  const session = openSession(incoming, deps);
  if (session && !isTimedOut(session, deps)) {
    if (await endStep(incoming, askAgain(session, lines), deps)) return;
    // A tap has answered the question in the same moment.
    return homework(incoming, said, deps);
  }
  const stopTyping = deps.wire.showTyping(incoming.chat.id);
  try {
    const request = { channelKey: channelKeyOf(incoming.chat.id), said, id: randomUUID() };
    const result = await orStopped(deps, () =>
      startHomework(request, { ...deps.voice, store: desk.store, wording }),
    );
    await endStep(incoming, result ?? refuseHomework(said, lines.stopped), deps);
  } finally {
    stopTyping();
  }
}

/**
 * Takes a message during a homework: a letter or digit by itself, or a word that stops it. Returns false for everything
 * else, which stays ordinary talk, so that a homework never swallows a question. A homework that timed out is closed
 * first.
 */
export async function heardInHomework(
  incoming: Incoming,
  said: { readonly text: string; readonly isSpoken: boolean },
  deps: ChatDeps,
): Promise<boolean> {
  const { lines, phrases } = deps.desk.wording();
  // One that was begun under another role stays as it is.
  const session = mayDoHomework(incoming, deps) ? openSession(incoming, deps) : undefined;
  if (!session) return false;
  if (isTimedOut(session, deps)) {
    // The message is handled afterwards, so this is only noted. A tap may have come first.
    const desk = { ...deps.desk, commit: deps.desk.note };
    await endStep(incoming, putAway(session, lines), { desk });
    return heardInHomework(incoming, said, deps);
  }
  if (isOnly(said.text, phrases.stop_words)) return endHomework(incoming, said.text, deps);
  const { options = [] } = session.questions[session.index] ?? {};
  const choice = choiceIn(said.text);
  if (choice !== undefined && choice < options.length) {
    await answered(incoming, session, { choice, said }, deps);
    return true;
  }
  // Nearly an answer. But "y" may be meant for an offer to look something up.
  const isNearly = choice === undefined ? isOnly(said.text, options) : !isYes(said.text, phrases);
  if (isNearly) await say(incoming, { text: howText(session, lines) }, deps);
  return isNearly;
}

async function answered(
  incoming: Incoming,
  session: HomeworkSession,
  answer: Answer,
  deps: ChatDeps,
): Promise<void> {
  if (!isBeforeQuestion(incoming, session, deps) && (await take(incoming, session, answer, deps)))
    return;
  await say(incoming, { text: deps.desk.wording().lines.homework_over }, deps);
}

/** True when a message was written before the question could be read. */
function isBeforeQuestion(
  incoming: Incoming,
  session: HomeworkSession,
  { desk }: ChatDeps,
): boolean {
  const card = openQuestion(incoming.chat.id, session, desk.state);
  return card !== undefined && isBefore(incoming, card);
}

/** Takes an answer. Gives false when the question is over by now. */
export async function take(
  incoming: Incoming,
  session: HomeworkSession,
  answer: Answer,
  deps: ChatDeps,
): Promise<boolean> {
  const total = await totalSoFar(deps.desk.store);
  return endStep(incoming, answerQuestion(session, answer, total, deps.desk.wording().lines), deps);
}

/**
 * Index from 0 of a letter or digit that stands alone but for punctuation. Signs beyond A-D and 1-4 give a number that
 * is too large.
 */
function choiceIn(text: string): number | undefined {
  const sign = /^[\s\p{P}]*([a-z\d])[\s\p{P}]*$/u.exec(foldForms(text))?.[1]?.toUpperCase();
  if (sign === undefined) return undefined;
  const index = /\d/.test(sign) ? Number(sign) - 1 : LETTERS.findIndex((each) => each === sign);
  return index === -1 ? Infinity : index;
}

/** Number of letters of the current question. */
export function optionCount({ questions, index }: HomeworkSession): number {
  return questions[index]?.options.length ?? 0;
}

/** True when nobody answered for too long. */
export function isTimedOut({ activeAt }: { readonly activeAt: number }, deps: ChatDeps): boolean {
  // A clock that was wrong may have stored a time in the future.
  return Math.abs(deps.desk.now().getTime() - activeAt) > deps.config.homeworkTimeoutMs;
}

/** Companions and owners may do homework. Guests may only chat and look things up. */
export function mayDoHomework(incoming: Incoming, { roles }: ChatDeps): boolean {
  const userId = incoming.user.id;
  return roles.isCompanion(userId) || roles.isOwner(userId);
}

/** The homework that is open in a chat. */
export function openSession(
  { chat }: Incoming,
  { desk }: ChatDeps,
): ReturnType<RecordState["homework"]["find"]> {
  return desk.state.homework.find(channelKeyOf(chat.id));
}

/** Ends the message with a step. Gives false, with nothing changed, when the step's question is over by now. */
export function endStep(
  incoming: Incoming,
  result: TurnResult,
  { desk }: Pick<ChatDeps, "desk">,
): Promise<boolean> {
  const chatId = incoming.chat.id;
  return endTurn(
    { channelKey: channelKeyOf(chatId), chatId, saidAt: incoming.writtenAt, result },
    desk,
  );
}
