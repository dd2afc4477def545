// Every refusal that there is, said in every language that there is.

import { describe, expect, it } from "vitest";
import type { RefusalCode, RefusalReason } from "../../src/refusals.ts";
import { CATALOGUES } from "../../src/wording/catalogues.ts";
import { ENGLISH, ENGLISH_LINES } from "../../src/wording/english.ts";
import { refusalLine } from "../../src/wording/refusals.ts";

const id = "CANDIDATE-0007";
const entry = "LEARN-0003";
const place = { file: "SELF.md", line: 12, ids: [entry], rule: "V9" };

/** At least one of each code: one that is not here does not compile. */
const REASONS: {
  readonly [code in RefusalCode]: readonly Extract<RefusalReason, { code: code }>[];
} = {
  unknown_candidate: [{ code: "unknown_candidate", id }],
  already_processed: [{ code: "already_processed", id }],
  not_pending: (["approved", "rejected", "processed", "by_hand"] as const).map((gone) => ({
    code: "not_pending",
    id,
    gone,
  })),
  duplicate_candidate: [{ code: "duplicate_candidate", id }],
  stray_candidate: [{ code: "stray_candidate", id }],
  changed_candidate: [{ code: "changed_candidate", id }],
  faulty_candidate: [{ code: "faulty_candidate", id, line: 33 }],
  unreadable_candidate: [{ code: "unreadable_candidate", id, line: 33 }],
  weak_evidence: [{ code: "weak_evidence", id, line: 33 }],
  other_record: [{ code: "other_record", id }],
  not_approved: [{ code: "not_approved", ids: [id] }],
  nothing_approved: [{ code: "nothing_approved" }],
  already_saved: [
    { code: "already_saved", id },
    { code: "already_saved", id, entry },
  ],
  empty_entry: [{ code: "empty_entry" }],
  bad_wording: [
    { code: "bad_wording", length: 0, limit: 200 },
    { code: "bad_wording", length: 201, limit: 200 },
  ],
  needs_choice: [{ code: "needs_choice", id }],
  unresolved_conflict: [
    { code: "unresolved_conflict", id, kind: "unchosen" },
    { code: "unresolved_conflict", id, kind: "unnamed" },
  ],
  missing_supersedes: [{ code: "missing_supersedes", id }],
  changed_entry: [{ code: "changed_entry", entry }],
  already_replaced: [{ code: "already_replaced", other: id, entry }],
  unknown_entry: (["gone", "twice"] as const).map((kind) => ({
    code: "unknown_entry",
    id,
    entry,
    kind,
  })),
  other_category: [{ code: "other_category", id, entry }],
  already_superseded: [{ code: "already_superseded", id, entry }],
  record_unsound: [
    { code: "record_unsound", id, places: [place] },
    { code: "record_unsound", id, places: [{ file: "SELF.md", ids: [], rule: "V15" }] },
    { code: "record_unsound", id, places: [place, place, place, place, place] },
  ],
  unsafe_result: [{ code: "unsafe_result", file: "SELF.md" }],
  missing_section: [{ code: "missing_section", file: "SELF.md", section: "### IX-A." }],
  conflict_file: [
    { code: "conflict_file", file: "SELF.md.conflict-merge-2c7e1f6a-0d5b-4c1e-9a54-6f0f4d1c8b12" },
  ],
  backup_failed: [{ code: "backup_failed" }],
  record_too_large: [{ code: "record_too_large" }],
  changed_list: [{ code: "changed_list" }],
  receipt_old: [{ code: "receipt_old" }],
  receipt_invalid: [{ code: "receipt_invalid" }],
  receipt_user: [{ code: "receipt_user" }],
  receipt_approver: [{ code: "receipt_approver" }],
  receipt_tier: [{ code: "receipt_tier" }],
  receipt_ids: [
    { code: "receipt_ids", kind: "unapproved", ids: [id] },
    { code: "receipt_ids", kind: "left_out", ids: [id] },
  ],
  receipt_content: [{ code: "receipt_content", id }],
  receipt_entry: [{ code: "receipt_entry", entry }],
  receipt_used: [{ code: "receipt_used" }],
  nothing_to_undo: [{ code: "nothing_to_undo" }],
  undo_closed: [{ code: "undo_closed" }],
  undo_conflict: [
    { code: "undo_conflict", file: "SELF.md", kind: "changed", id: entry, line: 12 },
    { code: "undo_conflict", file: "SELF.md", kind: "referred", id: entry, line: 12 },
    { code: "undo_conflict", file: "SELF.md", kind: "missing", id: entry },
    { code: "undo_conflict", file: "SELF.md", kind: "unsafe" },
  ],
  forget_short: [{ code: "forget_short" }],
  forget_nowhere: [{ code: "forget_nowhere" }],
  forget_changed: [{ code: "forget_changed" }],
  unknown_debate: [{ code: "unknown_debate", id: "DEBATE-0001" }],
  duplicate_debate: [{ code: "duplicate_debate", id: "DEBATE-0001" }],
  resolved_debate: [{ code: "resolved_debate", id: "DEBATE-0001" }],
  unreadable_debate: [{ code: "unreadable_debate", id: "DEBATE-0001" }],
};

const ALL: readonly RefusalReason[] = Object.values(REASONS).flat();

/** Words of every English sentence, and of none in the other languages. */
const ENGLISH_WORDS =
  /\b(?:the|is|are|were|has|have|this|that|it|by|by hand|of|and|or|to|first|again|already|not|nothing|there|which|line)\b/i;

describe.each(CATALOGUES.map(({ names, lines }) => [names[0] ?? "", lines] as const))(
  "a refusal in %s",
  (language, lines) => {
    it.each(ALL)("says %o with everything filled in, and in no other language", (reason) => {
      const said = refusalLine(reason, lines);
      expect(said).not.toMatch(/[{}]|undefined/);
      expect(said.trim()).not.toBe("");
      if (language === ENGLISH.names[0]) return;
      expect(said).not.toBe(refusalLine(reason, ENGLISH_LINES));
      // Names of files and headings, and orders to the bot, are the same everywhere.
      const words = said.replace(/\/[a-z]+|[\w-]+\.md[\w.-]*|#+ [\w.-]+|"[^"]*"/g, "");
      expect(words).not.toMatch(ENGLISH_WORDS);
    });

    it("tells people in a chat of no command line and of no path", () => {
      for (const reason of ALL) {
        expect(refusalLine(reason, lines)).not.toMatch(/npm |--\w|\.runtime|[\w.]\/[\w.]/);
      }
    });

    it("fits over the chat, where Telegram takes 200 characters; the card tells the rest of the one that does not", () => {
      const long = ALL.filter((reason) => refusalLine(reason, lines).length > 200);
      expect(
        [...new Set(long.map(({ code }) => code))].filter((code) => code !== "record_unsound"),
      ).toEqual([]);
    });

    it("names what has to be mended by hand: the file, the line and the rule", () => {
      const [one, , many] = REASONS.record_unsound;
      if (!one || !many) throw new Error("no reasons");
      expect(refusalLine(one, lines)).toMatch(/\n• SELF\.md\D*12: LEARN-0003 \(V9\)$/);
      expect(refusalLine(many, lines).split("\n")).toHaveLength(5);
      expect(refusalLine(many, lines)).toMatch(/\b2\b[^\n]*$/);
      const [faulty] = REASONS.faulty_candidate;
      if (!faulty) throw new Error("no reasons");
      expect(refusalLine(faulty, lines)).toMatch(/CANDIDATE-0007[^]*33|33[^]*CANDIDATE-0007/);
    });
  },
);
