// Yes and no, with and without a choice, by fresh and by stale cards.

import { expect } from "vitest";
import type { CandidateCardBody } from "../../src/gate/cards/candidate-card.ts";
import { decide, type Choice, type Decision } from "../../src/gate/decide.ts";
import { compare } from "../../src/gate/compare.ts";
import { candidateCard } from "../support/cards.ts";
import { ACTOR } from "../support/open-gate.ts";
import { isChanged, opponents } from "./interleaving-model.ts";
import type { ModelCandidate } from "./interleaving-model.ts";
import { nothing, pickOne, refusalOf, type Act } from "./interleaving-tools.ts";

export interface Approval {
  readonly pick: number;
  /** The choice that is made, if any. */
  readonly how: number;
  /** True: by the card of the staging, whatever happened since. */
  readonly isStale: boolean;
}

export function approved(approval: Approval): Act {
  return approvedOf(["pending"], approval);
}

export function approvedAny(approval: Approval): Act {
  return approvedOf(["approved", "rejected"], approval);
}

function approvedOf(
  statuses: readonly ModelCandidate["status"][],
  { pick, how, isStale }: Approval,
): Act {
  return async (model, real) => {
    const { desk, shown } = real;
    const found = await pickOne(model, real, pick, statuses);
    if (!found) return;
    const { id, known, candidate } = found;
    const { entries } = candidateCard(await compare(candidate, desk)).card
      .body as CandidateCardBody;
    const against = opponents(model, known);
    expect(against).toEqual(expect.arrayContaining(entries.map((entry) => entry.id)));
    expect(entries).toHaveLength(Math.min(3, against.length));
    const replaced = how % 3 === 0 ? undefined : entries[how % Math.max(1, entries.length)];
    const choice: Choice | undefined = replaced
      ? { kind: "replace", replaced, entries }
      : how % 2 === 0
        ? { kind: "keep_both", entries }
        : undefined;
    const sha256 = isStale ? (shown.get(id) ?? "") : candidate.sha256;
    const refusal = await refusalOf(
      decide(
        { candidateId: id, sha256, to: "approved", ...(choice && { choice }), actor: ACTOR },
        desk,
        nothing,
      ),
    );
    const isTaken = [...model.candidates.values()].some(
      (other) =>
        other.status === "approved" &&
        other.place === "candidates" &&
        other.supersedes === replaced?.id,
    );
    if (known.status !== "pending") expect(refusal).toBe("not_pending");
    else if (isStale && isChanged(known)) expect(refusal).toBe("changed_candidate");
    else if (against.length > 0 && !choice) expect(refusal).toBe("needs_choice");
    else if (replaced && isTaken) expect(refusal).toBe("already_replaced");
    else {
      expect(refusal).toBeUndefined();
      const resolution = choice?.kind ?? (known.resolution && "keep_both");
      Object.assign(known, { status: "approved", resolution, supersedes: replaced?.id });
    }
  };
}

export function rejected({ pick, byName }: { pick: number; byName: boolean }): Act {
  return async (model, real) => {
    const found = await pickOne(model, real, pick, ["pending", "approved", "rejected"]);
    if (!found) return;
    const { id, known, candidate } = found;
    const decision: Decision = {
      candidateId: id,
      to: "rejected",
      actor: ACTOR,
      ...(!byName && { sha256: candidate.sha256 }),
    };
    const refusal = await refusalOf(decide(decision, real.desk, nothing));
    const isMeant = known.status === "pending" || (byName && known.status === "approved");
    expect(refusal).toBe(isMeant ? undefined : "not_pending");
    if (isMeant) known.status = "rejected";
  };
}
