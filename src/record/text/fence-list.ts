// A new entry goes after the last entry of a fence's list, in the columns that the other entries use, always on a line
// of its own. `entries: []` becomes a list. This module makes one splice; its caller reads the result back.
// Proof: test/record/merge/merge-plan-by-hand.test.ts.

import type { Splice } from "./markdown.ts";
import type { ParsedFence } from "./parsed-text.ts";
import { quoteScalar } from "./scalar.ts";
import { itemsOf } from "./yaml-items.ts";
import type { Item } from "./yaml-items.ts";

/** One `key: value` of a new entry. Reading the file back must give `text`. */
export interface NewField {
  readonly key: string;
  readonly text: string;
  /** True for our own words, which need no quotes. Everything that a person or a model said is quoted. */
  readonly plain: boolean;
}

/** A new entry: its fields in order, `id` first. */
export type NewItem = readonly NewField[];

/** A field with a word of ours: an id, a date or a constant. */
export function plainField(key: string, text: string): NewField {
  return { key, text, plain: true };
}

/** A field with words of a person or a model. */
export function quotedField(key: string, text: string): NewField {
  return { key, text: text.toWellFormed(), plain: false };
}

/** The splice that adds entries to the list `listKey` in a fence of `text`, which has been read from it. `items` must not be empty. */
export function appendItems(
  text: string,
  place: ParsedFence,
  listKey: string,
  items: readonly NewItem[],
): Splice {
  const splice = spliceItems(text, place, listKey, items);
  const isCrlf = text.startsWith("\r\n", place.fence.bodyStart - 2);
  return isCrlf ? { ...splice, text: splice.text.replaceAll("\n", "\r\n") } : splice;
}

function spliceItems(
  text: string,
  { fence, list }: ParsedFence,
  listKey: string,
  items: readonly NewItem[],
): Splice {
  const { body } = list.cut;
  const existing = itemsOf(list, /./);
  const last = existing.at(-1);
  if (last) {
    const lines = writeItems(items, columnsOf(body, existing), isSpaced(body, existing));
    const at = fence.bodyStart + last.end;
    const gap = isSpaced(body, existing) ? "\n\n" : "\n";
    return { start: at, end: at, text: `${gap}${lines}` };
  }
  const lines = writeItems(items, DEFAULT_COLUMNS, false);
  const key = new RegExp(`^${listKey}:[ \\t]*(?:\\[[ \\t]*\\]|null|~)?[ \\t]*(#.*)?$`, "m");
  const empty = key.exec(body.replaceAll("\r", " "));
  if (empty) {
    const start = fence.bodyStart + empty.index;
    const comment = empty[1] ? ` ${empty[1].trimEnd()}` : "";
    const end = start + empty[0].trimEnd().length;
    return { start, end, text: `${listKey}:${comment}\n${lines}` };
  }
  const at = fence.bodyStart + body.trimEnd().length;
  const lead = body.trim() === "" ? "" : "\n";
  const tail = /^[ \t]*\r?\n/.test(text.slice(at)) ? "" : "\n";
  return { start: at, end: at, text: `${lead}${listKey}:\n${lines}${tail}` };
}

interface Columns {
  readonly dash: number;
  readonly key: number;
}

const DEFAULT_COLUMNS: Columns = { dash: 2, key: 4 };

function columnsOf(body: string, existing: readonly Item[]): Columns {
  // A glued entry stands in the middle of a line, so its column means nothing.
  for (const { offset } of existing.toReversed()) {
    const start = body.lastIndexOf("\n", offset - 1) + 1;
    const [, indent, gap] = /^( *)-( +)/.exec(body.slice(start, start + 40)) ?? [];
    if (indent !== undefined && gap !== undefined) {
      return { dash: indent.length, key: indent.length + 1 + gap.length };
    }
  }
  return DEFAULT_COLUMNS;
}

function isSpaced(body: string, existing: readonly Item[]): boolean {
  const [before, last] = existing.slice(-2);
  return Boolean(before && last && /\n[ \t\r]*\n/.test(body.slice(before.end, last.offset)));
}

function writeItems(items: readonly NewItem[], columns: Columns, spaced: boolean): string {
  const dash = `${" ".repeat(columns.dash)}-`.padEnd(columns.key);
  const indent = " ".repeat(columns.key);
  return items
    .map((item) =>
      item
        .map(({ key, text, plain }, index) => {
          const value = plain ? text : quoteScalar(text);
          return `${index === 0 ? dash : indent}${key}: ${value}`;
        })
        .join("\n"),
    )
    .join(spaced ? "\n\n" : "\n");
}
