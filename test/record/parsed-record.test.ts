// Whatever is known of a Record beforehand changes nothing but the time that a reading, a check or a plan takes.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidateId } from "../../src/record/candidates/candidates.ts";
import { checkParsed } from "../../src/record/integrity.ts";
import { newFaults } from "../../src/record/merge/new-faults.ts";
import { planMerge } from "../../src/record/merge/plan.ts";
import { haveSameValues, word } from "../../src/record/merge/same-values.ts";
import { planUndo } from "../../src/record/merge/undo-plan.ts";
import { parseRecord, type ParsedRecord } from "../../src/record/parsed-record.ts";
import { largestNumbers } from "../../src/record/text/ids.ts";
import type { MergeFiles } from "../../src/record/types.ts";
import { createEvidence, createFiles, createSelf } from "./builders.ts";
import { after, REQUEST } from "./merge/merge-helpers.ts";
import { approve, knowledge } from "./merge/undo-helpers.ts";
import { TIMES } from "../support/times.ts";

// Entries with every fault that one can have, alone or by another's being there, and slips of the hand.
const fault = fc.constantFrom(
  "",
  "",
  "",
  "    topic: said: twice\n",
  "\twords\n",
  "    x: |\n      y\n",
);
const learn = fc
  .tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.constantFrom("ACT-0001", "ACT-0002", "ACT-0009", ""),
    fault,
  )
  .map(
    ([n, evidence, slip]) =>
      `  - id: LEARN-000${n}\n    topic: "Fact ${n}"\n    evidence_id: ${evidence}\n${slip}`,
  );
const act = fc
  .tuple(fc.constantFrom("ACT-0001", "ACT-0002", "ACT-3"), fc.subarray([0, 1, 2, 3, 4]), fault)
  .map(([id, keys, slip]) => {
    const lines = [
      "date: 2026-03-02",
      "source: pipeline merge",
      "activity_type: x",
      "evidence_tier: 3",
      "artifact_sha256: y",
    ];
    return `  - id: ${id}\n${keys.map((key) => `    ${lines[key] ?? ""}\n`).join("")}${slip}`;
  });
const list = (key: string, entry: fc.Arbitrary<string>) =>
  fc
    .array(entry, { maxLength: 5 })
    .map((all) => (all.length > 0 ? `${key}:\n${all.join("")}` : `${key}: []\n`));
const texts = fc.record({
  knowledge: list("entries", learn),
  curiosity: list("entries", learn),
  activities: list("activities", act),
  closing: fc.constantFrom("```\n", "```\n", ""),
});
const files = texts.map(({ knowledge: own, curiosity, activities, closing }): MergeFiles => ({
  ...createFiles({
    self: createSelf({ knowledge: own, curiosity }),
    evidence: createEvidence(activities, closing),
  }),
}));

/** One file with some lines in other places, gone, or there twice. */
const damage = fc.record({
  file: fc.constantFrom("self", "evidence"),
  cut: fc.tuple(fc.nat(80), fc.nat(4)),
  at: fc.nat(80),
  times: fc.nat(2),
});

