// A text whose headings, fences and lists are read once. After a change only the entries that changed are read again.
// Proof: test/record/parsed-record.test.ts.

import { readOutline, yamlFences } from "./markdown.ts";
import type { Fence, Outline } from "./markdown.ts";
import { itemsOf, readList } from "./yaml-items.ts";
import type { Item, ItemList } from "./yaml-items.ts";

export interface ParsedText {
  readonly text: string;
  readonly outline: Outline;
  /** The `yaml` fences in file order. */
  readonly fences: readonly ParsedFence[];
}

export interface ParsedFence {
  readonly fence: Fence;
  readonly list: ItemList;
}

/** An entry of a text; `offset` counts from the text's beginning. */
export interface PlacedItem {
  readonly item: Item;
  readonly offset: number;
}

/**
 * Reads a text. Never throws.
 * @param known another text, already read, such as this one before a change. It changes only the time that this takes.
 */
export function parseText(text: string, known?: ParsedText): ParsedText {
  if (known?.text === text) return known;
  const outline = readOutline(text);
  const fences = yamlFences(outline);
  const sameNumber = known?.fences.length === fences.length;
  const others = new Set(known?.fences);
  // Each serves once, so that no entry stands for two.
  const take = (fence: ParsedFence | undefined): ItemList | undefined => {
    if (!fence) return undefined;
    others.delete(fence);
    return fence.list;
  };
  return {
    text,
    outline,
    fences: fences.map((fence, index) => {
      const body = text.slice(fence.bodyStart, fence.bodyEnd);
      const same = sameNumber
        ? known.fences[index]
        : [...others].find(({ list }) => list.cut.body === body);
      return { fence, list: readList(body, take(same)) };
    }),
  };
}

/** The first fence that begins between two offsets. */
export function fenceBetween(
  { fences }: ParsedText,
  from: number,
  to: number,
): ParsedFence | undefined {
  return fences.find(({ fence }) => fence.start >= from && fence.start < to);
}

/** The entries whose id matches, of the fences that begin between two offsets. The pattern is that of `readItems`. */
export function placedItems(
  { fences }: ParsedText,
  idPattern: RegExp,
  { from = 0, to = Infinity }: { readonly from?: number; readonly to?: number } = {},
): readonly PlacedItem[] {
  return fences
    .filter(({ fence }) => fence.start >= from && fence.start < to)
    .flatMap(({ fence, list }) =>
      itemsOf(list, idPattern).map((item) => ({ item, offset: fence.bodyStart + item.offset })),
    );
}
