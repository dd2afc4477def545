// Messages that belong to a talk just between a person and the bot that has ended. Whatever way its words come in once more (changed,
// passed on, late, or with an answer), this is the one door that knows them. Proof: test/e2e/ended-talks.test.ts.

import type { RecordState } from "../state/record-state.ts";
import { channelKeyOf, type Incoming } from "./incoming.ts";

type Came = Pick<
  Incoming,
  "chat" | "messageId" | "writtenAt" | "firstWrittenAt" | "replyTo" | "words"
>;
type Known = Pick<RecordState, "privateTalks">;

/**
 * True for a message of such a talk, for a change of one, and for what was written in one by either side and is passed on now.
 * It is answered, and leaves nothing.
 */
export function isOfEndedTalk(
  { chat, messageId, writtenAt, firstWrittenAt, words }: Came,
  { privateTalks }: Known,
): boolean {
  const channelKey = channelKeyOf(chat.id);
  const wasAt = (time: number | undefined): boolean =>
    time !== undefined && privateTalks.wasAt(channelKey, time);
  // What is passed on has a new number, and the time at which it was written first.
  if (wasAt(firstWrittenAt)) return true;
  if (messageId === undefined || !privateTalks.isOfEnded(channelKey, messageId)) return false;
  // One that comes behind the end of its talk has its time. A late reply of the bot stands behind the first words after it.
  return words === "edited" || wasAt(writtenAt);
}

/** True for a message that answers one of such a talk, or one that passed it on, and so brings its words. */
export function answersEndedTalk(
  { chat, replyTo = {} }: Pick<Came, "chat" | "replyTo">,
  { privateTalks }: Known,
): boolean {
  const { messageId, firstWrittenAt, quoted, said } = replyTo;
  if (quoted === undefined && said === undefined) return false;
  const channelKey = channelKeyOf(chat.id);
  return (
    privateTalks.isOfEnded(channelKey, messageId) ||
    (firstWrittenAt !== undefined && privateTalks.wasAt(channelKey, firstWrittenAt))
  );
}

/**
 * True when words of an ended talk come into state.db once more: an update is of one, or has a message of it, which it answers,
 * changes or pins, or under which somebody tapped.
 * @param body the update as it came.
 */
export function bringsEndedTalk(incoming: Came, body: string, state: Known): boolean {
  const channelKey = channelKeyOf(incoming.chat.id);
  const ids = [...body.matchAll(/"message_id":\s*(\d+)/g)].map(([, id]) => Number(id));
  return (
    isOfEndedTalk(incoming, state) ||
    answersEndedTalk(incoming, state) ||
    ids.some((id) => state.privateTalks.isOfEnded(channelKey, id))
  );
}
