// An owner may change a candidate that waits: its wording, and the choice about an entry that it contradicts. Only the
// lines of these fields are replaced, whichever hand wrote them; a block that would not read back as meant is refused.
// Proof: test/record/candidates/candidate-edit.test.ts.

import { CandidateError } from "../../errors.ts";
import { goneAs, requireBlock } from "./candidates.ts";
import type { CandidateBlock, PendingFile } from "./pending-file.ts";
import type { Splice } from "../text/markdown.ts";
import { ENTRY_LIMIT } from "./entry-text.ts";
import { visible } from "../text/unseen.ts";
import { clipScalar } from "../text/clip.ts";
import { quoteScalar } from "../text/scalar.ts";
import type { Candidate, Resolution } from "../types.ts";
import { withoutComment } from "../text/yaml-scalars.ts";

/** The change. An absent field stays as it is. */
export interface CandidateChange {
  /** Cut at 200 characters, like every entry. It replaces the analyst's summary and addition to the prompt too. */
  readonly suggestedEntry?: string;
  /** The person who made the change, for example `telegram:100200`. */
  readonly editedBy?: string;
  /** `replace` needs `supersedes`; `keep_both` removes the result of an earlier choice. */
  readonly resolution?: Resolution;
  /** Id of the entry that is replaced. */
  readonly supersedes?: string;
}

/**
 * PENDING-REVIEW.md with fields of one pending candidate changed. A new `suggested_entry` changes `summary` and
 * `prompt_addition` too; `edited_by`, `resolution` and `supersedes` are replaced or put in below it. Every other byte
 * stays.
 * @throws CandidateError `unknown_candidate`, `duplicate_candidate`, `stray_candidate`, `not_pending`,
 * `faulty_candidate` when the block cannot be changed safely, `empty_entry`, or `missing_supersedes`.
 */
export function editCandidate(
  pending: PendingFile,
  id: string,
  given: CandidateChange,
): PendingFile {
  const { suggestedEntry } = given;
  const change: CandidateChange =
    suggestedEntry === undefined ? given : { ...given, suggestedEntry: visible(suggestedEntry) };
  const block = requireBlock(pending, id);
  const candidate = pending.candidate(block);
  requireEditable(id, candidate);
  requireSensible(id, change);
  const hasAddition = candidate.promptAddition !== undefined;
  const splices = spliceFields(pending.text, block, change, hasAddition);
  const after = pending.spliced(splices);
  if (!isEdited(pending, after, block, expect(candidate, change))) {
    throw faulty(block, `its fence (line ${block.line}) would not read back as meant`);
  }
  return after;
}

/** The `prompt_addition` of a candidate without one. */
const NO_ADDITION = "none";
const ENTRY_ID = /^(?:LEARN|CUR|PER)-\d{4,9}$/;

function requireEditable(id: string, candidate: Candidate): void {
  if (candidate.status !== "pending") {
    const status = candidate.status ?? "without a readable status";
    throw new CandidateError(
      { code: "not_pending", id, gone: goneAs(candidate.status) },
      `${id} is ${status}, not pending.`,
    );
  }
  const [fault] = candidate.faults;
  if (fault !== undefined) throw faulty(candidate, fault);
}

function requireSensible(id: string, change: CandidateChange): void {
  const { suggestedEntry, resolution, supersedes } = change;
  if (suggestedEntry !== undefined && visible(suggestedEntry) === "") {
    throw new CandidateError({ code: "empty_entry" }, `The new wording of ${id} is empty.`);
  }
  const needsEntry = resolution === "replace" || (supersedes ?? "") !== "";
  if (needsEntry && !ENTRY_ID.test(supersedes ?? "")) {
    throw new CandidateError(
      { code: "missing_supersedes", id },
      `${id} can only replace an entry that is named, for example LEARN-0003.`,
    );
  }
}

function spliceFields(
  pending: string,
  block: CandidateBlock,
  change: CandidateChange,
  hasAddition: boolean,
): readonly Splice[] {
  const { suggestedEntry, editedBy, resolution, supersedes } = change;
  const fields = readLines(pending, block);
  const entry = fields.get("suggested_entry");
  if (!entry) throw faulty(block, "its suggested_entry has no line of its own");
  const lineBreak = pending.startsWith("\r\n", entry.end) ? "\r\n" : "\n";
  const added: string[] = [];
  const splices: Splice[] = [];
  const put = (key: string, value: string | undefined): void => {
    const place = fields.get(key);
    if (value === undefined) return;
    const remark = place && remarkBehind(pending.slice(place.start + key.length + 1, place.end));
    if (place) splices.push({ ...place, text: `${key}: ${value}${remark ?? ""}` });
    else added.push(`${lineBreak}${key}: ${value}`);
  };
  const wording = suggestedEntry && quoteScalar(clipScalar(suggestedEntry, ENTRY_LIMIT));
  put("suggested_entry", wording);
  put("summary", wording);
  if (hasAddition) put("prompt_addition", wording && NO_ADDITION);
  put("edited_by", editedBy === undefined ? undefined : quoteScalar(editedBy));
  put("resolution", resolution);
  if (resolution === "keep_both") {
    const old = fields.get("supersedes");
    if (old) splices.push({ start: old.start, end: old.next, text: "" });
  } else put("supersedes", supersedes);
  splices.push({ start: entry.end, end: entry.end, text: added.join("") });
  return splices;
}

