// The entries of a Record's files are read once for every check and comparison, and after a change only those that
// changed. Proof: test/record/parsed-record.test.ts.

import { readPending } from "./candidates/pending-file.ts";
import type { PendingFile } from "./candidates/pending-file.ts";
import { findSection } from "./text/markdown.ts";
import { placedItems, parseText } from "./text/parsed-text.ts";
import type { PlacedItem, ParsedText } from "./text/parsed-text.ts";
import { parseSelf } from "./self/mind.ts";
import type { ParsedSelf } from "./self/mind.ts";
import type { MergeFiles } from "./types.ts";
import type { Item } from "./text/yaml-items.ts";

export interface ParsedRecord extends ParsedSelf, ParsedEvidence {
  readonly files: MergeFiles;
  readonly pending: PendingFile;
  /** The fields of activities that are known to break no rule by themselves. Whoever checks them adds to it. */
  readonly sound: WeakSet<Item["fields"]>;
}

/** A Record as far as it has been read, each file perhaps at another time. */
export type KnownRecord = Omit<ParsedRecord, "files">;

export interface ParsedEvidence {
  readonly evidence: ParsedText;
  readonly activities: readonly ActivityItem[];
}

/** An entry of EVIDENCE section V or below; `offset` counts from the beginning of EVIDENCE. */
export type ActivityItem = PlacedItem;

/** The heading of EVIDENCE under which merges write. */
export const ACTIVITY_LOG = "## V. ACTIVITY LOG";

/**
 * Reads all entries of the four files. Never throws.
 * @param known a Record that was read before. It changes only the time that this takes: what is the same is not read
 * again.
 */
export function parseRecord(files: MergeFiles, known?: KnownRecord): ParsedRecord {
  return {
    files,
    ...parseSelf(files.self, known),
    ...parseEvidence(files.evidence, known),
    pending: readPending(files.pending, known?.pending),
    sound: known?.sound ?? new WeakSet(),
  };
}

/** Reads EVIDENCE. @param known as for `parseRecord`. */
export function parseEvidence(text: string, known?: ParsedEvidence): ParsedEvidence {
  if (known?.evidence.text === text) {
    return { evidence: known.evidence, activities: known.activities };
  }
  const evidence = parseText(text, known?.evidence);
  return { evidence, activities: activitiesIn(evidence, known?.activities) };
}

/** All ACT entries of an EVIDENCE.md from the heading of section V on, in file order. Never throws. */
export function readActivities(evidence: string): readonly ActivityItem[] {
  return parseEvidence(evidence).activities;
}

function activitiesIn(
  evidence: ParsedText,
  known?: readonly ActivityItem[],
): readonly ActivityItem[] {
  const section = findSection(evidence.outline, ACTIVITY_LOG);
  return section ? placedItems(evidence, /^ACT-\d+$/, { from: section.bodyStart }, known) : [];
}
