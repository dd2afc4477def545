// A standing fault keeps back only the save that touches its entry, and a save adds none.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidateId } from "../../../src/record/candidates/candidates.ts";
import { checkIntegrity } from "../../../src/record/integrity.ts";
import { readMind } from "../../../src/record/self/mind.ts";
import type { MergeFiles } from "../../../src/record/types.ts";
import { anyBreak, anyFence } from "../text/any-fence.ts";
import {
  ACT_1,
  createCandidate,
  createEvidence,
  createFiles,
  createPending,
  createSelf,
  isOneInsertion,
  LEARN_1,
} from "../builders.ts";
import { after, plan, refusal } from "./merge-helpers.ts";
import { approve, merge, undo } from "./undo-helpers.ts";
import { TIMES } from "../../support/times.ts";

const LEARN_2 = LEARN_1.replaceAll("0001", "0002");
const ACT_2 = ACT_1.replaceAll("0001", "0002");
const CURIOSITY = `entries:\n${LEARN_1.replace("LEARN", "CUR")}`;
const OTHER = createCandidate({ id: "CANDIDATE-0002", suggestedEntry: "Another" });

const elsewhere = createCandidate({ mindCategory: "curiosity" });
const knowledge = createCandidate({ mindCategory: "knowledge" });

function files(learn: string, act: string, more: Partial<MergeFiles> = {}): MergeFiles {
  return createFiles({
    self: createSelf({ knowledge: `entries:\n${LEARN_1}${learn}`, curiosity: CURIOSITY }),
    evidence: createEvidence(`activities:\n${ACT_1}${act}`),
    pending: createPending([]),
    ...more,
  });
}

