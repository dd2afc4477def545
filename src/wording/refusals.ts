// A refusal as a line of the Record's language. A code without a line does not compile, nor does a line that a
// language lacks. Proof: test/wording/refusals.test.ts.

import type { FaultyPlace, RefusalReason } from "../refusals.ts";
import { fill, type Lines } from "./catalogue.ts";

/** @returns what a person in a chat is told: why their wish was not carried out, and what they can do. */
export function refusalLine(reason: RefusalReason, lines: Lines): string {
  switch (reason.code) {
    case "unknown_candidate":
      return fill(lines.gone_unknown, reason);
    case "already_processed":
      return fill(lines.gone_processed, reason);
    case "not_pending":
      return fill(lines[`gone_${reason.gone}`], reason);
    case "duplicate_candidate":
      return fill(lines.gone_twice, reason);
    case "stray_candidate":
      return fill(lines.gone_astray, reason);
    case "changed_candidate":
      return fill(lines.gone_changed, reason);
    case "faulty_candidate":
    case "unreadable_candidate":
    case "weak_evidence":
      return fill(lines.mend_candidate, reason);
    case "other_record":
      return fill(lines.other_record, reason);
    case "not_approved":
      return fill(lines.not_approved, { ids: reason.ids.join(", ") });
    case "nothing_approved":
      return lines.merge_nothing_approved;
    case "already_saved":
      return reason.entry === undefined
        ? fill(lines.saved_before, reason)
        : fill(lines.said_already, { id: reason.id, entry: reason.entry });
    case "empty_entry":
      return lines.edit_empty;
    case "bad_wording":
      return reason.length === 0 ? lines.edit_empty : fill(lines.edit_too_long, reason);
    case "needs_choice":
      return fill(lines.needs_choice, reason);
    case "unresolved_conflict":
      return fill(reason.kind === "unnamed" ? lines.choose_again : lines.needs_choice, reason);
    case "missing_supersedes":
      return fill(lines.choose_again, reason);
    case "changed_entry":
    case "receipt_entry":
      return fill(lines.gone_entry, { id: reason.entry });
    case "already_replaced":
      return fill(lines.already_replaced, { other: reason.other, id: reason.entry });
    case "unknown_entry":
      return fill(lines[`replaced_${reason.kind}`], reason);
    case "other_category":
      return fill(lines.replaced_other_kind, reason);
    case "already_superseded":
      return fill(lines.replaced_already, reason);
    case "record_unsound":
      return [
        fill(lines.record_unsound, { id: reason.id }),
        ...reason.places.slice(0, PLACES).map((place) => `• ${placeLine(place, lines)}`),
        ...(reason.places.length > PLACES
          ? [fill(lines.mend_more, { count: reason.places.length - PLACES })]
          : []),
      ].join("\n");
    case "unsafe_result":
      return fill(lines.merge_unsafe, reason);
    case "missing_section":
      return fill(lines.merge_no_section, reason);
    case "conflict_file":
      return fill(lines.conflict_file, reason);
    case "record_too_large":
      return lines.record_too_large;
    case "backup_failed":
      return lines.backup_failed;
    case "changed_list":
    case "receipt_old":
    case "receipt_invalid":
    case "receipt_user":
    case "receipt_tier":
      return lines.tap_changed;
    case "receipt_content":
      return fill(lines.receipt_changed, reason);
    case "receipt_approver":
      return lines.receipt_approver;
    case "receipt_ids": {
      const line = reason.kind === "left_out" ? lines.receipt_leaves_out : lines.not_approved;
      return fill(line, { ids: reason.ids.join(", ") });
    }
    case "receipt_used":
      return lines.receipt_used;
    case "nothing_to_undo":
      return lines.undo_nothing;
    case "undo_closed":
      return lines.undo_closed;
    case "undo_conflict":
      return fill(lines[`undo_${reason.kind}`], reason);
    case "forget_short":
      return lines.forget_short;
    case "forget_nowhere":
      return lines.forget_nothing;
    case "forget_changed":
      return lines.forget_changed;
    case "unknown_debate":
      return fill(lines.debate_unknown, reason);
    case "duplicate_debate":
      return fill(lines.debate_twice, reason);
    case "resolved_debate":
      return fill(lines.debate_resolved, reason);
    case "unreadable_debate":
      return fill(lines.debate_unreadable, reason);
  }
}

/** More would be no message that a person reads. */
const PLACES = 3;

function placeLine({ file, line, ids, rule }: FaultyPlace, lines: Lines): string {
  const place = line === undefined ? file : fill(lines.mend_place, { file, line });
  return ids.length === 0 ? `${place} (${rule})` : `${place}: ${ids.join(", ")} (${rule})`;
}
