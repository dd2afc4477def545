// The registry of the chat's cards: what anybody with access is asked, and the list of people.

import type { CardRule } from "../../desk/cards.ts";
import type { CardKind } from "../../state/cards.ts";
import type { CardChat } from "./card-chat.ts";
import { AUTHOR_CARD } from "./author.ts";
import { HOMEWORK_CARD } from "./homework.ts";
import { OFFER_CARD } from "./offer.ts";
import { PEOPLE_CARD } from "./people.ts";

/** The kinds of the gate have their rules in gate/cards/rules.ts. */
export type ChatKind = Extract<CardKind, "offer" | "homework" | "author" | "people">;

/** The rule of each kind. */
export const CHAT_CARDS: { readonly [kind in ChatKind]: CardRule<CardChat> } = {
  offer: OFFER_CARD,
  homework: HOMEWORK_CARD,
  author: AUTHOR_CARD,
  people: PEOPLE_CARD,
};
