// Forgetting takes words out of one yaml fence. A numbered or dated entry goes whole; elsewhere the smallest part that
// can stand alone goes (an item, a line, an element). Where the fence would become unreadable, only the words go.
// Proof: test/record/forget/forget-anything.test.ts.

import { heldIn, isMachines, readLeaves, type Leaf } from "./leaves.ts";
import { isOurKey } from "./machine.ts";
import { MARK, sameText, type FileTarget, type ForgetTarget } from "./target.ts";
import { coverOf, outermost } from "./spans.ts";
import { unescaped } from "./encodings.ts";
import { findPhrases, holdsPhrase, type Span } from "./words.ts";
import { applySplices, type Splice } from "../text/markdown.ts";
import { readFence } from "../text/yaml-items.ts";

/** The changes of a fence's body, with offsets in the body, and the texts that go. */
export interface FenceCuts {
  readonly splices: readonly Splice[];
  readonly found: readonly string[];
}

/** The changes that take the words out of one fence. */
export function forgetInFence(body: string, target: FileTarget): FenceCuts {
  const leaves = mayHold(body, target) ? readLeaves(body) : [];
  const outer = cutsOf(leaves, body, target);
  if (outer.length === 0) return { splices: [], found: [] };
  const found = outer.map(({ start, end }) => body.slice(start, end).trim());
  const splices = [...outer, ...emptied(leaves, outer)];
  const isWorse =
    "error" in readFence(applySplices(body, splices)) && !("error" in readFence(body));
  return { splices: isWorse ? masks(body, leaves, target) : splices, found };
}

/** True when anything in the fence would go. */
export function holdsInFence(body: string, target: FileTarget): boolean {
  return mayHold(body, target) && cutsOf(readLeaves(body), body, target).length > 0;
}

/** The keys and values of a fence that are no words of a person or a model. */
export function oursInFence(body: string, target: FileTarget): readonly Span[] {
  return readLeaves(body).flatMap((leaf) => [
    ...(leaf.key && isOurKey(target.file, leaf.key.text) ? [leaf.key] : []),
    ...(isMachines(leaf, body, target)
      ? [{ start: leaf.valueStart, end: leaf.comment?.start ?? leaf.end }]
      : []),
  ]);
}

function mayHold(body: string, { entries, phrases }: FileTarget): boolean {
  return entries.size > 0 || holdsPhrase(body, phrases);
}

function cutsOf(leaves: readonly Leaf[], body: string, target: FileTarget): readonly Cut[] {
  const lists = readItems(leaves);
  const cuts = new Map<number, Cut>();
  for (const leaf of leaves) {
    const cut = cutFor(leaf, lists.get(leaf) ?? [], body, target);
    if (cut) cuts.set(cut.start, widest(cuts.get(cut.start), cut));
  }
  return outermost([...cuts.values()]);
}

type Cut = Splice;

