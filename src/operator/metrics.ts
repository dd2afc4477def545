// Figures about the use of a Record's gate. Only `applied` counts as merged, because an approval and its merge are one act.
// Pure: computed from candidates, events and entries.

import type { JsonRow } from "../record/text/jsonl.ts";
import { parseTimestamp } from "../record/text/timestamp.ts";
import type { Candidate, MindEntry } from "../record/types.ts";
import { isAsked } from "../wording/untold.ts";
import { intentDrift } from "./intent-drift.ts";

export interface MetricsFacts {
  readonly now: Date;
  readonly candidates: readonly Candidate[];
  readonly events: readonly JsonRow[];
  /** The entries that still hold. */
  readonly mind: readonly Pick<MindEntry, "category">[];
}

/** Rates are between 0 and 1, and null where there is nothing to count. Times are ISO 8601 in UTC. */
export interface Metrics {
  readonly pending: number;
  /** The number of these that have waited for a week. */
  readonly stale: number;
  /** Blocks below Processed with a decision. */
  readonly decided: number;
  readonly approvalRate: number | null;
  readonly rejectionRate: number | null;
  readonly applied: number;
  readonly undone: number;
  readonly rejected: number;
  readonly lastAppliedAt: string | null;
  readonly daysSinceApplied: number | null;
  readonly entries: { readonly [kind in MindEntry["category"]]: number };
  /** Of the last 30 days. */
  readonly intentDrift: {
    readonly bySource: Counts;
    readonly byRule: Counts;
    readonly rejections: Counts;
  };
}

type Counts = { readonly [name: string]: number };

const DAY_MS = 24 * 60 * 60_000;
const STALE_DAYS = 7;
const DRIFT_DAYS = 30;

/** Gives the figures. */
export function metricsOf({ now, candidates, events, mind }: MetricsFacts): Metrics {
  const pending = candidates.filter(isAsked);
  const processed = candidates.filter(({ place }) => place === "processed");
  const approved = processed.filter(({ status }) => status === "approved").length;
  const refused = processed.filter(({ status }) => status === "rejected").length;
  const decided = approved + refused;
  const named = (name: string): readonly JsonRow[] => events.filter((row) => row["event"] === name);
  const applied = named("applied");
  const last = applied
    .flatMap((row) => timeOf(row) ?? [])
    .reduce<Date | undefined>((a, b) => (a && a > b ? a : b), undefined);
  const kinds = (category: MindEntry["category"]): number =>
    mind.filter((entry) => entry.category === category).length;
  return {
    pending: pending.length,
    stale: staleCount(pending, named("staged"), now),
    decided,
    approvalRate: decided > 0 ? approved / decided : null,
    rejectionRate: decided > 0 ? refused / decided : null,
    applied: applied.length,
    undone: named("undone").length,
    rejected: named("rejected").length,
    lastAppliedAt: last?.toISOString() ?? null,
    daysSinceApplied: last ? daysBetween(last, now) : null,
    entries: {
      knowledge: kinds("knowledge"),
      curiosity: kinds("curiosity"),
      personality: kinds("personality"),
    },
    intentDrift: driftOf(events, now),
  };
}

/** Gives the figures in words, for a terminal. */
export function metricsLines(recordId: string, metrics: Metrics): readonly string[] {
  const { approvalRate, rejectionRate, decided, entries, intentDrift } = metrics;
  const last = metrics.lastAppliedAt
    ? `, the last ${metrics.daysSinceApplied} d ago (${metrics.lastAppliedAt})`
    : "";
  return [
    recordId,
    `Waiting: ${metrics.pending}, for ${STALE_DAYS} days or longer: ${metrics.stale}`,
    `Decided: ${decided}, approved ${percent(approvalRate)}, rejected ${percent(rejectionRate)}`,
    `Merged: ${metrics.applied}${last}; taken back: ${metrics.undone}; rejected: ${metrics.rejected}`,
    `Entries: knowledge ${entries.knowledge}, curiosity ${entries.curiosity}, personality ${entries.personality}`,
    `Intent conflicts of ${DRIFT_DAYS} days by source: ${list(intentDrift.bySource)}`,
    `  by rule: ${list(intentDrift.byRule)}`,
    `  rejections by reason: ${list(intentDrift.rejections)}`,
    ...(metrics.stale > 0 ? ["Warning: candidates wait for a week. Next: /review"] : []),
    ...(approvalRate !== null && approvalRate < 0.5 && decided >= 10
      ? ["Warning: fewer than half of the candidates are approved"]
      : []),
  ];
}

/** Takes the event's time, which has a zone, and without an event the candidate's own time stamp. */
function staleCount(pending: readonly Candidate[], staged: readonly JsonRow[], now: Date): number {
  const times = new Map(staged.map((row) => [row["candidate_id"], timeOf(row)]));
  return pending.filter(({ id, timestamp }) => {
    const since = times.get(id) ?? parseTimestamp(timestamp ?? "");
    return since !== undefined && daysBetween(since, now) >= STALE_DAYS;
  }).length;
}

function driftOf(events: readonly JsonRow[], now: Date): Metrics["intentDrift"] {
  const { bySource, byRule, byRejection } = intentDrift(events, DRIFT_DAYS, now);
  return {
    bySource: Object.fromEntries(bySource),
    byRule: Object.fromEntries(byRule),
    rejections: Object.fromEntries(byRejection),
  };
}

function timeOf(row: JsonRow): Date | undefined {
  return parseTimestamp(typeof row["ts"] === "string" ? row["ts"] : "");
}

function daysBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / DAY_MS));
}

function percent(rate: number | null): string {
  return rate === null ? "-" : `${Math.round(rate * 100)} %`;
}

function list(counts: Counts): string {
  const parts = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  return parts.length > 0 ? parts.join(", ") : "none";
}
