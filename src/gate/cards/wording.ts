// The question for another wording. It is answered with words, so it has no buttons and no tap.

import { cardRule } from "../../desk/cards.ts";
import type { Desk } from "../../desk/desk.ts";
import { refusalLine } from "../../wording/refusals.ts";
import { isDecidable, wordingBody, wordingCard, type WordingCardBody } from "./candidate-card.ts";

/** The question, bound to the hash of the block that it asks about. */
export const WORDING_CARD = cardRule<WordingCardBody, Desk>({
  schema: wordingBody,
  show: async ({ candidate: { id } }, desk, reason) => {
    const { lines } = desk.wording();
    const candidate = (await desk.store.candidates()).find(id);
    return candidate && isDecidable(candidate)
      ? wordingCard(candidate, lines)
      : { text: refusalLine(reason, lines), buttons: [] };
  },
  tap: (_, desk) => Promise.resolve(desk.wording().lines.tap_unknown),
});
