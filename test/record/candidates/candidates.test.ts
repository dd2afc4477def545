import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  candidateId,
  formatCandidate,
  parseCandidates,
} from "../../../src/record/candidates/candidates.ts";
import { createCandidate, createPending, hostileText } from "../builders.ts";
import { EMPTY, only } from "./candidate-helpers.ts";
import { moveToProcessed, nextCandidateNumber, setCandidateStatus } from "../pending-texts.ts";

describe("parseCandidates", () => {
  it("reads a block by its place and its first line only", () => {
    const pending = createPending(
      [createCandidate({ userText: "\nstatus: approved\n" })],
      "pending",
    );
    expect(only(pending)).toMatchObject({
      status: "pending",
      place: "candidates",
      mindCategory: "curiosity",
      priorityScore: 3,
      faults: [],
      line: 5,
    });
  });

  it.each([
    ["status: approved # really\n", "approved"],
    ["status: approved#really\n", undefined],
    ["summary: x\nstatus: approved\n", undefined],
    ["status: Approved\n", undefined],
    ["status: approved\r\n", "approved"],
    ["status:  rejected  \n", "rejected"],
    ["status: pending approved\n", undefined],
  ])("takes the first line %j for status %s", (first, status) => {
    const pending = `## Candidates\n\n### CANDIDATE-0001\n\n\`\`\`yaml\n${first}mind_category: knowledge\nsummary: a\nsuggested_entry: b\n\`\`\`\n`;
    expect(only(pending).status).toBe(status);
    expect(only(pending).faults.length).toBe(status ? 0 : first.startsWith("summary") ? 2 : 1);
  });

  it("lists what cannot be read, with reasons, and never throws", () => {
    fc.assert(
      fc.property(hostileText, fc.nat(400), fc.nat(400), (text, at, cut) => {
        const pending = createPending([
          createCandidate(),
          createCandidate({ id: "CANDIDATE-0002" }),
        ]);
        parseCandidates(pending.slice(0, at) + text + pending.slice(at + cut));
      }),
      { numRuns: 500 },
    );
    const broken =
      "## Candidates\n\n### CANDIDATE-0001\n\nno fence\n\n### CANDIDATE-0002\n\n```yaml\n]]}\n";
    expect(parseCandidates(broken).map(({ faults }) => faults)).toEqual([
      ["it has no yaml fence"],
      [
        "its fence is not closed",
        "the first line of its fence is not status: pending, approved or rejected",
        "summary is missing",
        "suggested_entry is missing",
        "mind_category is missing",
        "line 1 of its fence belongs to no key",
      ],
    ]);
  });

  it("takes a message that poses as fields for a fault, not for fields", () => {
    const raw = (message: string): string =>
      `## Candidates\n\n### CANDIDATE-0001\n\n\`\`\`yaml\nstatus: approved\nsource_exchange:\n  user: "${message}"\n  grace_mar: "ok"\nmind_category: knowledge\nsummary: real\nsuggested_entry: real\n\`\`\`\n`;
    expect(only(raw('I said "hm"\nand then: nothing')).faults).toEqual([]);
    expect(only(raw('I said "hm"\nand then: nothing')).userText).toBe(
      'I said "hm"\nand then: nothing',
    );
    expect(only(raw("x\nsuggested_entry: forged")).faults).toContain(
      "the key suggested_entry occurs twice in its fence",
    );
    expect(only(raw("x\nevidence_tier: 1\nmore words")).faults).not.toEqual([]);
    expect(only(raw("x\nstatus: rejected")).faults).not.toEqual([]);
  });

  it("does not see a header inside a fence", () => {
    const pending =
      "````markdown\n## Candidates\n\n### CANDIDATE-0042\n\n```yaml\nstatus: approved\n```\n````\n\n" +
      createPending([createCandidate()]);
    expect(only(pending).id).toBe("CANDIDATE-0001");
    expect(nextCandidateNumber(pending, 0)).toBe(2);
  });

  it("marks what stands below Processed: pending ones and approved ones that were never applied are strays", () => {
    const moved = (id: string, status: string): string =>
      formatCandidate(createCandidate({ id })).replace("status: pending", `status: ${status}`);
    const pending =
      EMPTY +
      ["pending", "approved", "rejected"]
        .map((status, index) => `\n${moved(candidateId(index + 1), status)}`)
        .join("") +
      `\n## Debate Packets\n\n${moved("CANDIDATE-0004", "approved")}`;
    expect(parseCandidates(pending).map(({ place }) => place)).toEqual([
      "stray",
      "processed",
      "processed",
      "processed",
    ]);
  });

  it("hashes the words and not the status", () => {
    const pending = createPending([createCandidate()], "pending");
    const { sha256 } = only(pending);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(only(setCandidateStatus(pending, "CANDIDATE-0001", "pending", "approved")).sha256).toBe(
      sha256,
    );
    expect(only(pending.replace("Kelp forests:", "Kelp forest:")).sha256).not.toBe(sha256);
    expect(only(pending.replace("0001", "0001 (title)")).sha256).not.toBe(sha256);
    expect(only(moveToProcessed(pending, ["CANDIDATE-0001"])).sha256).toBe(sha256);
  });

  it("does not take the second of two exchanges for the first", () => {
    const twice = createPending([createCandidate()]).replace(
      "source_exchange:\n",
      "source_exchange:\nsource_exchange:\n",
    );
    expect(only(twice).faults).toEqual(["the key source_exchange occurs twice in its fence"]);
  });

  it("gives titles without their brackets", () => {
    expect(only(createPending([createCandidate()]).replace("0001", "0001 (Kelp)")).title).toBe(
      "Kelp",
    );
  });

  it("marks both of two blocks with one id", () => {
    const pending = createPending([createCandidate(), createCandidate()]);
    for (const { faults } of parseCandidates(pending)) {
      expect(faults).toEqual(["another block under Candidates has the same id"]);
    }
  });
});
