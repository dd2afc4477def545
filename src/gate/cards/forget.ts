// The card of /forget. After any tap but one that shows the list anew, the card no longer holds the words.

import { cardRule, putCard, type ReadTap } from "../../desk/cards.ts";
import type { Desk } from "../../desk/desk.ts";
import { fill } from "../../wording/catalogue.ts";
import { refusalLine } from "../../wording/refusals.ts";
import {
  emptiedCard,
  forgetBody,
  forgetCard,
  leftLines,
  type ForgetCardBody,
} from "./forget-card.ts";
import { previewForget } from "../forget-find.ts";
import { forget, type Forgotten } from "../forget.ts";

/** The card of all that was found, bound to a hash of it. */
export const FORGET_CARD = cardRule<ForgetCardBody, Desk>({
  schema: forgetBody,
  show: async ({ words }, desk, reason) => {
    const { lines } = desk.wording();
    const isOpen = words !== undefined && reason.code === "forget_changed";
    const preview = isOpen && (await previewForget(words, desk));
    return preview ? forgetCard(preview, lines) : emptiedCard(refusalLine(reason, lines));
  },
  tap: async ({ card, body, verb, actor }, desk) => {
    const { words, sha256 } = body;
    const { lines } = desk.wording();
    if (words === undefined || sha256 === undefined) return lines.tap_unknown;
    switch (verb) {
      case "forget": {
        const tell = ({ places }: Pick<Forgotten, "places">): void => {
          const count = places.reduce((sum, place) => sum + place.count, 0);
          putCard({ card }, emptiedCard(fill(lines.forget_done, { count })), desk);
        };
        const forgotten = await forget({ words, sha256, cardId: card.id }, actor, desk, tell);
        await tellLeft(card, forgotten, desk);
        return lines.tap_forgotten;
      }
      case "cancel":
        await desk.commit(() => {
          putCard({ card }, emptiedCard(lines.forget_kept), desk);
        });
        return lines.tap_not_now;
      default:
        return lines.tap_unknown;
    }
  },
});

/** Tells the owner where words are left. It names places and repeats no words. Known only after the forgetting. */
async function tellLeft(
  { chatId }: ReadTap<ForgetCardBody>["card"],
  { left, ours, failure }: Pick<Forgotten, "left" | "ours" | "failure">,
  desk: Desk,
): Promise<void> {
  const { lines } = desk.wording();
  const text = [
    ...leftLines({ beyond: left, ours, sealed: [] }, lines),
    ...(failure === undefined ? [] : [lines.forget_unsure]),
  ].join("\n\n");
  if (text === "") return;
  await desk.commit(() => {
    putCard({ chatId }, { text, buttons: [] }, desk);
  });
}
