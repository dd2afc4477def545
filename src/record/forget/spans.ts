// Spans are compared in one pass over all of them, because a Record may hold thousands of places to forget.
// Proof: test/record/forget/forget-spans.test.ts.

import type { Span } from "./words.ts";

/** The spans that lie in no other one, in the given order; the first of equal ones. */
export function outermost<T extends Span>(spans: readonly T[]): readonly T[] {
  const kept = new Set<T>();
  let reach = -1;
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.end <= reach) continue;
    kept.add(span);
    reach = span.end;
  }
  return spans.filter((span) => kept.has(span));
}

/**
 * Tells if a span lies in one of these, which must not overlap.
 * @returns a function to call with spans in ascending order of their start.
 */
export function coverOf(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = spans.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let next = 0;
  return ({ start, end }) => {
    while (next < sorted.length && (sorted[next]?.start ?? 0) <= start) next += 1;
    return (sorted[next - 1]?.end ?? -1) >= end;
  };
}

/**
 * Finds the spans that begin between two offsets. The spans must be in order and must not overlap.
 * @returns a function to call with ascending offsets.
 */
export function spansBetween<T extends Span>(
  spans: readonly T[],
): (from: number, to: number) => readonly T[] {
  let next = 0;
  return (from, to) => {
    while (next < spans.length && (spans[next]?.start ?? from) < from) next += 1;
    let end = next;
    while (end < spans.length && (spans[end]?.start ?? to) < to) end += 1;
    return spans.slice(next, end);
  };
}

/** Tells if a span shares a character with one of these, which may overlap. */
export function touchOf(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  const reach: number[] = [];
  for (const { end } of sorted) reach.push(Math.max(reach.at(-1) ?? 0, end));
  return ({ start, end }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? end) < end) low = middle + 1;
      else high = middle;
    }
    return (reach[low - 1] ?? 0) > start;
  };
}
