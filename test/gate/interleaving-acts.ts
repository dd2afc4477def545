// Acts at the gate other than decisions: staging, wording, putting off, merging, undoing, hand edits, restarts.

import { expect } from "vitest";
import { reword } from "../../src/gate/reword.ts";
import { merge, previewMerge } from "../../src/gate/merge.ts";
import { undo } from "../../src/gate/undo.ts";
import { FILES } from "../../src/record/store.ts";
import { stageProposal } from "../support/gate-acts.ts";
import { ACTOR, openTestGate } from "../support/open-gate.ts";
import { idsOf, textOf } from "./interleaving-model.ts";
import type { Claim, Model } from "./interleaving-model.ts";
import { nothing, pickOne, refusalOf, type Act } from "./interleaving-tools.ts";

const DAY_MS = 24 * 60 * 60_000;

export function staged({ claim, category }: { claim: Claim; category: string }): Act {
  return async (model, { desk, shown }) => {
    const mindCategory = category === "knowledge" ? "knowledge" : "curiosity";
    const candidate = await stageProposal(desk, { mindCategory, suggestedEntry: textOf(claim) });
    expect([candidate.id, model.candidates.has(candidate.id)]).toEqual([candidate.id, false]);
    shown.set(candidate.id, candidate.sha256);
    model.candidates.set(candidate.id, {
      category: mindCategory,
      claim,
      status: "pending",
      place: "candidates",
      first: claim,
      isReworded: false,
    });
  };
}

export function reworded({ pick, claim }: { pick: number; claim: Claim }): Act {
  return async (model, real) => {
    const found = await pickOne(model, real, pick, ["pending", "approved"]);
    if (!found) return;
    const { candidate, known } = found;
    const wording = textOf(claim);
    const refusal = await refusalOf(
      reword({ candidate, wording, actor: ACTOR }, real.desk, nothing),
    );
    expect(refusal).toBe(known.status === "pending" ? undefined : "not_pending");
    if (!refusal) Object.assign(known, { claim, isReworded: true });
  };
}

export function deferred(pick: number): Act {
  return async (model, real) => {
    const found = await pickOne(model, real, pick, ["pending"]);
    if (!found) return;
    const { state, now } = real.desk;
    await state.database.transact(() => {
      state.deferrals.defer(found.id, now().getTime() + 7 * DAY_MS);
    });
    model.deferred.add(found.id);
  };
}

export function merged({ isPart }: { isPart: boolean }): Act {
  return async (model, { desk }) => {
    const ids = idsOf(model, "approved").slice(0, isPart ? 1 : undefined);
    const targets = ids.flatMap((id) => model.candidates.get(id)?.supersedes ?? []);
    const isBlocked = targets.some((id) => !isCurrent(model, id, desk.read(FILES.self)));
    const isTwice = ids.some((id) => standsAlready(model, id));
    const work = previewMerge({ approvedBy: ACTOR.name, ...(isPart && { only: ids }) }, desk);
    if (isBlocked || isTwice) {
      const reasons = isTwice ? ["already_saved"] : ["unknown_entry", "already_superseded"];
      expect(reasons).toContain(await refusalOf(work));
      return;
    }
    const review = await work;
    expect(review?.approved.map(({ id }) => id).toSorted()).toEqual(
      ids.length ? ids.toSorted() : undefined,
    );
    if (!review) return;
    const plan = await merge(review.receipt, ACTOR, desk, nothing);
    expect(await refusalOf(merge(review.receipt, ACTOR, desk, nothing))).toBe("receipt_used");
    model.merges.push({ receiptId: review.receipt.receipt_id, merged: plan.merged });
    model.receipts += 1;
    for (const { candidateId, entryId } of plan.merged) {
      const known = model.candidates.get(candidateId);
      if (!known) throw new Error(`${candidateId} was merged and never staged`);
      known.place = "processed";
      expect(model.entries.has(entryId)).toBe(false);
      model.entries.set(entryId, { category: known.category, claim: known.claim });
      const old = model.entries.get(known.supersedes ?? "");
      if (old) old.supersededBy = entryId;
    }
  };
}

/** True when a current entry, other than the one to be replaced, says the same as the candidate. */
function standsAlready({ candidates, entries }: Model, candidateId: string): boolean {
  const candidate = candidates.get(candidateId);
  return [...entries].some(
    ([id, { category, claim, supersededBy }]) =>
      candidate !== undefined &&
      supersededBy === undefined &&
      id !== candidate.supersedes &&
      category === candidate.category &&
      textOf(claim) === textOf(candidate.claim),
  );
}

export function undone(pick: number): Act {
  return async (model, { desk }) => {
    // Mostly the last merge is taken back, as /undo does.
    const index = pick < 60 ? model.merges.length - 1 : pick % Math.max(1, model.merges.length);
    const past = model.merges[index];
    const refusal = await refusalOf(undo(past?.receiptId ?? "none", ACTOR, desk, nothing));
    if (!past) {
      expect(refusal).toBe("nothing_to_undo");
      return;
    }
    const own = past.merged.map(({ entryId }) => entryId);
    const isReplaced = own.some((id) => model.entries.get(id)?.supersededBy !== undefined);
    expect([past, refusal]).toEqual([past, isReplaced ? "undo_conflict" : undefined]);
    if (isReplaced) return;
    model.merges.splice(index, 1);
    model.receipts += 1;
    for (const { candidateId, entryId } of past.merged) {
      model.entries.delete(entryId);
      for (const entry of model.entries.values()) {
        if (entry.supersededBy === entryId) entry.supersededBy = undefined;
      }
      const known = model.candidates.get(candidateId);
      if (known) Object.assign(known, { status: "pending", place: "candidates" });
    }
  };
}

export function editedSelf(n: number): Act {
  return (model, { desk }) => {
    const text = desk.read(FILES.self);
    desk.write(FILES.self, text.replace(/location: .*/, `location: Harbour town number ${n}`));
    model.hasHandEdits = true;
    return Promise.resolve();
  };
}

export function editedBlock({ pick, claim }: { pick: number; claim: Claim }): Act {
  return async (model, real) => {
    const found = await pickOne(model, real, pick, ["pending", "approved"]);
    if (!found) return;
    const { id, known } = found;
    const text = real.desk.read(FILES.pending);
    const start = text.indexOf(`### ${id}`);
    const rest = text
      .slice(start)
      .replace(/^suggested_entry: .*$/m, `suggested_entry: "${textOf(claim)}"`);
    real.desk.write(FILES.pending, text.slice(0, start) + rest);
    known.claim = claim;
  };
}

export function restarted(): Act {
  return async (_model, real) => {
    real.desk.state.close();
    real.desk = await openTestGate(real.usersDir, { clock: real.desk.clock });
  };
}

function isCurrent(model: Model, id: string, self: string): boolean {
  const entry = model.entries.get(id);
  return entry ? entry.supersededBy === undefined : self.includes(`id: ${id}\n`);
}
