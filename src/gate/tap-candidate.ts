// Taps on the card of one candidate: yes, no with a reason, another wording, not now, and the choice
// where it contradicts the Record.

import { entryText } from "../record/candidates/entry-text.ts";
import { fill, type Lines } from "../wording/catalogue.ts";
import { putOnCard, type CardTap } from "./card-tap.ts";
import {
  REJECT_REASONS,
  candidateCard,
  deferredCard,
  reasonsCard,
  type CandidateCardBody,
  type Compared,
  type LiveCard,
} from "./card.ts";
import { decide, requireDecidable, type Decision } from "./decide.ts";
import type { Desk } from "../desk/desk.ts";
import { compare } from "./compare.ts";

/** A "not now" is respected for seven days. */
const DEFER_MS = 7 * 24 * 60 * 60_000;

/**
 * Carries out a tap on a candidate's card. Gives the short line that Telegram shows over the chat.
 * @throws CandidateError when the card is out of date.
 */
export async function tapCandidate(tap: CardTap, desk: Desk): Promise<string> {
  const { candidate, entries } = tap.card.body as CandidateCardBody;
  const [word = "", detail = ""] = tap.verb.split(".", 2);
  const { lines } = desk.wording();
  const decided = (decision: Pick<Decision, "to" | "choice" | "reason">): Promise<unknown> =>
    decide(
      { candidateId: candidate.id, sha256: candidate.sha256, actor: tap.actor, ...decision },
      desk,
      () => {
        forgetWording(tap, desk);
        tap.also();
      },
    );
  switch (word) {
    case "approve":
      await decided({ to: "approved" });
      return lines.tap_approved;
    case "keep":
      await decided({ to: "approved", choice: { kind: "keep_both", entries } });
      return lines.tap_keep_both;
    case "replace": {
      const replaced = /^\d{1,2}$/.test(detail) ? entries[Number(detail)] : undefined;
      if (!replaced) return lines.tap_unknown;
      await decided({ to: "approved", choice: { kind: "replace", replaced, entries } });
      return fill(lines.tap_replaces, { id: replaced.id });
    }
    case "because": {
      const isKnown = detail === "unsaid" || REJECT_REASONS.some((reason) => reason === detail);
      if (!isKnown) return lines.tap_unknown;
      await decided({ to: "rejected", ...(detail !== "unsaid" && { reason: detail }) });
      return lines.tap_rejected;
    }
    case "reject":
      return show(tap, desk, reasonsCard, lines.card_why_not);
    case "back":
      return show(tap, desk, candidateCard, lines.tap_back);
    case "later":
      return later(tap, desk);
    case "edit":
      return askForWording(tap, desk);
    default:
      return lines.tap_unknown;
  }
}

/** Ends the wait for a new wording: after the decision, the owner's next message is about something else. */
function forgetWording({ card }: CardTap, { state, now }: Desk): void {
  const awaited = state.awaitedEdits.find(card.chatId, now().getTime());
  const { candidate } = card.body as CandidateCardBody;
  if (awaited?.candidateId === candidate.id) state.awaitedEdits.clear(card.chatId);
}

/** Shows another view of the same candidate, as it is now. */
async function show(
  tap: CardTap,
  desk: Desk,
  view: (compared: Compared, lines: Lines) => LiveCard,
  toast: string,
): Promise<string> {
  const content = view(await currentlyCompared(tap, desk), desk.wording().lines);
  await desk.state.database.transact(() => {
    putOnCard(tap.card, content, desk);
    tap.also();
  });
  desk.onCommitted();
  return toast;
}

async function later(tap: CardTap, desk: Desk): Promise<string> {
  const compared = await currentlyCompared(tap, desk);
  await desk.state.database.transact(() => {
    desk.state.deferrals.defer(compared.candidate.id, desk.now().getTime() + DEFER_MS);
    putOnCard(tap.card, deferredCard(compared, desk.wording().lines), desk);
    tap.also();
  });
  desk.onCommitted();
  return desk.wording().lines.tap_later;
}

async function askForWording(tap: CardTap, desk: Desk): Promise<string> {
  const { candidate } = await currentlyCompared(tap, desk);
  const { id, sha256 } = candidate;
  const at = desk.now().getTime();
  const { lines } = desk.wording();
  await desk.state.database.transact(() => {
    desk.state.awaitedEdits.await(tap.card.chatId, { candidateId: id, sha256 }, at);
    const text = fill(lines.edit_ask, { id, entry: entryText(candidate) });
    const card = { kind: "wording", body: { candidate: { id, sha256 } } } as const;
    desk.state.outbox.add({ chatId: tap.card.chatId, text, card }, at);
    tap.also();
  });
  desk.onCommitted();
  return lines.tap_send_wording;
}

async function currentlyCompared(tap: CardTap, desk: Desk): Promise<Compared> {
  const { candidate } = tap.card.body as CandidateCardBody;
  const pending = await desk.store.candidates();
  const { id, sha256 } = candidate;
  return compare(requireDecidable(pending, { candidateId: id, sha256 }), desk);
}