/** The comment behind a value on one line, with the blanks between them. */
function remarkBehind(value: string): string {
  return value.includes("\n") ? "" : value.slice(withoutComment(value).length);
}

interface FieldLines {
  readonly start: number;
  /** After the last character of the value. */
  readonly end: number;
  /** Beginning of the line below the value. */
  readonly next: number;
}

/** The lines of each key and its value in a fence. A key that occurs twice is left out. */
function readLines(
  pending: string,
  { start, said }: CandidateBlock,
): ReadonlyMap<string, FieldLines> {
  const { bodyStart = 0, bodyEnd = 0 } = said.fence ?? {};
  const found = new Map<string, FieldLines>();
  const twice = new Set<string>();
  let key = "";
  for (let at = start + bodyStart; at < start + bodyEnd;) {
    const newline = pending.indexOf("\n", at);
    const next = newline < 0 ? pending.length : newline + 1;
    const line = pending.slice(at, next);
    const end = at + line.trimEnd().length;
    const open = found.get(key);
    const mark = /^([A-Za-z_]\w*):(?=\s|$)/.exec(line)?.[1];
    if (mark !== undefined) {
      key = mark;
      if (found.has(key)) twice.add(key);
      found.set(key, { start: at, end, next });
    } else if (line.startsWith("#")) key = "";
    // A further line of the value above. The caller's check refuses lines of any other kind.
    else if (open && line.trim() !== "") found.set(key, { start: open.start, end, next });
    at = next;
  }
  for (const name of twice) found.delete(name);
  return found;
}

function expect(candidate: Candidate, change: CandidateChange): Candidate {
  const { supersedes, ...rest } = candidate;
  const { suggestedEntry, editedBy, resolution } = change;
  const replaced = change.supersedes ?? supersedes;
  return {
    ...rest,
    ...(suggestedEntry !== undefined && rewordedTo(candidate, suggestedEntry)),
    ...(editedBy?.trim() && { editedBy: editedBy.toWellFormed().trim() }),
    ...(resolution && { resolution }),
    ...(replaced !== undefined && resolution !== "keep_both" && { supersedes: replaced }),
  };
}

/** A new wording takes the place of every field that repeated the old one. */
function rewordedTo({ promptAddition }: Candidate, wording: string): Partial<Candidate> {
  const text = clipScalar(wording, ENTRY_LIMIT).toWellFormed();
  return {
    suggestedEntry: text,
    summary: text,
    ...(promptAddition !== undefined && { promptAddition: NO_ADDITION }),
  };
}

/** True when the edited block reads as expected, and every other one as it did. */
function isEdited(
  before: PendingFile,
  after: PendingFile,
  edited: CandidateBlock,
  expected: Candidate,
): boolean {
  const isSame = (one: CandidateBlock, other: CandidateBlock | undefined): boolean => {
    if (!other) return false;
    if (one === edited)
      return describe(expected, false) === describe(after.candidate(other), false);
    const isSameText = one.said === other.said && one.isTwice === other.isTwice;
    if (isSameText && one.place === other.place) return true;
    return describe(before.candidate(one), true) === describe(after.candidate(other), true);
  };
  return (
    before.blocks.length === after.blocks.length &&
    before.blocks.every((one, index) => isSame(one, after.blocks[index]))
  );
}

/** The parts that an edit must leave alone, for comparing. The hash and the lines change with the edited block. */
function describe(candidate: Candidate, isHashed: boolean): string {
  const { line: _line, sha256, ...fields } = candidate;
  const hash = isHashed ? sha256 : "";
  return JSON.stringify([hash, Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}

function faulty({ id, line }: Pick<Candidate, "id" | "line">, why: string): CandidateError {
  return new CandidateError(
    { code: "faulty_candidate", id, line },
    `${id} cannot be changed here, for ${why}. Change it by hand in PENDING-REVIEW.md.`,
  );
}
