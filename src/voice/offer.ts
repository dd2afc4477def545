// The offer to look something up. Words or a button accept it. It is part of the conversation; its card knows it by hash
// and time, so that a button never accepts another question than the one above it.

import * as z from "zod";
import { sha256Hex } from "../record/text/checksum.ts";
import type { Conversation } from "../state/conversation.ts";
import type { Button, Card, NewCard } from "../state/outbox.ts";
import type { Lines } from "../wording/catalogue.ts";

/** An offered look-up expires after 15 minutes: a "yes" said later means something else. */
export const OFFER_LIFETIME_MS = 15 * 60_000;
/** An offer kept for tomorrow counts as made at tomorrow's end. One further ahead comes from a clock that was wrong. */
const LONGEST_PROLONGED_MS = 50 * 60 * 60_000;

/** The verbs of the offer's buttons. No other card has them. */
export const OFFER_VERBS = { yes: "offer.yes", later: "offer.later" } as const;

/** The body of an offer's card. */
export const offerCardBody = z.object({
  /** SHA-256 of the question. */
  question: z.string(),
  offeredAt: z.number(),
});

export type OfferCardBody = Readonly<z.infer<typeof offerCardBody>>;

export type Offer = NonNullable<Conversation["pendingLookup"]>;

/** Gives the offer that can still be accepted. */
export function standingOffer({ pendingLookup }: Conversation, now: Date): Offer | undefined {
  if (!pendingLookup) return undefined;
  const age = now.getTime() - pendingLookup.offeredAt;
  return age <= OFFER_LIFETIME_MS && age >= -LONGEST_PROLONGED_MS ? pendingLookup : undefined;
}

/** Gives the buttons that go under an offer. */
export function offerCard(
  offer: Offer,
  lines: Lines,
): { readonly card: NewCard; readonly buttons: readonly (readonly Button[])[] } {
  return {
    card: { kind: "offer", body: offerBody(offer) },
    buttons: [
      [
        { label: lines.offer_yes, verb: OFFER_VERBS.yes },
        { label: lines.offer_later, verb: OFFER_VERBS.later },
      ],
    ],
  };
}

/** True when the card's buttons are about this very offer. A card that cannot be read is about none. */
export function isCardOf({ kind, body }: Card, offer: Offer): boolean {
  const read = offerCardBody.safeParse(body);
  return kind === "offer" && read.success && isAboutOffer(read.data, offer);
}

/** True when a card with this body is about this very offer. */
export function isAboutOffer({ question, offeredAt }: OfferCardBody, offer: Offer): boolean {
  const wanted = offerBody(offer);
  return question === wanted.question && offeredAt === wanted.offeredAt;
}

/** Gives the card's body for an offer. */
export function offerBody({ question, offeredAt }: Offer): OfferCardBody {
  return { question: sha256Hex(question), offeredAt };
}
