// The card of a homework's question: a button for each letter. A tap answers the question that it stood under, or none.

import { cardRule } from "../../desk/cards.ts";
import { questionText } from "../../voice/homework-lines.ts";
import { LETTERS } from "../../voice/homework-questions.ts";
import { closeLeftQuestion, putAway } from "../../voice/homework.ts";
import { endStep, isTimedOut, mayDoHomework, openSession, optionCount, take } from "../homework.ts";
import { endedCard, homeworkBody, questionCard, type HomeworkCardBody } from "./homework-card.ts";
import type { CardChat } from "./card-chat.ts";

/** The question, bound to its session. */
export const HOMEWORK_CARD = cardRule<HomeworkCardBody, CardChat>({
  schema: homeworkBody,
  show: (body, { incoming, deps }) => {
    const { lines } = deps.desk.wording();
    const session = openSession(incoming, deps);
    const isOpen = session?.id === body.session && !body.isClosed;
    return Promise.resolve(
      isOpen
        ? questionCard(questionText(session, lines), session)
        : endedCard(lines.homework_ended, body),
    );
  },
  tap: async ({ card, body, verb }, { incoming, deps }) => {
    const { lines } = deps.desk.wording();
    const [, index, letter] = VERB.exec(verb) ?? [];
    const { chat, user, what } = incoming;
    // The id of a private chat is the id of its person.
    const isTheirs = card.chatId === chat.id && user.id === chat.id;
    if (!isTheirs || index === undefined) return lines.tap_unknown;
    if (!mayDoHomework(incoming, deps)) return lines.homework_guest;
    if (card.messageId !== null && card.messageId !== what.cardMessageId) {
      return lines.homework_over;
    }
    if (body.isClosed) return lines.homework_over;
    const session = openSession(incoming, deps);
    if (session?.id !== body.session) {
      // No dead buttons stay.
      await endStep(incoming, closeLeftQuestion(card, lines), deps);
      return lines.homework_over;
    }
    if (isTimedOut(session, deps)) {
      await endStep(incoming, putAway(session, lines, card), deps);
      return lines.homework_over;
    }
    if (session.index !== Number(index)) return lines.homework_over;
    const choice = LETTERS.findIndex((each) => each === letter);
    if (choice >= optionCount(session)) return lines.tap_unknown;
    return (await take(incoming, session, { choice, card }, deps)) ? "" : lines.homework_over;
  },
});

/** Number of the question, from 0, and its letter. */
const VERB = /^(\d)\.([A-D])$/;
