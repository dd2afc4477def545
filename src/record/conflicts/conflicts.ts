// Opposite adjectives in a proposal and in the profile are a conflict: it is reported to the owner and never a reason
// to refuse. Only personality is compared, by whole words, and only with this Record's own SELF.
// Proof: test/record/conflicts/conflicts.test.ts.

import { currentEntries, readMind } from "../self/mind.ts";
import { foldForms, LETTER } from "../text/fold.ts";
import type { Conflict, Proposal } from "../types.ts";
import { looseValue } from "../text/yaml-scalars.ts";

/** Two words that hardly describe one person at one time. */
export interface ConflictRule {
  readonly name: string;
  readonly pair: readonly [string, string];
}

export const DEFAULT_CONFLICT_RULES: readonly ConflictRule[] = (
  [
    ["quiet", "talkative"],
    ["shy", "outgoing"],
    ["patient", "impatient"],
    ["calm", "anxious"],
    ["cautious", "reckless"],
    ["careful", "careless"],
    ["tidy", "messy"],
    ["serious", "playful"],
    ["stubborn", "flexible"],
    ["generous", "selfish"],
    ["confident", "insecure"],
    ["optimistic", "pessimistic"],
    ["independent", "dependent"],
    ["trusting", "suspicious"],
    ["energetic", "lethargic"],
  ] as const
).map((pair) => ({ name: `${pair[0]}-or-${pair[1]}`, pair }));

/**
 * The rules of which one word describes the profile and the other the proposal; none unless it is about personality.
 */
export function findConflicts(
  self: string,
  proposal: Pick<Proposal, "mindCategory" | "suggestedEntry" | "summary" | "promptAddition">,
  rules: readonly ConflictRule[] = DEFAULT_CONFLICT_RULES,
): readonly Conflict[] {
  if (proposal.mindCategory !== "personality") return [];
  return conflictsWith(profileText(self), proposal, rules);
}

/** The same as `findConflicts`, for a personality proposal and a `profileText` that is known already. */
export function conflictsWith(
  profile: string,
  proposal: Pick<Proposal, "suggestedEntry" | "summary" | "promptAddition">,
  rules: readonly ConflictRule[],
): readonly Conflict[] {
  const existing = foldForms(profile);
  const proposed = foldForms(
    [proposal.suggestedEntry, proposal.summary, proposal.promptAddition].join("\n"),
  );
  return rules.flatMap(({ name, pair }) => {
    const [first, second] = pair;
    if (standsIn(existing, first) && standsIn(proposed, second)) {
      return [{ rule: name, pair, existingHint: first, newHint: second }];
    }
    if (standsIn(existing, second) && standsIn(proposed, first)) {
      return [{ rule: name, pair, existingHint: second, newHint: first }];
    }
    return [];
  });
}

/** All words in SELF that describe the person's character. */
export function profileText(self: string): string {
  const traits = [...self.matchAll(/^[ \t]*(?:-[ \t]+)?trait:[ \t]*(\S.*)$/gm)].map(([, value]) =>
    looseValue(value ?? ""),
  );
  const line = /^[^\S\n]*(?:[-*>][ \t]*)?Personality:[ \t]*(.*)$/m.exec(self)?.[1] ?? "";
  const observations = currentEntries(readMind(self))
    .filter(({ category }) => category === "personality")
    .map(({ text }) => text);
  return [...traits, line, ...observations].join("\n");
}

/** True when a text has `word` as a whole word in any form. Accents count: "schon" is not "schön". */
export function hasWord(text: string, word: string): boolean {
  return standsIn(foldForms(text), word);
}

function standsIn(folded: string, word: string): boolean {
  const escaped = foldForms(word).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`(?<![${LETTER}_])${escaped}(?![${LETTER}_])`, "u").test(folded);
}
