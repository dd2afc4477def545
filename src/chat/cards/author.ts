// The card that asks who of a pasted chat the person is. A tap waits in the chat's own lane: a model reads the chosen
// speaker's words.

import { cardRule, type ReadTap } from "../../desk/cards.ts";
import { authorCard, authorCardBody, NONE_VERB, tappedSpeaker } from "../../voice/pasted/author.ts";
import type { AuthorQuestion, ChatSpeaker } from "../../voice/ports.ts";
import { receiveAuthored } from "../../voice/checkpoint.ts";
import { say, toast } from "../answer.ts";
import { endTurn, isBetweenUs } from "../end-turn.ts";
import { channelKeyOf, type Incoming } from "../incoming.ts";
import type { ChatDeps } from "../ports.ts";
import { orStopped } from "../stop.ts";
import { isNearTelling } from "../tellings.ts";
import { closeQuestion } from "./author-card.ts";
import type { CardChat } from "./card-chat.ts";

/** The buttons with the speakers' names, and one for "none of them". */
export const AUTHOR_CARD = cardRule<AuthorQuestion, CardChat>({
  schema: authorCardBody,
  show: (body, { deps }) => {
    const open = body.parts.length > 0 && authorCard(body, deps.desk.wording().lines);
    // The words of the question stay.
    return Promise.resolve({ text: "", ...(open || { buttons: [] }) });
  },
  tap: async (tap, { incoming, deps }) => {
    const { lines } = deps.desk.wording();
    const { card, body, verb } = tap;
    const { chat, user } = incoming;
    // The id of a private chat is the id of its person.
    const isTheirs = card.chatId === chat.id && user.id === chat.id;
    const isNone = verb === NONE_VERB;
    const me = tappedSpeaker(body, verb);
    if (!isTheirs || (me === undefined && !isNone && body.parts.length > 0)) {
      return lines.tap_unknown;
    }
    // Nothing is kept of what others paste, nor while nothing is noted.
    const mayLearn =
      deps.roles.isCompanion(user.id) && !isBetweenUs(channelKeyOf(chat.id), deps.desk);
    if (body.parts.length > 0 && me !== undefined && mayLearn) {
      await read(tap, me, { incoming, deps });
      return undefined;
    }
    await deps.desk.commit(() => {
      closeQuestion(card, deps.desk);
    });
    return isNone ? lines.whose_none_kept : lines.tap_replaced;
  },
});

async function read(
  { card, body }: ReadTap<AuthorQuestion>,
  me: ChatSpeaker,
  { incoming, deps }: CardChat,
): Promise<void> {
  // Sent before the work: Telegram accepts this answer only for some seconds.
  void toast(incoming, "", deps);
  const chatId = incoming.chat.id;
  const channelKey = channelKeyOf(chatId);
  const stopTyping = deps.wire.showTyping(chatId);
  try {
    const isHeldBack = isNearWords(incoming, body, deps);
    const result = await orStopped(deps, () =>
      receiveAuthored(
        body,
        { me, channelKey, isHeldBack },
        { ...deps.voice, wording: deps.desk.wording() },
      ),
    );
    // The question stays open for another tap.
    if (!result) return await say(incoming, { text: deps.desk.wording().lines.stopped }, deps);
    await endTurn({ channelKey, chatId, saidAt: body.saidAt, result, answers: card }, deps.desk);
  } finally {
    stopTyping();
  }
}

/** What was pasted near a telling of distress is held back, and so is what is tapped near one. */
function isNearWords(incoming: Incoming, { saidAt }: AuthorQuestion, deps: ChatDeps): boolean {
  const pasted = saidAt === undefined ? incoming : { ...incoming, writtenAt: saidAt };
  return isNearTelling(incoming, deps) || isNearTelling(pasted, deps);
}
