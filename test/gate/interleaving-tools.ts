// The arguments and helpers of every act of an interleaving.

import { CandidateError } from "../../src/errors.ts";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import { FILES } from "../../src/record/store.ts";
import type { Candidate } from "../../src/record/types.ts";
import { idsOf } from "./interleaving-model.ts";
import type { Model, ModelCandidate, Real } from "./interleaving-model.ts";

/** Does something to the Record and to the model alike. */
export type Act = (model: Model, real: Real) => Promise<void>;

export const nothing = (): void => undefined;

/** One of the candidates with these statuses, as model and file have it. */
export async function pickOne(
  model: Model,
  { desk }: Real,
  pick: number,
  statuses: readonly ModelCandidate["status"][],
): Promise<{ id: string; known: ModelCandidate; candidate: Candidate } | undefined> {
  const ids = statuses.flatMap((status) => idsOf(model, status));
  const id = ids[pick % Math.max(1, ids.length)];
  const known = model.candidates.get(id ?? "");
  if (id === undefined || !known) return undefined;
  const candidate = parseCandidates(await desk.store.read(FILES.pending)).find(
    (one) => one.id === id,
  );
  if (!candidate) throw new Error(`${id} is not in the file`);
  return { id, known, candidate };
}

/** The code of a refusal; undefined when the work was done. */
export async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof CandidateError) return error.code;
    throw error;
  }
}
