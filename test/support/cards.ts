// The gate's cards in English, for tests that are not about languages.

import * as card from "../../src/gate/cards/candidate-card.ts";
import * as mergeCards from "../../src/gate/cards/merge.ts";
import * as undoCards from "../../src/gate/cards/undo.ts";
import * as reviewCards from "../../src/gate/cards/review-card.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";

type Head<F extends (...words: never[]) => unknown> =
  Parameters<F> extends [...infer Before, unknown] ? Before : never;

function english<F extends (...words: never[]) => unknown>(
  make: F,
): (...words: Head<F>) => ReturnType<F> {
  const anyMake = make as unknown as (...words: unknown[]) => ReturnType<F>;
  return (...words) => anyMake(...words, ENGLISH_LINES);
}

export const candidateCard = english(card.candidateCard);
export const reasonsCard = english(card.reasonsCard);
export const decidedCard = english(card.decidedCard);
export const deferredCard = english(card.deferredCard);
export const editedCard = english(card.editedCard);
export const describeCandidate = english(card.describe);
export const reviewCard = english(reviewCards.reviewCard);
export const mergeCard = english(mergeCards.mergeCard);
export const undoCard = english(undoCards.undoCard);
