import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseCandidates, formatCandidate } from "../../src/record/candidates/candidates.ts";
import { splitFrontMatter } from "../../src/record/self/front-matter.ts";
import { checkIntegrity } from "../../src/record/integrity.ts";
import { readJsonl } from "../../src/record/text/jsonl.ts";
import { librarySummary, readLibrary } from "../../src/record/self/library.ts";
import { memoryNotes } from "../../src/record/self/memory.ts";
import { planMerge } from "../../src/record/merge/plan.ts";
import { readMind } from "../../src/record/self/mind.ts";
import { readPersona } from "../../src/record/self/persona.ts";
import { previousReceiptSha256 } from "../../src/record/merge/receipt.ts";
import type { MergeFiles } from "../../src/record/types.ts";
import { createCandidate, isOneInsertion, NOW } from "./builders.ts";
import { insertCandidate } from "./pending-texts.ts";

function open(folder: string): { read: (name: string) => string; files: MergeFiles } {
  const read = (name: string): string => {
    const url = new URL(`../../${folder}/${name}`, import.meta.url);
    return existsSync(url) ? readFileSync(url, "utf8") : "";
  };
  const files = {
    self: read("SELF.md"),
    evidence: read("EVIDENCE.md"),
    pending: read("PENDING-REVIEW.md"),
    skills: read("SKILLS.md"),
  };
  return { read, files };
}

describe.each([
  "users/_sample",
  "users/_template",
  "test/fixtures/records/minimal",
  "test/fixtures/records/legacy",
])("the Record %s", (folder) => {
  const { files } = open(folder);

  it("breaks no integrity rule", () => {
    expect(checkIntegrity(files)).toEqual([]);
  });

  it("takes a new candidate and merges it with nothing else changed", () => {
    const block = formatCandidate(createCandidate({ id: "CANDIDATE-0900" }));
    const pending = insertCandidate(files.pending, block);
    expect(isOneInsertion(files.pending, pending)).toBe(true);
    const approved = pending.replace(block, block.replace("status: pending", "status: approved"));
    const request = {
      recordId: "tomas",
      approvedIds: ["CANDIDATE-0900"],
      minEvidenceTier: 3,
      now: NOW,
    };
    const [evidence, queue, self] = planMerge({ ...files, pending: approved }, request).edits;
    expect(readMind(self?.after ?? "")).toHaveLength(readMind(files.self).length + 1);
    expect(
      checkIntegrity({
        self: self?.after ?? "",
        evidence: evidence?.after ?? "",
        pending: queue?.after ?? "",
        skills: files.skills,
      }),
    ).toEqual([]);
  });
});

describe("the sample Record", () => {
  const { read, files } = open("users/_sample");

  it("is read completely", () => {
    expect(splitFrontMatter(files.self).settings.timeZone).toBe("Europe/Lisbon");
    expect(readMind(files.self).length).toBeGreaterThanOrEqual(25);
    expect(
      readMind(files.self).every(({ text, date, evidenceId }) => text && date && evidenceId),
    ).toBe(true);
    const persona = readPersona(files.self, files.skills, "x");
    expect(persona).toMatchObject({ name: "Mira", lexileCeiling: 700 });
    for (const part of [
      persona.languages,
      persona.register,
      persona.samples,
      persona.traits,
      persona.skills,
    ]) {
      expect(part.length).toBeGreaterThan(0);
    }
    expect(librarySummary(readLibrary(read("LIBRARY.md"))).split("\n").length).toBeGreaterThan(5);
    expect(memoryNotes(read("MEMORY.md"))?.hasResistanceNotes).toBe(true);
    expect(parseCandidates(files.pending).every(({ faults }) => faults.length === 0)).toBe(true);
  });
});

describe("the template", () => {
  it("gives a persona in which nothing is invented", () => {
    const { files } = open("users/_template");
    const persona = readPersona(files.self, "", "noor");
    expect(persona).toEqual(readPersona("", "", "noor"));
    expect(memoryNotes(open("users/_template").read("MEMORY.md"))).toBeUndefined();
  });
});

