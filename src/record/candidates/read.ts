// One block of PENDING-REVIEW.md becomes a Candidate, with every reason why it could not be merged as it stands.

import { readCandidateFence } from "./fence.ts";
import type { CandidateBlock } from "./place.ts";
import { sha256Hex } from "../text/checksum.ts";
import { entryText } from "./entry-text.ts";
import type { Candidate, MindCategory, Resolution } from "../types.ts";

/** Reads a block. `isTwice` tells that another block under Candidates has its id. Never throws. */
export function toCandidate(
  pending: string,
  block: CandidateBlock,
  context: { readonly line: number; readonly isTwice: boolean },
): Candidate {
  const fields = block.fence
    ? readCandidateFence(pending.slice(block.fence.bodyStart, block.fence.bodyEnd))
    : undefined;
  return {
    id: block.id,
    ...(block.title !== undefined && { title: block.title }),
    status: block.status?.word,
    place: placeOf(block),
    ...readFields(fields?.texts ?? new Map()),
    ...(fields?.userText !== undefined && { userText: fields.userText }),
    ...(fields?.replyText !== undefined && { replyText: fields.replyText }),
    conflicts: fields?.conflicts ?? [],
    sha256: sha256Hex(block.content),
    line: context.line,
    faults: [
      ...blockFaults(block, fields?.texts),
      ...(fields?.faults ?? []),
      ...(context.isTwice ? ["another block under Candidates has the same id"] : []),
    ],
  };
}

/** `stray` means pending in the wrong place. Merged blocks below Processed stay `approved` and count as processed. */
export function placeOf({ inCandidates, status }: CandidateBlock): Candidate["place"] {
  if (inCandidates) return "candidates";
  return status?.word === "pending" ? "stray" : "processed";
}

const CATEGORIES: readonly MindCategory[] = ["knowledge", "curiosity", "personality"];
const RESOLUTIONS: readonly Resolution[] = ["keep_both", "replace"];

function readFields(texts: ReadonlyMap<string, string>): Partial<Candidate> {
  const text = (key: string): string | undefined => texts.get(key)?.trim() || undefined;
  const whole = (key: string): number | undefined =>
    /^\d{1,3}$/.test(text(key) ?? "") ? Number(text(key)) : undefined;
  const fields = {
    recordId: text("record_id"),
    timestamp: text("timestamp"),
    channelKey: text("channel_key"),
    mindCategory: CATEGORIES.find((category) => category === text("mind_category")?.toLowerCase()),
    signalType: text("signal_type"),
    priorityScore: whole("priority_score"),
    summary: texts.get("summary") || undefined,
    exampleFromExchange: texts.get("example_from_exchange") || undefined,
    profileTarget: text("profile_target"),
    suggestedEntry: texts.get("suggested_entry") || undefined,
    promptSection: text("prompt_section"),
    promptAddition: texts.get("prompt_addition") || undefined,
    suggestedFollowup: texts.get("suggested_followup") || undefined,
    tensionWith: texts.get("tension_with") || undefined,
    alternativeInterpretation: texts.get("alternative_interpretation") || undefined,
    evidenceTier: whole("evidence_tier"),
    editedBy: text("edited_by"),
    resolution: RESOLUTIONS.find((resolution) => resolution === text("resolution")),
    supersedes: text("supersedes"),
    evidence: text("evidence"),
    appliedAs: text("applied_as") ?? text("merged_as"),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function blockFaults(
  block: CandidateBlock,
  texts: ReadonlyMap<string, string> | undefined,
): readonly string[] {
  if (!block.fence) return ["it has no yaml fence"];
  const category = texts?.get("mind_category")?.trim().toLowerCase();
  const entry = entryText({ suggestedEntry: texts?.get("suggested_entry") ?? "" });
  const missing = ["summary", "suggested_entry", "mind_category"].filter(
    (key) => !texts?.get(key)?.trim() || (key === "suggested_entry" && entry === ""),
  );
  return [
    ...(block.fence.closed ? [] : ["its fence is not closed"]),
    ...(block.status
      ? []
      : ["the first line of its fence is not status: pending, approved or rejected"]),
    ...missing.map((key) => `${key} is missing`),
    ...(category && !CATEGORIES.some((known) => known === category)
      ? ["mind_category must be knowledge, curiosity or personality"]
      : []),
  ];
}
