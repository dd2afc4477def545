// Earlier saves are known from events, receipts, the archive, the candidate's own block, and the entries themselves.
// Ledgers begin later than merges, lose their ends and are rotated, so no single one proves that something was not
// saved. Nothing is saved twice. Proof: test/gate/saved-twice.test.ts.

import { entryText } from "../candidates/entry-text.ts";
import type { Candidate, MindEntry } from "../types.ts";
import { hashOf, marksOf, mayBeSame, sameText, type SaveTraces } from "./save-traces.ts";

/** Everything that the files beside the Record tell of earlier saves. It follows the files as they grow. */
export interface SavedBefore {
  /** Candidates that were saved more often than they were taken back, each with the source that tells so. */
  readonly saved: Pick<ReadonlyMap<string, string>, "get">;
  /** Candidates that the event ledger names. */
  readonly known: Pick<ReadonlySet<string>, "has">;
  /** `YYYY-MM-DD HH:MM:SS` in the Record's zone; undefined when the ledger is empty. */
  readonly firstEvent: string | undefined;
  /** Texts in the archive, in the form of `sameText`: entries, or summaries of the earlier system. */
  readonly archived: Pick<ReadonlySet<string>, "has">;
  /** The largest candidate number that any source names. */
  readonly largest: () => number;
}

/** The value for a Record without any trace of an earlier save. */
export const NOTHING_SAVED: SavedBefore = {
  saved: new Map(),
  known: new Set(),
  firstEvent: undefined,
  archived: new Set(),
  largest: () => 0,
};

/**
 * Counts how often a candidate was saved and taken back. Each source may have lost rows, so the largest number counts.
 * @param sources the traces in each file: of the events one list for each part of the ledger, of the archive all parts.
 */
export function savedBeforeOf(sources: {
  readonly events: readonly (readonly SaveTraces[])[];
  readonly receipts: readonly SaveTraces[];
  readonly archive: readonly SaveTraces[];
}): SavedBefore {
  const { receipts, archive } = sources;
  const events = sources.events.flat();
  // A row that stands in two parts of a ledger, because a hand edit got in the way of a rotation, counts once.
  const ofEvents = sources.events.length > 1 ? distinct : all;
  const get = (id: string): string | undefined => {
    const tellers: readonly (readonly [file: string, times: number])[] = [
      ["PIPELINE-EVENTS.jsonl", ofEvents(events, "saved", id)],
      ["MERGE-RECEIPTS.jsonl", all(receipts, "saved", id)],
      ["SELF-ARCHIVE.md", all(archive, "saved", id)],
    ];
    const times = Math.max(...tellers.map(([, told]) => told));
    const undone = Math.max(ofEvents(events, "undone", id), all(receipts, "undone", id));
    return times > undone ? tellers.find(([, told]) => told === times)?.[0] : undefined;
  };
  return {
    saved: { get },
    known: { has: (id) => events.some(({ known }) => known.has(id)) },
    firstEvent: events.flatMap(({ firstEvent }) => firstEvent ?? []).toSorted()[0],
    archived: { has: (text) => archive.some(({ archived }) => archived.has(hashOf(text))) },
    largest: () => {
      const traces = [...events, ...receipts, ...archive];
      const saved = traces.flatMap((one) => [...one.saved.keys()]);
      const ids = saved.filter((id) => get(id) !== undefined);
      return largestNumber([...ids, ...events.flatMap(({ known }) => [...known])]);
    },
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

/** The current entry with the text of a candidate. Superseded entries are left out. */
export function standingEntry(
  candidate: Candidate,
  mind: readonly { readonly entry: MindEntry }[],
): MindEntry | undefined {
  const { mindCategory, supersedes } = candidate;
  const same = sameText(entryText(candidate));
  if (same === "") return undefined;
  return mind.find(({ entry: { id, category, text, supersededBy } }) => {
    if (category !== mindCategory || supersededBy !== undefined || id === supersedes) return false;
    return mayBeSame(text, same) && sameText(text) === same;
  })?.entry;
}

/** Counts the marks of a candidate. */
function all(traces: readonly SaveTraces[], kind: "saved" | "undone", id: string): number {
  return traces.flatMap((one) => marksOf(one[kind], id)).length;
}

/** Counts marks that are alike once. */
function distinct(traces: readonly SaveTraces[], kind: "saved" | "undone", id: string): number {
  return new Set(traces.flatMap((one) => marksOf(one[kind], id))).size;
}

function largestNumber(ids: readonly string[]): number {
  const numbers = ids.map((id) => Number(/^CANDIDATE-(\d{1,9})$/.exec(id)?.[1] ?? 0));
  return numbers.reduce((largest, number) => Math.max(largest, number), 0);
}
