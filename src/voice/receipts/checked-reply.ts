// A reply that was looked through: where it says a name, a number or a date that nothing shown holds, the model is asked once more,
// and then the Voice says that it has not learned this. Proof: test/e2e/checked-reply.test.ts.

import { LlmError } from "../../errors.ts";
import type { Wording } from "../../wording/wording.ts";
import { fill } from "../../wording/catalogue.ts";
import { ENGLISH } from "../../wording/english.ts";
import type { Message } from "../../state/conversation.ts";
import type { VoiceCall } from "../prompts/prompts.ts";
import { onceMore } from "../prompts/once-more.ts";
import { readReply, type StructuredReply } from "./structured-reply.ts";
import { unfoundedIn } from "./unfounded.ts";

/** Asks the model these messages behind the call's system message. */
export type AskVoice = (messages: readonly Message[]) => Promise<string>;

export type CheckedReply = StructuredReply & {
  /** In place of what the model said. */
  readonly isAbstention?: boolean;
};

/**
 * Gives the reply to a call.
 * @param isOpen true for a reply that nothing may stand in the way of: it tells somebody in distress what to do.
 * @throws LlmError without a first answer, and when stopped.
 */
export async function checkedReply(
  { messages, shown }: Pick<VoiceCall, "messages" | "shown">,
  ask: AskVoice,
  isOpen: (reply: string) => boolean,
  wording: Wording,
): Promise<CheckedReply> {
  const first = readReply(await ask(messages));
  const doubts = unfoundedIn(first.text, shown);
  if (doubts.length === 0 || isOpen(first.text)) return first;
  const again = await orNone(ask(onceMore(messages, first.text, doubts)));
  const second = again === undefined ? undefined : readReply(again);
  if (second === undefined || second.text === "") return abstention(wording);
  const isFounded = unfoundedIn(second.text, shown).length === 0;
  return isFounded || isOpen(second.text) ? second : abstention(wording);
}

/** The Voice's own words, with the offer. */
function abstention({ examples = ENGLISH.examples, spoken }: Wording): CheckedReply {
  const [offer = ""] = spoken.lookup_offer;
  const text = fill(examples.unknown.answer, { offer });
  return { text, from: [], offersLookup: true, isCut: false, isAbstention: true };
}

/** Undefined where the model gives no second answer. The first one is not shown for that. */
async function orNone(asked: Promise<string>): Promise<string | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof LlmError && error.kind !== "aborted") return undefined;
    throw error;
  }
}
