// A superseded entry stays in SELF, tells which entry replaced it and when, and leaves every prompt. This module only
// makes splices; the merge reads the whole result back. Proof: test/record/self/supersede.test.ts.

import { CandidateError } from "../../errors.ts";
import type { RefusalReason } from "../../refusals.ts";
import type { Splice } from "../text/markdown.ts";
import type { MindItem } from "./mind.ts";
import type { MindCategory } from "../types.ts";

/** One replacement that the owner chose. */
export interface Supersession {
  readonly candidateId: string;
  readonly category: MindCategory;
  readonly oldId: string;
  readonly newId: string;
  /** `YYYY-MM-DD`, local. */
  readonly date: string;
}

/** An old entry as a replacement leaves it. */
export interface SupersededEntry {
  readonly id: string;
  readonly splices: readonly Splice[];
  /** Its fields as they must read back. */
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * The splices for all entries of SELF that are replaced, and the fields that each must have afterwards.
 * @throws CandidateError `unknown_entry`, `other_category` or `already_superseded`; `unsafe_result` when the entry is
 * not written as lines of `key: value`.
 */
export function supersedeEntries(
  self: string,
  mind: readonly MindItem[],
  supersessions: readonly Supersession[],
): readonly SupersededEntry[] {
  const taken = new Set<string>();
  return supersessions.map((supersession) => {
    const entry = requireReplaceable(mind, supersession, taken);
    taken.add(supersession.oldId);
    return supersedeEntry(self, entry, supersession);
  });
}

function requireReplaceable(
  mind: readonly MindItem[],
  { candidateId, oldId, category }: Supersession,
  taken: ReadonlySet<string>,
): MindItem {
  const about = { id: candidateId, entry: oldId };
  const refuse = (reason: RefusalReason, why: string): CandidateError =>
    new CandidateError(reason, `${candidateId} cannot replace ${oldId}: ${why}.`);
  const [entry, ...others] = mind.filter(({ item }) => item.id === oldId);
  if (!entry)
    throw refuse(
      { code: "unknown_entry", kind: "gone", ...about },
      "there is no such entry in SELF.md",
    );
  if (others.length > 0)
    throw refuse(
      { code: "unknown_entry", kind: "twice", ...about },
      "SELF.md has two entries with that id",
    );
  if (entry.section.category !== category) {
    const what = `${oldId} is ${entry.section.category} and the new entry is ${category}`;
    throw refuse({ code: "other_category", ...about }, what);
  }
  const by = entry.item.fields.get("superseded_by");
  if (by) throw refuse({ code: "already_superseded", ...about }, `it has been replaced by ${by}`);
  if (taken.has(oldId)) {
    throw refuse(
      { code: "already_superseded", ...about },
      "another candidate of this merge replaces it too",
    );
  }
  return entry;
}

function supersedeEntry(
  self: string,
  { item, offset }: MindItem,
  { candidateId, oldId, newId, date }: Supersession,
): SupersededEntry {
  const end = offset + item.end - item.offset;
  const source = self.slice(offset, end);
  const indent = indentOf(self, offset, source);
  const lineBreak = source.includes("\r\n") ? "\r\n" : "\n";
  const fields = new Map(item.fields);
  const splices: Splice[] = [];
  let added = "";
  for (const [key, value] of [
    ["superseded_by", newId],
    ["superseded_at", date],
    ["resolution", "correction"],
  ] as const) {
    const [line, other] = source.matchAll(new RegExp(`^${indent}${key}:[^\\r\\n]*`, "gm"));
    const isWhole = indent !== undefined && !other && fields.has(key) === Boolean(line);
    if (!isWhole) {
      throw new CandidateError(
        { code: "unsafe_result", file: "SELF.md" },
        `Nothing was merged: ${oldId}, which ${candidateId} replaces, is not written as plain lines. Rewrite it by hand in SELF.md.`,
      );
    }
    const text = `${indent}${key}: ${value}`;
    if (line) {
      const start = offset + line.index;
      splices.push({ start, end: start + line[0].length, text });
    } else added += `${lineBreak}${text}`;
    fields.set(key, value);
  }
  return { id: oldId, fields, splices: [...splices, { start: end, end, text: added }] };
}

/** The white space before each key of an entry; undefined where that cannot be told. */
function indentOf(self: string, offset: number, source: string): string | undefined {
  const second = /\n([ \t]+)[A-Za-z_]\w*:/.exec(source)?.[1];
  if (second !== undefined) return second;
  const isWholeLine = offset === 0 || self[offset - 1] === "\n";
  const dash = /^( *)-( +)[A-Za-z_]\w*:/.exec(source);
  return isWholeLine && dash ? `${dash[1] ?? ""} ${dash[2] ?? ""}` : undefined;
}
