// A merged candidate may go against a rule of INTENT.md. Words alone decide, and the result is advice: it makes a
// person look and never stops a merge. Proof: test/record/conflicts/intent-conflicts.test.ts.

import type { IntentSnapshot } from "../self/intent.ts";
import { foldForms, wordsIn } from "../text/fold.ts";
import { entryText } from "../candidates/entry-text.ts";
import { clipScalar } from "../text/clip.ts";
import type { Candidate, MergedCandidate } from "../types.ts";

/** One rule that a candidate goes against. */
export interface IntentConflict {
  readonly ruleId: string;
  /** Sources that the rule is for; `all` where it names none. */
  readonly appliesTo: readonly string[];
  readonly priority: number;
  readonly strategy: string;
  /**
   * Names the words that met the rule, in at most 220 characters. It is content and never goes to the operator chat.
   */
  readonly reason: string;
}

/** The result of all rules for one merged candidate. */
export interface IntentCritique {
  readonly candidateId: string;
  readonly source: string;
  /** Sorted by priority, the smallest number first. */
  readonly conflicts: readonly IntentConflict[];
}

/** The critique of each candidate; none when INTENT.md is missing or cannot be read. */
export function intentCritiques(
  intent: IntentSnapshot,
  merged: readonly MergedCandidate[],
  candidates: readonly Candidate[],
): readonly IntentCritique[] {
  if (!intent.ok) return [];
  return merged.map(({ candidateId, agentSource }) => ({
    candidateId,
    source: agentSource,
    conflicts: conflictsOf(
      intent.tradeoff_rules,
      agentSource,
      candidates.find(({ id }) => id === candidateId),
    ),
  }));
}

type Rule = Extract<IntentSnapshot, { ok: true }>["tradeoff_rules"][number];

function conflictsOf(
  rules: readonly Rule[],
  source: string,
  candidate: Pick<Candidate, "suggestedEntry"> = {},
): readonly IntentConflict[] {
  const words = keywords(entryText(candidate));
  return rules
    .filter(({ applies_to: to }) => to.length === 0 || to.includes("all") || to.includes(source))
    .flatMap((rule) => {
      const hits = [...keywords(rule.deprioritize)].filter((word) => words.has(word));
      const isMeant = hits.length > 0 && words.isDisjointFrom(keywords(rule.prioritize));
      return isMeant ? [toConflict(rule, hits)] : [];
    })
    .toSorted((a, b) => a.priority - b.priority);
}

function toConflict(rule: Rule, hits: readonly string[]): IntentConflict {
  return {
    ruleId: rule.id,
    appliesTo: rule.applies_to.length > 0 ? rule.applies_to : ["all"],
    priority: rule.priority ?? 100,
    strategy: rule.conflict_strategy || "escalate_to_human",
    reason: clipScalar(`deprioritized: ${hits.join(", ")}`, 220),
  };
}

function keywords(text: string): ReadonlySet<string> {
  return new Set(
    wordsIn(text, { letters: foldForms, within: "_-" })
      .map(({ folded }) => folded)
      .filter((word) => word.length > 2 && /^\p{L}/u.test(word)),
  );
}
