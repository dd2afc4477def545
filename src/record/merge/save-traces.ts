// Traces of earlier saves in the files beside the Record, as ids, counts and hashes. Each file is read to its end once,
// and then only where it has grown. Proof: test/gate/saved-before.test.ts.

import { sha256 } from "../text/checksum.ts";
import { closedBlocks, closedLines, type Digesting } from "../text/digest.ts";
import { foldCase } from "../text/fold.ts";
import { readJsonl, type JsonRow } from "../text/jsonl.ts";
import { parseTimestamp, type LocalClock } from "../text/timestamp.ts";
import { startOfWord } from "../text/clip.ts";
import { visible } from "../text/unseen.ts";

/** The traces in one file, or in a part of it. */
export interface SaveTraces {
  /**
   * A mark for each time that a candidate was saved, with spaces between them: that is less to keep than lists. The
   * same row in another file has the same mark.
   */
  readonly saved: Map<string, string>;
  readonly undone: Map<string, string>;
  /** Candidates that an event names. */
  readonly known: Set<string>;
  /** The earliest event: `YYYY-MM-DD HH:MM:SS` in the Record's zone. */
  firstEvent: string | undefined;
  /** Hashes of the texts in the archive. */
  readonly archived: Set<string>;
}

/** The traces in PIPELINE-EVENTS.jsonl and the parts that rotation moved out of it. @param zone the name of the clock's */
export function eventTraces(clock: LocalClock, zone: string | undefined): Digesting<SaveTraces> {
  // A time without a zone is in the host's.
  const host = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    ...TRACES,
    name: `events 1 ${zone ?? ""} ${host}`,
    closed: closedLines,
    add: (traces, text) => {
      for (const { value } of readJsonl(text).rows) addEvent(traces, value, clock);
    },
  };
}

/** The traces in MERGE-RECEIPTS.jsonl. */
export function receiptTraces(): Digesting<SaveTraces> {
  return {
    ...TRACES,
    name: "receipts 1",
    closed: closedLines,
    add: (traces, text) => {
      for (const { value } of readJsonl(text).rows) addReceipt(traces, value);
    },
  };
}

/** The traces in SELF-ARCHIVE.md and the parts that rotation moved out of it. */
export function archiveTraces(): Digesting<SaveTraces> {
  return { ...TRACES, name: "archive 2", closed: closedBlocks, add: addBlocks };
}

/** Gives the marks of a candidate. */
export function marksOf(marks: ReadonlyMap<string, string>, id: string): readonly string[] {
  return marks.get(id)?.split(" ") ?? [];
}

/**
 * A text in a form in which a merge cannot tell it from another: the earlier system changed quotes, and it and earlier versions
 * cut texts within a word, so the last word of a cut one does not count.
 */
export function sameText(text: string): string {
  const kept = visible(text).replaceAll('"', "'").slice(0, ENTRY_CHARS).trim();
  const isCut = kept.length >= ENTRY_CHARS - 1;
  const whole = isCut ? kept.slice(0, startOfWord(kept, kept.length)).trim() : kept;
  return foldCase(whole || kept);
}

/**
 * False only for a text that has another form than `same`. Most texts have another letter among their first ones, and
 * nobody need make their form to know that.
 */
export function mayBeSame(text: string, same: string): boolean {
  for (let at = 0; at < same.length && at + 1 < text.length; at += 1) {
    const [letter, next] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
    // A mark behind a letter may change it, and a space beside another goes.
    const isSure = isPlainSign(letter)
      ? isPlainSign(next) || next === SPACE
      : letter === SPACE && at > 0 && isPlainSign(next);
    if (!isSure) return true;
    const folded = letter >= CAPITAL_A && letter <= CAPITAL_Z ? letter + SMALL : letter;
    if ((folded === QUOTE ? APOSTROPHE : folded) !== same.charCodeAt(at)) return false;
  }
  return true;
}

/** Any sign of ASCII that is seen. */
function isPlainSign(code: number): boolean {
  return code > SPACE && code < 127;
}

const SPACE = 32;
const CAPITAL_A = 65;
const CAPITAL_Z = 90;
/** From a capital letter to the small one. */
const SMALL = 32;
const QUOTE = 34;
const APOSTROPHE = 39;

