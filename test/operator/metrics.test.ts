import { describe, expect, it } from "vitest";
import { briefText, type BriefFacts } from "../../src/operator/brief.ts";
import { metricsLines, metricsOf } from "../../src/operator/metrics.ts";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import type { JsonRow } from "../../src/record/text/jsonl.ts";
import { readActivities } from "../../src/record/parsed-record.ts";
import type { Candidate } from "../../src/record/types.ts";
import { ACT_1, createCandidate, createEvidence, createPending, NOW } from "../record/builders.ts";

const NONE = { now: NOW, candidates: [], events: [], mind: [] };

function event(name: string, ts: string, extras: JsonRow = {}): JsonRow {
  return { ts, event: name, candidate_id: "CANDIDATE-0001", ...extras };
}

function waiting(timestamp: string, id = "CANDIDATE-0001"): readonly Candidate[] {
  return parseCandidates(createPending([createCandidate({ id, timestamp })], "pending"));
}

function processed(approved: number, rejected: number): readonly Candidate[] {
  const block = (status: string, index: number): string =>
    `### CANDIDATE-${String(index + 1).padStart(4, "0")}\n\n\`\`\`yaml\nstatus: ${status}\n\`\`\`\n\n`;
  const words = [
    ...Array<string>(approved).fill("approved"),
    ...Array<string>(rejected).fill("rejected"),
  ];
  return parseCandidates(`## Candidates\n\n## Processed\n\n${words.map(block).join("")}`);
}

describe("metricsOf", () => {
  it("gives zeros and nulls for an empty Record, and no warning", () => {
    const metrics = metricsOf(NONE);
    expect(metrics).toMatchObject({
      pending: 0,
      stale: 0,
      approvalRate: null,
      lastAppliedAt: null,
    });
    expect(metricsLines("abby", metrics).join("\n")).not.toContain("Warning");
  });

  it("counts `applied` alone as merged, never the approval before it", () => {
    const events = [
      event("approved", "2026-03-01T09:00:00Z"),
      event("applied", "2026-03-02T09:00:00Z"),
      event("applied", "2026-03-01T10:00:00Z"),
      event("rejected", "2026-03-04T10:00:00Z"),
    ];
    expect(metricsOf({ ...NONE, events })).toMatchObject({
      applied: 2,
      rejected: 1,
      lastAppliedAt: "2026-03-02T09:00:00.000Z",
      daysSinceApplied: 4,
    });
  });

  it("calls a candidate stale after a week, by its event rather than by its own time", () => {
    const candidates = waiting("2026-02-20 09:00:00");
    expect(metricsOf({ ...NONE, candidates })).toMatchObject({ pending: 1, stale: 1 });
    const events = [event("staged", "2026-03-05T09:00:00Z")];
    expect(metricsOf({ ...NONE, candidates, events })).toMatchObject({ pending: 1, stale: 0 });
  });

  it("takes the rates from what was processed, and warns from ten decisions on", () => {
    const few = metricsOf({ ...NONE, candidates: processed(1, 3) });
    expect(few).toMatchObject({ decided: 4, approvalRate: 0.25, rejectionRate: 0.75 });
    expect(metricsLines("abby", few).join("\n")).not.toContain("Warning");
    const many = metricsOf({ ...NONE, candidates: processed(4, 6) });
    expect(metricsLines("abby", many).join("\n")).toContain("Warning: fewer than half");
  });

  it("counts intent conflicts and rejections of the last 30 days", () => {
    const conflict = { candidate_source: "voice", rule_id: "R-1" };
    const events = [
      event("intent_conflict_cross_agent", "2026-03-01T09:00:00Z", conflict),
      event("intent_conflict_cross_agent", "2026-01-01T09:00:00Z", conflict),
      event("rejected", "2026-03-01T09:00:00Z", { rejection_reason: "a wrong_tradeoff, I think" }),
      event("rejected", "2026-03-01T09:00:00Z", { rejection_reason: "boring" }),
      event("rejected", "2026-03-01T09:00:00Z"),
    ];
    expect(metricsOf({ ...NONE, events }).intentDrift).toEqual({
      bySource: { voice: 1 },
      byRule: { "R-1": 1 },
      rejections: { wrong_tradeoff: 1, other: 1 },
    });
  });
});

describe("briefText", () => {
  const facts: BriefFacts = {
    recordId: "abby",
    name: "Abby",
    now: NOW,
    figures: {
      pending: 0,
      entries: { knowledge: 0, curiosity: 0, personality: 0, activities: 0 },
      rejections: [],
    },
    candidates: [],
    activities: [],
    mind: [],
  };

  it("has all its sections for an empty Record, and suggests to do something", () => {
    const text = briefText(facts);
    expect(text.match(/^#.*/gm)).toEqual([
      "# Session brief: Abby (abby)",
      "## Pending Review",
      "## Recent Activity",
      "## From the Record",
      "## Suggested Questions",
    ]);
    expect(text).toContain("No dated activity in the last 7 days");
  });

  it("shows the newest five activities, by date and then by number", () => {
    const act = (id: string, date: string): string =>
      ACT_1.replace("ACT-0001", id).replace("2026-03-02", date);
    const items = ["01", "02", "03", "04", "05", "06"].map((day) =>
      act(`ACT-00${day}`, "2026-03-05"),
    );
    const evidence = createEvidence(
      `activities:\n${items.join("")}${act("ACT-0009", "2026-01-01")}`,
    );
    const text = briefText({
      ...facts,
      activities: readActivities(evidence),
    });
    expect(text.match(/ACT-\d+/g)).toEqual([
      "ACT-0006",
      "ACT-0005",
      "ACT-0004",
      "ACT-0003",
      "ACT-0002",
    ]);
    expect(text).toContain("- ACT-0006 (2026-03-05): Tide tables");
    expect(text).not.toContain("No dated activity");
  });

  it("says how long the oldest has waited once that is more than three days", () => {
    const since = (days: number): string =>
      briefText({
        ...facts,
        figures: { ...facts.figures, pending: 2, oldestPending: { since: NOW, days } },
      });
    expect(since(3)).not.toContain("The oldest");
    expect(since(4)).toContain("2 waiting for a yes or no.\nThe oldest has waited 4 days.");
  });

  it("lets no text of the Record begin a line of its own", () => {
    const text = briefText({
      ...facts,
      name: "Abby\n# Not a heading",
      mind: [{ id: "LEARN-0001", category: "knowledge", text: "kelp\n## Gone" }],
    });
    expect(text).toContain("- Learned: kelp ## Gone (LEARN-0001)");
    expect(text.match(/^#/gm)).toHaveLength(5);
  });
});
