// Where what is merged stands against a rule of INTENT.md (spec/pipeline §11.5). By words alone and advisory: it
// never stops a merge, it makes a person look.

import type { IntentSnapshot } from "../self/intent.ts";
import { foldForms, wordsIn } from "../text/fold.ts";
import { entryText } from "../candidates/entry-text.ts";
import { clipScalar } from "../text/scalar.ts";
import type { Candidate, MergedCandidate } from "../types.ts";

/** One rule that a candidate is against. */
export interface IntentConflict {
  readonly ruleId: string;
  /** Sources that the rule is for; `all` where it names none. */
  readonly appliesTo: readonly string[];
  readonly priority: number;
  readonly strategy: string;
  /** Names the words that were met, in at most 220 characters: content, not for the operator chat. */
  readonly reason: string;
}

/** What the rules say of one merged candidate. */
export interface IntentCritique {
  readonly candidateId: string;
  readonly source: string;
  /** By priority, the smallest number first. */
  readonly conflicts: readonly IntentConflict[];
}

/** None where there is no INTENT.md that can be read. */
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
