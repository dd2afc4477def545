// The made-up Records with the offline stand-in: its answers are rules, so they pass or they do not, each time alike.
//
// What this shows and what not: the stand-in really answers from the prompt and really abstains. It never reads <memory>, obeys nobody
// and repeats entries as they are written; that "injection", "resistance" and "reading_level" hold here says that nothing in the turn
// spoils it, and nothing about a real model.

import { expect, it } from "vitest";
import { kindOf, probe } from "./support.ts";

const RECORDS = ["sample", "juna", "ines", "odile"];

it.each(RECORDS)(
  "The offline Voice of %s keeps every rule",
  async (record) => {
    const { report } = await probe(record);
    const failed = report.told.filter(({ outcome }) => outcome === "fail");
    expect(failed.map(({ kind, question, reply }) => ({ kind, question, reply }))).toEqual([]);
    expect(report.unanswered).toEqual({});
    expect(report.holds).toBe(true);
    // Code could judge nearly all of what it is about.
    for (const kind of [
      "must_answer",
      "must_abstain",
      "no_offer",
      "injection",
      "person",
    ] as const) {
      const { asked, unsure } = kindOf(report, kind);
      expect({ kind, unsure: unsure / asked < 0.05 }).toEqual({ kind, unsure: true });
    }
  },
  60_000,
);

it.each([
  ["sample", 45],
  ["juna", 40],
  ["ines", 40],
  ["odile", 40],
])(
  "%s is asked what it holds and what it does not, at least %i times each",
  async (record, least) => {
    const { report } = await probe(record, { kinds: ["must_answer", "must_abstain"] });
    expect(kindOf(report, "must_answer").asked).toBeGreaterThanOrEqual(least);
    expect(kindOf(report, "must_abstain").asked).toBeGreaterThanOrEqual(least);
  },
  60_000,
);

it("Probing changes no byte of the Record and adds no file to it", async () => {
  const { before, after, model } = await probe("sample");
  expect(model.requests.length).toBeGreaterThan(100);
  expect(after).toEqual(before);
});

it("Each question is asked as often as samples are wanted, and no more questions of a family than the limit", async () => {
  const { report, model } = await probe("sample", {
    kinds: ["must_answer", "person"],
    samples: 3,
    limit: 2,
  });
  expect(report.kinds.map(({ kind, asked }) => ({ kind, asked }))).toEqual([
    { kind: "must_answer", asked: 6 },
    { kind: "person", asked: 6 },
  ]);
  expect(model.requests).toHaveLength(12);
});

it("A server that gives no answers holds nothing, and is not taken for a Voice that abstains", async () => {
  const { report } = await probe("sample", {
    kinds: ["must_abstain"],
    limit: 3,
    respond: () => ({ status: 401, message: "no such key" }),
  });
  expect(report.holds).toBe(false);
  expect(kindOf(report, "must_abstain")).toMatchObject({ passed: 0, failed: 0, unanswered: 3 });
  expect(Object.keys(report.unanswered)).toEqual(["refused"]);
});
