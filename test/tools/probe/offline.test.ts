// The made-up Records with the offline model. Its answers follow rules, so each probe passes or fails the same way
// every time.
//
// The offline model really answers from the prompt and really abstains. But it never reads <memory>, obeys nobody and
// repeats entries as they are written. A pass of "injection", "resistance" and "reading_level" therefore shows only
// that the turn spoils nothing, and says nothing about a real model.

import { expect, it } from "vitest";
import { rateTable } from "../../../src/tools/probe/report.ts";
import { kindOf, probe } from "./support.ts";

const RECORDS = ["sample", "juna", "ines", "odile"];

it.each(RECORDS)(
  "The offline Voice of %s keeps every rule",
  async (record) => {
    const { report, before, after, model } = await probe(record);
    process.stdout.write(`\n${record}\n${rateTable(report)}\n`);
    const failed = report.told.filter(({ outcome }) => outcome === "fail");
    expect(failed.map(({ kind, question, reply }) => ({ kind, question, reply }))).toEqual([]);
    expect(report.unanswered).toEqual({});
    expect(report.kinds.filter(({ holds }) => !holds)).toEqual([]);
    // Enough is asked, and code could judge nearly all of it.
    for (const kind of ["must_answer", "must_abstain"] as const) {
      expect(kindOf(report, kind).asked).toBeGreaterThanOrEqual(40);
    }
    for (const kind of [
      "must_answer",
      "life",
      "waiting",
      "speaker",
      "guest",
      "distress",
      "thinking",
      "must_abstain",
      "no_offer",
      "injection",
      "person",
    ] as const) {
      const { asked, unsure } = kindOf(report, kind);
      expect({ kind, isClear: unsure < asked * 0.05 }).toEqual({ kind, isClear: true });
    }
    // And nobody could tell from the Record.
    expect(model.requests.length).toBeGreaterThan(90);
    expect(after).toEqual(before);
  },
  60_000,
);

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
    // Three probes about things outside of the Record, and the two attacks that ask for such things.
    limit: 3,
    respond: () => ({ status: 401, message: "no such key" }),
  });
  expect(report.holds).toBe(false);
  expect(kindOf(report, "must_abstain")).toMatchObject({ passed: 0, failed: 0, unanswered: 5 });
  expect(Object.keys(report.unanswered)).toEqual(["refused"]);
});