describe("what is known of a Record", () => {
  it("changes neither what is read of it next nor its faults", () => {
    let faults = 0;
    fc.assert(
      fc.property(files, fc.array(damage, { maxLength: 3 }), files, (first, all, other) => {
        let known = parseRecord(first);
        checkParsed(known);
        let now = first;
        for (const change of [...all, undefined]) {
          const before = now;
          now = change ? damaged(now, change) : other;
          const minEvidenceTier = change?.times === 2 ? 5 : 3;
          known = parseRecord(now, known);
          const fresh = parseRecord(now);
          expect(described(known)).toEqual(described(fresh));
          const found = checkParsed(known, { minEvidenceTier });
          const wanted = checkParsed(fresh, { minEvidenceTier });
          faults += wanted.length;
          expect(found).toEqual(wanted);
          const old = checkParsed(parseRecord(before, known), { minEvidenceTier });
          expect(newFaults(old, found)).toEqual(
            newFaults(checkParsed(parseRecord(before), { minEvidenceTier }), wanted),
          );
        }
      }),
      { numRuns: 100 * TIMES },
    );
    expect(faults).toBeGreaterThan(100 * TIMES);
  }, 60_000);

  it("changes neither the plan of a merge, nor that of its undo, nor why there is none", () => {
    let merged = 0;
    let undone = 0;
    fc.assert(
      fc.property(files, files, damage, fc.boolean(), (own, other, change, replaces) => {
        const choice = replaces ? { replaces: "LEARN-0001" } : {};
        const before = approve(
          approve(own, knowledge(2, choice.replaces ? {} : { mindCategory: "curiosity" }), choice),
          knowledge(3, { id: candidateId(3), mindCategory: "personality" }),
        );
        const known = parseRecord(other);
        checkParsed(known);
        const plan = outcome(() => ({ ...planMerge(before, REQUEST) }));
        expect(outcome(() => ({ ...planMerge(before, REQUEST, known) }))).toEqual(plan);
        if (!("edits" in plan)) return;
        merged += 1;
        const ids = plan.merged.map(({ candidateId: id }) => id);
        const past = { edits: plan.edits, candidateIds: ids };
        const done = { ...before, ...after(plan) };
        for (const later of [done, damaged(done, change)]) {
          const undo = outcome(() => ({ ...planUndo(later, past, REQUEST) }));
          const again = parseRecord(later, parseRecord(before, known));
          expect(outcome(() => ({ ...planUndo(later, past, REQUEST, again) }))).toEqual(undo);
          if ("edits" in undo) undone += 1;
        }
      }),
      { numRuns: 100 * TIMES },
    );
    expect(merged).toBeGreaterThan(2 * TIMES);
    expect(undone).toBeGreaterThan(2 * TIMES);
  }, 60_000);
});

it("two lists have the same values when their sorted descriptions are the same", () => {
  const one = { same: {}, describe: () => "a" };
  const values = fc.array(fc.constantFrom(one, word("a"), word("b"), word("c")), { maxLength: 5 });
  fc.assert(
    fc.property(values, values, (a, b) => {
      const sorted = (all: typeof a) =>
        JSON.stringify(all.map(({ describe: d }) => d()).toSorted());
      expect(haveSameValues(a, b)).toBe(sorted(a) === sorted(b));
    }),
    { numRuns: 500 * TIMES },
  );
});

it("the largest number is that of the fields that a slow pattern finds", () => {
  const field =
    /(?:^[ \t]*(?:-[ \t]+)?|[ \t]-[ \t]+)id:[ \t]*["']?(LEARN|CUR|PER|ACT)-(\d{1,9})["']?[ \t\r]*(?:#.*)?$/gm;
  const piece = fc.constantFrom(
    ..."id:| |  |\t|- |-|LEARN-0007|ACT-12|PER-3|CUR-0009|ACT-1234567890|\"|'|#|x".split("|"),
    ..."\n|\r\n|\r|evidence_id:|id: ACT-9|- id: PER-44|  - id: LEARN-0100 # so".split("|"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const wanted = { LEARN: 0, CUR: 0, PER: 0, ACT: 0 };
      for (const [, mark, digits] of pieces.join("").matchAll(field)) {
        const prefix = mark as keyof typeof wanted;
        wanted[prefix] = Math.max(wanted[prefix], Number(digits));
      }
      expect(largestNumbers(pieces.join(""))).toEqual(wanted);
    }),
    { numRuns: 4000 * TIMES },
  );
});

function damaged(
  now: MergeFiles,
  change: typeof damage extends fc.Arbitrary<infer T> ? T : never,
): MergeFiles {
  const key = change.file === "self" ? "self" : "evidence";
  const lines = now[key].split("\n");
  const [from, size] = change.cut;
  const moved = lines.splice(from % lines.length, size);
  for (let n = 0; n < change.times; n += 1)
    lines.splice(change.at % (lines.length + 1), 0, ...moved);
  return { ...now, [key]: lines.join("\n") };
}

function described({ self, evidence, mind, activities, pending }: ParsedRecord): unknown {
  return {
    outlines: [self.outline, evidence.outline],
    mind: mind.map(({ section, item, offset, entry }) => [
      section.category,
      itemOf(item),
      offset,
      entry,
    ]),
    activities: activities.map(({ item, offset }) => [itemOf(item), offset]),
    candidates: pending.all(),
  };
}

function itemOf(item: ParsedRecord["mind"][number]["item"]): unknown {
  return { ...item, fields: [...item.fields] };
}

function outcome<T>(work: () => T): T | { readonly error: string } {
  try {
    return work();
  } catch (error) {
    return { error: String(error) };
  }
}