describe("a hand-made Record of the earlier system", () => {
  const { read, files } = open("test/fixtures/records/legacy");

  it("is read in spite of glued items, double keys and unquoted colons", () => {
    const mind = readMind(files.self);
    expect(mind.map(({ id }) => id)).toEqual([
      "LEARN-0001",
      "LEARN-0002",
      "LEARN-0003",
      "LEARN-0004",
      "LEARN-0005",
      "CUR-0001",
      "CUR-0002",
      "PER-0001",
      "PER-0002",
    ]);
    expect(mind.find(({ id }) => id === "LEARN-0005")?.text).toBe(
      "River ice is weak over quick water and over springs: both at once is worst",
    );
    expect(mind.find(({ id }) => id === "LEARN-0003")?.date).toBe("2026-01-05");
    expect(mind[0]?.ownWords).toBe("It is drinking air and thinks it is working.");
    const lines = files.self.split("\n");
    for (const { id, line } of mind) expect(lines[line - 1]).toContain(id);
    expect(readPersona(files.self, files.skills, "x")).toMatchObject({
      name: "Ilya",
      register: expect.arrayContaining(["Tone: dry: but not cold"]) as unknown,
      traits: [{ trait: "quiet" }, { trait: "careful", notes: "checks a bolt twice" }],
      skills: [{ status: "active" }, { status: "active" }, { status: "strong" }],
    });
    expect(librarySummary(readLibrary(read("LIBRARY.md")))).toContain(
      "The Ferryman's Almanac: rivers",
    );
    expect(memoryNotes(read("MEMORY.md"))?.lines).not.toContain("(optional");
  });

  it("has its candidates told apart by place and first line", () => {
    expect(
      parseCandidates(files.pending).map(
        ({ id, status, place }) => `${id.slice(-2)} ${status} ${place}`,
      ),
    ).toEqual([
      "03 pending candidates",
      "04 approved candidates",
      "05 pending candidates",
      "06 pending candidates",
      "07 rejected candidates",
      "01 approved processed",
      "02 rejected processed",
      "08 pending stray",
      "09 approved processed",
      "10 pending stray",
    ]);
    const waiting = parseCandidates(files.pending).filter(({ place }) => place === "candidates");
    expect(waiting.map(({ faults }) => faults)).toEqual(waiting.map(() => []));
    expect(waiting[0]?.userText).toBe(
      'the pump "just hums" again\nand the strainer was full of reeds, same as ACT-5',
    );
    expect(waiting[3]?.conflicts).toEqual([
      {
        rule: "trait_opposites",
        pair: ["quiet", "talkative"],
        existingHint: "quiet",
        newHint: "talkative",
      },
    ]);
  });

  it("merges only what stands approved under Candidates", () => {
    const merge = planMerge(files, {
      recordId: "ilya",
      minEvidenceTier: 3,
      now: NOW,
      timeZone: "UTC",
    });
    expect(
      merge.merged.map(({ candidateId, entryId, evidenceId }) => [
        candidateId,
        entryId,
        evidenceId,
      ]),
    ).toEqual([["CANDIDATE-0004", "LEARN-0006", "ACT-0010"]]);
    const [evidence, , self] = merge.edits;
    expect(isOneInsertion(files.evidence, evidence?.after ?? "")).toBe(true);
    expect(isOneInsertion(files.self, self?.after ?? "")).toBe(true);
  });

  it("has ledgers that are read past their broken rows", () => {
    expect(readJsonl(read("PIPELINE-EVENTS.jsonl")).rows.length).toBeGreaterThan(0);
    expect(readJsonl(read("PIPELINE-EVENTS.jsonl")).badLines.length).toBeGreaterThan(0);
    expect(previousReceiptSha256(read("MERGE-RECEIPTS.jsonl"))).toBeNull();
  });
});
