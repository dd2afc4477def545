// Debate packets read back, whatever their words are, and never change how a candidate reads.

import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parseCandidates } from "../../../src/record/candidates/candidates.ts";
import { parseDebates, resolutionOf, type Debate } from "../../../src/record/candidates/debates.ts";
import { checkIntegrity } from "../../../src/record/integrity.ts";
import { planMerge } from "../../../src/record/merge/plan.ts";
import { createCandidate, createFiles, createPending, hostileText, NOW } from "../builders.ts";
import { planDebate, planRepair, planStaging, resolveDebate } from "../pending-texts.ts";
import { TIMES } from "../../support/times.ts";

const LEGACY = readFileSync(
  join(import.meta.dirname, "../../fixtures/records/legacy/PENDING-REVIEW.md"),
  "utf8",
);
/** Lines of a file that somebody may write by hand. */
const LINES = [
  "# P",
  "## Candidates",
  "## Processed",
  "## Debate Packets",
  "### CANDIDATE-0001",
  "### CANDIDATE-0002 (x)",
  "### DEBATE-0003",
  "```yaml",
  "```",
  "~~~",
  "status: pending",
  "status: approved",
  "",
  "x",
] as const;
const AT = { timestamp: "2026-11-20 12:00:00", lastNumber: 0 };
const RESOLVED = { resolution: "keep_rule", timestamp: "2026-11-21 08:00:00" };

function debate(reason = "deprioritized: speed"): Debate {
  return {
    ruleId: "INTENT-RULE-001",
    positions: [
      { source: "voice", candidateId: "CANDIDATE-0001", reason },
      { source: "browser_extension", candidateId: "CANDIDATE-0002", reason: "other" },
    ],
  };
}

function staged(pending: string, what = debate()): string {
  return planDebate(pending, what, AT).edit.after;
}

describe("a debate packet", () => {
  it("is written as the earlier system wrote it, at the top of its section", () => {
    const { id, number, edit } = planDebate(LEGACY, debate('he said "now"'), AT);
    expect([id, number]).toEqual(["DEBATE-0002", 2]);
    expect(edit.after).toContain(`## Debate Packets

### DEBATE-0002

\`\`\`yaml
status: pending
timestamp: 2026-11-20 12:00:00
topic: "INTENT-RULE-001: voice and browser_extension"
rule_id: INTENT-RULE-001
source_agents: [voice, browser_extension]
position_a:
  source: voice
  candidate_id: CANDIDATE-0001
  reason: "he said 'now'"
position_b:
  source: browser_extension
  candidate_id: CANDIDATE-0002
  reason: "other"
operator_prompt: "Keep the rule, revise it, narrow its scope, or gather more evidence?"
\`\`\`

### DEBATE-0001
`);
    expect(edit.after.replace(/### DEBATE-0002[^]*?```\n\n/, "")).toBe(LEGACY);
  });

  it.each([
    ["no file", ""],
    ["no section", createPending([createCandidate()])],
    ["a heading without an empty line", `${createPending([])}\n## Debate Packets`],
    [
      "a heading right above a packet",
      `${createPending([])}\n## Debate Packets\n### DEBATE-0007\n`,
    ],
    ["no Processed", "# P\n\n## Candidates\n"],
  ])("finds its place where there is %s", (_, pending) => {
    const after = staged(pending);
    expect(parseDebates(after)[0]).toMatchObject({
      id: pending.includes("DEBATE-0007") ? "DEBATE-0008" : "DEBATE-0001",
      status: "pending",
      ruleId: "INTENT-RULE-001",
      sources: ["voice", "browser_extension"],
    });
    expect(after).toMatch(/## Debate Packets\n\n### DEBATE-\d+\n\n```yaml\n/);
    expect(parseCandidates(after)).toHaveLength(parseCandidates(pending).length);
  });

  it("never takes a number that was given out before, whoever took the packet away", () => {
    expect(planDebate("", debate(), { ...AT, lastNumber: 4 }).id).toBe("DEBATE-0005");
  });

  it("says nothing but what it was given, however hostile the words", () => {
    fc.assert(
      fc.property(hostileText, (reason) => {
        const before = createPending([createCandidate({ userText: reason })], "pending");
        const after = staged(before, debate(reason));
        expect(parseCandidates(after)).toEqual(parseCandidates(before));
        const fence = /### DEBATE-0001\n\n```yaml\n([^]*?)```/.exec(after)?.[1] ?? "";
        const cut = reason.replaceAll('"', "'").slice(0, 220).toWellFormed();
        expect(parse(fence)).toMatchObject({ position_a: { reason: cut }, status: "pending" });
        const resolved = resolveDebate(after, "DEBATE-0001", {
          ...RESOLVED,
          resolution: resolutionOf(reason),
        }).after;
        const body = /### DEBATE-0001\n\n```yaml\n([^]*?)```/.exec(resolved)?.[1] ?? "";
        expect(parse(body)).toMatchObject({ status: `resolved:${resolutionOf(reason)}` });
        expect(parseCandidates(resolved)).toEqual(parseCandidates(before));
      }),
    );
  });

  it("stands in any file beside the same candidates, or is refused", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 12 }), (lines) => {
        const before = lines.join("\n");
        const read = (text: string): unknown =>
          parseCandidates(text).map(({ id, status, sha256, place }) => [id, status, sha256, place]);
        let isRefused = false;
        let after = before;
        try {
          after = staged(before);
        } catch (error) {
          expect((error as { code?: unknown }).code).toBe("pending_broken");
          isRefused = true;
        }
        expect(read(after)).toEqual(read(before));
        let at = 0;
        const kept = after.split("\n");
        for (const line of lines) at = kept.indexOf(line, at) + 1 || Infinity;
        expect(at).toBeLessThan(Infinity);
        const count = parseDebates(before).length + (isRefused ? 0 : 1);
        expect(parseDebates(after)).toHaveLength(count);
      }),
      { numRuns: 200 * TIMES },
    );
  });
});

