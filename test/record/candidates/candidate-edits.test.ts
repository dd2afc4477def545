import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RecordError } from "../../../src/errors.ts";
import {
  candidateId,
  formatCandidate,
  parseCandidates,
} from "../../../src/record/candidates/candidates.ts";
import { createCandidate, createPending, hostileText, isOneInsertion } from "../builders.ts";
import { codeOf, EMPTY } from "./candidate-helpers.ts";
import {
  insertCandidate,
  moveToProcessed,
  nextCandidateNumber,
  setCandidateStatus,
} from "../pending-texts.ts";

describe("insertCandidate", () => {
  const block = formatCandidate(createCandidate({ id: "CANDIDATE-0009" }));

  it.each([
    ["an empty file", ""],
    ["a file without a final line break", "# P\n\n## Candidates"],
    ["a file with blocks and no headings", `\n${formatCandidate(createCandidate())}`],
    ["a file without Processed", `# P\n\n## Candidates\n\n${formatCandidate(createCandidate())}`],
    ["a file without Candidates", "# P\n\n## Processed\n\nold\n"],
    ["debate packets", "# P\n\n## Candidates\n\n## Processed\n\n## Debate Packets\n\nx\n"],
    ["CRLF", EMPTY.replaceAll("\n", "\r\n")],
    ["an unclosed fence above", `# P\n\n## Candidates\n\n\`\`\`yaml\nx: 1\n\n## Processed\n`],
    ["a byte order mark", `\uFEFF${EMPTY}`],
  ])("puts the block under Candidates in %s", (_what, pending) => {
    const after = insertCandidate(pending, block);
    const found = parseCandidates(after);
    expect(found.at(-1)).toMatchObject({ id: "CANDIDATE-0009", place: "candidates", faults: [] });
    expect(found).toHaveLength(parseCandidates(pending).length + 1);
    expect(after).toMatch(/^## Candidates/m);
    expect(after).toMatch(/^## Processed/m);
    expect(after.indexOf("### CANDIDATE-0009")).toBeLessThan(after.indexOf("## Processed"));
    // Every line of the file is still there, in its order.
    const lines = after.split("\n");
    let from = 0;
    for (const line of pending.split("\n")) from = lines.indexOf(line, from) + 1 || Infinity;
    expect(from).not.toBe(Infinity);
  });

  it("keeps one empty line around the block", () => {
    const after = insertCandidate(insertCandidate(EMPTY, block), block.replace("0009", "0010"));
    expect(after).toContain("## Candidates\n\n### CANDIDATE-0009\n\n");
    expect(after).toContain("```\n\n### CANDIDATE-0010\n\n");
    expect(after).toContain("```\n\n## Processed\n");
  });

  it("changes no other byte", () => {
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 3 }), hostileText, (texts, notes) => {
        const candidates = texts.map((userText, index) =>
          createCandidate({ id: candidateId(index + 1), userText }),
        );
        const prose = notes.replace(/^[ \t]*(?:[#`~]|$)/gm, ">");
        const pending = createPending(candidates).replace(
          "## Processed\n",
          `## Processed\n\n${prose}\n`,
        );
        expect(isOneInsertion(pending, insertCandidate(pending, block))).toBe(true);
      }),
      { numRuns: 500 },
    );
  }, 30_000);

  it("refuses when the block would disappear in fences that cannot be told apart", () => {
    const odd =
      "# P\n\n## Processed\n\n```\n### CANDIDATE-0001\n````\n## Candidates\n## Processed\n```\n";
    expect(() => insertCandidate(odd, block)).toThrow(RecordError);
    expect(() => insertCandidate(odd, block)).toThrow(/PENDING-REVIEW\.md.*Close the fence/);
  });
});

describe("nextCandidateNumber", () => {
  it("is above every header of the file and at least the floor", () => {
    expect(nextCandidateNumber("", 0)).toBe(1);
    expect(nextCandidateNumber("", 12)).toBe(12);
    const pending = createPending([createCandidate({ id: "CANDIDATE-0007" })]);
    expect(nextCandidateNumber(moveToProcessed(pending, ["CANDIDATE-0007"]), 3)).toBe(8);
  });

  it("is not moved by words, nor by a number beyond all counting", () => {
    const text = createPending([createCandidate({ userText: "### CANDIDATE-9999" })]);
    expect(nextCandidateNumber(text, 1)).toBe(2);
    expect(nextCandidateNumber("### CANDIDATE-99999999999999\n", 1)).toBe(1);
  });
});

describe("setCandidateStatus", () => {
  const two = createPending(
    [createCandidate(), createCandidate({ id: "CANDIDATE-0002", userText: "status: pending" })],
    "pending",
  );

  it("changes one word", () => {
    const after = setCandidateStatus(two, "CANDIDATE-0002", "pending", "approved");
    expect(parseCandidates(after).map(({ status }) => status)).toEqual(["pending", "approved"]);
    expect(after.replace("status: approved\n", "status: pending\n")).toBe(two);
    expect(setCandidateStatus(after, "CANDIDATE-0002", "approved", "pending")).toBe(two);
  });

  it("says why not", () => {
    const approved = setCandidateStatus(two, "CANDIDATE-0001", "pending", "approved");
    const set = (text: string, id: string): string =>
      codeOf(() => setCandidateStatus(text, id, "pending", "rejected"));
    expect(set(two, "CANDIDATE-0003")).toBe("unknown_candidate");
    expect(set(two, "CANDIDATE-000")).toBe("unknown_candidate");
    expect(set(approved, "CANDIDATE-0001")).toBe("not_pending");
    expect(set(moveToProcessed(approved, ["CANDIDATE-0001"]), "CANDIDATE-0001")).toBe(
      "not_pending",
    );
    expect(set(moveToProcessed(two, ["CANDIDATE-0001"]), "CANDIDATE-0001")).toBe("stray_candidate");
    expect(set(two.replace("CANDIDATE-0002", "CANDIDATE-0001"), "CANDIDATE-0001")).toBe(
      "duplicate_candidate",
    );
  });
});

describe("moveToProcessed", () => {
  const three = createPending([1, 2, 3].map((n) => createCandidate({ id: candidateId(n) })));

  it("moves blocks as they are, the newest batch on top, in file order", () => {
    const first = moveToProcessed(three, ["CANDIDATE-0003", "CANDIDATE-0001"]);
    expect(parseCandidates(first).map(({ id, place }) => `${id} ${place}`)).toEqual([
      "CANDIDATE-0002 candidates",
      "CANDIDATE-0001 processed",
      "CANDIDATE-0003 processed",
    ]);
    const second = moveToProcessed(first, ["CANDIDATE-0002"]);
    expect(parseCandidates(second).map(({ id }) => id)).toEqual([
      "CANDIDATE-0002",
      "CANDIDATE-0001",
      "CANDIDATE-0003",
    ]);
    expect(second).toContain("## Processed\n\n### CANDIDATE-0002");
    const sorted = (text: string): string[] => text.split("\n").filter(Boolean).toSorted();
    expect(sorted(second)).toEqual(sorted(three));
  });

  it("touches no other byte, many empty lines included", () => {
    const odd = three
      .replace("### CANDIDATE-0002", "\n\n\n\n### CANDIDATE-0002 (kept)")
      .replace("## Processed\n", "## Processed\n\n\n\n\nold words\n\n\n\n");
    const after = moveToProcessed(odd, ["CANDIDATE-0003"]);
    expect(after).toContain("\n\n\n\n### CANDIDATE-0002 (kept)");
    expect(after.endsWith("\n\n\n\nold words\n\n\n\n")).toBe(true);
    expect(after.slice(0, after.indexOf("## Processed"))).toBe(
      odd.slice(0, odd.indexOf("### CANDIDATE-0003")),
    );
  });

  it("leaves blocks that already stand below, and ids that are not there", () => {
    const once = moveToProcessed(three, ["CANDIDATE-0001"]);
    expect(moveToProcessed(once, ["CANDIDATE-0001", "CANDIDATE-0077"])).toBe(once);
  });

  it("makes the heading when it is missing", () => {
    const after = moveToProcessed(three.replace("## Processed\n", ""), ["CANDIDATE-0002"]);
    expect(parseCandidates(after).map(({ place }) => place)).toEqual([
      "candidates",
      "candidates",
      "processed",
    ]);
  });
});
