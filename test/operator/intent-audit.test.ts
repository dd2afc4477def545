import { describe, expect, it } from "vitest";
import {
  auditIntent,
  auditText,
  reviewText,
  suggestions,
  windowOf,
} from "../../src/operator/intent-audit.ts";

const NOW = new Date("2026-11-20T12:00:00Z");

function conflict(ts: string, rule: string, source: string, n: number): string {
  return `${JSON.stringify({
    ts,
    event: "intent_conflict_cross_agent",
    candidate_id: `CANDIDATE-000${n}`,
    rule_id: rule,
    candidate_source: source,
    conflict_strategy: "escalate_to_human",
    reason: "because Nico said so",
  })}\n`;
}

function rejected(reason?: string): string {
  const extras = reason === undefined ? {} : { rejection_reason: reason };
  return `${JSON.stringify({ ts: "2026-11-19T00:00:00Z", event: "rejected", ...extras })}\n`;
}

const EVENTS = [
  conflict("2026-01-01T00:00:00Z", "INTENT-RULE-009", "old", 1),
  conflict("2026-11-10T00:00:00Z", "INTENT-RULE-002", "voice", 2),
  conflict("2026-11-11T00:00:00Z", "INTENT-RULE-001", "openclaw", 3),
  conflict("2026-11-12T00:00:00Z", "INTENT-RULE-002", "openclaw", 4),
  conflict("no time", "INTENT-RULE-002", "a sentence of somebody", 5),
  conflict("2026-11-13T00:00:00Z", "INTENT-RULE-002", "openclaw", 6),
  rejected("wrong_tradeoff: too quick"),
  rejected("a wrong_tradeoff"),
  rejected("Nico drew it"),
  rejected(),
  "torn {\n",
].join("");

describe("the audit of intent", () => {
  const audit = auditIntent(EVENTS, 30, NOW);

  it("counts by source, rule and strategy within its days, and repeats no words", () => {
    expect(auditText("abby", audit)).toBe(
      `abby: intent over 30 d: 5 conflicts, 4 rejections
By source: openclaw 3, unknown 1, voice 1
By rule: INTENT-RULE-002 4, INTENT-RULE-001 1
By strategy: escalate_to_human 5
Rejections: wrong_tradeoff 2, other 1
Latest conflict: CANDIDATE-0006 against INTENT-RULE-002`,
    );
  });

  it("of a Record without any is one line", () => {
    expect(auditText("abby", auditIntent("", 30, NOW))).toBe(
      "abby: intent over 30 d: 0 conflicts, 0 rejections",
    );
    expect(reviewText("abby", auditIntent("", 30, NOW))).toMatch(/\nNothing to suggest\.$/);
  });

  it("suggests to look at rules that were met twice, and at trade-offs", () => {
    expect(suggestions(audit)).toEqual([
      "INTENT-RULE-002: 4 conflicts, most with openclaw: look at its scope or wording.",
      "2 rejections as wrong_tradeoff: say in a conflict_strategy what goes first.",
    ]);
  });

  it.each([
    ["", 30],
    ["7", 7],
    ["0", 1],
    ["999", 180],
    ["a week", 30],
  ])("over %j looks at %i days", (argument, days) => {
    expect(windowOf(argument)).toBe(days);
  });
});
