// The commands about one's own data: /export (the whole Record as a file), /prp (the Record as a prompt for any chat model)
// and /forget, for owners; /privacy (the places where data is kept), for everybody with access.

import { CandidateError } from "../../errors.ts";
import { forgetCard, leftLines } from "../../gate/cards/forget-card.ts";
import { findEverywhere } from "../../gate/forget-find.ts";
import { isArchiveTooLarge, isTooLarge } from "../../record/bounds.ts";
import { DOCUMENT_LIMIT, exportRecord } from "../../state/backup.ts";
import { portableName, portablePrompt } from "../../voice/prompts/portable.ts";
import { fill } from "../../wording/catalogue.ts";
import { refusalLine } from "../../wording/refusals.ts";
import { say, showCard } from "../answer.ts";
import type { Command, Incoming } from "../incoming.ts";
import type { ChatDeps } from "../ports.ts";
import { whoSees } from "../who-sees.ts";

/** Queues an export. The file itself is made when it is sent, so the export made here only tells its size. */
export async function sendExport(incoming: Incoming, deps: ChatDeps): Promise<void> {
  const { recordId, snapshot } = deps.desk.store;
  const { lines } = deps.desk.wording();
  // The outbox holds only the order: the file is made again when it is sent.
  try {
    const { remove } = await exportRecord(deps.desk, DOCUMENT_LIMIT);
    await remove();
  } catch (error) {
    if (isTooLarge(error)) return say(incoming, { text: lines.record_too_large }, deps);
    if (!isArchiveTooLarge(error)) throw error;
    return say(incoming, { text: fill(lines.export_too_large, { id: recordId }) }, deps);
  }
  const { persona } = await snapshot();
  await say(
    incoming,
    {
      text: fill(lines.export_caption, { name: persona.name }),
      document: { name: `${recordId}-record.zip`, isExport: true },
    },
    deps,
  );
}

/** Answers with the portable prompt as a file. */
export async function sendPortablePrompt(incoming: Incoming, deps: ChatDeps): Promise<void> {
  const snapshot = await deps.desk.store.snapshot();
  const { lines } = deps.desk.wording();
  await say(
    incoming,
    {
      text: fill(lines.prp_caption, { name: snapshot.persona.name }),
      document: { name: portableName(snapshot.recordId), text: portablePrompt(snapshot) },
    },
    deps,
  );
}

/**
 * Shows every place that holds the words, with a button that removes them. Without words it says how to use the
 * command. A tap removes them (gate/cards/forget.ts).
 */
export async function offerForget(incoming: Incoming<Command>, deps: ChatDeps): Promise<void> {
  const { lines } = deps.desk.wording();
  const { argument: words } = incoming.what;
  if (words.trim() === "") return say(incoming, { text: lines.forget_usage }, deps);
  try {
    const { review, ...left } = await findEverywhere(words, deps.desk);
    if (review) return await showCard(incoming, forgetCard(review, lines), deps);
    const nothing = left.ours.length > 0 ? lines.forget_kept : lines.forget_nothing;
    await say(incoming, { text: [nothing, ...leftLines(left, lines)].join("\n\n") }, deps);
  } catch (error) {
    if (!(error instanceof CandidateError)) throw error;
    await say(incoming, { text: refusalLine(error.reason, lines) }, deps);
  }
}

/** Says what is kept and how long, and who sees what. */
export async function privacy(incoming: Incoming, deps: ChatDeps): Promise<void> {
  const snapshot = await deps.desk.store.snapshot();
  await say(incoming, { text: await whoSees(incoming, snapshot, deps) }, deps);
}
