// What was saved before, worked out from the whole texts of all files at once. Slow, and too simple to be wrong.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { sameText } from "../../src/record/merge/save-traces.ts";
import type { SavedBefore } from "../../src/record/merge/saved-before.ts";
import { readJsonl, type JsonRow } from "../../src/record/text/jsonl.ts";
import { parseTimestamp, type LocalClock } from "../../src/record/text/timestamp.ts";

/** All answers about some candidates and texts. */
interface Told {
  readonly saved: readonly (readonly [id: string, teller: string | undefined])[];
  readonly known: readonly string[];
  readonly firstEvent: string | undefined;
  readonly archived: readonly string[];
  readonly largest: number;
}

/** Every answer about these candidates and texts. */
export function told(before: SavedBefore, ids: readonly string[], texts: readonly string[]): Told {
  return {
    saved: ids.map((id) => [id, before.saved.get(id)] as const),
    known: ids.filter((id) => before.known.has(id)),
    firstEvent: before.firstEvent,
    archived: texts.filter((text) => before.archived.has(sameText(text))),
    largest: before.largest(),
  };
}

/** The same from the files of a folder. */
export function modelOf(folder: string, clock: LocalClock): SavedBefore {
  const eventParts = partsOf(folder, "PIPELINE-EVENTS", ".jsonl").map(rowsIn);
  const events =
    eventParts.length > 1
      ? [...new Map(eventParts.flat().map((row) => [JSON.stringify(row), row])).values()]
      : eventParts.flat();
  const receipts = rowsIn(textOf(join(folder, "MERGE-RECEIPTS.jsonl")));
  const archive = partsOf(folder, "SELF-ARCHIVE", ".md").flatMap(blocksOf);
  const eventCount = (name: string, id: string): number =>
    events.filter((row) => row["event"] === name && row["candidate_id"] === id).length;
  const receiptCount = (isUndo: boolean, id: string): number =>
    receipts
      .filter((row) => (row["undoes"] !== undefined || row["merge_source"] === "undo") === isUndo)
      .flatMap(({ candidate_ids: named }) => (Array.isArray(named) ? (named as unknown[]) : []))
      .filter((named) => named === id).length;
  const known = new Set(events.map(({ candidate_id: id }) => id).filter((id) => isString(id)));
  const saved = new Map<string, string>();
  const named = receipts.flatMap(({ candidate_ids: ids }) =>
    Array.isArray(ids) ? ids.filter((id) => isString(id)) : [],
  );
  for (const id of new Set([...known, ...named, ...archive.map((block) => block.id)])) {
    const tellers = [
      ["PIPELINE-EVENTS.jsonl", eventCount("applied", id)],
      ["MERGE-RECEIPTS.jsonl", receiptCount(false, id)],
      ["SELF-ARCHIVE.md", archive.filter((block) => block.id === id).length],
    ] as const;
    const times = Math.max(...tellers.map(([, count]) => count));
    const undone = Math.max(eventCount("undone", id), receiptCount(true, id));
    const teller = tellers.find(([, count]) => count === times);
    if (teller && times > undone) saved.set(id, teller[0]);
  }
  return {
    saved,
    known,
    firstEvent: events.flatMap(({ ts }) => localTime(ts, clock) ?? []).toSorted()[0],
    archived: new Set(archive.map(({ words }) => sameText(words)).filter(Boolean)),
    largest: () =>
      [...saved.keys(), ...known]
        .map((id) => Number(/^CANDIDATE-(\d{1,9})$/.exec(id)?.[1] ?? 0))
        .reduce((a, b) => Math.max(a, b), 0),
  };
}

function blocksOf(text: string): readonly { readonly id: string; readonly words: string }[] {
  const block =
    /^\*\*\[[^\]\n]*\]\*\*[ \t]+`APPROVED`[^\n]*\n>[ \t]*(CANDIDATE-\d+)[^\n]*(?:\n>[ \t]*([^\n]*))?/gm;
  return [...text.matchAll(block)].map(([, id = "", words = ""]) => ({ id, words }));
}

function localTime(ts: unknown, clock: LocalClock): string | undefined {
  const date = typeof ts === "string" ? parseTimestamp(ts) : undefined;
  if (!date || typeof ts !== "string") return undefined;
  const local = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,]\d+)?$/.exec(ts.trim());
  return local ? `${local[1] ?? ""} ${local[2] ?? ""}` : clock.timestamp(date);
}

function partsOf(folder: string, name: string, ending: string): readonly string[] {
  const archives = join(folder, "archives");
  const names = namesIn(archives).filter(
    (part) => part.startsWith(`${name}-`) && part.endsWith(ending),
  );
  return [
    ...names.toSorted().map((part) => textOf(join(archives, part))),
    textOf(join(folder, name + ending)),
  ];
}

function rowsIn(text: string): readonly JsonRow[] {
  return readJsonl(text).rows.map(({ value }) => value);
}

/** @throws TypeError for a file that is no UTF-8 text. */
function textOf(path: string): string {
  if (!existsSync(path)) return "";
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}
