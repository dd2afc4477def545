// The changes of a merge besides its entries: the receipt's row, the events, and what INTENT.md says about it.

import type { PipelineEvent } from "../record/text/jsonl.ts";
import type { IntentCritique } from "../record/conflicts/intent-conflicts.ts";
import type { Receipt } from "../record/merge/receipt.ts";
import { clip } from "../record/text/clip.ts";
import { FILES } from "../record/store.ts";
import { ARCHIVE_HEADER } from "../record/transcript.ts";
import type { MergePlan } from "../record/types.ts";
import { eventAppends } from "../state/journal/ledger-appends.ts";
import type { RecordChange } from "../state/journal/record-journal.ts";
import { actorExtras, type Actor } from "../desk/desk.ts";

export const SESSION_LOG_HEADER = "# SESSION LOG\n\n";

/** Gives everything that a merge puts into files, for the journal. */
export function mergeChange(
  planned: MergePlan & { readonly critiques: readonly IntentCritique[] },
  receipt: Receipt,
  receiptLine: string,
  actor: Actor,
  now: Date,
): RecordChange {
  const events = planned.merged.map(({ candidateId, evidenceId }): PipelineEvent => ({
    event: "applied",
    candidateId,
    extras: {
      evidence_id: evidenceId,
      ...actorExtras(actor),
      receipt_id: receipt.receipt_id,
    },
  }));
  return {
    edits: planned.edits,
    appends: [
      { path: FILES.archive, text: planned.archive, header: ARCHIVE_HEADER },
      { path: FILES.sessionLog, text: planned.sessionLog, header: SESSION_LOG_HEADER },
      { path: FILES.receipts, text: receiptLine },
      ...eventAppends(now, [...critiqueEvents(planned.critiques, actor), ...events]),
    ],
  };
}

/** Gives the ids of the rules of INTENT.md that were met, each once, by priority. */
export function rulesMet(critiques: readonly IntentCritique[]): readonly string[] {
  const met = critiques.flatMap(({ conflicts }) => conflicts);
  const ids = met.toSorted((a, b) => a.priority - b.priority).map(({ ruleId }) => ruleId);
  return [...new Set(ids.map((id) => clip(id, 64)))];
}

const SOURCES: readonly string[] =
  "voice browser_extension handback operator_cli openclaw miniapp test unknown".split(" ");

/** A candidate's channel comes from a file that anybody may edit, so an unknown source becomes "other". */
function knownSource(source: string): string {
  return SOURCES.includes(source) ? source : "other";
}

/** One advisory event for each candidate, and two more for each rule that it conflicts with. */
function critiqueEvents(
  critiques: readonly IntentCritique[],
  actor: Actor,
): readonly PipelineEvent[] {
  return critiques.flatMap(({ candidateId, source, conflicts }): PipelineEvent[] => {
    const event = (name: string, extras: PipelineEvent["extras"]): PipelineEvent => ({
      event: name,
      candidateId,
      extras: { ...extras, candidate_source: knownSource(source), ...actorExtras(actor) },
    });
    return [
      event("intent_constitutional_critique", {
        status: conflicts.length > 0 ? "advisory_flagged" : "advisory_clear",
        rule_ids: conflicts.map(({ ruleId }) => ruleId).join(",") || "none",
      }),
      ...conflicts.flatMap(({ ruleId, appliesTo, priority, strategy, reason }) => [
        event("intent_conflict_cross_agent", {
          rule_id: ruleId,
          severity: "advisory",
          rule_applies_to: appliesTo.join(","),
          priority,
          conflict_strategy: strategy,
          reason,
        }),
        event("intent_constitutional_revision_suggested", { rule_id: ruleId, reason }),
      ]),
    ];
  });
}
