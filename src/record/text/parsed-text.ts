// A text whose headings, fences and lists are read once. After a change only the entries that changed are read again.
// Proof: test/record/parsed-record.test.ts.

import { changedLines } from "./changed-lines.ts";
import type { ChangedLines } from "./changed-lines.ts";
import { largestFields, movedFields } from "./ids.ts";
import type { LargestFields } from "./ids.ts";
import { movedOutline, readOutline, yamlFences } from "./markdown.ts";
import type { Fence, Outline } from "./markdown.ts";
import { flowItems, readList } from "./yaml-items.ts";
import type { Item, ItemList } from "./yaml-items.ts";

export interface ParsedText {
  readonly text: string;
  readonly outline: Outline;
  /** The `yaml` fences in file order. */
  readonly fences: readonly ParsedFence[];
  /** The largest numbers in `id:` fields. They are looked for once, when somebody asks. */
  readonly ids: IdFields;
}

export interface IdFields {
  largest(): LargestFields;
  /** What is known without looking. */
  readonly known: () => LargestFields | undefined;
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
  const changed = known && changedLines(known.text, text);
  const moved = changed && movedOutline(text, known, changed);
  const outline = moved ?? readOutline(text);
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
    ids: idFields(text, known?.ids.known(), changed),
    fences: fences.map((fence, index) => {
      const body = text.slice(fence.bodyStart, fence.bodyEnd);
      const same = sameNumber
        ? known.fences[index]
        : [...others].find(({ list }) => list.cut.body === body);
      return { fence, list: readList(body, take(same)) };
    }),
  };
}

function idFields(
  text: string,
  known: LargestFields | undefined,
  changed: ChangedLines | undefined,
): IdFields {
  let fields = known && changed && movedFields(text, known, changed);
  return { known: () => fields, largest: () => (fields ??= largestFields(text)) };
}

/** The first fence that begins between two offsets. */
export function fenceBetween(
  { fences }: ParsedText,
  from: number,
  to: number,
): ParsedFence | undefined {
  return fences.find(({ fence }) => fence.start >= from && fence.start < to);
}

/**
 * The entries whose id matches, of the fences that begin between two offsets. The pattern is that of `readItems`.
 * @param known those of another text. What is the same there is taken from it.
 */
export function placedItems(
  parsed: ParsedText,
  idPattern: RegExp,
  range: { readonly from?: number; readonly to?: number } = {},
  known: readonly PlacedItem[] = [],
): readonly PlacedItem[] {
  const found: PlacedItem[] = [];
  eachItem(parsed, idPattern, range, (item, offset) => {
    const same = known[found.length];
    found.push(same?.item === item && same.offset === offset ? same : { item, offset });
  });
  return found;
}

/** Shows the same entries one after the other. */
export function eachItem(
  { fences }: ParsedText,
  idPattern: RegExp,
  { from = 0, to = Infinity }: { readonly from?: number; readonly to?: number },
  show: (item: Item, offset: number) => void,
): void {
  for (const { fence, list } of fences) {
    if (fence.start < from || fence.start >= to) continue;
    const isFlow = list.cut.chunks.length === 0;
    for (const items of isFlow ? [flowItems(list, idPattern)] : list.items) {
      for (const item of items) {
        if (isFlow || idPattern.test(item.id)) show(item, fence.bodyStart + item.offset);
      }
    }
  }
}
