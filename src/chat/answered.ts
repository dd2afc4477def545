// The words of an earlier message that a message answers. The messenger brings them, whatever became of them here since, so
// this is the one door by which they come in. Proof: test/e2e/answered.test.ts.

import type { RecordState } from "../state/record-state.ts";
import { tellsDistress, type Distress } from "../wording/distress.ts";
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

/**
 * True when words of an ended talk come into state.db once more: an update has a message of it, which it answers, changes or pins,
 * or under which somebody tapped.
 * @param body the update as it came.
 */
export function bringsEndedTalk(
  incoming: Pick<Incoming, "chat" | "replyTo">,
  body: string,
  state: Pick<RecordState, "privateTalks">,
): boolean {
  const channelKey = channelKeyOf(incoming.chat.id);
  const ids = [...body.matchAll(/"message_id":\s*(\d+)/g)].map(([, id]) => Number(id));
  return (
    answersEndedTalk(incoming, state) ||
    ids.some((id) => state.privateTalks.isOfEnded(channelKey, id))
  );
}

function answersEndedTalk(
  incoming: Pick<Incoming, "chat" | "replyTo">,
  { privateTalks }: Pick<RecordState, "privateTalks">,
): boolean {
  if (textsOf(incoming).length === 0) return false;
  return privateTalks.isOfEnded(channelKeyOf(incoming.chat.id), incoming.replyTo?.messageId);
}

/**
 * Distress in what stands beside a person's words: those that they answer, and the name of a file. It was not said here and now,
 * so it is never more than a sign.
 */
export function distressBeside(incoming: Pick<Incoming, "replyTo" | "what">): Distress {
  const { what } = incoming;
  const names = what.kind === "document" ? [what.name.replaceAll(/[_.-]/g, " ")] : [];
  return tellsDistress([...textsOf(incoming), ...names]) ? "possible" : "none";
}

function textsOf({ replyTo: { quoted, said } = {} }: Pick<Incoming, "replyTo">): readonly string[] {
  return [quoted, said].filter((text) => text !== undefined);
}