function broken(change: (block: string) => string): Partial<MergeFiles> {
  const [before, block = ""] = createPending([OTHER], "pending").split(/(?=### )/);
  return { pending: `${before ?? ""}${change(block)}` };
}

/** A fault, and the candidate that is refused because it touches the faulty entry. */
const FAULTS: readonly {
  readonly code: string;
  readonly what: string;
  readonly files: MergeFiles;
  readonly touching?: (files: MergeFiles) => MergeFiles;
  readonly refused?: RegExp;
}[] = [
  ...(
    [
      ["V1", "no evidence_id", LEARN_2.replace(/ {4}evidence_id.*\n/, ""), ACT_2],
      ["V9", "evidence that is not there", LEARN_2.replace("ACT-0002", "ACT-0099"), ACT_2],
      ["V3", "no activity_type", LEARN_2, ACT_2.replace("activity_type", "kind")],
      ["V4", "no tier", LEARN_2, ACT_2.replace("tier: 3", "tier: high")],
      ["V8", "a sum without a file", LEARN_2, `${ACT_2}    artifact_sha256: ab\n`],
      ["V13", "two digits", LEARN_2.replace("ACT-0002", "ACT-02"), ACT_2.replace("0002", "02")],
      ["D1", "evidence that stands twice", LEARN_2, ACT_2 + ACT_2],
    ] as const
  ).map(([code, what, learn, act]) => ({
    code,
    what,
    files: files(learn, act),
    touching: (own: MergeFiles) => approve(own, knowledge, { replaces: "LEARN-0002" }),
    refused: new RegExp(
      `^record_unsound: CANDIDATE-0001 replaces LEARN-0002\\. .*mend this first:\\n• \\w+\\.md line \\d+: .*\\(${code}\\)`,
    ),
  })),
  {
    code: "D1",
    what: "an entry that stands twice",
    files: files(LEARN_2 + LEARN_2, ACT_2),
    touching: (own) => approve(own, knowledge, { replaces: "LEARN-0002" }),
    refused: /^unknown_entry: .*LEARN-0002: SELF\.md has two entries/,
  },
  {
    code: "V10",
    what: "a candidate without a status",
    files: files(
      LEARN_2,
      ACT_2,
      broken((block) => block.replace("status: pending\n", "")),
    ),
  },
  {
    code: "V11",
    what: "a candidate without a summary",
    files: files(
      LEARN_2,
      ACT_2,
      broken((block) => block.replace(/summary: .*\n/, "")),
    ),
  },
  {
    code: "V12",
    what: "a candidate of no category",
    files: files(
      LEARN_2,
      ACT_2,
      broken((block) => block.replace("y: curiosity", "y: mood")),
    ),
    touching: (own) => ({ ...own, pending: own.pending.replace(": pending", ": approved") }),
    refused: /^unreadable_candidate: CANDIDATE-0002/,
  },
  {
    code: "V13",
    what: "a candidate with two digits",
    files: files(
      LEARN_2,
      ACT_2,
      broken((block) => block.replace("-0002", "-02")),
    ),
    touching: (own) => ({ ...own, pending: own.pending.replace(": pending", ": approved") }),
    refused: /^record_unsound: CANDIDATE-02 breaks a rule .*\n• PENDING-REVIEW\.md line 5: /,
  },
  {
    code: "V14",
    what: "no section II",
    files: files(LEARN_2, ACT_2, {
      self: createSelf({ curiosity: CURIOSITY }).replace("## II.", "## 2."),
    }),
  },
  {
    code: "V15",
    what: "no section IX-C",
    files: files(LEARN_2, ACT_2, {
      self: createSelf({ curiosity: CURIOSITY }).replace("### IX-C.", "### IX-X."),
    }),
    touching: (own) => approve(own, createCandidate({ mindCategory: "personality" })),
    refused: /^missing_section: CANDIDATE-0001 needs `### IX-C/,
  },
  {
    code: "V16",
    what: "SKILLS without its headings",
    files: files(LEARN_2, ACT_2, { skills: "## I. CONTAINER STATUS\n" }),
  },
  {
    code: "V2",
    what: "no section V, into which every save writes",
    files: files(LEARN_2, "", { evidence: "# EVIDENCE\n" }),
    touching: (own) => approve(own, elsewhere),
    refused: /^missing_section: EVIDENCE\.md: `## V\. ACTIVITY LOG` is missing/,
  },
];

const named = (found: MergeFiles): readonly string[] =>
  checkIntegrity(found).map(({ code, file, message }) => `${code} ${file} ${message}`);

it.each(FAULTS)("$code, $what, is told", ({ code, files: own }) => {
  expect(checkIntegrity(own).map((fault) => fault.code)).toContain(code);
});

// Every save writes into section V, so without it there is no other candidate to keep back.
it.each(FAULTS.filter(({ code }) => code !== "V2"))(
  "$code, $what, keeps no other candidate back, and nothing else changes",
  ({ files: own }) => {
    const before = approve(own, elsewhere);
    const merged = merge(before);
    expect(isOneInsertion(before.self, merged.files.self)).toBe(true);
    expect(isOneInsertion(before.evidence, merged.files.evidence)).toBe(true);
    expect(named(merged.files)).toEqual(named(before));
    const undone = undo(merged.files, merged);
    expect([undone.self, undone.evidence]).toEqual([before.self, before.evidence]);
  },
);

it.each(FAULTS.flatMap((fault) => (fault.refused ? [{ ...fault, refused: fault.refused }] : [])))(
  "$code, $what, keeps back what touches it, and says what to mend",
  ({ files: own, touching, refused }) => {
    expect(refusal(touching?.(own) ?? own)).toMatch(refused);
  },
);

describe("a save", () => {
  it("adds no fault that stood elsewhere before, not even once more", () => {
    const twice = files(LEARN_2, ACT_2 + ACT_2);
    const before = approve(twice, elsewhere);
    expect(named(merge(before).files).filter((name) => name.startsWith("D1"))).toHaveLength(1);
  });

  it("goes into any list that is broken in one place, and comes out again without a trace", () => {
    const list = anyFence.chain((fence) => anyBreak(fence).map((one) => ({ fence, one })));
    fc.assert(
      fc.property(list, ({ fence, one }) => {
        const place = fence.places[one.entry];
        if (!place) throw new Error("no such entry");
        const body = `${one.apply(fence.lines, place).join("\n")}\n`;
        const own = createFiles({
          self: createSelf({ knowledge: body }),
          pending: createPending([]),
        });
        const next = createCandidate({ id: candidateId(2), mindCategory: "curiosity" });
        const before = approve(approve(own, knowledge), next);
        const merged = merge(before);
        const mind = readMind(before.self);
        const found = readMind(merged.files.self);
        expect(found).toHaveLength(mind.length + 2);
        expect(found).toEqual(expect.arrayContaining([...mind]));
        const undone = undo(merged.files, merged);
        expect([undone.self, undone.evidence]).toEqual([before.self, before.evidence]);
      }),
      { numRuns: 100 * TIMES },
    );
  }, 60_000);

  it("of an entry with a comment behind its tier is no fault", () => {
    const act = `${ACT_1.replace("evidence_tier: 3", "evidence_tier: 3  # as counted then")}    question: what: and why\n`;
    const own = createFiles({ evidence: createEvidence(`activities:\n${act}`) });
    expect(checkIntegrity(own)).toEqual([]);
    expect(after(plan(own)).evidence).toContain(act);
  });
});
