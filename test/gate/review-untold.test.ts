// The list of /review says nothing of candidates that nobody is told of, also where code cannot read them.

import { expect, it } from "vitest";
import { decidedCard } from "../../src/gate/cards/candidate-card.ts";
import { reviewCard } from "../../src/gate/cards/review-card.ts";
import type { Candidate } from "../../src/record/types.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { isAsked, isToSave, isUntold } from "../../src/wording/untold.ts";
import { createCandidate } from "../record/builders.ts";

const TOLD = "My dad hits me when I draw lighthouses at the table";

it.each([
  { field: "userText", changes: { userText: TOLD } },
  { field: "replyText", changes: { replyText: "So you say: my father hits me. Thank you." } },
  { field: "suggestedFollowup", changes: { suggestedFollowup: "Ask why her father hits her" } },
  {
    field: "alternativeInterpretation",
    changes: { alternativeInterpretation: "her father hits her" },
  },
])("a candidate with harmless quote and entry is untold for its $field", ({ changes }) => {
  const harmless: Candidate = {
    ...createCandidate({
      exampleFromExchange: "draw lighthouses at the table",
      suggestedEntry: "Draws lighthouses",
      userText: "I draw lighthouses at the table",
    }),
    status: "pending",
    place: "candidates",
    sha256: "",
    line: 1,
    faults: [],
  };
  expect(isUntold(harmless)).toBe(false);
  const told = { ...harmless, ...changes };
  expect(isUntold(told)).toBe(true);
  expect(isAsked(told)).toBe(false);
  expect(isToSave({ ...told, status: "approved" })).toBe(false);
  expect(decidedCard(told, "rejected", ENGLISH_LINES).text).not.toContain("lighthouses");
});

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
