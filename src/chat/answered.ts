// The words of an earlier message that a message answers. The messenger brings them, whatever became of them here since, so
// this is the one door by which they come in. Proof: test/e2e/answered.test.ts.

import type { RecordState } from "../state/record-state.ts";
import { distressIn, type Distress } from "../wording/distress.ts";
import { channelKeyOf, type Incoming } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";

/**
 * Gives the words that the model is told of: of the part that the person quoted, else all of them. What was forgotten since, or
 * was said in a talk just between us that has ended, is told to nobody again.
 */
export async function answeredWords(
  incoming: Pick<Incoming, "chat" | "replyTo">,
  { desk, voice: { isForgotten } }: ChatDeps,
): Promise<string | undefined> {
  const { replyTo } = incoming;
  const words = replyTo?.quoted ?? replyTo?.said;
  if (words === undefined) return undefined;
  if (answersEndedTalk(incoming, desk.state)) return undefined;
  return (await isForgotten?.(textsOf(incoming))) ? undefined : words;
}

/** True for words of a talk just between us that has ended. With the message they came into state.db once more. */
export function answersEndedTalk(
  incoming: Pick<Incoming, "chat" | "replyTo">,
  { privateTalks }: Pick<RecordState, "privateTalks">,
): boolean {
  if (textsOf(incoming).length === 0) return false;
  return privateTalks.isOfEnded(channelKeyOf(incoming.chat.id), incoming.replyTo?.messageId);
}

/** Distress in them. They were not said here and now, so that a message answers them is never more than a sign of it. */
export function answeredDistress(incoming: Pick<Incoming, "replyTo">): Distress {
  return textsOf(incoming).some((text) => distressIn(text) !== "none") ? "possible" : "none";
}

function textsOf({ replyTo: { quoted, said } = {} }: Pick<Incoming, "replyTo">): readonly string[] {
  return [quoted, said].filter((text) => text !== undefined);
}
