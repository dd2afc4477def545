// The list of /review says nothing of candidates that nobody is told of, also where code cannot read them.

import { expect, it } from "vitest";
import { reviewCard } from "../../src/gate/cards/review-card.ts";
import type { Candidate } from "../../src/record/types.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { createCandidate } from "../record/builders.ts";

it.each([
  { fault: "a fault", changes: { faults: ["no entry"] } },
  { fault: "its place", changes: { place: "stray" as const } },
])("a block with $fault is named, unless it tells of distress", ({ changes }) => {
  const told: Candidate = {
    ...createCandidate({ id: "CANDIDATE-0901", recordId: "grace-mar" }),
    status: "pending",
    place: "candidates",
    sha256: "",
    line: 1,
    faults: [],
    ...changes,
  };
  const candidates = [told, { ...told, id: "CANDIDATE-0902", summary: "Her father hits her" }];
  const { text } = reviewCard(candidates, [], 0, ENGLISH_LINES);
  expect(text).toContain("CANDIDATE-0901");
  expect(text).not.toContain("CANDIDATE-0902");
});
