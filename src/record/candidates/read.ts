// The fields of a Candidate come from what one block of PENDING-REVIEW.md says, with every reason why it could not be
// merged as it stands. Where the block stands makes no difference here.

import { readCandidateFence } from "./fence.ts";
import type { BlockText } from "./place.ts";
import { sha256Hex } from "../text/checksum.ts";
import { entryText } from "./entry-text.ts";
import { visible } from "../text/unseen.ts";
import type { Candidate, Conflict, MindCategory, Resolution } from "../types.ts";

/** What a block's fence says. */
export interface BlockFields {
  /** Fields that the block does not have are absent. */
  readonly values: Partial<Candidate>;
  readonly conflicts: readonly Conflict[];
  readonly faults: readonly string[];
}

/** Reads the fence of a block. Never throws. @param source the block's text, from its header on. */
export function readBlock(source: string, said: BlockText): BlockFields {
  const { fence } = said;
  const fields = fence && readCandidateFence(source.slice(fence.bodyStart, fence.bodyEnd));
  return {
    values: {
      ...readFields(fields?.texts ?? new Map()),
      ...(fields?.userText !== undefined && { userText: fields.userText }),
      ...(fields?.replyText !== undefined && { replyText: fields.replyText }),
    },
    conflicts: fields?.conflicts ?? [],
    faults: [...blockFaults(said, fields?.texts), ...(fields?.faults ?? [])],
  };
}

/** Hash of a block from its header to the end of its fence, without the status line. */
export function blockHash(source: string, { fence, status }: BlockText): string {
  if (!fence) return sha256Hex(source.trimEnd());
  const body = source.slice(fence.bodyStart, fence.end);
  const rest = status ? body.slice(lineLength(body)) : body;
  return sha256Hex(`${source.slice(0, fence.bodyStart)}${rest}`.trimEnd());
}

const CATEGORIES: readonly MindCategory[] = ["knowledge", "curiosity", "personality"];
const RESOLUTIONS: readonly Resolution[] = ["keep_both", "replace"];

function readFields(texts: ReadonlyMap<string, string>): Partial<Candidate> {
  const text = (key: string): string | undefined => texts.get(key)?.trim() || undefined;
  // Whoever wrote the block: what nobody sees is no part of what it says. The hash is that of the block as it stands.
  const seen = (key: string): string | undefined => visible(texts.get(key) ?? "") || undefined;
  const whole = (key: string): number | undefined =>
    /^\d{1,3}$/.test(text(key) ?? "") ? Number(text(key)) : undefined;
  const fields = {
    recordId: text("record_id"),
    timestamp: text("timestamp"),
    channelKey: text("channel_key"),
    mindCategory: CATEGORIES.find((category) => category === text("mind_category")?.toLowerCase()),
    signalType: text("signal_type"),
    priorityScore: whole("priority_score"),
    summary: seen("summary"),
    exampleFromExchange: seen("example_from_exchange"),
    profileTarget: text("profile_target"),
    suggestedEntry: seen("suggested_entry"),
    promptSection: text("prompt_section"),
    promptAddition: seen("prompt_addition"),
    suggestedFollowup: seen("suggested_followup"),
    tensionWith: seen("tension_with"),
    alternativeInterpretation: seen("alternative_interpretation"),
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
  said: BlockText,
  texts: ReadonlyMap<string, string> | undefined,
): readonly string[] {
  if (!said.fence) return ["it has no yaml fence"];
  const category = texts?.get("mind_category")?.trim().toLowerCase();
  const entry = entryText({ suggestedEntry: texts?.get("suggested_entry") ?? "" });
  const missing = ["summary", "suggested_entry", "mind_category"].filter(
    (key) => !texts?.get(key)?.trim() || (key === "suggested_entry" && entry === ""),
  );
  return [
    ...(said.fence.closed ? [] : ["its fence is not closed"]),
    ...(said.status
      ? []
      : ["the first line of its fence is not status: pending, approved or rejected"]),
    ...missing.map((key) => `${key} is missing`),
    ...(category && !CATEGORIES.some((known) => known === category)
      ? ["mind_category must be knowledge, curiosity or personality"]
      : []),
  ];
}

function lineLength(text: string): number {
  return text.indexOf("\n") + 1 || text.length;
}
