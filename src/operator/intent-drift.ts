// Counts of conflicts with the rules of INTENT.md, for the audit, the figures and the debates. Pure, from rows of
// PIPELINE-EVENTS.jsonl. Only names and counts are shown: the reasons in the file are content and stay there.

import type { JsonRow } from "../record/text/jsonl.ts";
import { parseTimestamp } from "../record/text/timestamp.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Names with their counts, the most frequent first. */
export type Counts = readonly (readonly [name: string, count: number])[];

export interface IntentDrift {
  /** In the order of the file. */
  readonly conflicts: readonly ConflictRow[];
  readonly bySource: Counts;
  readonly byRule: Counts;
  readonly byStrategy: Counts;
  readonly rejections: number;
  /** Only of rejections with a reason. */
  readonly byRejection: Counts;
}

/** One conflict by its names. A missing name is `unknown`. */
export interface ConflictRow {
  readonly rule: string;
  readonly source: string;
  readonly strategy: string;
  readonly candidateId: string;
  /** Words of the candidate, for the Record's own files only. */
  readonly reason: string;
}

/** Counts the rows of the last `days` days. A row whose time cannot be read counts, too. */
export function intentDrift(rows: readonly JsonRow[], days: number, now: Date): IntentDrift {
  const recent = rows.filter((row) => isWithin(row, days, now));
  const conflicts = recent.filter((row) => row["event"] === CONFLICT).map(toConflict);
  const rejections = recent.filter((row) => row["event"] === "rejected");
  return {
    conflicts,
    bySource: ranked(conflicts.map(({ source }) => source)),
    byRule: ranked(conflicts.map(({ rule }) => rule)),
    byStrategy: ranked(conflicts.map(({ strategy }) => strategy)),
    rejections: rejections.length,
    byRejection: ranked(rejections.flatMap((row) => categoryOf(row) ?? [])),
  };
}

/** Counts each name, the most frequent first. */
export function ranked(names: readonly string[]): Counts {
  return [...Map.groupBy(names, (name) => name)]
    .map(([name, same]) => [name, same.length] as const)
    .toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
}

const CONFLICT = "intent_conflict_cross_agent";

function toConflict(row: JsonRow): ConflictRow {
  return {
    rule: nameIn(row, "rule_id"),
    source: nameIn(row, "candidate_source"),
    strategy: nameIn(row, "conflict_strategy"),
    candidateId: nameIn(row, "candidate_id"),
    reason: typeof row["reason"] === "string" ? row["reason"] : "",
  };
}

/** Repeats only what looks like an id or a name. */
function nameIn(row: JsonRow, key: string): string {
  const value = row[key];
  return typeof value === "string" && /^[\w.:-]{1,64}$/.test(value) ? value : "unknown";
}

function categoryOf(row: JsonRow): string | undefined {
  const reason = row["rejection_reason"];
  if (typeof reason !== "string" || reason.trim() === "") return undefined;
  return ["value_misalignment", "wrong_tradeoff"].find((name) => reason.includes(name)) ?? "other";
}

function isWithin(row: JsonRow, days: number, now: Date): boolean {
  const at = typeof row["ts"] === "string" ? parseTimestamp(row["ts"]) : undefined;
  return at === undefined || now.getTime() - at.getTime() <= days * DAY_MS;
}
