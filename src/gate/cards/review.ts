// The list of /review. A candidate without a conflict is decided on the spot; any other opens as a card.

import { cardRule, putCard, type LiveCard, type ReadTap } from "../../desk/cards.ts";
import type { Desk } from "../../desk/desk.ts";
import type { PendingFile } from "../../record/candidates/pending-file.ts";
import type { Candidate } from "../../record/types.ts";
import { shortHash } from "../../state/cards.ts";
import { fill } from "../../wording/catalogue.ts";
import { candidateCard, type CandidateRef } from "./candidate-card.ts";
import { compare, compareForReview } from "../compare.ts";
import { decide, requireDecidable } from "../decide.ts";
import { refusal } from "../refusal.ts";
import {
  closedSha256,
  pageOf,
  reviewBody,
  reviewCard,
  type ReviewCardBody,
} from "./review-card.ts";

type ReviewTap = ReadTap<ReviewCardBody>;

/** The list. Each of its buttons names a candidate and a hash of what the list said of it. */
export const REVIEW_CARD = cardRule<ReviewCardBody, Desk>({
  schema: reviewBody,
  show: ({ page }, desk) => reviewNow(page, desk),
  tap: async (tap, desk) => {
    const [word = "", detail = "", hash] = tap.verb.split(".", 3);
    const { lines } = desk.wording();
    if (!/^\d+$/.test(detail)) return lines.tap_unknown;
    if (word === "page") return turnTo(Number(detail.slice(0, 6)), tap, desk);
    // A button of an earlier version names a row of a list that may be gone.
    if (hash === undefined) throw refusal({ code: "changed_list" });
    const id = `CANDIDATE-${detail}`;
    switch (word) {
      case "approve":
        await decided(await shown(id, hash, desk), { to: "approved" }, tap, desk);
        return lines.tap_approved;
      case "reject":
        await decided(await shown(id, hash, desk), { to: "rejected" }, tap, desk);
        return lines.tap_rejected;
      case "close": {
        const reason = "already_known";
        await decided(await shownAsKnown(id, hash, desk), { to: "rejected", reason }, tap, desk);
        return lines.tap_closed;
      }
      case "open":
        return open(await shown(id, hash, desk), tap, desk);
      default:
        return lines.tap_unknown;
    }
  },
});

/** Gives the given page of the list as it is now. */
export async function reviewNow(page: number, desk: Desk): Promise<LiveCard> {
  return reviewOf(await desk.store.candidates(), page, desk);
}

async function reviewOf(pending: PendingFile, page: number, desk: Desk): Promise<LiveCard> {
  const candidates = pending.open();
  const { shown: onPage, page: at } = pageOf(candidates, page);
  const reviewed = await Promise.all(onPage.map((candidate) => compareForReview(candidate, desk)));
  return reviewCard(candidates, reviewed, at, desk.wording().lines);
}

/** The candidate that a button names. Its hash is empty when the block has changed since, and then fits nothing. */
async function shown(id: string, hash: string, desk: Desk): Promise<CandidateRef> {
  const named = await candidatesNamed(id, desk);
  return named.find(({ sha256 }) => shortHash(sha256) === hash) ?? { id, sha256: "" };
}

/** The same for a button that also means the entry that says it already. */
async function shownAsKnown(id: string, hash: string, desk: Desk): Promise<CandidateRef> {
  for (const candidate of await candidatesNamed(id, desk)) {
    const { known } = await compareForReview(candidate, desk);
    if (shortHash(closedSha256(candidate, known)) === hash) return candidate;
  }
  return { id, sha256: "" };
}

/** A long id is cut in a button, and its hash tells which one it is. */
async function candidatesNamed(id: string, { store }: Desk): Promise<readonly Candidate[]> {
  const pending = await store.candidates();
  return pending.blocks.filter((one) => one.id.startsWith(id)).map(pending.candidate);
}

/** Decides one, and shows the list as the decision leaves it. */
async function decided(
  { id: candidateId, sha256 }: CandidateRef,
  decision: { readonly to: "approved" | "rejected"; readonly reason?: string },
  { card, body, actor }: ReviewTap,
  desk: Desk,
): Promise<void> {
  const alongside = async (pending: PendingFile, now: Desk): Promise<() => void> => {
    const list = await reviewOf(pending, body.page, now);
    return () => {
      putCard({ card }, list, desk);
    };
  };
  await decide({ candidateId, sha256, actor, alongside, ...decision }, desk);
}

async function turnTo(page: number, { card }: ReviewTap, desk: Desk): Promise<string> {
  const list = await reviewNow(page, desk);
  await desk.commit(() => {
    putCard({ card }, list, desk);
  });
  return "";
}

async function open(
  { id, sha256 }: CandidateRef,
  { card: { chatId } }: ReviewTap,
  desk: Desk,
): Promise<string> {
  const pending = await desk.store.candidates();
  const { lines } = desk.wording();
  const candidate = requireDecidable(pending, { candidateId: id, sha256 });
  const content = candidateCard(await compare(candidate, desk), lines);
  await desk.commit(() => {
    putCard({ chatId }, content, desk);
  });
  return fill(lines.tap_below, { id });
}
