// Earlier saves are known from events, receipts, the archive, the candidate's own block, and the entries themselves.
// Ledgers begin later than merges, lose their ends and are rotated, so no single one proves that something was not
// saved. Nothing is saved twice. Proof: test/gate/saved-twice.test.ts.

import { entryText } from "../candidates/entry-text.ts";
import { foldCase } from "../text/fold.ts";
import { visible } from "../text/unseen.ts";
import type { JsonRow } from "../text/jsonl.ts";
import { currentEntries } from "../self/mind.ts";
import type { LocalClock } from "../text/timestamp.ts";
import { parseTimestamp } from "../text/timestamp.ts";
import type { Candidate, MindEntry } from "../types.ts";

/** Everything that the files beside the Record tell of earlier saves. */
export interface SavedBefore {
  /** Candidates that were saved more often than they were taken back, each with the source that tells so. */
  readonly saved: ReadonlyMap<string, string>;
  /** Candidates that the event ledger names. */
  readonly known: ReadonlySet<string>;
  /** `YYYY-MM-DD HH:MM:SS` in the Record's zone; undefined when the ledger is empty. */
  readonly firstEvent: string | undefined;
  /** Texts in the archive: entries, or summaries of the earlier system. */
  readonly archived: ReadonlySet<string>;
}

/** The value for a Record without any trace of an earlier save. */
export const NOTHING_SAVED: SavedBefore = {
  saved: new Map(),
  known: new Set(),
  firstEvent: undefined,
  archived: new Set(),
};

/**
 * Counts how often each candidate was saved and taken back. Each source may have lost rows, so the largest number
 * counts.
 * @param archive SELF-ARCHIVE.md and the parts that rotation moved out of it.
 */
export function readSavedBefore(sources: {
  readonly events: readonly JsonRow[];
  readonly receipts: readonly JsonRow[];
  readonly archive: readonly string[];
  readonly clock: LocalClock;
}): SavedBefore {
  const events = countEvents(sources.events);
  const receipts = countReceipts(sources.receipts);
  const blocks = sources.archive.flatMap(archiveBlocks);
  const archive = count(blocks.map(({ candidateId }) => candidateId));
  const saved = new Map<string, string>();
  const names = [...events.saved.keys(), ...receipts.saved.keys(), ...archive.keys()];
  for (const id of new Set(names)) {
    const tellers: readonly (readonly [file: string, times: number])[] = [
      ["PIPELINE-EVENTS.jsonl", events.saved.get(id) ?? 0],
      ["MERGE-RECEIPTS.jsonl", receipts.saved.get(id) ?? 0],
      ["SELF-ARCHIVE.md", archive.get(id) ?? 0],
    ];
    const times = Math.max(...tellers.map(([, told]) => told));
    const undone = Math.max(events.undone.get(id) ?? 0, receipts.undone.get(id) ?? 0);
    const [teller] = tellers.find(([, told]) => told === times) ?? [];
    if (teller !== undefined && times > undone) saved.set(id, teller);
  }
  const texts = sources.events.flatMap(({ ts }) => localTime(ts, sources.clock) ?? []);
  return {
    saved,
    known: new Set(sources.events.flatMap(({ candidate_id: id }) => textOf(id) ?? [])),
    firstEvent: texts.toSorted()[0],
    archived: new Set(blocks.map(({ summary }) => sameText(summary)).filter(Boolean)),
  };
}

/** The proof that a candidate was saved and is still there, for a message; undefined when there is none. */
export function savedAs(
  candidate: Pick<Candidate, "id" | "appliedAs">,
  { saved }: SavedBefore,
): string | undefined {
  const teller = saved.get(candidate.id);
  if (teller !== undefined) return `${teller} says so`;
  return candidate.appliedAs && `its block says so: applied_as ${candidate.appliedAs}`;
}

/** Finds the current entry with the text of a candidate. Superseded entries are left out. */
export function standingEntries(
  mind: readonly MindEntry[],
): (candidate: Candidate) => MindEntry | undefined {
  const byText = Map.groupBy(currentEntries(mind), ({ text }) => sameText(text));
  return (candidate) => {
    const { mindCategory, supersedes } = candidate;
    const text = sameText(entryText(candidate));
    if (text === "") return undefined;
    return byText
      .get(text)
      ?.find(({ id, category }) => category === mindCategory && id !== supersedes);
  };
}

/** A text in a form in which a merge cannot tell it from another: the earlier system cut texts and changed quotes. */
export function sameText(text: string): string {
  return foldCase(visible(text).replaceAll('"', "'").slice(0, ENTRY_CHARS).trim());
}

/** The largest candidate number that any source names. */
export function largestCandidate({ saved, known }: SavedBefore): number {
  const ids = [...saved.keys(), ...known];
  const numbers = ids.map((id) => Number(/^CANDIDATE-(\d{1,9})$/.exec(id)?.[1] ?? 0));
  return numbers.reduce((largest, number) => Math.max(largest, number), 0);
}

const ENTRY_CHARS = 200;

interface Counts {
  readonly saved: ReadonlyMap<string, number>;
  readonly undone: ReadonlyMap<string, number>;
}

function countEvents(rows: readonly JsonRow[]): Counts {
  const of = (name: string): readonly string[] =>
    rows.flatMap(({ event, candidate_id: id }) => (event === name ? (textOf(id) ?? []) : []));
  return { saved: count(of("applied")), undone: count(of("undone")) };
}

function countReceipts(rows: readonly JsonRow[]): Counts {
  const of = (isUndo: boolean): readonly string[] =>
    rows
      .filter(({ undoes, merge_source: source }) => {
        return (undoes !== undefined || source === "undo") === isUndo;
      })
      .flatMap(({ candidate_ids: ids }) => (Array.isArray(ids) ? ids.flatMap(textsOf) : []));
  return { saved: count(of(false)), undone: count(of(true)) };
}

/** Only the first line below the head is ours. Lines further down are somebody's words and may look like it. */
function archiveBlocks(
  text: string,
): readonly { readonly candidateId: string; readonly summary: string }[] {
  const block =
    /^\*\*\[[^\]\n]*\]\*\*[ \t]+`APPROVED`[^\n]*\n>[ \t]*(CANDIDATE-\d+)[^\n]*(?:\n>[ \t]*([^\n]*))?/gm;
  return [...text.matchAll(block)].map(([, candidateId = "", summary = ""]) => ({
    candidateId,
    summary,
  }));
}

/** A time of a ledger in the Record's zone. A time without a zone is local already. */
function localTime(ts: unknown, clock: LocalClock): string | undefined {
  if (typeof ts !== "string") return undefined;
  const date = parseTimestamp(ts);
  if (!date) return undefined;
  const local = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,]\d+)?$/.exec(ts.trim());
  return local ? `${local[1] ?? ""} ${local[2] ?? ""}` : clock.timestamp(date);
}

function count(ids: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function textsOf(value: unknown): readonly string[] {
  return typeof value === "string" ? [value] : [];
}
