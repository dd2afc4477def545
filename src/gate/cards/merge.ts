// The card of /merge: all that would be saved, and one confirming tap. It is made from the plan of the merge. A tap makes
// the plan anew, and saves only what has the same hash.

import * as z from "zod";
import { cardRule, putCard, type LiveCard, type ReadTap } from "../../desk/cards.ts";
import type { Desk } from "../../desk/desk.ts";
import { CandidateError } from "../../errors.ts";
import { lineChanges } from "../../record/text/line-patch.ts";
import { FILES } from "../../record/store.ts";
import { listOf } from "../../stored-list.ts";
import { revealed, visible } from "../../record/text/unseen.ts";
import type { Candidate } from "../../record/types.ts";
import { fill, type Lines } from "../../wording/catalogue.ts";
import { refusalLine } from "../../wording/refusals.ts";
import { counted } from "../../wording/sentences.ts";
import { addition, describe, shownEntry } from "./candidate-card.ts";
import { rulesMet } from "../merge-change.ts";
import { merge, previewMerge, replacedEntries, shownSha256 } from "../merge.ts";
import type { MergePreview, Merged } from "../merge.ts";
import { refusal } from "../refusal.ts";

const mergeBody = z.object({
  /** `merge` checks all of it. */
  receipt: z.looseObject({ approved_by: z.string() }),
  /** The entries that are replaced, as they were shown. Absent in cards of earlier versions. */
  replaced: listOf(shownEntry).readonly().default([]),
  /** `mergeSha256` of the plan that was shown. Absent in cards of earlier versions, which merge nothing. */
  sha256: z.string().optional(),
});

type MergeCardBody = Readonly<z.infer<typeof mergeBody>>;

type MergeTap = ReadTap<MergeCardBody>;

/** The card of the approved set. */
export const MERGE_CARD = cardRule<MergeCardBody, Desk>({
  schema: mergeBody,
  show: async ({ receipt }, desk, reason) => {
    const { lines } = desk.wording();
    const plain = (text: string) => ({ text, buttons: [] });
    if (!reason.code.startsWith("receipt_")) return plain(refusalLine(reason, lines));
    try {
      const preview = await previewMerge({ approvedBy: receipt.approved_by }, desk);
      return preview ? mergeCard(preview, lines) : plain(lines.merge_nothing);
    } catch (error) {
      if (!(error instanceof CandidateError)) throw error;
      return plain(refusalLine(error.reason, lines));
    }
  },
  tap: (tap, desk) => {
    switch (tap.verb) {
      case "merge":
        return mergeShown(tap, desk);
      case "diff":
        return showDiff(tap, desk);
      case "cancel":
        return leave(tap, desk);
      default:
        return Promise.resolve(desk.wording().lines.tap_unknown);
    }
  },
});

/** So many candidates are shown with the words that they come from. More would not fit into one message. */
const SHOWN = 6;

/** Every word that would be written, without the words that it comes from. */
function inShort(candidate: Candidate, lines: Lines): string {
  return `• ${candidate.id}. ${addition(candidate, lines)}`;
}

/** Gives the card of the approved set. It shows every line that the merge adds. */
export function mergeCard(preview: MergePreview, lines: Lines): LiveCard {
  const { approved, plan, critiques, receipt } = preview;
  const count = approved.length;
  const sha256 = shownSha256(preview);
  const body: MergeCardBody = { receipt, replaced: replacedEntries(plan), sha256 };
  const replaced = plan.merged.flatMap(({ supersededId: id, supersededText = "", entryId }) =>
    id === undefined
      ? []
      : [`${fill(lines.merge_replaces, { entry: entryId, id })}\n  ${visible(supersededText)}`],
  );
  return {
    text: [
      counted(lines, count, "merge_ask_one", "merge_ask_many"),
      ...approved.slice(0, SHOWN).map((candidate) => describe(candidate, lines)),
      ...(count > SHOWN
        ? [
            approved
              .slice(SHOWN)
              .map((candidate) => inShort(candidate, lines))
              .join("\n"),
          ]
        : []),
      ...(replaced.length > 0 ? [replaced.join("\n")] : []),
      ...intentLines(critiques, lines),
      lines.merge_receipt,
    ].join("\n\n"),
    buttons: [
      [
        { label: lines.button_merge, verb: "merge" },
        { label: lines.button_not_now, verb: "cancel" },
      ],
      [{ label: lines.button_every_line, verb: "diff" }],
    ],
    card: { kind: "merge", body },
  };
}

/**
 * Gives every line that a merge would put into a file or take out of it, file by file. In PENDING-REVIEW.md the saved blocks
 * move as they stand, and are named. Its other blocks wait, or are told to nobody, so its lines are not compared: a block
 * that stays can look like the one that moves.
 */
export function mergeDiff({ plan }: MergePreview): string {
  return plan.edits
    .map(({ path, before, after }) => {
      if (path === FILES.pending) {
        const moved = plan.merged.map(({ candidateId: id }) => `${id}: Candidates → Processed`);
        return [`${path}:`, ...moved].join("\n");
      }
      const lines = lineChanges(before, after).flatMap(({ removed, added }) => [
        ...removed.map((line) => `- ${revealed(line.trimEnd())}`),
        ...added.map((line) => `+ ${revealed(line.trimEnd())}`),
      ]);
      return [`${path}:`, ...lines].join("\n");
    })
    .join("\n\n");
}

async function mergeShown({ card, body, actor }: MergeTap, desk: Desk): Promise<string> {
  const { lines } = desk.wording();
  const { receipt, replaced, sha256 } = body;
  const tell = (merged: Merged): void => {
    putCard({ card }, { text: doneText(merged, lines), buttons: [] }, desk);
  };
  const { merged } = await merge(receipt, actor, desk, tell, { replaced, sha256 });
  return counted(lines, merged.length, "tap_merged_one", "tap_merged_many");
}

/** Names the rules of INTENT.md that the texts meet, before the tap as after it. */
function intentLines(critiques: Merged["critiques"], lines: Lines): readonly string[] {
  const rules = rulesMet(critiques).join(", ");
  return rules ? [fill(lines.merge_done_intent, { rules })] : [];
}

function doneText(done: Merged, lines: Lines): string {
  const entries = done.merged.map(({ entryId, text, supersededId: id }) =>
    id === undefined
      ? `• ${entryId}: ${text}`
      : `• ${entryId}: ${text} ${fill(lines.merge_done_replaces, { id })}`,
  );
  return [
    lines.merge_done,
    ...entries,
    ...intentLines(done.critiques, lines),
    lines.merge_done_undo,
  ].join("\n");
}

/** Shows every line of what the card shows, and nothing that was approved since. */
async function showDiff({ card: { chatId }, body }: MergeTap, desk: Desk): Promise<string> {
  const preview = await previewMerge({ approvedBy: body.receipt.approved_by }, desk);
  const { lines } = desk.wording();
  if (!preview) return lines.merge_nothing;
  if (shownSha256(preview) !== body.sha256) throw refusal({ code: "receipt_old" });
  await desk.commit(() => {
    putCard({ chatId }, { text: mergeDiff(preview), buttons: [] }, desk);
  });
  return lines.tap_every_line;
}

async function leave({ card }: MergeTap, desk: Desk): Promise<string> {
  const { lines } = desk.wording();
  await desk.commit(() => {
    putCard({ card }, { text: lines.merge_cancelled, buttons: [] }, desk);
  });
  return lines.tap_not_now;
}
