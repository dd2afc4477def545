// The words of an earlier message that a message answers. The messenger brings them, whatever became of them here since, so
// this is the one door by which they come in. Proof: test/e2e/answered.test.ts.

import { tellsDistress, type Distress } from "../wording/distress.ts";
import { answersEndedTalk } from "./ended-talks.ts";
import type { Incoming } from "./incoming.ts";
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
