// The card of a homework's question: a button for each letter. A tap answers the question that it stood under, or none.

import { cardRule, putCard, type LiveCard } from "../../desk/cards.ts";
import { homeworkBody, type HomeworkCardBody } from "../../voice/homework-desk.ts";
import { answerButtons, questionText } from "../../voice/homework-lines.ts";
import { LETTERS } from "../../voice/homework-questions.ts";
import { answerQuestion, putAway } from "../../voice/homework.ts";
import type { Lines } from "../../wording/catalogue.ts";
import { channelKeyOf } from "../incoming.ts";
import { isTimedOut, mayDoHomework, optionCount, placeOf } from "../homework.ts";
import type { CardChat } from "./card-chat.ts";

/** The question, bound to its session. */
export const HOMEWORK_CARD = cardRule<HomeworkCardBody, CardChat>({
  schema: homeworkBody,
  show: (body, { incoming, deps }) => {
    const { state, wording } = deps.desk;
    const { lines } = wording();
    const session = state.homework.find(channelKeyOf(incoming.chat.id));
    if (session && session.id === body.session && !body.isClosed) {
      const card = { kind: "homework", body } as const;
      const text = questionText(session, lines);
      return Promise.resolve({ text, buttons: answerButtons(session), card });
    }
    return Promise.resolve(endedCard(body, lines));
  },
  tap: async ({ card, body, verb }, { incoming, deps }) => {
    const { desk } = deps;
    const { lines } = desk.wording();
    const [, index, letter] = VERB.exec(verb) ?? [];
    const place = placeOf(incoming, deps);
    // The id of a private chat is the id of its person.
    const isTheirs = card.chatId === place.chatId && incoming.user.id === place.chatId;
    if (!isTheirs || index === undefined) return lines.tap_unknown;
    if (!mayDoHomework(incoming, deps)) return lines.homework_guest;
    const { cardMessageId: messageId } = incoming.what;
    if (card.messageId !== null && card.messageId !== messageId) return lines.homework_over;
    if (body.isClosed) return lines.homework_over;

    const session = desk.state.homework.find(place.channelKey);
    if (session?.id !== body.session) {
      await desk.commit(() => {
        putCard({ card }, endedCard(body, lines), desk);
      });
      return lines.homework_over;
    }
    if (isTimedOut(session, deps)) {
      await putAway(place, session, desk, card);
      return lines.homework_over;
    }
    const choice = LETTERS.findIndex((each) => each === letter);
    const answer = { sessionId: session.id, index: Number(index), choice, card };
    if (session.index === answer.index && choice >= optionCount(session)) return lines.tap_unknown;
    return (await answerQuestion(place, answer, desk)) ? "" : lines.homework_over;
  },
});

/** Number of the question, from 0, and its letter. */
const VERB = /^(\d)\.([A-D])$/;

/** The question of a homework that is over. No dead buttons stay. */
function endedCard(body: HomeworkCardBody, lines: Lines): LiveCard {
  const card = { kind: "homework", body: { ...body, isClosed: true } } as const;
  return { text: lines.homework_ended, buttons: [], card };
}