/** An item is an entry when it has a number or a date, or is a text of its own. */
const ENTRY = /^[ \t]*(?:-[ \t]+)?(?:id|date|entry|content|event):/m;
const ENTRY_ID = /^[ \t]*(?:-[ \t]+)?id:[ \t]*["']?([A-Z][A-Z-]*-\d+)/m;
/** Keys of an entry's text. The first one present counts. */
export const ENTRY_TEXT_KEYS: readonly string[] =
  "topic observation summary title claim statement description entry content".split(" ");

function cutFor(
  leaf: Leaf,
  items: readonly Cut[],
  body: string,
  target: FileTarget,
): Cut | undefined {
  const value = body.slice(leaf.valueStart, leaf.end);
  const held = heldIn(leaf, body, target);
  const holds = held.key || held.value;
  const names = namedBy(leaf.key?.text, value, target);
  if (!holds && names.length === 0) return held.comment ? withoutComment(body, leaf) : undefined;
  const entry = items.find(({ start, end }) => ENTRY.test(body.slice(start, end)));
  const id = entry && ENTRY_ID.exec(body.slice(entry.start, entry.end))?.[1];
  if (!holds && !names.includes(id ?? "")) return undefined;
  // The list begins on the same line, as an earlier merge wrote it.
  const isGlued = !leaf.isDash && /[ \t]-[ \t]+id:/.test(value);
  if (isGlued) return masked(body, leaf, target);
  if (id !== undefined && target.kept.has(id)) return keptWithout(body, leaf, held, target);
  const item = entry ?? (leaf.isDash ? items.at(-1) : undefined);
  if (item) return { start: item.start, end: item.end, text: "" };
  if (held.key) return { start: leaf.start, end: blockEnd(body, leaf), text: "" };
  return value.startsWith("[") ? withoutElements(body, leaf, target) : { ...span(leaf), text: "" };
}

/** A part of an entry that others rest on. Its number stays, whatever was put behind it. */
function keptWithout(
  body: string,
  leaf: Leaf,
  held: { readonly key: boolean },
  target: FileTarget,
): Cut | undefined {
  if (leaf.key?.text === "id") return masked(body, leaf, target);
  if (!held.key) return redacted(body, leaf);
  // On the first line of the entry only the words go, in the end.
  return leaf.isDash ? undefined : { start: leaf.start, end: blockEnd(body, leaf), text: "" };
}

function withoutComment(
  body: string,
  { comment, key, isDash, start, valueStart }: Leaf,
): Cut | undefined {
  if (!comment) return undefined;
  const isAlone = key === undefined && !isDash && comment.start <= valueStart;
  const next = body.indexOf("\n", comment.end);
  return isAlone
    ? { start, end: next < 0 ? body.length : next + 1, text: "" }
    : { ...comment, text: "" };
}

/** The end of the lines that are indented below a key, items of its list included. */
function blockEnd(body: string, { end, column, isBare }: Leaf): number {
  let at = end;
  for (const line of isBare ? body.slice(end).split(/(?<=\n)/) : []) {
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    const isBelow = indent > column || (indent === column && /^[ \t]*-[ \t]/.test(line));
    if (line.trim() !== "" && !isBelow) break;
    at += line.length;
  }
  return at;
}

/** The entries to forget whose text this value is. */
function namedBy(key = "", value: string, { entries }: FileTarget): readonly string[] {
  if (entries.size === 0 || !ENTRY_TEXT_KEYS.includes(key)) return [];
  const text = sameText(unescaped(value));
  return [...entries].flatMap(([id, known]) => (known === text ? [id] : []));
}

/** The list items around each leaf, the outermost first. */
function readItems(leaves: readonly Leaf[]): ReadonlyMap<Leaf, readonly Cut[]> {
  const items = new Map<Leaf, readonly Cut[]>();
  let open: { start: number; end: number; column: number; text: "" }[] = [];
  for (const leaf of leaves) {
    const { start, end, column, isDash } = leaf;
    open = open.filter((item) => item.column < column);
    if (isDash) open.push({ start, end, column, text: "" });
    for (const item of open) item.end = end;
    items.set(leaf, open);
  }
  return items;
}

/** Keys whose whole list goes. An empty list stays. */
function emptied(leaves: readonly Leaf[], cuts: readonly Cut[]): readonly Splice[] {
  const gone = new Set(leaves.filter(coverOf(cuts.filter(({ text }) => text === ""))));
  return leaves.flatMap((leaf, index) => {
    if (leaf.key === undefined || !leaf.isBare || leaf.isDash || gone.has(leaf)) return [];
    let hasItems = false;
    for (let at = index + 1; at < leaves.length; at += 1) {
      const below = leaves[at];
      if (!below || endsList(leaf, below)) break;
      if (!gone.has(below)) return [];
      hasItems ||= below.isDash;
    }
    return hasItems ? [{ start: leaf.valueStart, end: leaf.valueStart, text: " []" }] : [];
  });
}

function endsList(key: Leaf, { column, isDash }: Leaf): boolean {
  return column < key.column || (column === key.column && !isDash);
}

function withoutElements(body: string, leaf: Leaf, target: FileTarget): Cut {
  const value = body.slice(leaf.valueStart, leaf.end);
  const [, inner, behind = ""] = /^\[([^\]\n]*)\](.*\n?)$/s.exec(value) ?? [];
  const elements = inner?.match(/(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^,"'])+/g);
  if (!elements) return masked(body, leaf, target);
  const kept = elements.filter((element) => !holdsPhrase(element, target.phrases));
  const text = `[${kept.map((element) => element.trim()).join(", ")}]${behind}`;
  return { start: leaf.valueStart, end: leaf.end, text };
}

function redacted(body: string, leaf: Leaf): Cut {
  const { length } = body.slice(leaf.valueStart, leaf.end).trimEnd();
  return { start: leaf.valueStart, end: leaf.valueStart + length, text: `"${MARK}"` };
}

/** A line with marks in place of the words. */
function masked(body: string, leaf: Leaf, target: FileTarget): Cut {
  const value = body.slice(leaf.valueStart, leaf.end);
  return { start: leaf.valueStart, end: leaf.end, text: maskWords(value, target) };
}

function masks(body: string, leaves: readonly Leaf[], target: FileTarget): readonly Splice[] {
  return leaves.flatMap((leaf) => {
    const held = heldIn(leaf, body, target);
    return held.value || held.comment ? [masked(body, leaf, target)] : [];
  });
}

/** A text with marks in place of the words. */
export function maskWords(text: string, { phrases }: ForgetTarget): string {
  let end = 0;
  const splices = findPhrases(text, phrases).flatMap((span): Splice[] => {
    if (span.end <= end) return [];
    const start = Math.max(span.start, end);
    end = span.end;
    return [{ start, end, text: start === span.start ? MARK : "" }];
  });
  return applySplices(text, splices);
}

function span({ start, end }: Leaf): { readonly start: number; readonly end: number } {
  return { start, end };
}

function widest(known: Cut | undefined, cut: Cut): Cut {
  return known && known.end >= cut.end ? known : cut;
}
