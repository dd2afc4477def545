// Opposite adjectives in a proposal and in the profile are a conflict: it is reported to the owner and never a reason
// to refuse. Only personality is compared, by whole words, and only with this Record's own SELF.
// Proof: test/record/conflicts/conflicts.test.ts.

import { currentEntries, readMind } from "../self/mind.ts";
import { foldForms, LETTER } from "../text/fold.ts";
import type { Conflict, MindEntry, Proposal } from "../types.ts";
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
  return conflictsWith(readProfile(self, readMind(self)), proposal, rules);
}

/** All words in SELF that describe the person's character. */
export interface Profile {
  /** True when it has `word` as a whole word in any form. */
  has(word: string): boolean;
}

/** Reads it. @param mind the entries of `self`, in any order. */
export function readProfile(self: string, mind: readonly MindEntry[]): Profile {
  const line = self.includes("Personality:")
    ? (/^[^\S\n]*(?:[-*>][ \t]*)?Personality:[ \t]*(.*)$/m.exec(self)?.[1] ?? "")
    : "";
  const observations = currentEntries(mind)
    .filter(({ category }) => category === "personality")
    .map(({ text }) => text);
  const folded = foldForms([...traitsIn(self), line, ...observations].join("\n"));
  const asked = new Map<string, boolean>();
  return {
    has: (word) => {
      const found = asked.get(word) ?? standsIn(folded, word);
      asked.set(word, found);
      return found;
    },
  };
}

/** The same as `findConflicts`, for a personality proposal and a profile that is known already. */
export function conflictsWith(
  profile: Profile,
  proposal: Pick<Proposal, "suggestedEntry" | "summary" | "promptAddition">,
  rules: readonly ConflictRule[],
): readonly Conflict[] {
  const proposed = foldForms(
    [proposal.suggestedEntry, proposal.summary, proposal.promptAddition].join("\n"),
  );
  return rules.flatMap(({ name, pair }) => {
    const [first, second] = pair;
    if (standsIn(proposed, second) && profile.has(first)) {
      return [{ rule: name, pair, existingHint: first, newHint: second }];
    }
    if (standsIn(proposed, first) && profile.has(second)) {
      return [{ rule: name, pair, existingHint: second, newHint: first }];
    }
    return [];
  });
}

/** True when a text has `word` as a whole word in any form. Accents count: "schon" is not "schön". */
export function hasWord(text: string, word: string): boolean {
  return standsIn(foldForms(text), word);
}

function standsIn(folded: string, word: string): boolean {
  const wanted = foldForms(word);
  if (!folded.includes(wanted)) return false;
  const escaped = wanted.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`(?<![${LETTER}_])${escaped}(?![${LETTER}_])`, "u").test(folded);
}

/** The values of all keys `trait`. Only the lines that hold the word are looked at. */
function traitsIn(self: string): readonly string[] {
  const traits: string[] = [];
  for (let at = self.indexOf("trait:"); at >= 0;) {
    const newline = self.indexOf("\n", at);
    const end = newline < 0 ? self.length : newline;
    const line = self.slice(self.lastIndexOf("\n", at) + 1, end);
    for (const [, value = ""] of line.matchAll(/^[ \t]*(?:-[ \t]+)?trait:[ \t]*(\S.*)$/gm)) {
      traits.push(looseValue(value));
    }
    at = self.indexOf("trait:", end);
  }
  return traits;
}
