// Section IX of SELF holds what grew through the gate. Each of its three parts is read by itself, so that an id in the
// wrong part or a broken entry elsewhere changes nothing here. Proof: test/record/self/mind.test.ts.

import { findSection } from "../text/markdown.ts";
import { eachItem, parseText } from "../text/parsed-text.ts";
import type { PlacedItem, ParsedText } from "../text/parsed-text.ts";
import { plainText } from "../text/scalar.ts";
import type { Item } from "../text/yaml-items.ts";
import type { MindCategory, MindEntry } from "../types.ts";

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
export interface MindItem extends PlacedItem {
  readonly section: MindSection;
  /** What it says. As long as its fields stay, it stays the same object. */
  readonly entry: MindEntry;
}

/** A SELF.md and its entries. */
export interface ParsedSelf {
  readonly self: ParsedText;
  readonly mind: readonly MindItem[];
}

/** All LEARN, CUR and PER entries of a SELF.md, in file order within each section. Never throws. */
export function readMind(self: string): readonly MindEntry[] {
  return parseSelf(self).mind.map(({ entry }) => entry);
}

/**
 * Reads SELF, with the entries as items, for code that checks or edits them. Never throws.
 * @param known SELF as it was read before. It changes only the time that this takes.
 */
export function parseSelf(text: string, known?: ParsedSelf): ParsedSelf {
  if (known?.self.text === text) return { self: known.self, mind: known.mind };
  const self = parseText(text, known?.self);
  return { self, mind: readMindItems(self, known?.mind) };
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

function readMindItems(self: ParsedText, known: readonly MindItem[] = []): readonly MindItem[] {
  const found: MindItem[] = [];
  const takeKnown = createTaking(known);
  for (const section of MIND_SECTIONS) {
    const place = findSection(self.outline, section.heading);
    if (!place) continue;
    const range = { from: place.bodyStart, to: place.end };
    eachItem(self, /^(?:LEARN|CUR|PER)-\d+$/, range, (item, offset) => {
      const same = takeKnown(item);
      if (same?.section !== section) {
        found.push({ section, item, offset, entry: toEntry(section, item) });
      } else if (same.item === item && same.offset === offset) found.push(same);
      else found.push({ section, item, offset, entry: same.entry });
    });
  }
  return found;
}

/** Finds what is known of entries with the same fields. Most come in the same order as before. */
function createTaking(known: readonly MindItem[]): (item: Item) => MindItem | undefined {
  let next = 0;
  let others: ReadonlyMap<Item["fields"], number> | undefined;
  return ({ fields }) => {
    let one = known[next];
    if (one?.item.fields !== fields) {
      others ??= new Map(known.map(({ item }, index) => [item.fields, index]));
      const index = others.get(fields);
      if (index === undefined) return undefined;
      next = index;
      one = known[next];
    }
    next += 1;
    return one;
  };
}

function toEntry(
  { category, textKey }: MindSection,
  { id, fields }: PlacedItem["item"],
): MindEntry {
  const read = (key: string): string => plainText(fields.get(key) ?? "");
  const ownWords = read("own_words") || read("her_understanding");
  const date = read("date");
  const evidenceId = read("evidence_id");
  const supersededBy = read("superseded_by");
  return {
    id,
    category,
    text: read(textKey) || read("topic") || read("observation"),
    ...(ownWords && { ownWords }),
    ...(date && { date }),
    ...(evidenceId && { evidenceId }),
    ...(supersededBy && { supersededBy }),
  };
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function idNumber(id: string): number {
  return Number(id.slice(id.lastIndexOf("-") + 1));
}