/** The form of a text in `archived`. */
export function hashOf(text: string): string {
  return sha256(text).toString("base64url", 0, HASH_BYTES);
}

const ENTRY_CHARS = 200;
const HASH_BYTES = 12;
/** The mark of a file in which the same row may stand twice. */
const ONE = "1";

const TRACES = {
  start: (): SaveTraces => ({
    saved: new Map(),
    undone: new Map(),
    known: new Set(),
    firstEvent: undefined,
    archived: new Set(),
  }),
  write: ({ saved, undone, known, firstEvent, archived }: SaveTraces): Written => ({
    saved: [...saved],
    undone: [...undone],
    known: [...known],
    archived: [...archived],
    ...(firstEvent !== undefined && { firstEvent }),
  }),
  read: (value: unknown): SaveTraces => {
    const { saved, undone, known, firstEvent, archived } = value as Written;
    return {
      saved: new Map(saved),
      undone: new Map(undone),
      known: new Set(known),
      firstEvent,
      archived: new Set(archived),
    };
  },
};

/** Candidates with their marks are written as pairs. */
interface Written {
  readonly saved: readonly (readonly [string, string])[];
  readonly undone: readonly (readonly [string, string])[];
  readonly known: readonly string[];
  readonly firstEvent?: string;
  readonly archived: readonly string[];
}

function addEvent(traces: SaveTraces, row: JsonRow, clock: LocalClock): void {
  const { event, candidate_id: id, ts } = row;
  traces.firstEvent = earlier(traces.firstEvent, ts, clock);
  if (!isCandidate(id)) return;
  traces.known.add(id);
  if (event === "applied") mark(traces.saved, id, hashOf(JSON.stringify(row)));
  if (event === "undone") mark(traces.undone, id, hashOf(JSON.stringify(row)));
}

function addReceipt(traces: SaveTraces, row: JsonRow): void {
  const { undoes, merge_source: source, candidate_ids: ids } = row;
  const isUndo = undoes !== undefined || source === "undo";
  if (!Array.isArray(ids)) return;
  for (const id of ids.filter(isCandidate)) mark(isUndo ? traces.undone : traces.saved, id, ONE);
}

/** Only the first line below the head is ours. Lines further down are somebody's words and may look like it. */
function addBlocks(traces: SaveTraces, text: string): void {
  const block =
    /^\*\*\[[^\]\n]*\]\*\*[ \t]+`APPROVED`[^\n]*\n>[ \t]*(CANDIDATE-\d+)[^\n]*(?:\n>[ \t]*([^\n]*))?/gm;
  for (const [, id = "", summary = ""] of text.matchAll(block)) {
    // A part of a text keeps all of it in memory; a copy does not.
    mark(traces.saved, Buffer.from(id).toString(), ONE);
    const words = sameText(summary);
    if (words !== "") traces.archived.add(hashOf(words));
  }
}

/** No block has another kind of id. */
function isCandidate(id: unknown): id is string {
  return typeof id === "string" && /^CANDIDATE-\d+$/.test(id);
}

function mark(marks: Map<string, string>, id: string, one: string): void {
  const known = marks.get(id);
  marks.set(id, known === undefined ? one : `${known} ${one}`);
}

/** The earlier of a time and a row's. A row of a much later day needs no look at the clock, which is slow. */
function earlier(first: string | undefined, ts: unknown, clock: LocalClock): string | undefined {
  if (typeof ts !== "string") return first;
  if (first !== undefined && isDaysAfter(ts, first)) return first;
  const local = localTime(ts, clock);
  return first === undefined || (local !== undefined && local < first) ? local : first;
}

/** True only when the time is later in any zone: the widest that can be written is not five days from another. */
function isDaysAfter(ts: string, first: string): boolean {
  const dayOf = (text: string): number => Date.parse(text.slice(0, 10));
  return /^\d/.test(ts) && dayOf(ts) - dayOf(first) > WEEK_MS;
}

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** A time of a ledger in the Record's zone. A time without a zone is local already. */
function localTime(ts: string, clock: LocalClock): string | undefined {
  const date = parseTimestamp(ts);
  if (!date) return undefined;
  const local = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,]\d+)?$/.exec(ts.trim());
  return local ? `${local[1] ?? ""} ${local[2] ?? ""}` : clock.timestamp(date);
}
