// The life that a made-up Record tells of: its entries and its decided proposals, oldest first. The same size and the same
// day give the same life.

import { fillerText, type Letter, type Pick } from "../retrieval/filler.ts";

export interface RecordSize {
  /** Entries of SELF.md, each with an activity of EVIDENCE.md. */
  readonly entries: number;
  /** Decided proposals below `## Processed`. */
  readonly candidates: number;
  /** Rows of PIPELINE-EVENTS.jsonl and of COMPUTE-LEDGER.jsonl. */
  readonly events: number;
  readonly transcriptBytes: number;
}

/** A Record of many years. */
export const BIG: RecordSize = {
  entries: 5000,
  candidates: 5000,
  events: 200_000,
  transcriptBytes: 50_000_000,
};

/** A hundredth of it. */
export const SMALL: RecordSize = {
  entries: 50,
  candidates: 50,
  events: 2000,
  transcriptBytes: 500_000,
};

/** One decided proposal. A saved one has its entry and its activity. */
export interface Decided {
  readonly id: string;
  readonly letter: Letter;
  readonly text: string;
  readonly decidedAt: Date;
  readonly saved?: { readonly entryId: string; readonly evidenceId: string };
}

export interface Entry {
  readonly letter: Letter;
  readonly id: string;
  readonly evidenceId: string;
  readonly date: string;
  readonly text: string;
}

/** The chat that all of it came from. */
export const CHANNEL = "telegram:5001";

const DAY_MS = 24 * 60 * 60_000;
/** The years that it takes. */
export const YEARS_MS = 8 * 365 * DAY_MS;
const PREFIXES = { L: "LEARN", C: "CUR", P: "PER" } as const;

/** Makes a life that ends at `until`. */
export function makeLife(size: RecordSize, until: Date): Life {
  const pick = createPick(1);
  const entries = makeEntries(size.entries, until, pick);
  const decided = makeDecided(entries, size.candidates, until, pick);
  return { entries, decided, size, until, pick };
}

export interface Life {
  readonly entries: readonly Entry[];
  readonly decided: readonly Decided[];
  readonly size: RecordSize;
  readonly until: Date;
  readonly pick: Pick;
}

/** Chance that is the same everywhere (xorshift). */
function createPick(seed: number): Pick {
  let state = seed;
  return (count) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % count;
  };
}

/** `2026-03-05 18:20:11`; the Record's zone is UTC. */
export function local(time: Date): string {
  return time.toISOString().slice(0, 19).replace("T", " ");
}

function makeEntries(count: number, until: Date, pick: Pick): readonly Entry[] {
  const numbers = { L: 0, C: 0, P: 0 };
  const texts = new Set<string>();
  return Array.from({ length: count }, (_, index): Entry => {
    const letter = (["L", "L", "L", "C", "P"] as const)[pick(5)] ?? "L";
    numbers[letter] += 1;
    return {
      letter,
      id: `${PREFIXES[letter]}-${digits(numbers[letter])}`,
      evidenceId: `ACT-${digits(index + 1)}`,
      date: local(momentOf(index, count, until)).slice(0, 10),
      text: freshText(letter, texts, pick),
    };
  });
}

/** One in five was turned down; the others became the newest entries, in their order. */
function makeDecided(
  entries: readonly Entry[],
  count: number,
  until: Date,
  pick: Pick,
): readonly Decided[] {
  const isSaved = (index: number): boolean => index % 5 !== 2;
  const saved = Array.from({ length: count }, (_, index) => index).filter(isSaved).length;
  const newest = entries.slice(Math.max(0, entries.length - saved))[Symbol.iterator]();
  const texts = new Set(entries.map(({ text }) => text));
  return Array.from({ length: count }, (_, index): Decided => {
    const common = {
      id: `CANDIDATE-${digits(index + 1)}`,
      decidedAt: momentOf(index, count, until),
    };
    const entry = isSaved(index) ? newest.next().value : undefined;
    if (!entry) return { ...common, letter: "L", text: freshText("L", texts, pick) };
    const { letter, text, id: entryId, evidenceId } = entry;
    return { ...common, letter, text, saved: { entryId, evidenceId } };
  });
}

function freshText(letter: Letter, texts: Set<string>, pick: Pick): string {
  for (;;) {
    const text = fillerText(letter, pick);
    if (text.length > 200 || texts.has(text)) continue;
    texts.add(text);
    return text;
  }
}

function momentOf(index: number, count: number, until: Date): Date {
  const before = Math.floor((YEARS_MS * (count - index)) / count);
  return new Date(Math.floor((until.getTime() - before) / 1000) * 1000);
}

function digits(number: number): string {
  return String(number).padStart(4, "0");
}
