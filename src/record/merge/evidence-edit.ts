// Merged activities go inside the fence of EVIDENCE section V: before its closing line or, where the fence is unclosed,
// before the next heading. Outside the fence no reader would see them. Proof:
// test/record/merge/merge-plan-by-hand.test.ts.

import { CandidateError } from "../../errors.ts";
import { appendItems, plainField, quotedField } from "../text/fence-list.ts";
import type { NewItem } from "../text/fence-list.ts";
import { applySplices, findSection } from "../text/markdown.ts";
import { fenceBetween } from "../text/parsed-text.ts";
import type { ParsedText } from "../text/parsed-text.ts";
import { ACTIVITY_LOG } from "../parsed-record.ts";
import { clipScalar } from "../text/clip.ts";
import type { MindCategory } from "../types.ts";

/** A new activity as a merge knows it. */
export interface NewActivity {
  readonly id: string;
  readonly date: string;
  readonly category: MindCategory;
  readonly summary: string;
  readonly evidenceTier: number;
}

/** The fields of a new activity, in the order in which they are written. */
export function activityItem(activity: NewActivity): NewItem {
  return [
    plainField("id", activity.id),
    plainField("date", activity.date),
    plainField("modality", "text (pipeline merge)"),
    plainField("activity_type", "knowledge — curated observation"),
    plainField("mind_category", activity.category),
    plainField("source", "pipeline merge"),
    quotedField("summary", clipScalar(activity.summary, 200)),
    plainField("curated_by", "user"),
    plainField("evidence_tier", String(activity.evidenceTier)),
  ];
}

/**
 * EVIDENCE with the entries added to section V.
 * @throws CandidateError `missing_section` when section V or its fence is not there.
 */
export function addActivities(evidence: ParsedText, items: readonly NewItem[]): string {
  const section = findSection(evidence.outline, ACTIVITY_LOG);
  const fence = section && fenceBetween(evidence, section.bodyStart, section.end);
  if (!fence) {
    const what = section ? "holds no yaml fence" : "is missing";
    throw new CandidateError(
      { code: "missing_section", file: "EVIDENCE.md", section: ACTIVITY_LOG },
      `EVIDENCE.md: \`${ACTIVITY_LOG}\` ${what}. Put it in, with a yaml fence that holds \`activities: []\`.`,
    );
  }
  return applySplices(evidence.text, [appendItems(evidence.text, fence, "activities", items)]);
}
