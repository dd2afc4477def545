// Taps on the card of one candidate: yes, no with a reason, another wording, not now, and the choice
// where it contradicts the Record.

import { entryText } from "../record/candidates/entry-text.ts";
import { FILES } from "../record/store.ts";
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
import type { Gate } from "./gate.ts";
import { compare } from "./compare.ts";

/** A "not now" is respected for seven days. */
const DEFER_MS = 7 * 24 * 60 * 60_000;

/**
 * Carries out a tap on a candidate's card. Gives the short line that Telegram shows over the chat.
 * @throws CandidateError when the card is out of date.
 */
export async function tapCandidate(tap: CardTap, gate: Gate): Promise<string> {
  const { candidate, entries } = tap.card.body as CandidateCardBody;
  const [word = "", detail = ""] = tap.verb.split(".", 2);
  const { lines } = gate.wording();
  const decided = (decision: Pick<Decision, "to" | "choice" | "reason">): Promise<unknown> =>
    decide(
      { candidateId: candidate.id, sha256: candidate.sha256, actor: tap.actor, ...decision },
      gate,
      () => {
        forgetWording(tap, gate);
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
      return show(tap, gate, reasonsCard, lines.card_why_not);
    case "back":
      return show(tap, gate, candidateCard, lines.tap_back);
    case "later":
      return later(tap, gate);
    case "edit":
      return askForWording(tap, gate);
    default:
      return lines.tap_unknown;
  }
}

/** Ends the wait for a new wording: after the decision, the owner's next message is about something else. */
function forgetWording({ card }: CardTap, { state, now }: Gate): void {
  const awaited = state.awaitedEdits.find(card.chatId, now().getTime());
  const { candidate } = card.body as CandidateCardBody;
  if (awaited?.candidateId === candidate.id) state.awaitedEdits.clear(card.chatId);
}

/** Shows another view of the same candidate, as it is now. */
async function show(
  tap: CardTap,
  gate: Gate,
  view: (compared: Compared, lines: Lines) => LiveCard,
  toast: string,
): Promise<string> {
  const content = view(await currentlyCompared(tap, gate), gate.wording().lines);
  await gate.state.database.transact(() => {
    putOnCard(tap.card, content, gate);
    tap.also();
  });
  gate.onCommitted();
  return toast;
}

async function later(tap: CardTap, gate: Gate): Promise<string> {
  const compared = await currentlyCompared(tap, gate);
  await gate.state.database.transact(() => {
    gate.state.deferrals.defer(compared.candidate.id, gate.now().getTime() + DEFER_MS);
    putOnCard(tap.card, deferredCard(compared, gate.wording().lines), gate);
    tap.also();
  });
  gate.onCommitted();
  return gate.wording().lines.tap_later;
}

async function askForWording(tap: CardTap, gate: Gate): Promise<string> {
  const { candidate } = await currentlyCompared(tap, gate);
  const { id, sha256 } = candidate;
  const at = gate.now().getTime();
  const { lines } = gate.wording();
  await gate.state.database.transact(() => {
    gate.state.awaitedEdits.await(tap.card.chatId, { candidateId: id, sha256 }, at);
    const text = fill(lines.edit_ask, { id, entry: entryText(candidate) });
    const card = { kind: "wording", body: { candidate: { id, sha256 } } } as const;
    gate.state.outbox.add({ chatId: tap.card.chatId, text, card }, at);
    tap.also();
  });
  gate.onCommitted();
  return lines.tap_send_wording;
}

async function currentlyCompared(tap: CardTap, gate: Gate): Promise<Compared> {
  const { candidate } = tap.card.body as CandidateCardBody;
  const pending = await gate.store.read(FILES.pending);
  const { id, sha256 } = candidate;
  return compare(requireDecidable(pending, { candidateId: id, sha256 }), gate);
}
