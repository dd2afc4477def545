// A merge is worked out in memory: approved candidates become entries of SELF and EVIDENCE, or nothing happens at all.
// The text of every file in a plan has been read back, holds exactly the old entries and the new ones, and breaks no
// integrity rule that was whole before. Proof: test/record/merge/merge-plan.test.ts.

import { atOnce, type Parts } from "../../pause.ts";
import { moveToProcessed } from "../candidates/move.ts";
import { recordChecksum } from "../text/checksum.ts";
import { entryText } from "../candidates/entry-text.ts";
import { activityItem, addActivities } from "./evidence-edit.ts";
import { checkParsed, DEFAULT_EVIDENCE_TIER } from "../integrity.ts";
import { formatId, isLargerThan, largestNumbers } from "../text/ids.ts";
import type { IdPrefix } from "../text/ids.ts";
import { refuseUnmergeable, refuseSaved, refuseUnsound, selectApproved } from "./select.ts";
import type { MergeableCandidate } from "./select.ts";
import { verifyMerge } from "./verify-plan.ts";
import type { PlannedEntry } from "./verify-plan.ts";
import { addEntries, entryItem } from "../self/mind-edit.ts";
import { parseRecord } from "../parsed-record.ts";
import type { ParsedRecord } from "../parsed-record.ts";
import type { SavedBefore } from "./saved-before.ts";
import { supersedeEntries } from "../self/supersede.ts";
import type { Supersession } from "../self/supersede.ts";
import { createLocalClock, type LocalClock } from "../text/timestamp.ts";
import { archiveBlock, knownChannel } from "../transcript.ts";
import type { MergeFiles, MergePlan } from "../types.ts";

export interface MergeRequest {
  readonly recordId: string;
  /** The approved candidates to take; all of them when absent. */
  readonly approvedIds?: readonly string[];
  /**
   * The evidence tier that is written, at least 3 for an owner's approval (1 is strongest). A number above 3 also
   * refuses candidates with a smaller number.
   */
  readonly minEvidenceTier: number;
  readonly now: Date;
  /** Everything that other files tell of earlier saves. With it, nothing is saved twice. */
  readonly savedBefore?: SavedBefore;
  /** Refuses candidates with a conflict that nobody has decided. */
  readonly requireResolutions?: boolean;
  /** IANA zone of the dates that are written; the host's when absent. */
  readonly timeZone?: string;
  /** The clock of this zone. It changes only the time that this takes. */
  readonly clock?: LocalClock;
}

/**
 * Plans a merge. Pure: the same files and request give the same plan.
 * @param known the Record, where it has been read already. It changes only the time that this takes.
 * @throws CandidateError that names the candidate or section and the remedy: `nothing_approved`, `unknown_candidate`,
 * `not_approved`, `duplicate_candidate`, `unreadable_candidate`, `other_record`, `weak_evidence`,
 * `unresolved_conflict`, `already_saved`, `record_unsound`, `unknown_entry`, `other_category`, `already_superseded`,
 * `missing_section`, or `unsafe_result` when the result would not read back as meant.
 */
export function planMerge(
  files: MergeFiles,
  request: MergeRequest,
  known?: ParsedRecord,
): MergePlan {
  return atOnce(partsOfMerge(files, request, known));
}

/** The same plan in parts, for a Record of many years beside other work. */
export function* partsOfMerge(
  files: MergeFiles,
  request: MergeRequest,
  known?: ParsedRecord,
): Parts<MergePlan> {
  const before = parseRecord(files, known);
  yield;
  const approved = selectApproved(before.pending, request.approvedIds);
  const ready = refuseUnmergeable(approved, before.pending, request);
  const clock = request.clock ?? createLocalClock(request.timeZone);
  const date = clock.date(request.now);
  if (request.savedBefore) refuseSaved(ready, before.mind, request.savedBefore);
  const tier = Math.max(request.minEvidenceTier, DEFAULT_EVIDENCE_TIER);
  const merges = assignIds(before, ready, date, tier);
  yield;
  const superseded = supersedeEntries(files.self, before.mind, supersessions(merges, date));
  const options = { minEvidenceTier: request.minEvidenceTier };
  const faults = checkParsed(before, options);
  refuseUnsound(ready, before, faults);
  yield;
  const pending = moveToProcessed(
    before.pending,
    merges.map(({ candidateId }) => candidateId),
  );
  const after: MergeFiles = {
    self: addEntries(
      before.self,
      merges,
      superseded.flatMap(({ splices }) => splices),
    ),
    evidence: addActivities(
      before.evidence,
      merges.map(({ activity }) => activity),
    ),
    pending: pending.text,
    skills: files.skills,
  };
  yield;
  // The moved blocks are read already, from the text that they have now.
  const result = parseRecord(after, { ...before, pending });
  yield;
  verifyMerge({ before, faults, after: result, merges, superseded, ...options });
  const timestamp = clock.timestamp(request.now);
  return {
    edits: [
      { path: "EVIDENCE.md", before: files.evidence, after: after.evidence },
      { path: "PENDING-REVIEW.md", before: files.pending, after: after.pending },
      { path: "SELF.md", before: files.self, after: after.self },
    ],
    merged: merges.map(({ merged }) => merged),
    archive: merges.map((merge) => archiveOf(merge, timestamp)).join(""),
    sessionLog: sessionLogLine(merges, timestamp),
    // Both cost more than all the rest, and a plan that is only shown needs neither.
    get checksumBefore() {
      return recordChecksum(files.self, files.evidence);
    },
    get checksumAfter() {
      return recordChecksum(after.self, after.evidence);
    },
  };
}

