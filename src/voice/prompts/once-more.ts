// The second question to a model whose answer says something that nothing shown holds. The system message stays as it was.

import type { Message } from "../../state/conversation.ts";
import type { Unfounded } from "../receipts/claim.ts";
import { clipTokens } from "../tokens.ts";
import { defused, oneLine } from "./delimited.ts";

/** Messages of the talk that are told again. */
const MESSAGES = 5;
const MOST_NAMED = 5;
const WORD_TOKENS = 16;

/** Gives the messages. @param reply the model's own. */
export function onceMore(
  messages: readonly Message[],
  reply: string,
  unfounded: readonly Unfounded[],
): readonly Message[] {
  const words = [...new Set(unfounded.map(({ text }) => text))]
    .filter((_, at) => at < MOST_NAMED)
    .map((text) => `"${clipTokens(defused(oneLine(text)), WORD_TOKENS)}"`);
  return [
    ...messages.slice(-MESSAGES),
    { role: "assistant", text: reply },
    {
      role: "user",
      text: `(A note of the program, not of the person.) Your answer says ${words.join(", ")}. That stands nowhere in <record>, <recalled> or this talk. Answer my message before it again, in its language, from what stands there alone and without a word on this note. If nothing is left to say, you have not learned it yet: say so, with the offer.`,
    },
  ];
}
