import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { artifactReferences, checkIntegrity } from "../../src/record/integrity.ts";
import type { MergeFiles } from "../../src/record/types.ts";
import {
  ACT_1,
  createCandidate,
  createEvidence,
  createFiles,
  createPending,
  createSelf,
  LEARN_1,
} from "./builders.ts";

function codes(changes: Partial<MergeFiles>): readonly string[] {
  return checkIntegrity(createFiles(changes)).map(
    ({ code, file, line }) => `${code} ${file}${line === undefined ? "" : `:${line}`}`,
  );
}

function self(item: string): string {
  return createSelf({ knowledge: `entries:\n${item}` });
}

function evidence(item: string): string {
  return createEvidence(`activities:\n${item}`);
}

describe("checkIntegrity", () => {
  it("finds nothing in a good Record, and nothing in no files", () => {
    expect(codes({})).toEqual([]);
    expect(codes({ self: "", evidence: "", pending: "", skills: "" })).toEqual([]);
  });

  it.each<[string, string, Partial<MergeFiles>]>([
    ["V1", "SELF.md:17", { self: self(LEARN_1.replace("evidence_id: ACT-0001", "evidence_id:")) }],
    ["V3", "EVIDENCE.md:7", { evidence: evidence(ACT_1.replace("activity_type", "kind")) }],
    ["V4", "EVIDENCE.md:7", { evidence: evidence(ACT_1.replace("tier: 3", "tier: high")) }],
    ["V4", "EVIDENCE.md:7", { evidence: evidence(ACT_1.replace("tier: 3", "tier: 0")) }],
    ["V4", "EVIDENCE.md:7", { evidence: evidence(ACT_1.replace("tier: 3", "tier: 6")) }],
    ["V8", "EVIDENCE.md:7", { evidence: evidence(`${ACT_1}    artifact_sha256: ab\n`) }],
    ["V9", "SELF.md:17", { self: self(LEARN_1.replace("ACT-0001", "ACT-0002")) }],
    ["V13", "SELF.md:17", { self: self(LEARN_1.replace("LEARN-0001", "LEARN-01")) }],
    [
      "V14",
      "SELF.md",
      { self: createSelf({ knowledge: `entries:\n${LEARN_1}` }).replace("## II.", "## 2.") },
    ],
    ["V15", "SELF.md", { self: self(LEARN_1).replace("### IX-C.", "### IX-X.") }],
    ["V16", "SKILLS.md", { skills: "## I. CONTAINER STATUS\n\n## II. CAPABILITY CLAIMS\n" }],
    ["D1", "SELF.md:23", { self: self(LEARN_1 + LEARN_1) }],
    ["D1", "EVIDENCE.md:16", { evidence: evidence(ACT_1 + ACT_1) }],
    [
      "V10",
      "PENDING-REVIEW.md:5",
      { pending: createPending([createCandidate()]).replace("status: approved\n", "") },
    ],
    [
      "V12",
      "PENDING-REVIEW.md:5",
      {
        pending: createPending([createCandidate()]).replace(
          "category: curiosity",
          "category: mood",
        ),
      },
    ],
    [
      "V11",
      "PENDING-REVIEW.md:5",
      { pending: createPending([createCandidate()], "pending").replace(/summary: .*\n/, "") },
    ],
    [
      "V11",
      "PENDING-REVIEW.md:5",
      { pending: createPending([createCandidate()], "pending").replace(/mind_category: .*\n/, "") },
    ],
    [
      "V13",
      "PENDING-REVIEW.md:5",
      { pending: createPending([createCandidate()]).replace("CANDIDATE-0001", "CANDIDATE-01") },
    ],
    [
      "D1",
      "PENDING-REVIEW.md:26",
      { pending: createPending([createCandidate(), createCandidate()]) },
    ],
  ])("reports %s at %s", (code, place, changes) => {
    expect(codes(changes)).toEqual([`${code} ${place}`]);
  });

  it("reports V2 and every orphan when section V is missing", () => {
    expect(codes({ evidence: "# EVIDENCE\n" })).toEqual(["V9 SELF.md:17", "V2 EVIDENCE.md"]);
  });

  it("reads ids in id fields only", () => {
    expect(
      codes({
        self: self(LEARN_1.replace('"Tide tables"', '"see ACT-5, LEARN-1 and CANDIDATE-77"')),
        evidence: evidence(ACT_1.replace('"Tide tables"', '"ACT-5"')),
        pending: createPending([createCandidate({ userText: "LEARN-1" })]).replace(
          "LEARN\\x2D1",
          "LEARN-1",
        ),
      }),
    ).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5])("accepts merged evidence of tier %i", (tier) => {
    expect(codes({ evidence: evidence(ACT_1.replace("tier: 3", `tier: ${tier}`)) })).toEqual([]);
    const commented = ACT_1.replace("tier: 3", `tier: ${tier}  # as it was`);
    expect(codes({ evidence: evidence(commented) })).toEqual([]);
  });

  it("asks for a larger number of merged evidence only when told to, as the earlier system did", () => {
    const files = createFiles();
    const found = (minEvidenceTier: number): readonly string[] =>
      checkIntegrity(files, { minEvidenceTier }).map(({ code }) => code);
    expect([1, 2, 3, 4, 5].map(found)).toEqual([[], [], [], ["V5"], ["V5"]]);
  });

  it("does not mind an unclosed fence or glued items", () => {
    const glued = `${LEARN_1.trimEnd()}  - id: LEARN-0002\n    date: 2026-01-01\n    topic: "x"\n    evidence_id: ACT-0001\n`;
    expect(
      codes({ self: self(glued), evidence: createEvidence(`activities:\n${ACT_1}`, "") }),
    ).toEqual([]);
  });

  it("checks nothing below Processed but ids", () => {
    const block = "\n### CANDIDATE-0002\n\n```yaml\nno status\n```\n";
    expect(codes({ pending: createPending([createCandidate()]) + block })).toEqual([]);
  });

  it("says in every message what to do", () => {
    const faults = checkIntegrity(
      createFiles({ self: self(LEARN_1 + LEARN_1), evidence: "# E\n", skills: "x" }),
    );
    expect(faults.length).toBeGreaterThan(4);
    for (const { message } of faults) expect(message).toMatch(/\. (?:Add|Give|Put)|Put it in/);
  });

  it.each([
    ["bad-id-digits", ["V13"]],
    ["evidence-without-activity-log", ["V2"]],
    ["orphan-evidence", ["V9"]],
    ["self-without-ix-b", ["V15"]],
    ["candidate-not-yaml", ["V10"]],
  ])("finds what is wrong in the fixture %s", (name, expected) => {
    const read = (file: string): string =>
      readFileSync(new URL(`../fixtures/records/broken/${name}/${file}`, import.meta.url), "utf8");
    const files = {
      self: read("SELF.md"),
      evidence: read("EVIDENCE.md"),
      pending: read("PENDING-REVIEW.md"),
      skills: "",
    };
    expect(checkIntegrity(files).map(({ code }) => code)).toEqual(expected);
  });
});

describe("artifactReferences", () => {
  it("lists the files that entries name", () => {
    const text = evidence(`${ACT_1}    artifact_path: a/b.png\n    artifact_sha256: ab\n`);
    expect(artifactReferences(text)).toEqual([
      { id: "ACT-0001", line: 7, path: "a/b.png", sha256: "ab" },
    ]);
  });
});
