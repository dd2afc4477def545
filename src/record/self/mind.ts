// Section IX of SELF holds what grew through the gate. Each of its three parts is read by itself, so that an id in the
// wrong part or a broken entry elsewhere changes nothing here. Proof: test/record/self/mind.test.ts.

import { createLineIndex, findSection, readOutline, yamlFences } from "../text/markdown.ts";
import type { Outline } from "../text/markdown.ts";
import type { MindCategory, MindEntry } from "../types.ts";
import { readItems } from "../text/yaml-items.ts";
import type { Item } from "../text/yaml-items.ts";

/** The place of each category: heading prefix in SELF, id prefix, and the key of its text. */
export const MIND_SECTIONS = [
  { category: "knowledge", heading: "### IX-A.", prefix: "LEARN", textKey: "topic" },
  { category: "curiosity", heading: "### IX-B.", prefix: "CUR", textKey: "topic" },
  { category: "personality", heading: "### IX-C.", prefix: "PER", textKey: "observation" },
] as const satisfies readonly {
  category: MindCategory;
  heading: string;
  prefix: string;
  textKey: string;
}[];

type MindSection = (typeof MIND_SECTIONS)[number];

/** One entry as it stands in a fence; `offset` counts from the beginning of SELF. */
export interface MindItem {
  readonly section: MindSection;
  readonly item: Item;
  readonly offset: number;
}

/** All LEARN, CUR and PER entries of a SELF.md, in file order within each section. Never throws. */
export function readMind(self: string): readonly MindEntry[] {
  const lineOf = createLineIndex(self);
  return readMindItems(self, readOutline(self)).map((mindItem) => {
    const { section, item, offset } = mindItem;
    const ownWords = item.fields.get("own_words") || item.fields.get("her_understanding");
    const date = item.fields.get("date");
    const evidenceId = item.fields.get("evidence_id");
    const supersededBy = item.fields.get("superseded_by");
    return {
      id: item.id,
      category: section.category,
      text: mindText(mindItem),
      ...(ownWords && { ownWords }),
      ...(date && { date }),
      ...(evidenceId && { evidenceId }),
      ...(supersededBy && { supersededBy }),
      line: lineOf(offset),
    };
  });
}

/** The same entries as items with their offsets, for code that checks or edits them. */
export function readMindItems(self: string, outline: Outline): readonly MindItem[] {
  return MIND_SECTIONS.flatMap((section) => {
    const place = findSection(outline, section.heading);
    if (!place) return [];
    return yamlFences(outline, place.bodyStart, place.end).flatMap((fence) =>
      readItems(self.slice(fence.bodyStart, fence.bodyEnd), /^(?:LEARN|CUR|PER)-\d+$/).map(
        (item) => ({ section, item, offset: fence.bodyStart + item.offset }),
      ),
    );
  });
}

/** The text of an entry: its topic or its observation. */
export function mindText({ section, item }: MindItem): string {
  const { fields } = item;
  return fields.get(section.textKey) || fields.get("topic") || fields.get("observation") || "";
}

/** Entries by date, then by the number of the id, newest first. Entries without a date come last. */
export function sortNewestFirst(entries: readonly MindEntry[]): readonly MindEntry[] {
  return entries.toSorted((a, b) => {
    const byDate = compareText(b.date ?? "", a.date ?? "");
    return byDate || idNumber(b.id) - idNumber(a.id);
  });
}

/** Entries that no newer one has superseded. Superseded entries never reach a prompt. */
export function currentEntries(entries: readonly MindEntry[]): readonly MindEntry[] {
  return entries.filter((entry) => entry.supersededBy === undefined);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function idNumber(id: string): number {
  return Number(id.slice(id.lastIndexOf("-") + 1));
}
