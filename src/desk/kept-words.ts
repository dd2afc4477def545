// The free words that a person writes behind an order: the reason of a rejection, the words that resolve a debate. Ledgers,
// files and cards that others read get them through this door alone. Proof: test/desk/kept-words.test.ts.

import { tellsDistress } from "../wording/distress.ts";
import type { Actor, Desk } from "./desk.ts";

/**
 * Gives the words that may be kept where every owner can read them; undefined for words that tell of distress, for all words
 * near such a telling, and for all words while a talk of that person is just between them and the bot.
 */
export function keptWords(
  words: string | undefined,
  { channelKey, name }: Pick<Actor, "channelKey" | "name">,
  { state, now }: Pick<Desk, "state" | "now">,
): string | undefined {
  if (!words?.trim() || tellsDistress([words])) return undefined;
  // A person who orders from the operator chat is named as their private chat is.
  const isPrivate = [channelKey, name].some(
    (channel) =>
      state.conversations.betweenUs(channel) !== undefined ||
      state.heldBack.covers(channel, now().getTime()),
  );
  return isPrivate ? undefined : words;
}
