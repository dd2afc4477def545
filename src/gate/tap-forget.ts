// Taps on the card of /forget. After any tap but one that shows the list anew, the card no longer holds the words.

import { CandidateError } from "../errors.ts";
import type { CardContent, LiveCard } from "./card.ts";
import { putOnCard, type CardTap } from "./card-tap.ts";
import { forgetCard, leftLines, type ForgetCardBody } from "./forget-card.ts";
import { previewForget } from "./forget-find.ts";
import { forget, type Forgotten } from "./forget.ts";
import type { Gate } from "./gate.ts";
import { fill } from "../wording/catalogue.ts";
import { refusalLine } from "../wording/refusals.ts";

/** Carries out a tap on the card of /forget. Gives the short line that Telegram shows over the chat. */
export async function tapForget(tap: CardTap, gate: Gate): Promise<string> {
  const { card, verb, actor, also } = tap;
  const { lines } = gate.wording();
  const { words, sha256 } = card.body as ForgetCardBody;
  if (words === undefined || sha256 === undefined) return lines.tap_unknown;
  if (verb === "cancel") {
    await show(tap, { text: lines.forget_kept, buttons: [] }, gate);
    return lines.tap_not_now;
  }
  if (verb !== "forget") return lines.tap_unknown;
  try {
    const forgotten = await forget(
      { words, sha256, cardId: card.id },
      actor,
      gate,
      ({ places }) => {
        const count = places.reduce((sum, place) => sum + place.count, 0);
        empty(tap, { text: fill(lines.forget_done, { count }), buttons: [] }, gate);
        also();
      },
    );
    await tellLeft(tap, forgotten, gate);
    return lines.tap_forgotten;
  } catch (error) {
    if (!(error instanceof CandidateError)) throw error;
    const line = refusalLine(error.reason, lines);
    // This is a second tap on a button that has done its work.
    if (!isOpen(tap, gate)) return line;
    const review = error.code === "forget_changed" && (await previewForget(words, gate));
    await show(tap, review ? forgetCard(review, lines) : { text: line, buttons: [] }, gate);
    return line;
  }
}

function isOpen({ card }: CardTap, { state }: Gate): boolean {
  const now = state.outbox.cardByToken(card.token)?.body as ForgetCardBody | undefined;
  return now?.words !== undefined;
}

async function show(tap: CardTap, content: CardContent | LiveCard, gate: Gate): Promise<void> {
  await gate.state.database.transact(() => {
    if ("card" in content) putOnCard(tap.card, content, gate);
    else empty(tap, content, gate);
    tap.also();
  });
  gate.onCommitted();
}

/** Takes the words out of the card. Only inside a transaction. */
function empty({ card }: CardTap, content: CardContent, gate: Gate): void {
  gate.state.outbox.setCardBody(card.id, {});
  putOnCard(card, content, gate);
}

/** Tells the owner where words are left. It names places and repeats no words. */
async function tellLeft(
  { card }: CardTap,
  { left, ours }: Pick<Forgotten, "left" | "ours">,
  gate: Gate,
): Promise<void> {
  const text = leftLines({ beyond: left, ours, sealed: [] }, gate.wording().lines).join("\n\n");
  if (text === "") return;
  await gate.state.database.transact(() => {
    gate.state.outbox.add({ chatId: card.chatId, text }, gate.now().getTime());
  });
  gate.onCommitted();
}
