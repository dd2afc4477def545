// An undo may take away what a merge wrote only while it reads as it did then and nothing later points to it.
// Proof: test/record/merge/undo-refusals.test.ts.

import { CandidateError } from "../../errors.ts";
import type { UndoObstacle } from "../../refusals.ts";
import { createLineIndex, yamlFences } from "../text/markdown.ts";
import type { Outline } from "../text/markdown.ts";
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
    entries: compare(mindItems(before), mindItems(after)),
    activities: compare(activityItems(before), activityItems(after)),
  };
}

/** @throws CandidateError `undo_conflict` when an entry that the merge wrote is gone or has been changed since. */
export function refuseChanged(current: ParsedRecord, { entries, activities }: MergedItems): void {
  const check = (file: string, part: MergedPart, places: readonly Place[], text: string): void => {
    const now = new Map(places.map((place) => [place.item.id, place]));
    const lineOf = createLineIndex(text);
    const find = (id: string): Place => {
      const place = now.get(id);
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
  const { files } = result;
  const check = (file: string, text: string, outline: Outline | string, known: string): void => {
    for (const { bodyStart, bodyEnd } of yamlFences(outline)) {
      let offset = bodyStart;
      for (const line of text.slice(bodyStart, bodyEnd).split("\n")) {
        const id = reference.exec(line)?.[0];
        if (id && !known.includes(`${line}\n`)) {
          const at = createLineIndex(text)(offset);
          const where = `${ownerOf(result, file, offset)}line ${at}`;
          throw undoCollision(file, `${id} would be removed, and ${where} refers to it`, {
            kind: "referred",
            id,
            line: at,
          });
        }
        offset += line.length + 1;
      }
    }
  };
  check("SELF.md", files.self, result.self, before.files.self);
  check("EVIDENCE.md", files.evidence, result.evidence, before.files.evidence);
  check("SKILLS.md", files.skills, files.skills, "");
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

/** The fields of an entry as one text, for comparing. */
export function describeFields(fields: ReadonlyMap<string, string>): string {
  return JSON.stringify([...fields]);
}

/** LEARN, CUR and PER entries. */
export function mindItems(record: ParsedRecord): readonly Item[] {
  return record.mind.map(({ item }) => item);
}

/** ACT entries. */
export function activityItems(record: ParsedRecord): readonly Item[] {
  return record.activities.map(({ item }) => item);
}

interface Place {
  readonly item: Item;
  readonly offset: number;
}

function compare(before: readonly Item[], after: readonly Item[]): MergedPart {
  const old = new Map(before.map((item) => [item.id, item]));
  return {
    added: after.filter(({ id }) => !old.has(id)),
    changed: after.flatMap((item) => {
      const known = old.get(item.id);
      const isChanged = known && describeFields(known.fields) !== describeFields(item.fields);
      return isChanged ? [{ before: known, after: item }] : [];
    }),
  };
}

function ownerOf(record: ParsedRecord, file: string, offset: number): string {
  const places: readonly Place[] = file === "SELF.md" ? record.mind : record.activities;
  const owner = places.findLast((place) => place.offset <= offset);
  const isInside = owner && offset <= owner.offset + owner.item.end - owner.item.offset;
  return isInside && file !== "SKILLS.md" ? `${owner.item.id}, ` : "";
}
