import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { intentSnapshot } from "../../../src/record/self/intent.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const HEAD = { user_id: "abby", generated_at: "2026-11-20T12:00:00.000Z" };
const SAMPLE = join(import.meta.dirname, "../../../users/_sample/INTENT.md");

describe("the snapshot of INTENT.md", () => {
  it("has the goals, rules and limits of its first YAML fence", () => {
    const text = readFileSync(SAMPLE, "utf8") + "\n```yaml\ngoals:\n  primary: other\n```\n";
    expect(intentSnapshot(text, "abby", NOW)).toMatchObject({
      ok: true,
      ...HEAD,
      source: "INTENT.md",
      goals: { primary: "Keep her own wording" },
      tradeoff_rules: [
        { id: "INTENT-RULE-001", applies_to: ["voice", "operator_cli"], priority: 10 },
        { id: "INTENT-RULE-002", conflict_strategy: "escalate_to_human" },
      ],
      never_autonomous_actions: [expect.stringMatching(/^Approve/), expect.any(String)],
      review_cadence: "monthly",
    });
  });

  it.each([
    ["", "INTENT.md is missing"],
    ["# INTENT\n\nTo be happy.\n", "INTENT.md has no YAML that can be read"],
    ["```yaml\n- a\n```\n", "INTENT.md has no YAML that can be read"],
  ])("of %j says what is wrong", (text, error) => {
    expect(intentSnapshot(text, "abby", NOW)).toEqual({ ok: false, ...HEAD, error });
  });

  it("leaves out what it does not know, and numbers a rule without an id", () => {
    const text =
      "```yml\ngoals: none\ntradeoff_rules:\n  - when: late\n  - 3\nreview_cadence: 4\n```\n";
    expect(intentSnapshot(text, "abby", NOW)).toMatchObject({
      ok: true,
      goals: { primary: "" },
      tradeoff_rules: [{ id: "INTENT-RULE-001", when: "late", priority: null, applies_to: [] }],
      review_cadence: "4",
      escalation_rules: [],
    });
  });
});
