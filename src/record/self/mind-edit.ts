// A merged entry goes into the fence of its category in SELF section IX and nowhere else. A candidate whose section or
// fence is missing is refused, never skipped in silence. Proof: test/record/merge/merge-refusals.test.ts.

import { CandidateError } from "../../errors.ts";
import { appendItems, plainField, quotedField } from "../text/fence-list.ts";
import type { NewItem } from "../text/fence-list.ts";
import { applySplices, findSection } from "../text/markdown.ts";
import type { Splice } from "../text/markdown.ts";
import { fenceBetween } from "../text/parsed-text.ts";
import type { ParsedText } from "../text/parsed-text.ts";
import { MIND_SECTIONS } from "./mind.ts";
import { clipScalar } from "../text/clip.ts";
import type { MindCategory } from "../types.ts";

/** A new entry as a merge knows it. */
export interface NewEntry {
  readonly id: string;
  readonly date: string;
  readonly category: MindCategory;
  readonly text: string;
  readonly evidenceId: string;
  /** True when it contradicts another entry and the owner keeps both. */
  readonly isContext?: boolean;
}

/** The fields of a new entry in the order in which they are written; docs/record-format.md lists them by category. */
export function entryItem(entry: NewEntry): NewItem {
  const text = clipScalar(entry.text, 200);
  const body = {
    knowledge: [quotedField("topic", text), plainField("source", "pipeline merge")],
    curiosity: [
      quotedField("topic", text),
      plainField("trigger", "pipeline merge"),
      plainField("response_signal", "approved"),
      plainField("intensity", "3"),
    ],
    personality: [plainField("type", "observed"), quotedField("observation", text)],
  } as const;
  return [
    plainField("id", entry.id),
    plainField("date", entry.date),
    ...body[entry.category],
    plainField("evidence_id", entry.evidenceId),
    plainField("provenance", "human_approved"),
    ...(entry.isContext ? [plainField("resolution", "context")] : []),
  ];
}

/**
 * SELF with the entries added, each in the section of its category, and with other changes made.
 * @param changes splices for entries that are already in SELF; their offsets are those of `self`.
 * @throws CandidateError `missing_section` that names the section and the candidate that needs it.
 */
export function addEntries(
  self: ParsedText,
  entries: readonly {
    readonly candidateId: string;
    readonly category: MindCategory;
    readonly item: NewItem;
  }[],
  changes: readonly Splice[] = [],
): string {
  const splices = MIND_SECTIONS.flatMap(({ category, heading }) => {
    const mine = entries.filter((entry) => entry.category === category);
    const [first] = mine;
    if (!first) return [];
    const section = findSection(self.outline, heading);
    const fence = section && fenceBetween(self, section.bodyStart, section.end);
    if (!fence) {
      const what = section ? "holds no yaml fence" : "is missing";
      throw new CandidateError(
        { code: "missing_section", file: "SELF.md", section: heading },
        `${first.candidateId} needs \`${heading} …\` of SELF.md, which ${what}. Put it in, with a yaml fence that holds \`entries: []\`.`,
      );
    }
    const items = mine.map(({ item }) => item);
    return [appendItems(self.text, fence, "entries", items)];
  });
  // The change comes first where both have one offset: it belongs to the entry above.
  return applySplices(self.text, [...changes, ...splices]);
}
