// A refusal as data: a code, and the values that its line needs. The line comes from the wording of the Record's language
// (wording/refusals.ts). Values are ids, numbers and names of files, never words of a person, so that they may stand in a
// log.

/** A place in a file of the Record that has to be mended by hand. */
export interface FaultyPlace {
  readonly file: string;
  /** Absent where the fault has no one line. */
  readonly line?: number;
  /** Of the entries that it is a fault of. */
  readonly ids: readonly string[];
  /** Name of the rule: `V9`. */
  readonly rule: string;
}

/** What became of a candidate that does not wait any more. */
export type GoneAs = "approved" | "rejected" | "processed" | "by_hand";

/** `id` is that of the candidate or debate that it is about. */
export type RefusalReason =
  // A candidate that nobody can decide, reword or merge.
  | { readonly code: "unknown_candidate"; readonly id: string }
  | { readonly code: "already_processed"; readonly id: string }
  | { readonly code: "not_pending"; readonly id: string; readonly gone: GoneAs }
  | { readonly code: "duplicate_candidate"; readonly id: string }
  | { readonly code: "stray_candidate"; readonly id: string }
  | { readonly code: "changed_candidate"; readonly id: string }
  | { readonly code: "faulty_candidate"; readonly id: string; readonly line: number }
  | { readonly code: "unreadable_candidate"; readonly id: string; readonly line: number }
  | { readonly code: "weak_evidence"; readonly id: string; readonly line: number }
  | { readonly code: "other_record"; readonly id: string }
  | { readonly code: "not_approved"; readonly ids: readonly string[] }
  | { readonly code: "nothing_approved" }
  /** `entry` says it already; absent where the candidate itself was saved before. */
  | { readonly code: "already_saved"; readonly id: string; readonly entry?: string }
  // Another wording.
  | { readonly code: "empty_entry" }
  | { readonly code: "bad_wording"; readonly length: number; readonly limit: number }
  // What it contradicts and replaces.
  | { readonly code: "needs_choice"; readonly id: string }
  /** `unnamed`: it is to replace an entry and does not say which. */
  | {
      readonly code: "unresolved_conflict";
      readonly id: string;
      readonly kind: "unchosen" | "unnamed";
    }
  | { readonly code: "missing_supersedes"; readonly id: string }
  | { readonly code: "changed_entry"; readonly entry: string }
  | { readonly code: "already_replaced"; readonly other: string; readonly entry: string }
  | {
      readonly code: "unknown_entry";
      readonly id: string;
      readonly entry: string;
      readonly kind: "gone" | "twice";
    }
  | { readonly code: "other_category"; readonly id: string; readonly entry: string }
  | { readonly code: "already_superseded"; readonly id: string; readonly entry: string }
  // The Record as it is does not take it.
  | {
      readonly code: "record_unsound";
      readonly id: string;
      readonly places: readonly FaultyPlace[];
    }
  | { readonly code: "unsafe_result"; readonly file: string }
  | { readonly code: "missing_section"; readonly file: string; readonly section: string }
  | { readonly code: "conflict_file"; readonly file: string }
  | { readonly code: "backup_failed" }
  | { readonly code: "record_too_large" }
  // A card or a receipt that does not fit any more.
  | { readonly code: "changed_list" }
  | { readonly code: "receipt_old" }
  | { readonly code: "receipt_invalid" }
  | { readonly code: "receipt_user" }
  | { readonly code: "receipt_approver" }
  | { readonly code: "receipt_tier" }
  | {
      readonly code: "receipt_ids";
      readonly kind: "unapproved" | "left_out";
      readonly ids: readonly string[];
    }
  | { readonly code: "receipt_content"; readonly id: string }
  | { readonly code: "receipt_entry"; readonly entry: string }
  | { readonly code: "receipt_used" }
  // Undo.
  | { readonly code: "nothing_to_undo" }
  | { readonly code: "undo_closed" }
  | ({ readonly code: "undo_conflict"; readonly file: string } & UndoObstacle)
  // Forgetting.
  | { readonly code: "forget_short" }
  | { readonly code: "forget_nowhere" }
  | { readonly code: "forget_changed" }
  // Debates.
  | { readonly code: "unknown_debate"; readonly id: string }
  | { readonly code: "duplicate_debate"; readonly id: string }
  | { readonly code: "resolved_debate"; readonly id: string }
  | { readonly code: "unreadable_debate"; readonly id: string };

/** What was changed since a merge, in the way of its undo. */
export type UndoObstacle =
  | { readonly kind: "changed" | "referred"; readonly id: string; readonly line: number }
  | { readonly kind: "missing"; readonly id: string }
  | { readonly kind: "unsafe" };

export type RefusalCode = RefusalReason["code"];
