// Where a Record's rules of intent were in the way of what was proposed (spec/pipeline §16). Pure, from
// PIPELINE-EVENTS.jsonl; ids and counts only: the reasons that stand there are content and stay there.

import { readRow, type JsonRow } from "../record/jsonl.ts";
import { parseTimestamp } from "../record/timestamp.ts";

/** Only so many events are looked at. */
const EVENTS = 2000;
const DAY_MS = 24 * 60 * 60_000;

/** The most frequent first; as many as there were for each name. */
export type Counts = readonly (readonly [name: string, count: number])[];

export interface IntentAudit {
  readonly days: number;
  readonly conflicts: number;
  readonly bySource: Counts;
  readonly byRule: Counts;
  readonly byStrategy: Counts;
  readonly rejections: number;
  readonly byRejection: Counts;
  /** Candidate and rule of the newest conflict. */
  readonly latest?: string;
  /** The source that meets each rule most often. */
  readonly sourceOf: ReadonlyMap<string, string>;
}

/** @param argument what stands behind the command: days, 1 to 180; 30 when it is no number. */
export function windowOf(argument: string): number {
  const days = /^\d+$/.test(argument.trim()) ? Number(argument) : 30;
  return Math.min(180, Math.max(1, days));
}

export function auditIntent(events: string, days: number, now: Date): IntentAudit {
  const rows = events
    .trimEnd()
    .split("\n")
    .slice(-EVENTS)
    .map(readRow)
    .filter((row) => row !== undefined)
    .filter((row) => isWithin(row, days, now));
  const conflicts = rows.filter((row) => row["event"] === "intent_conflict_cross_agent");
  const rejections = rows.filter((row) => row["event"] === "rejected");
  const newest = conflicts.at(-1);
  const byRule = Map.groupBy(conflicts, (row) => nameIn(row, "rule_id"));
  return {
    days,
    conflicts: conflicts.length,
    bySource: counts(conflicts, "candidate_source"),
    byRule: counts(conflicts, "rule_id"),
    byStrategy: counts(conflicts, "conflict_strategy"),
    rejections: rejections.length,
    byRejection: ranked(rejections.map(categoryOf).filter((category) => category !== undefined)),
    ...(newest && {
      latest: `${nameIn(newest, "candidate_id")} against ${nameIn(newest, "rule_id")}`,
    }),
    sourceOf: new Map(
      [...byRule].map(([rule, met]) => [
        rule,
        counts(met, "candidate_source")[0]?.[0] ?? "unknown",
      ]),
    ),
  };
}

/** What could be looked at again; nobody changes INTENT.md but a person by hand. */
export function suggestions(audit: IntentAudit): readonly string[] {
  const rules = audit.byRule.filter(([, count]) => count >= 2).slice(0, 5);
  const tradeoffs = audit.byRejection.find(([name]) => name === "wrong_tradeoff")?.[1] ?? 0;
  return [
    ...rules.map(
      ([rule, count]) =>
        `${rule}: ${count} conflicts, most with ${audit.sourceOf.get(rule) ?? "unknown"}: look at its scope or wording.`,
    ),
    ...(tradeoffs >= 2
      ? [`${tradeoffs} rejections as wrong_tradeoff: say in a conflict_strategy what goes first.`]
      : []),
  ];
}

/** Begins with the Record's id. */
export function auditText(recordId: string, audit: IntentAudit): string {
  const { days, conflicts, rejections, latest } = audit;
  return [
    `${recordId}: intent over ${days} d: ${conflicts} conflicts, ${rejections} rejections`,
    ...listed("By source", audit.bySource),
    ...listed("By rule", audit.byRule),
    ...listed("By strategy", audit.byStrategy),
    ...listed("Rejections", audit.byRejection),
    ...(latest === undefined ? [] : [`Latest conflict: ${latest}`]),
  ].join("\n");
}

/** The audit with up to three suggestions. */
export function reviewText(recordId: string, audit: IntentAudit): string {
  const found = suggestions(audit).slice(0, 3);
  return [
    auditText(recordId, audit),
    ...(found.length > 0 ? found.map((line) => `• ${line}`) : ["Nothing to suggest."]),
  ].join("\n");
}

function listed(label: string, entries: Counts): readonly string[] {
  if (entries.length === 0) return [];
  const shown = entries.slice(0, 3).map(([name, count]) => `${name} ${count}`);
  return [`${label}: ${shown.join(", ")}`];
}

function counts(rows: readonly JsonRow[], key: string): Counts {
  return ranked(rows.map((row) => nameIn(row, key)));
}

function ranked(names: readonly string[]): Counts {
  return [...Map.groupBy(names, (name) => name)]
    .map(([name, same]) => [name, same.length] as const)
    .toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
}

/** Only what looks like an id or a name is repeated. */
function nameIn(row: JsonRow, key: string): string {
  const value = row[key];
  return typeof value === "string" && /^[\w.:-]{1,64}$/.test(value) ? value : "unknown";
}

function categoryOf(row: JsonRow): string | undefined {
  const reason = row["rejection_reason"];
  if (typeof reason !== "string" || reason === "") return undefined;
  return ["value_misalignment", "wrong_tradeoff"].find((name) => reason.includes(name)) ?? "other";
}

/** A row whose time cannot be read counts. */
function isWithin(row: JsonRow, days: number, now: Date): boolean {
  const at = typeof row["ts"] === "string" ? parseTimestamp(row["ts"]) : undefined;
  return at === undefined || now.getTime() - at.getTime() <= days * DAY_MS;
}
