// The free words that a person writes behind an order: the reason of a rejection, the words that resolve a debate. Ledgers,
// files and cards that others read get them through this door alone. Proof: test/desk/kept-words.test.ts.

import { wordsIn } from "../record/text/fold.ts";
import { tellsDistress } from "../wording/distress.ts";
import { silenceIn } from "../wording/silence.ts";
import type { Wording } from "../wording/wording.ts";
import { HeldBackMeanwhile } from "../state/held-back.ts";
import type { Actor, Desk } from "./desk.ts";

/**
 * Gives the words that may be kept where every owner can read them; undefined for words that tell of distress or speak of
 * silence, for all words near such a telling, and for all words while a talk of that person is just between them and the bot.
 */
export function keptWords(
  words: string | undefined,
  actor: Speaker,
  desk: Pick<Desk, "state" | "now" | "wording">,
): string | undefined {
  if (!words?.trim() || tellsDistress([words]) || speaksOfSilence(words, desk.wording()))
    return undefined;
  return isWithheld(actor, desk) ? undefined : words;
}

/**
 * For the transaction that keeps words which were let through before it: a telling may have been heard meanwhile.
 * @throws HeldBackMeanwhile when they may be kept no longer. Their message is done anew.
 */
export function requireStillKept(actor: Speaker, desk: Pick<Desk, "state" | "now">): void {
  if (isWithheld(actor, desk)) throw new HeldBackMeanwhile();
}

type Speaker = Pick<Actor, "channelKey" | "name">;

/** A person who orders from the operator chat is named as their private chat is. */
function isWithheld(
  { channelKey, name }: Speaker,
  { state, now }: Pick<Desk, "state" | "now">,
): boolean {
  return [channelKey, name].some(
    (channel) =>
      state.conversations.betweenUs(channel) !== undefined ||
      state.heldBack.covers(channel, now().getTime()),
  );
}

/** Wherever in the words it stands: a reason that is lost can be given again. */
function speaksOfSilence(words: string, { lines, phrases }: Wording): boolean {
  if (silenceIn(words) !== "none") return true;
  const said = ` ${plain(words)} `;
  return ["/between_us", lines.key_between_us, ...phrases.between_us].some((phrase) =>
    said.includes(` ${plain(phrase)} `),
  );
}

function plain(text: string): string {
  return wordsIn(text)
    .map(({ folded }) => folded)
    .join(" ");
}
