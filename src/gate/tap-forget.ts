// Taps on the card of /forget. After any tap but one that shows the list anew, the card no longer holds the words.

import { CandidateError } from "../errors.ts";
import type { CardContent, LiveCard } from "./card.ts";
import { putOnCard, type CardTap } from "./card-tap.ts";
import { forgetCard, leftLines, type ForgetCardBody } from "./forget-card.ts";
import { previewForget } from "./forget-find.ts";
import { forget, type Forgotten } from "./forget.ts";
import type { Desk } from "../desk/desk.ts";
import { fill } from "../wording/catalogue.ts";
import { refusalLine } from "../wording/refusals.ts";

/** Carries out a tap on the card of /forget. Gives the short line that Telegram shows over the chat. */
export async function tapForget(tap: CardTap, desk: Desk): Promise<string> {
  const { card, verb, actor, also } = tap;
  const { lines } = desk.wording();
  const { words, sha256 } = card.body as ForgetCardBody;
  if (words === undefined || sha256 === undefined) return lines.tap_unknown;
  if (verb === "cancel") {
    await show(tap, { text: lines.forget_kept, buttons: [] }, desk);
    return lines.tap_not_now;
  }
  if (verb !== "forget") return lines.tap_unknown;
  try {
    const forgotten = await forget(
      { words, sha256, cardId: card.id },
      actor,
      desk,
      ({ places }) => {
        const count = places.reduce((sum, place) => sum + place.count, 0);
        empty(tap, { text: fill(lines.forget_done, { count }), buttons: [] }, desk);
        also();
      },
    );
    await tellLeft(tap, forgotten, desk);
    return lines.tap_forgotten;
  } catch (error) {
    if (!(error instanceof CandidateError)) throw error;
    const line = refusalLine(error.reason, lines);
    // This is a second tap on a button that has done its work.
    if (!isOpen(tap, desk)) return line;
    const review = error.code === "forget_changed" && (await previewForget(words, desk));
    await show(tap, review ? forgetCard(review, lines) : { text: line, buttons: [] }, desk);
    return line;
  }
}

function isOpen({ card }: CardTap, { state }: Desk): boolean {
  const now = state.outbox.cardByToken(card.token)?.body as ForgetCardBody | undefined;
  return now?.words !== undefined;
}

async function show(tap: CardTap, content: CardContent | LiveCard, desk: Desk): Promise<void> {
  await desk.state.database.transact(() => {
    if ("card" in content) putOnCard(tap.card, content, desk);
    else empty(tap, content, desk);
    tap.also();
  });
  desk.onCommitted();
}

/** Takes the words out of the card. Only inside a transaction. */
function empty({ card }: CardTap, content: CardContent, desk: Desk): void {
  desk.state.outbox.setCardBody(card.id, {});
  putOnCard(card, content, desk);
}

/** Tells the owner where words are left. It names places and repeats no words. */
async function tellLeft(
  { card }: CardTap,
  { left, ours }: Pick<Forgotten, "left" | "ours">,
  desk: Desk,
): Promise<void> {
  const text = leftLines({ beyond: left, ours, sealed: [] }, desk.wording().lines).join("\n\n");
  if (text === "") return;
  await desk.state.database.transact(() => {
    desk.state.outbox.add({ chatId: card.chatId, text }, desk.now().getTime());
  });
  desk.onCommitted();
}