describe("resolving a packet", () => {
  it("changes its status line, adds the time, and nothing else", () => {
    const before = staged(LEGACY);
    const { after } = resolveDebate(before, "DEBATE-0002", RESOLVED);
    expect(after).toBe(
      before
        .replace(
          "### DEBATE-0002\n\n```yaml\nstatus: pending",
          "### DEBATE-0002\n\n```yaml\nstatus: resolved:keep_rule",
        )
        .replace(
          'gather more evidence?"\n```',
          'gather more evidence?"\nresolved_at: 2026-11-21 08:00:00\n```',
        ),
    );
  });

  it.each([
    ["DEBATE-0001", "resolved_debate"],
    ["DEBATE-0009", "unknown_debate"],
    ["CANDIDATE-0010", "unknown_debate"],
  ])("of %s is refused as %s", (id, code) => {
    expect(() => resolveDebate(LEGACY, id, RESOLVED)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ["unreadable_debate", "```yaml\ntopic: x\nstatus: pending\n```\n"],
    ["unreadable_debate", "```yaml\nstatus: pending\n"],
    ["duplicate_debate", "```yaml\nstatus: pending\n```\n\n### DEBATE-0001\n"],
  ])("that cannot be told is refused as %s", (code, body) => {
    const pending = `## Debate Packets\n\n### DEBATE-0001\n\n${body}`;
    expect(() => resolveDebate(pending, "DEBATE-0001", RESOLVED)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it.each([
    ["keep_rule", "keep_rule"],
    ["  scope: only at night!\n#x ", "scope only at night x"],
    ["“…”", "gather_more_evidence"],
    ["a:b 1.2", "a:b 1.2"],
    ["a:: b : c", "a b  c"],
    ["änder sie", "änder sie"],
    [`${"x".repeat(79)}:y`, "x".repeat(79)],
  ])("keeps of %j what may stand in a status", (words, kept) => {
    expect(resolutionOf(words)).toBe(kept);
  });
});

describe("a file with packets", () => {
  const files = createFiles({ pending: staged(staged(createFiles().pending)) });

  it("breaks no rule that it did not break before", () => {
    expect(checkIntegrity(files)).toEqual([]);
    expect(parseCandidates(files.pending)).toEqual(parseCandidates(createFiles().pending));
  });

  it("is merged from, staged to and repaired with the packets as they were", () => {
    const packets = parseDebates(files.pending);
    expect(packets.map(({ id }) => id)).toEqual(["DEBATE-0002", "DEBATE-0001"]);
    const { edits } = planMerge(files, { recordId: "tomas", minEvidenceTier: 3, now: NOW });
    const merged = edits.find(({ path }) => path === "PENDING-REVIEW.md")?.after ?? "";
    const added = planStaging(merged, {
      ...createCandidate(),
      proposal: createCandidate(),
      lastNumber: 0,
    }).edit.after;
    for (const after of [merged, added, planRepair(added).edit.after]) {
      expect(parseDebates(after)).toEqual(packets);
    }
    expect(parseCandidates(added).map(({ place }) => place)).toEqual(["candidates", "processed"]);
  });
});
