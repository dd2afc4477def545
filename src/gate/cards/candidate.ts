// The card of one candidate: yes, no with a reason, another wording, not now, and the choice where it contradicts the
// Record.

import { cardRule, putCard, type LiveCard, type ReadTap } from "../../desk/cards.ts";
import type { Desk } from "../../desk/desk.ts";
import { fill, type Lines } from "../../wording/catalogue.ts";
import { refusalLine } from "../../wording/refusals.ts";
import {
  candidateBody,
  candidateCard,
  decidedCard,
  deferredCard,
  isDecidable,
  reasonsCard,
  wordingCard,
  type CandidateCardBody,
  type Compared,
} from "./candidate-card.ts";
import { compare } from "../compare.ts";
import { decide, requireDecidable, type Decision } from "../decide.ts";
import { isReasonOfButton } from "../reject-reasons.ts";

/** A "not now" is respected for seven days. */
const DEFER_MS = 7 * 24 * 60 * 60_000;

type CandidateTap = ReadTap<CandidateCardBody>;

/** The card of a candidate, bound to the hash of its block and to the texts that were shown beside it. */
export const CANDIDATE_CARD = cardRule<CandidateCardBody, Desk>({
  schema: candidateBody,
  show: async ({ candidate: { id } }, desk, reason) => {
    const { lines } = desk.wording();
    const candidate = (await desk.store.candidates()).find(id);
    if (candidate && isDecidable(candidate)) {
      return candidateCard(await compare(candidate, desk), lines);
    }
    if (candidate?.status === "approved" || candidate?.status === "rejected") {
      return decidedCard(candidate, candidate.status, lines);
    }
    return { text: refusalLine(reason, lines), buttons: [] };
  },
  tap: async (tap, desk) => {
    const { entries } = tap.body;
    const [word = "", detail = ""] = tap.verb.split(".", 2);
    const { lines } = desk.wording();
    switch (word) {
      case "approve":
        await decided({ to: "approved" }, tap, desk);
        return lines.tap_approved;
      case "keep":
        await decided({ to: "approved", choice: { kind: "keep_both", entries } }, tap, desk);
        return lines.tap_keep_both;
      case "replace": {
        const replaced = /^\d{1,2}$/.test(detail) ? entries[Number(detail)] : undefined;
        if (!replaced?.id) return lines.tap_unknown;
        const choice = { kind: "replace", replaced, entries } as const;
        await decided({ to: "approved", choice }, tap, desk);
        return fill(lines.tap_replaces, { id: replaced.id });
      }
      case "because": {
        const isKnown = detail === "unsaid" || isReasonOfButton(detail);
        if (!isKnown) return lines.tap_unknown;
        const reason = detail !== "unsaid" && { reason: detail };
        await decided({ to: "rejected", ...reason }, tap, desk);
        return lines.tap_rejected;
      }
      case "reject":
        return showAs(tap, desk, reasonsCard, lines.card_why_not);
      case "back":
        return showAs(tap, desk, candidateCard, lines.tap_back);
      case "later":
        return later(tap, desk);
      case "edit":
        return askForWording(tap, desk);
      default:
        return lines.tap_unknown;
    }
  },
});

async function decided(
  decision: Pick<Decision, "to" | "choice" | "reason">,
  { body: { candidate }, card, actor }: CandidateTap,
  desk: Desk,
): Promise<void> {
  const { id: candidateId, sha256 } = candidate;
  await decide({ candidateId, sha256, actor, ...decision }, desk, () => {
    // After the decision, the owner's next message is about something else.
    const { awaitedEdits } = desk.state;
    const awaited = awaitedEdits.find(card.chatId, desk.now().getTime());
    if (awaited?.candidateId === candidateId) awaitedEdits.clear(card.chatId);
  });
}

/** Shows another view of the same candidate, as it is now. */
async function showAs(
  tap: CandidateTap,
  desk: Desk,
  view: (compared: Compared, lines: Lines) => LiveCard,
  toast: string,
): Promise<string> {
  const content = view(await currentlyCompared(tap, desk), desk.wording().lines);
  await desk.commit(() => {
    putCard(tap, content, desk);
  });
  return toast;
}

async function later(tap: CandidateTap, desk: Desk): Promise<string> {
  const compared = await currentlyCompared(tap, desk);
  const { lines } = desk.wording();
  await desk.commit(() => {
    desk.state.deferrals.defer(compared.candidate.id, desk.now().getTime() + DEFER_MS);
    putCard(tap, deferredCard(compared, lines), desk);
  });
  return lines.tap_later;
}

async function askForWording(tap: CandidateTap, desk: Desk): Promise<string> {
  const { candidate } = await currentlyCompared(tap, desk);
  const { id, sha256 } = candidate;
  const { chatId } = tap.card;
  const { lines } = desk.wording();
  await desk.commit(() => {
    const edit = { candidateId: id, sha256 };
    desk.state.awaitedEdits.await(chatId, edit, desk.now().getTime());
    putCard({ chatId }, wordingCard(candidate, lines), desk);
  });
  return lines.tap_send_wording;
}

async function currentlyCompared({ body }: CandidateTap, desk: Desk): Promise<Compared> {
  const { id, sha256 } = body.candidate;
  const pending = await desk.store.candidates();
  return compare(requireDecidable(pending, { candidateId: id, sha256 }), desk);
}
