// The model of a Record under any sequence of acts at the gate, kept as plain maps beside it, and the comparison of
// the two.

import { expect } from "vitest";
import { verify } from "../../src/gate/verify.ts";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import { checkIntegrity } from "../../src/record/integrity.ts";
import { readJsonl } from "../../src/record/text/jsonl.ts";
import { readMind } from "../../src/record/self/mind.ts";
import { FILES } from "../../src/record/store.ts";
import type { MindCategory } from "../../src/record/types.ts";
import { readFolder } from "../support/temporary.ts";
import type { TestGate } from "../support/open-gate.ts";

/** A statement about a subject. Two on one subject with different numbers contradict each other. */
export interface Claim {
  readonly subject: string;
  readonly count: number;
}

export interface ModelCandidate {
  readonly category: MindCategory;
  claim: Claim;
  status: "pending" | "approved" | "rejected";
  place: "candidates" | "processed";
  resolution?: "keep_both" | "replace" | undefined;
  supersedes?: string | undefined;
  /** The text of its first card. */
  readonly first: Claim;
  isReworded: boolean;
}

export interface ModelEntry {
  readonly category: MindCategory;
  readonly claim: Claim;
  supersededBy?: string | undefined;
}

export interface ModelMerge {
  readonly receiptId: string;
  readonly merged: readonly { readonly candidateId: string; readonly entryId: string }[];
}

export interface Model {
  readonly candidates: Map<string, ModelCandidate>;
  readonly entries: Map<string, ModelEntry>;
  /** Merges that can be taken back, oldest first. */
  readonly merges: ModelMerge[];
  receipts: number;
  deferred: Set<string>;
  hasHandEdits: boolean;
}

/** The Record, and the hash of each candidate as its first card showed it. */
export interface Real {
  readonly usersDir: string;
  desk: TestGate;
  readonly shown: Map<string, string>;
  /** The entries of the Record before anything was done. */
  readonly base: {
    readonly entries: ReadonlySet<string>;
    readonly candidates: ReadonlySet<string>;
  };
}

export function createModel(): Model {
  return {
    candidates: new Map(),
    entries: new Map(),
    merges: [],
    receipts: 0,
    deferred: new Set(),
    hasHandEdits: false,
  };
}

export function textOf({ subject, count }: Claim): string {
  return `${subject} ${count}`;
}

/** True when a block differs from its first card. */
export function isChanged({ claim, first, isReworded, resolution }: ModelCandidate): boolean {
  return textOf(claim) !== textOf(first) || isReworded || resolution !== undefined;
}

/** Current entries that contradict a candidate. */
export function opponents(model: Model, { category, claim }: ModelCandidate): string[] {
  return [...model.entries]
    .filter(([, entry]) => entry.supersededBy === undefined && entry.category === category)
    .filter(([, entry]) => entry.claim.subject === claim.subject)
    .filter(([, entry]) => entry.claim.count !== claim.count)
    .map(([id]) => id);
}

export function idsOf(model: Model, status: ModelCandidate["status"]): string[] {
  return [...model.candidates]
    .filter(([, candidate]) => candidate.status === status && candidate.place === "candidates")
    .map(([id]) => id);
}

/** Files and model say the same, every file parses, no rule is broken, and the history is whole. */
export async function expectSame(model: Model, { desk, base }: Real): Promise<void> {
  expect(desk.state.journal.waitingCount()).toBe(0);
  const files = readFolder(desk.folder);
  const text = (name: string): string => files[name] ?? "";
  expect(candidatesIn(text(FILES.pending), base.candidates)).toEqual(expectedCandidates(model));
  expect(entriesIn(text(FILES.self), base.entries)).toEqual(expectedEntries(model));
  const mergeFiles = { self: text(FILES.self), evidence: text(FILES.evidence) };
  expect(
    checkIntegrity({ ...mergeFiles, pending: text(FILES.pending), skills: text(FILES.skills) }),
  ).toEqual([]);
  for (const name of Object.keys(files).filter((each) => each.endsWith(".jsonl"))) {
    expect([name, readJsonl(text(name)).badLines]).toEqual([name, []]);
  }
  expect(Object.keys(files).filter((name) => /\.tmp|\.conflict-/.test(name))).toEqual([]);
  expect(readJsonl(text(FILES.receipts)).rows).toHaveLength(model.receipts);
  expect(desk.state.deferrals.deferred(desk.now().getTime())).toEqual(model.deferred);
  const { ok, findings } = await verify(desk);
  expect([ok, findings.filter(({ kind }) => kind === "tampered")]).toEqual([true, []]);
  const byHand = findings.filter(({ kind }) => kind === "hand_edit");
  if (!model.hasHandEdits) expect(byHand).toEqual([]);
}

function candidatesIn(pending: string, base: ReadonlySet<string>): object {
  const own = parseCandidates(pending).filter(({ id }) => !base.has(id));
  expect(own.flatMap(({ faults }) => faults)).toEqual([]);
  return Object.fromEntries(
    own.map(({ id, suggestedEntry, status, place, resolution, supersedes }) => [
      id,
      { text: suggestedEntry, status, place, resolution, supersedes },
    ]),
  );
}

function expectedCandidates({ candidates }: Model): object {
  return Object.fromEntries(
    [...candidates].map(([id, { claim, status, place, resolution, supersedes }]) => [
      id,
      { text: textOf(claim), status, place, resolution, supersedes },
    ]),
  );
}

function entriesIn(self: string, base: ReadonlySet<string>): object {
  const mind = readMind(self);
  const found = new Set(mind.map(({ id }) => id));
  expect([...base].filter((id) => !found.has(id))).toEqual([]);
  const own = mind.filter(({ id }) => !base.has(id));
  expect(own).toHaveLength(new Set(own.map(({ id }) => id)).size);
  return Object.fromEntries(
    own.map(({ id, category, text, supersededBy }) => [id, { category, text, supersededBy }]),
  );
}

function expectedEntries({ entries }: Model): object {
  return Object.fromEntries(
    [...entries].map(([id, { category, claim, supersededBy }]) => [
      id,
      { category, text: textOf(claim), supersededBy },
    ]),
  );
}
