import * as fc from "fast-check";
import { expect, it } from "vitest";
import { coverOf, outermost, spansBetween } from "../../../src/record/forget/spans.ts";

const span = fc
  .tuple(fc.nat(30), fc.nat(8))
  .map(([start, length]) => ({ start, end: start + length }));
/** Spans in order that do not overlap; none is empty. */
const row = fc
  .uniqueArray(fc.nat(40), { maxLength: 12 })
  .map((ends) => ends.toSorted((a, b) => a - b))
  .map((ends) =>
    ends.flatMap((start, index) => {
      const end = ends[index + 1];
      return index % 2 === 0 && end !== undefined ? [{ start, end }] : [];
    }),
  );
type Spans = readonly { readonly start: number; readonly end: number }[];
const holds = (outer: Spans[number], inner: Spans[number]): boolean =>
  outer.start <= inner.start && outer.end >= inner.end;

it("keeps exactly the spans that stand in no other one, in their order", () => {
  fc.assert(
    fc.property(fc.array(span), (spans) => {
      const kept = outermost(spans);
      const naive = spans.filter(
        (one, index) =>
          !spans.some(
            (other, at) => at !== index && holds(other, one) && (!holds(one, other) || at < index),
          ),
      );
      expect(kept).toEqual(naive);
    }),
  );
});

it("tells which spans lie in one of a row, and which of a row begin between two offsets", () => {
  fc.assert(
    fc.property(row, fc.array(span), (spans, asked) => {
      const inOrder = asked.toSorted((a, b) => a.start - b.start);
      const isCovered = coverOf(spans);
      const between = spansBetween(spans);
      for (const one of inOrder.filter(({ start, end }) => end > start)) {
        expect(isCovered(one)).toBe(spans.some((other) => holds(other, one)));
        expect(between(one.start, one.end)).toEqual(
          spans.filter(({ start }) => start >= one.start && start < one.end),
        );
      }
    }),
  );
});
