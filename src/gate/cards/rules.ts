// The registry of the gate's cards: all that an owner is asked about the Record.

import type { CardRule } from "../../desk/cards.ts";
import type { Desk } from "../../desk/desk.ts";
import type { CardKind } from "../../state/cards.ts";
import { CANDIDATE_CARD } from "./candidate.ts";
import { FORGET_CARD } from "./forget.ts";
import { MERGE_CARD } from "./merge.ts";
import { REVIEW_CARD } from "./review.ts";
import { UNDO_CARD } from "./undo.ts";
import { WORDING_CARD } from "./wording.ts";

/** The kinds of the chat have their rules in chat/cards/rules.ts. */
export type GateKind = Exclude<CardKind, "offer" | "homework" | "author" | "people">;

/** The rule of each kind. */
export const GATE_CARDS: { readonly [kind in GateKind]: CardRule<Desk> } = {
  candidate: CANDIDATE_CARD,
  review: REVIEW_CARD,
  merge: MERGE_CARD,
  undo: UNDO_CARD,
  forget: FORGET_CARD,
  wording: WORDING_CARD,
};
