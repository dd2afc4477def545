// The cards of /merge and /undo: what would change, and one confirming tap.

import type { PastMerge } from "../state/journal/merge-history.ts";
import { visible } from "../record/text/unseen.ts";
import { lineChanges } from "../record/text/line-patch.ts";
import type { Candidate } from "../record/types.ts";
import type { UndoPlan } from "../record/merge/undo-plan.ts";
import { fill, type Lines } from "../wording/catalogue.ts";
import { counted } from "../wording/sentences.ts";
import { addition, describe, type LiveCard, type ShownEntry } from "./card.ts";
import { replacedEntries, type MergePreview } from "./merge.ts";

export interface MergeCardBody {
  readonly receipt: MergePreview["receipt"];
  /** The entries that are replaced, as they were shown. Absent in cards of earlier versions. */
  readonly replaced?: readonly ShownEntry[];
}

export interface UndoCardBody {
  readonly receiptId: string;
}

/** So many candidates are shown with the words that they come from. More would not fit into one message. */
const SHOWN = 6;

/** Every word that would be written, without the words that it comes from. */
function inShort(candidate: Candidate, lines: Lines): string {
  return `• ${candidate.id}. ${addition(candidate, lines)}`;
}

/** Gives the card of the approved set. It shows every line that the merge adds. */
export function mergeCard({ approved, plan, receipt }: MergePreview, lines: Lines): LiveCard {
  const count = approved.length;
  const body: MergeCardBody = { receipt, replaced: replacedEntries(plan) };
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

/** Gives every line that a merge would put into a file or take out of it, file by file. */
export function mergeDiff({ plan }: MergePreview): string {
  return plan.edits
    .map(({ path, before, after }) => {
      const lines = lineChanges(before, after).flatMap(({ removed, added }) => [
        ...removed.map((line) => `- ${line.trimEnd()}`),
        ...added.map((line) => `+ ${line.trimEnd()}`),
      ]);
      return [`${path}:`, ...lines].join("\n");
    })
    .join("\n\n");
}

/** Gives the card of an undo. @param plan its `removed` entries are shown as they stand in the Record. */
export function undoCard(
  { past, plan }: { readonly past: PastMerge; readonly plan: Pick<UndoPlan, "removed"> },
  lines: Lines,
): LiveCard {
  const body: UndoCardBody = { receiptId: past.receiptId };
  const entries = plan.removed.map(({ id, text }) => `• ${id}: ${visible(text)}`);
  return {
    text: [`${lines.undo_ask} ${past.candidateIds.join(", ")}`, entries.join("\n")].join("\n\n"),
    buttons: [
      [
        { label: lines.button_undo, verb: "undo" },
        { label: lines.button_leave, verb: "cancel" },
      ],
    ],
    card: { kind: "undo", body },
  };
}
