// Sequences of acts at the gate as commands of fast-check: each is done to the Record and to the model, and
// both are compared after it.

import * as fc from "fast-check";
import {
  deferred,
  editedBlock,
  editedSelf,
  merged,
  restarted,
  reworded,
  staged,
  undone,
} from "./interleaving-acts.ts";
import { approved, approvedAny, rejected } from "./interleaving-decisions.ts";
import { expectSame } from "./interleaving-model.ts";
import type { Claim, Model, Real } from "./interleaving-model.ts";
import type { Act } from "./interleaving-tools.ts";

const SUBJECTS = ["Kite tails", "Violin strings"];

const claims: fc.Arbitrary<Claim> = fc.record({
  subject: fc.constantFrom(...SUBJECTS),
  count: fc.integer({ min: 2, max: 4 }),
});
const categories = fc.constantFrom("knowledge", "knowledge", "knowledge", "curiosity");
const picks = fc.nat({ max: 99 });
const approvals = fc.record({ pick: picks, how: picks, isStale: fc.boolean() });

/** Sequences of acts. Acts that lead on come up more often than acts that are refused. */
export const sequences: fc.Arbitrary<readonly fc.AsyncCommand<Model, Real>[]> = fc
  .array(
    fc.oneof(
      weighted(8, "stage", fc.record({ claim: claims, category: categories }), staged),
      weighted(8, "approve", approvals, approved),
      weighted(2, "approve any", approvals, approvedAny),
      weighted(1, "reject", fc.record({ pick: picks, byName: fc.boolean() }), rejected),
      weighted(2, "reword", fc.record({ pick: picks, claim: claims }), reworded),
      weighted(1, "not now", picks, deferred),
      weighted(6, "merge", fc.record({ isPart: fc.boolean() }), merged),
      weighted(3, "undo", picks, undone),
      weighted(1, "edit SELF by hand", fc.nat({ max: 9 }), editedSelf),
      weighted(1, "edit a block by hand", fc.record({ pick: picks, claim: claims }), editedBlock),
      weighted(1, "restart", fc.constant(0), restarted),
    ),
    { minLength: 10, maxLength: 28, size: "max" },
  )
  .map((acts) => [...beginning(), ...acts]);

/** Two entries in the Record and a third that contradicts one of them. */
function beginning(): readonly fc.AsyncCommand<Model, Real>[] {
  const staging = (subject: string, count: number) =>
    command("stage", { claim: { subject, count }, category: "knowledge" }, staged);
  const approval = () => command("approve", { pick: 0, how: 0, isStale: false }, approved);
  return [
    staging("Kite tails", 2),
    approval(),
    staging("Violin strings", 4),
    approval(),
    command("merge", { isPart: false }, merged),
    staging("Kite tails", 3),
  ];
}

function weighted<T>(
  weight: number,
  name: string,
  arguments_: fc.Arbitrary<T>,
  act: (argument: T) => Act,
): fc.WeightedArbitrary<fc.AsyncCommand<Model, Real>> {
  return { weight, arbitrary: arguments_.map((argument) => command(name, argument, act)) };
}

function command<T>(
  name: string,
  argument: T,
  act: (argument: T) => Act,
): fc.AsyncCommand<Model, Real> {
  return {
    check: () => true,
    run: async (model, real) => {
      await act(argument)(model, real);
      await expectSame(model, real);
    },
    toString: () => `${name} ${JSON.stringify(argument)}`,
  };
}
