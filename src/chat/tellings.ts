// A telling of distress in a chat. From the moment in which it is heard, before anything is worked out, what is said near it is
// held back (state/held-back.ts). Proof: test/e2e/held-back.test.ts.

import { distressIn, type Distress } from "../wording/distress.ts";
import { distressBeside } from "./answered.ts";
import { channelKeyOf, wordsOf, type Incoming } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";
import { letGoOfNamed } from "./let-go.ts";
import { stronger } from "./told.ts";

/** Gives the strongest sign in all that a message says by itself, also where nothing of it was worked out. */
export function toldIn(incoming: Pick<Incoming, "replyTo" | "what">): Distress {
  const { what } = incoming;
  const words = wordsOf(incoming);
  // A command's name may be the first of the words, as in "/dad hits me".
  const all = what.kind === "command" ? [words, `${what.name} ${words}`] : [words];
  return all.map(distressIn).reduce(stronger, distressBeside(incoming));
}

type Heard = Pick<
  Incoming,
  "chat" | "words" | "messageId" | "writtenAt" | "firstWrittenAt" | "replyTo" | "what"
>;

/**
 * Looks for distress in a person's words, and in what stands beside them, and holds back what is said near them. Gives what it
 * found in the words.
 */
export async function listenForDistress(
  incoming: Heard,
  words: string,
  { desk, told }: Pick<ChatDeps, "desk" | "told">,
): Promise<Distress> {
  const heard = distressIn(words);
  const level = heard === "none" ? distressBeside(incoming) : heard;
  told.note(level);
  if (level === "none") return level;
  const now = desk.now().getTime();
  const { writtenAt: saidAt = now, chat } = incoming;
  await desk.note(() => {
    desk.state.heldBack.begin(channelKeyOf(chat.id), { level, saidAt }, now);
    letGoOfNamed(incoming, { desk });
  });
  return heard;
}

/** True for a message near such a telling, and for one that repeats, or answers, what was said near it. */
export function isNearTelling(
  { chat, writtenAt, firstWrittenAt, replyTo }: Heard,
  { desk }: Pick<ChatDeps, "desk">,
): boolean {
  const now = desk.now().getTime();
  const times = [now, writtenAt ?? now, firstWrittenAt ?? now, replyTo?.writtenAt ?? now];
  return desk.state.heldBack.covers(channelKeyOf(chat.id), ...times);
}