const PREFIXES = { knowledge: "LEARN", curiosity: "CUR", personality: "PER" } as const;

function assignIds(
  before: ParsedRecord,
  candidates: readonly MergeableCandidate[],
  date: string,
  evidenceTier: number,
): readonly PlannedEntry[] {
  const last = largestIds(before);
  const allot = (prefix: IdPrefix): string => formatId(prefix, (last[prefix] += 1));
  return candidates.map((candidate) => {
    const { id: candidateId, mindCategory: category, channelKey, sha256 } = candidate;
    const evidenceId = allot("ACT");
    const entryId = allot(PREFIXES[category]);
    const text = entryText(candidate);
    const isContext = candidate.resolution === "keep_both";
    const supersededId = candidate.resolution === "replace" ? candidate.supersedes : undefined;
    return {
      candidateId,
      category,
      candidate,
      item: entryItem({ id: entryId, date, category, text, evidenceId, isContext }),
      activity: activityItem({ id: evidenceId, date, category, summary: text, evidenceTier }),
      merged: {
        candidateId,
        evidenceId,
        entryId,
        category,
        agentSource: agentSource(channelKey),
        channelKey: channelKey ?? "unknown:unknown",
        sha256,
        text,
        ...(supersededId !== undefined && {
          supersededId,
          supersededText: textNow(supersededId, before),
        }),
      },
    };
  });
}

function textNow(id: string, { mind }: ParsedRecord): string {
  const entry = mind.find(({ item }) => item.id === id);
  return entry?.entry.text ?? "";
}

function supersessions(merges: readonly PlannedEntry[], date: string): readonly Supersession[] {
  return merges.flatMap(({ merged: { candidateId, category, entryId, supersededId } }) =>
    supersededId === undefined
      ? []
      : [{ candidateId, category, oldId: supersededId, newId: entryId, date }],
  );
}

// Ids of parsed entries count besides those in `id:` lines, because an entry may be written as `{id: ACT-0002}`. An id
// that an entry points to is taken, even when nothing has that id.
function largestIds(before: ParsedRecord): { [prefix in IdPrefix]: number } {
  const [self, evidence] = [before.self.ids.largest(), before.evidence.ids.largest()];
  const largest = {
    ACT: evidence.ACT.number,
    LEARN: self.LEARN.number,
    CUR: self.CUR.number,
    PER: self.PER.number,
  };
  // Every id that is larger than those known so far is looked at the slow way, and hardly any is.
  const take = (id: string | undefined): void => {
    if (id === undefined || !isLargerThan(id, largest)) return;
    const { ACT, LEARN, CUR, PER } = largestNumbers(`id: ${id}`);
    largest.ACT = Math.max(largest.ACT, ACT);
    largest.LEARN = Math.max(largest.LEARN, LEARN);
    largest.CUR = Math.max(largest.CUR, CUR);
    largest.PER = Math.max(largest.PER, PER);
  };
  for (const items of [before.mind, before.activities]) {
    for (const { item } of items) {
      take(item.id);
      take(item.fields.get("evidence_id"));
      take(item.fields.get("superseded_by"));
    }
  }
  return largest;
}

// Intent rules name the sources that they are for; the prefix of a channel key tells the source.
function agentSource(channelKey: string | undefined): string {
  const prefix = (channelKey ?? "").split(":")[0]?.trim().toLowerCase() ?? "";
  switch (prefix) {
    case "telegram":
    case "wechat":
      return "voice";
    case "extension":
      return "browser_extension";
    case "operator":
      return "operator_cli";
    default:
      return prefix || "unknown";
  }
}

/** What the card showed, and no more: nobody was asked about the rest of the exchange. */
function archiveOf({ merged }: PlannedEntry, timestamp: string): string {
  return archiveBlock({
    timestamp,
    channel: knownChannel(merged.channelKey),
    candidateId: merged.candidateId,
    evidenceId: merged.evidenceId,
    text: merged.text,
  });
}

function sessionLogLine(merges: readonly PlannedEntry[], timestamp: string): string {
  const parts = merges.map(
    ({ merged: { candidateId, entryId, evidenceId, supersededId } }) =>
      `${candidateId} → ${entryId} (${evidenceId})${supersededId ? `, replaces ${supersededId}` : ""}`,
  );
  return `- [${timestamp}] Merged: ${parts.join(", ")}\n`;
}
