// Each bound follows from figures of the same run, and the last checkout is judged by it.

import { expect, it } from "vitest";
import type { Timed } from "./acts.ts";
import { actRows, besideRows } from "./bounds.ts";

const took = (ms: number, more: Partial<Timed> = {}): readonly Timed[] => [
  { ms, stallMs: 0, ...more },
];

it.each([
  ["/status", took(10), took(18), "<= 18", "met"],
  ["/status", took(10), took(19), "<= 18", "MISSED"],
  ["/review after an edit of SELF.md", took(10), took(200), "<= 200", "met"],
  ["save of one", took(30), took(50, { bareMs: 10 }), "<= 50 (bare 10.0)", "met"],
  ["save of one", took(30), took(51, { bareMs: 10 }), "<= 50 (bare 10.0)", "MISSED"],
  ["save of one", took(90), took(100, { bareMs: 10 }), "<= 100 (bare 10.0)", "met"],
  ["save of ten", took(90), took(230, { bareMs: 70 }), "<= 230 (bare 70.0)", "met"],
])("%s is bound by the small Record and the bare work", (name, small, big, bound, verdict) => {
  const before = { small: new Map(), big: new Map([[name, took(9999)]]) };
  const now = { small: new Map([[name, small]]), big: new Map([[name, big]]) };
  expect(actRows([before, now]).map((row) => row.slice(-2))).toEqual([[bound, verdict]]);
});

it("takes the worst of what another chat waited beyond its usual time", () => {
  const review = [...took(400, { otherMs: 30 }), ...took(400, { otherMs: 71 })];
  const big = new Map([
    ["message", took(20)],
    ["/review", review],
  ]);
  const rows = besideRows([{ small: new Map(), big }]);
  expect(rows.at(-1)).toEqual(["/review", "0", "51", "<= 50", "MISSED"]);
});
