// Taps on the list of /review. A candidate without a conflict is decided on the spot; any other opens as a card.

import { shortHash } from "../state/cards.ts";
import type { Card } from "../state/outbox.ts";
import { fill } from "../wording/catalogue.ts";
import { candidateCard, type CandidateRef, type LiveCard } from "./card.ts";
import { putOnCard, type CardTap } from "./card-tap.ts";
import { decide, requireDecidable } from "./decide.ts";
import type { Desk } from "../desk/desk.ts";
import { compare, compareForReview } from "./compare.ts";
import { refusal } from "./refusal.ts";
import { pageOf, reviewCard, type ReviewCardBody } from "./review-card.ts";

/** Gives the given page of the list as it is now. */
export async function reviewNow(page: number, desk: Desk): Promise<LiveCard> {
  const candidates = (await desk.store.candidates()).open();
  const { shown, page: at } = pageOf(candidates, page);
  const reviewed = await Promise.all(shown.map((candidate) => compareForReview(candidate, desk)));
  return reviewCard(candidates, reviewed, at, desk.wording().lines);
}

/** Gives the page that a card shows, as it is now. */
export function currentReview(card: Card, desk: Desk): Promise<LiveCard> {
  return reviewNow((card.body as ReviewCardBody).page, desk);
}

/**
 * Carries out a tap on the list. Gives the short line that Telegram shows over the chat.
 * @throws CandidateError when the Record no longer says what was shown.
 */
export async function tapReview(tap: CardTap, desk: Desk): Promise<string> {
  const [word = "", detail = "", hash] = tap.verb.split(".", 3);
  const { lines } = desk.wording();
  if (!/^\d+$/.test(detail)) return lines.tap_unknown;
  if (word === "page") return turnTo(Number(detail.slice(0, 6)), tap, desk);
  // A button of an earlier version names a row of a list that may be gone.
  if (hash === undefined) throw refusal({ code: "changed_list" });
  const shown = await candidateShown(`CANDIDATE-${detail}`, hash, desk);
  switch (word) {
    case "approve":
      return decideOne(shown, { to: "approved" }, lines.tap_approved, tap, desk);
    case "reject":
      return decideOne(shown, { to: "rejected" }, lines.tap_rejected, tap, desk);
    case "close":
      return decideOne(
        shown,
        { to: "rejected", reason: "already_known" },
        lines.tap_closed,
        tap,
        desk,
      );
    case "open":
      return open(shown, tap, desk);
    default:
      return lines.tap_unknown;
  }
}

/** The candidate that a button names. Its hash is empty when the block has changed since, and then fits nothing. */
async function candidateShown(id: string, hash: string, { store }: Desk): Promise<CandidateRef> {
  const pending = await store.candidates();
  const same = pending.blocks.find(
    (one) => one.id.startsWith(id) && shortHash(pending.sha256(one)) === hash,
  );
  return same ? { id: same.id, sha256: pending.sha256(same) } : { id, sha256: "" };
}

async function decideOne(
  { id, sha256 }: CandidateRef,
  decision: { readonly to: "approved" | "rejected"; readonly reason?: string },
  toast: string,
  tap: CardTap,
  desk: Desk,
): Promise<string> {
  await decide({ candidateId: id, sha256, actor: tap.actor, ...decision }, desk, tap.also);
  const content = await currentReview(tap.card, { ...desk, store: desk.store.still() });
  await desk.state.database.transact(() => {
    putOnCard(tap.card, content, desk);
  });
  desk.onCommitted();
  return toast;
}

async function turnTo(page: number, tap: CardTap, desk: Desk): Promise<string> {
  const content = await reviewNow(page, desk);
  await desk.state.database.transact(() => {
    putOnCard(tap.card, content, desk);
    tap.also();
  });
  desk.onCommitted();
  return "";
}

async function open({ id, sha256 }: CandidateRef, tap: CardTap, desk: Desk): Promise<string> {
  const pending = await desk.store.candidates();
  const { lines } = desk.wording();
  const candidate = requireDecidable(pending, { candidateId: id, sha256 });
  const content = candidateCard(await compare(candidate, desk), lines);
  await desk.state.database.transact(() => {
    desk.state.outbox.add({ chatId: tap.card.chatId, ...content }, desk.now().getTime());
    tap.also();
  });
  desk.onCommitted();
  return fill(lines.tap_below, { id });
}
