// Homework in the chat: the command, typed or spoken letters (taps: cards/homework.ts).

import { foldForms } from "../record/text/fold.ts";
import type { HomeworkSession } from "../state/homework.ts";
import { commitTurn } from "../voice/commit-turn.ts";
import {
  answerQuestion,
  askAgain,
  beginHomework,
  isBeforeQuestion,
  putAway,
  stopHomework,
  type Answer,
  type HomeworkPlace,
} from "../voice/homework.ts";
import { howText } from "../voice/homework-lines.ts";
import { LETTERS } from "../voice/homework-questions.ts";
import { makeQuestions } from "../voice/homework-start.ts";
import { isOnly, isYes } from "../voice/phrases.ts";
import { say } from "./answer.ts";
import { channelKeyOf, type Incoming } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";
import { orStopped } from "./stop.ts";

/** True for a word that asks for homework, and for the label of its key on the keyboard. */
export function asksForHomework(text: string, { desk }: ChatDeps): boolean {
  const { lines, phrases } = desk.wording();
  return isOnly(text, [...phrases.homework_words, lines.key_homework]);
}

/** Begins a homework. When one is open, its question is asked again and no model is called. */
export async function homework(incoming: Incoming, said: string, deps: ChatDeps): Promise<void> {
  const { lines } = deps.desk.wording();
  if (!mayDoHomework(incoming, deps)) return say(incoming, { text: lines.homework_guest }, deps);
  const place = placeOf(incoming, deps);
  const session = deps.desk.state.homework.find(place.channelKey);
  if (session && !isTimedOut(session, deps)) return askAgain(place, session, deps.desk);
  const stopTyping = deps.wire.showTyping(place.chatId);
  try {
    const made = await orStopped(deps, () =>
      makeQuestions(place.channelKey, { ...deps.voice, signal: deps.signal }, deps.desk),
    );
    if (made !== undefined && typeof made !== "string") {
      return await beginHomework(place, made, said, deps.desk);
    }
    const reply = lines[made ?? "stopped"];
    const transcript = [
      { label: "HOMEWORK START", text: said },
      { label: "GRACE-MAR (homework)", text: reply },
    ] as const;
    await commitTurn({ ...place, result: { reply, transcript } }, deps.desk);
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
  const { desk } = deps;
  const { lines, phrases } = deps.desk.wording();
  const place = placeOf(incoming, deps);
  const session = desk.state.homework.find(place.channelKey);
  if (!session) return false;
  if (isTimedOut(session, deps)) {
    await putAway(place, session, desk);
    return false;
  }
  if (isOnly(said.text, phrases.stop_words)) {
    await stopHomework(place, session, said.text, desk);
    return true;
  }
  const { options = [] } = session.questions[session.index] ?? {};
  const choice = choiceIn(said.text);
  if (choice !== undefined && choice < options.length) {
    await answered(incoming, { sessionId: session.id, index: session.index, choice, said }, deps);
    return true;
  }
  // Nearly an answer. But "y" may be meant for an offer to look something up.
  const isNearly = choice === undefined ? isOnly(said.text, options) : !isYes(said.text, phrases);
  if (isNearly) await say(incoming, { text: howText(session, lines) }, deps);
  return isNearly;
}

async function answered(incoming: Incoming, answer: Answer, deps: ChatDeps): Promise<void> {
  const place = placeOf(incoming, deps);
  const isLate = isBeforeQuestion(incoming.messageId ?? Infinity, place, deps.desk);
  if (!isLate && (await answerQuestion(place, answer, deps.desk))) return;
  await say(incoming, { text: deps.desk.wording().lines.homework_over }, deps);
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

/** The chat of a homework. */
export function placeOf(incoming: Incoming, deps: ChatDeps): HomeworkPlace {
  const chatId = incoming.chat.id;
  return { chatId, channelKey: channelKeyOf(chatId), also: deps.desk.ended };
}
