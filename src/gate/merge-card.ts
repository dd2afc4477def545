// The cards of /merge and /undo: what would change, and one confirming tap.

import type { PastMerge } from "../state/merge-history.ts";
import type { MergeReview } from "./merge.ts";
import { lineChanges } from "../record/line-patch.ts";
import type { Candidate } from "../record/types.ts";
import { clip, describe, type LiveCard } from "./card.ts";

export interface MergeCardBody {
  readonly receipt: MergeReview["receipt"];
}

export interface UndoCardBody {
  readonly receiptId: string;
}

/** How many are shown in full; a card should stay one message. */
const SHOWN = 6;

function inShort({ id, suggestedEntry = "" }: Candidate): string {
  return `• ${id}: ${clip(suggestedEntry, 60)}`;
}

/** The approved set with the exact lines that a merge adds. */
export function mergeCard({ approved, plan, receipt }: MergeReview): LiveCard {
  const count = approved.length;
  const body: MergeCardBody = { receipt };
  const replaced = plan.merged.flatMap(({ supersededId, entryId }) =>
    supersededId === undefined ? [] : [`${entryId} replaces ${supersededId}.`],
  );
  return {
    text: [
      `Put ${count === 1 ? "this" : `these ${count}`} into the Record?`,
      ...approved.slice(0, SHOWN).map(describe),
      ...(count > SHOWN ? [approved.slice(SHOWN).map(inShort).join("\n")] : []),
      ...(replaced.length > 0 ? [replaced.join("\n")] : []),
      "A receipt is kept, and /undo takes it back.",
    ].join("\n\n"),
    buttons: [
      [
        { label: "Merge", verb: "merge" },
        { label: "Not now", verb: "cancel" },
      ],
      [{ label: "Show every line", verb: "diff" }],
    ],
    card: { kind: "merge", body },
  };
}

/** Every line that a merge would put into a file or take out of it, file by file. */
export function mergeDiff({ plan }: MergeReview): string {
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

/** @param summaries what the merge brought, one line each. */
export function undoCard(past: PastMerge, summaries: readonly string[]): LiveCard {
  const body: UndoCardBody = { receiptId: past.receiptId };
  return {
    text: [
      "Take the last merge back? The Record will read as before it, and these wait for a yes or no again:",
      summaries.map((summary) => `• ${summary}`).join("\n"),
    ].join("\n\n"),
    buttons: [
      [
        { label: "Take it back", verb: "undo" },
        { label: "Leave it", verb: "cancel" },
      ],
    ],
    card: { kind: "undo", body },
  };
}
