// The audit of conflicts between proposals and the rules of INTENT.md, from PIPELINE-EVENTS.jsonl. Pure. It gives ids and
// counts only: the reasons in the file are content and stay there.

import { newestRows } from "../record/text/jsonl.ts";
import { intentDrift, ranked, type Counts, type IntentDrift } from "./intent-drift.ts";

/** The number of newest events that are read. */
export const AUDIT_EVENTS = 2000;

export interface IntentAudit extends IntentDrift {
  readonly days: number;
}

/** Gives a number of days, 1 to 180. @param argument the text behind the command; 30 when it is no number. */
export function windowOf(argument: string): number {
  const days = /^\d+$/.test(argument.trim()) ? Number(argument) : 30;
  return Math.min(180, Math.max(1, days));
}

/** Gives the audit of the last `days` days. @param events PIPELINE-EVENTS.jsonl, at least its newest lines. */
export function auditIntent(events: string, days: number, now: Date): IntentAudit {
  return { days, ...intentDrift(newestRows(events, AUDIT_EVENTS), days, now) };
}

/** Gives rules to think about again. Only a person changes INTENT.md, by hand. */
export function suggestions(audit: IntentAudit): readonly string[] {
  const rules = audit.byRule.filter(([, count]) => count >= 2).slice(0, 5);
  const tradeoffs = audit.byRejection.find(([name]) => name === "wrong_tradeoff")?.[1] ?? 0;
  return [
    ...rules.map(
      ([rule, count]) =>
        `${rule}: ${count} conflicts, most with ${commonSource(rule, audit)}: look at its scope or wording.`,
    ),
    ...(tradeoffs >= 2
      ? [`${tradeoffs} rejections as wrong_tradeoff: say in a conflict_strategy what goes first.`]
      : []),
  ];
}

/** Gives the audit in words, beginning with the Record's id. */
export function auditText(recordId: string, audit: IntentAudit): string {
  const { days, conflicts, rejections } = audit;
  const latest = conflicts.at(-1);
  return [
    `${recordId}: intent over ${days} d: ${conflicts.length} conflicts, ${rejections} rejections`,
    ...listed("By source", audit.bySource),
    ...listed("By rule", audit.byRule),
    ...listed("By strategy", audit.byStrategy),
    ...listed("Rejections", audit.byRejection),
    ...(latest ? [`Latest conflict: ${latest.candidateId} against ${latest.rule}`] : []),
  ].join("\n");
}

/** Gives the audit in words, with up to three suggestions. */
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

/** The source that conflicts with a rule most often. */
function commonSource(rule: string, { conflicts }: IntentAudit): string {
  const met = conflicts.filter((conflict) => conflict.rule === rule);
  return ranked(met.map(({ source }) => source))[0]?.[0] ?? "unknown";
}
