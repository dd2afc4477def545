// The entries of a Record's files are read once for every check and comparison.

import { readPending } from "./candidates/pending-file.ts";
import type { PendingFile } from "./candidates/pending-file.ts";
import { findSection, readOutline, yamlFences } from "./text/markdown.ts";
import type { Outline } from "./text/markdown.ts";
import { readMindItems } from "./self/mind.ts";
import type { MindItem } from "./self/mind.ts";
import type { MergeFiles } from "./types.ts";
import { readItems } from "./text/yaml-items.ts";
import type { Item } from "./text/yaml-items.ts";

export interface ParsedRecord {
  readonly files: MergeFiles;
  readonly self: Outline;
  readonly evidence: Outline;
  readonly mind: readonly MindItem[];
  readonly activities: readonly ActivityItem[];
  readonly pending: PendingFile;
}

/** An entry of EVIDENCE section V or below; `offset` counts from the beginning of EVIDENCE. */
export interface ActivityItem {
  readonly item: Item;
  readonly offset: number;
}

/** The heading of EVIDENCE under which merges write. */
export const ACTIVITY_LOG = "## V. ACTIVITY LOG";

/**
 * Reads all entries of the four files. Never throws.
 * @param known an earlier reading of PENDING-REVIEW.md: blocks that it has too are not read again.
 */
export function parseRecord(files: MergeFiles, known?: PendingFile): ParsedRecord {
  const self = readOutline(files.self);
  const evidence = readOutline(files.evidence);
  return {
    files,
    self,
    evidence,
    mind: readMindItems(files.self, self),
    activities: readActivities(files.evidence, evidence),
    pending: readPending(files.pending, known),
  };
}

/** All ACT entries from the heading of section V on, in file order. */
export function readActivities(evidence: string, outline: Outline): readonly ActivityItem[] {
  const section = findSection(outline, ACTIVITY_LOG);
  if (!section) return [];
  return yamlFences(outline, section.bodyStart).flatMap((fence) =>
    readItems(evidence.slice(fence.bodyStart, fence.bodyEnd), /^ACT-\d+$/).map((item) => ({
      item,
      offset: fence.bodyStart + item.offset,
    })),
  );
}
