// The cards of /merge and /undo: what would change, and one confirming tap.

import type { PastMerge } from "../state/merge-history.ts";
import type { MergeReview } from "./merge.ts";
import { lineChanges } from "../record/line-patch.ts";
import type { Candidate } from "../record/types.ts";
import { fill, type Lines } from "../wording/catalogue.ts";
import { counted } from "../wording/sentences.ts";
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
export function mergeCard({ approved, plan, receipt }: MergeReview, lines: Lines): LiveCard {
  const count = approved.length;
  const body: MergeCardBody = { receipt };
  const replaced = plan.merged.flatMap(({ supersededId, entryId }) =>
    supersededId === undefined
      ? []
      : [fill(lines.merge_replaces, { entry: entryId, id: supersededId })],
  );
  return {
    text: [
      counted(lines, count, "merge_ask_one", "merge_ask_many"),
      ...approved.slice(0, SHOWN).map((candidate) => describe(candidate, lines)),
      ...(count > SHOWN ? [approved.slice(SHOWN).map(inShort).join("\n")] : []),
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
export function undoCard(past: PastMerge, summaries: readonly string[], lines: Lines): LiveCard {
  const body: UndoCardBody = { receiptId: past.receiptId };
  return {
    text: [lines.undo_ask, summaries.map((summary) => `• ${summary}`).join("\n")].join("\n\n"),
    buttons: [
      [
        { label: lines.button_undo, verb: "undo" },
        { label: lines.button_leave, verb: "cancel" },
      ],
    ],
    card: { kind: "undo", body },
  };
}
