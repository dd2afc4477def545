// An undo may take away what a merge wrote only while it reads as it did then and nothing later points to it.
// Proof: test/record/merge/undo-refusals.test.ts.

import { CandidateError } from "../../errors.ts";
import type { UndoObstacle } from "../../refusals.ts";
import { createLineIndex } from "../text/markdown.ts";
import { parseText } from "../text/parsed-text.ts";
import type { ParsedText, PlacedItem } from "../text/parsed-text.ts";
import { sameEnds } from "../text/same-ends.ts";
import { describeFields } from "./same-values.ts";
import type { ParsedRecord } from "../parsed-record.ts";
import type { Item } from "../text/yaml-items.ts";

/** Entries of one file that a merge added, and those that it changed. */
export interface MergedPart {
  readonly added: readonly Item[];
  readonly changed: readonly { readonly before: Item; readonly after: Item }[];
}

export interface MergedItems {
  readonly entries: MergedPart;
  readonly activities: MergedPart;
}

/** The entries that a merge added or changed, by the texts before and after it. */
export function mergedItems(then: {
  readonly before: ParsedRecord;
  readonly after: ParsedRecord;
}): MergedItems {
  const { before, after } = then;
  return {
    entries: compare(before.mind, after.mind),
    activities: compare(before.activities, after.activities),
  };
}

/** @throws CandidateError `undo_conflict` when an entry that the merge wrote is gone or has been changed since. */
export function refuseChanged(current: ParsedRecord, { entries, activities }: MergedItems): void {
  const check = (
    file: string,
    part: MergedPart,
    places: readonly PlacedItem[],
    text: string,
  ): void => {
    const lineOf = createLineIndex(text);
    const find = (id: string): PlacedItem => {
      const place = places.findLast(({ item }) => item.id === id);
      if (!place) throw undoCollision(file, `${id} is not there any more`, { kind: "missing", id });
      return place;
    };
    const refuse = (id: string, offset: number): CandidateError => {
      const line = lineOf(offset);
      return undoCollision(file, `${id} (line ${line}) was changed since`, {
        kind: "changed",
        id,
        line,
      });
    };
    for (const item of part.added) {
      const place = find(item.id);
      if (describeFields(item.fields) !== describeFields(place.item.fields))
        throw refuse(item.id, place.offset);
    }
    for (const { before, after } of part.changed) {
      const place = find(after.id);
      for (const [key, value] of after.fields) {
        const isTheirs = before.fields.get(key) === value;
        if (!isTheirs && place.item.fields.get(key) !== value) throw refuse(after.id, place.offset);
      }
    }
  };
  check("SELF.md", entries, current.mind, current.files.self);
  check("EVIDENCE.md", activities, current.activities, current.files.evidence);
}

/** @throws CandidateError `undo_conflict` when a later entry points to one that the undo removes. */
export function refuseDependent(
  result: ParsedRecord,
  before: ParsedRecord,
  { entries, activities }: MergedItems,
): void {
  const ids = [...entries.added, ...activities.added].map(({ id }) => id);
  if (ids.length === 0) return;
  // Our writer escapes ids in the words of people, so an unescaped one is a reference.
  const reference = new RegExp(`(?<![\\w-])(?:${ids.join("|")})(?![\\w-])`);
  const check = (file: string, { text, fences }: ParsedText, known: string): void => {
    for (const { line, offset } of linesNotIn(known, text)) {
      const id = reference.exec(line)?.[0];
      if (!id || known.includes(`${line}\n`)) continue;
      const isInFence = fences.some(
        ({ fence }) => offset >= fence.bodyStart && offset < fence.bodyEnd,
      );
      if (!isInFence) continue;
      const at = createLineIndex(text)(offset);
      const where = `${ownerOf(result, file, offset)}line ${at}`;
      throw undoCollision(file, `${id} would be removed, and ${where} refers to it`, {
        kind: "referred",
        id,
        line: at,
      });
    }
  };
  check("SELF.md", result.self, before.files.self);
  check("EVIDENCE.md", result.evidence, before.files.evidence);
  check("SKILLS.md", parseText(result.files.skills), "");
}

/** The lines of a text, without those that it has in common with another at its beginning and end. */
function* linesNotIn(
  other: string,
  text: string,
): Generator<{ readonly line: string; readonly offset: number }> {
  const { before, after } = sameEnds(other, text);
  const tail = text.length - after;
  let offset = before === 0 ? 0 : text.lastIndexOf("\n", before - 1) + 1;
  while (offset < text.length) {
    const newline = text.indexOf("\n", offset);
    const end = newline < 0 ? text.length : newline;
    if (offset < tail || newline < 0) yield { line: text.slice(offset, end), offset };
    // A last line without a line break is no line of the other text that has one.
    offset = offset < tail ? end + 1 : Math.max(end + 1, text.lastIndexOf("\n") + 1);
  }
}

/** The refusal of an undo: `why` for the operator, `obstacle` for the owner. */
export function undoCollision(
  file: string,
  why: string,
  obstacle: UndoObstacle = { kind: "unsafe" },
): CandidateError {
  return new CandidateError(
    { code: "undo_conflict", file, ...obstacle },
    `Nothing was undone. ${file}: ${why.replace(/\.$/, "")}.`,
  );
}

function compare(before: readonly PlacedItem[], after: readonly PlacedItem[]): MergedPart {
  const old = new Map<string, Item>();
  for (const { item } of before) old.set(item.id, item);
  const added: Item[] = [];
  const changed: { readonly before: Item; readonly after: Item }[] = [];
  for (const { item } of after) {
    const known = old.get(item.id);
    if (!known) added.push(item);
    else if (
      known.fields !== item.fields &&
      describeFields(known.fields) !== describeFields(item.fields)
    ) {
      changed.push({ before: known, after: item });
    }
  }
  return { added, changed };
}

function ownerOf(record: ParsedRecord, file: string, offset: number): string {
  const places: readonly PlacedItem[] = file === "SELF.md" ? record.mind : record.activities;
  const owner = places.findLast((place) => place.offset <= offset);
  const isInside = owner && offset <= owner.offset + owner.item.end - owner.item.offset;
  return isInside && file !== "SKILLS.md" ? `${owner.item.id}, ` : "";
}
