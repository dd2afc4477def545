// An undo takes a change of a file back, line by line, while later changes elsewhere stay. The added lines must still
// stand together in exactly one place; a line number is never trusted. Proof: test/record/merge/undo-plan.test.ts.

import { diffArrays } from "diff";

/** Lines that a change put in place of others. Every line carries its line break. */
export interface LineChange {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Index of the first added line in the text after the change. */
  readonly at: number;
}

/** The changes between two texts. Each added entry is a change of its own, from its first line on. */
export function lineChanges(before: string, after: string): readonly LineChange[] {
  const [old, now] = [splitLines(before), splitLines(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  const limit = Math.min(old.length, now.length) - start;
  while (end < limit && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const changes: LineChange[] = [];
  let open: { removed: string[]; added: string[]; at: number } | undefined;
  let at = start;
  const parts = diffArrays(old.slice(start, old.length - end), now.slice(start, now.length - end));
  for (const { added, removed, value } of parts) {
    if (!added && !removed) {
      open = undefined;
      at += value.length;
      continue;
    }
    if (!open) changes.push((open = { removed: [], added: [], at }));
    (added ? open.added : open.removed).push(...value);
    if (added) at += value.length;
  }
  return changes.flatMap((change) => splitEntries(alignDown(change, now)));
}

/**
 * The text without the changes, or the first change that cannot be taken out because its lines are changed, gone or
 * there more than once.
 * @param after the text right after the changes were made.
 */
export function takeBack(
  current: string,
  after: string,
  changes: readonly LineChange[],
): { readonly text: string } | { readonly failed: LineChange } {
  if (changes.length === 0) return { text: current };
  const lines = splitLines(current);
  const known = splitLines(after);
  const positions = Map.groupBy(lines.keys(), (index) => lines[index] ?? "");
  const places = new Map<number, LineChange>();
  for (const change of changes) {
    const at = findOnce(change, lines, known, positions);
    if (at === undefined) return { failed: change };
    places.set(at, change);
  }
  const result: string[] = [];
  for (let index = 0; index < lines.length;) {
    const change = places.get(index);
    index += change?.added.length ?? 1;
    if (!change) result.push(lines[index - 1] ?? "");
    else result.push(...restored(change, lines[nextKept(index, places)]));
  }
  return { text: result.join("") };
}

const ENTRY = /^[ \t]*-[ \t]+id:/;

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

// An insertion before lines that end alike can be seen in several places. Merges add below the lines that are there, so
// the lowest place is the right one, and an entry begins with its first line.
function alignDown(change: LineChange, now: readonly string[]): LineChange {
  if (change.removed.length > 0) return change;
  const size = change.added.length;
  let { at } = change;
  while (now[at + size] !== undefined && now[at] === now[at + size]) at += 1;
  return { ...change, at, added: now.slice(at, at + size) };
}

function splitEntries({ removed, added, at }: LineChange): readonly LineChange[] {
  // Empty lines above an entry belong to it, and the key of a list to its first entry.
  const above = (index: number): number =>
    index > 0 && (added[index - 1] ?? "").trim() === "" ? above(index - 1) : index;
  const entries = [...added.keys()].filter((index) => ENTRY.test(added[index] ?? "")).map(above);
  const first = removed.length > 0 ? 1 : 0;
  const starts = [0, ...entries.filter((index) => index > first)];
  return starts.map((start, index) => ({
    removed: index === 0 ? removed : [],
    added: added.slice(start, starts[index + 1]),
    at: at + start,
  }));
}

function nextKept(index: number, places: ReadonlyMap<number, LineChange>): number {
  let next = index;
  for (let change = places.get(next); change; change = places.get(next)) {
    if (change.removed.length > 0) break;
    next += change.added.length;
  }
  return next;
}

// The lines above are added to the search until only one place fits.
function findOnce(
  change: LineChange,
  lines: readonly string[],
  known: readonly string[],
  positions: ReadonlyMap<string, readonly number[]>,
): number | undefined {
  if (change.added.length === 0) return undefined;
  for (let above = 0; above <= change.at; above += 1) {
    const wanted = known.slice(change.at - above, change.at + change.added.length);
    const found = (positions.get(wanted[0] ?? "") ?? []).filter((at) =>
      wanted.every((line, index) => lines[at + index] === line),
    );
    if (found.length <= 1) return found[0] === undefined ? undefined : found[0] + above;
  }
  return undefined;
}

// `entries: []` cannot come back while other entries follow; then the bare key stays.
function restored({ removed, added }: LineChange, next: string | undefined): readonly string[] {
  const isEmptyList = removed.length === 1 && /:[ \t]*(?:\[[ \t]*\]|null|~)/.test(removed[0] ?? "");
  return isEmptyList && /^[ \t]*-[ \t]/.test(next ?? "") ? added.slice(0, 1) : removed;
}
