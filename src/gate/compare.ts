// Conflicts between a candidate and the Record. They are worked out anew whenever a candidate is shown or decided,
// because what was written down at staging may be out of date.

import type { ComparedProposal } from "../record/conflicts/contradictions.ts";
import { parseSelf } from "../record/self/mind.ts";
import { FILES } from "../record/store.ts";
import { parseTimestamp } from "../record/text/timestamp.ts";
import type { Candidate, Conflict } from "../record/types.ts";
import type { Compared } from "./cards/candidate-card.ts";
import type { Desk } from "../desk/desk.ts";
import type { Reviewed } from "./cards/review-card.ts";

/** A candidate older than this is also compared with what the Record has learned since. */
const OLD_MS = 30 * 24 * 60 * 60_000;

/** Gives a candidate with everything that contradicts it in the Record as it is now. */
export async function compare(candidate: Candidate, desk: Desk): Promise<Compared> {
  return { candidate, conflicts: await conflictsOf(candidate, desk) };
}

/** Gives the same for all candidates that an undo brings back, against SELF.md as the undo will leave it. */
export async function compareAgainst(
  self: string,
  candidates: readonly Candidate[],
  desk: Desk,
): Promise<readonly Compared[]> {
  const { contradictions } = desk.store;
  const rules = await desk.store.conflictRules();
  const mind = parseSelf(self, await desk.store.parsedSelf()).mind.map(({ entry }) => entry);
  return candidates.map((candidate) => {
    const compared = comparedOf(candidate);
    const conflicts = compared ? contradictions.find({ self, mind }, compared, rules) : [];
    return { candidate, conflicts };
  });
}

/** Gives the same for the list of /review. For an old candidate it adds the entry that says the same, if there is one. */
export async function compareForReview(candidate: Candidate, desk: Desk): Promise<Reviewed> {
  const compared = await compare(candidate, desk);
  const staged = parseTimestamp(candidate.timestamp ?? "");
  if (!staged || desk.now().getTime() - staged.getTime() < OLD_MS) return compared;
  const { mindCategory, suggestedEntry = "" } = candidate;
  if (!mindCategory) return compared;
  const { mind } = await desk.store.snapshot();
  const known = desk.store.contradictions.alreadyKnown(mind, suggestedEntry, mindCategory);
  return known ? { ...compared, known } : compared;
}

/** Gives what contradicts a proposal or a candidate; nothing when it says nothing that could be compared. */
export async function conflictsOf(
  proposal: Partial<ComparedProposal>,
  desk: Desk,
): Promise<readonly Conflict[]> {
  const compared = comparedOf(proposal);
  if (!compared) return [];
  const { contradictions } = desk.store;
  const rules = await desk.store.conflictRules();
  const { mind } = await desk.store.snapshot();
  const self = await desk.store.read(FILES.self);
  return contradictions.find({ self, mind }, compared, rules);
}

/** Undefined when it says nothing that could be compared. */
function comparedOf(proposal: Partial<ComparedProposal>): ComparedProposal | undefined {
  const { mindCategory, suggestedEntry, summary = "", promptAddition = "", tensionWith } = proposal;
  if (!mindCategory || !suggestedEntry) return undefined;
  return {
    mindCategory,
    suggestedEntry,
    summary,
    promptAddition,
    ...(tensionWith !== undefined && { tensionWith }),
  };
}
