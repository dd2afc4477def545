// Where something lives that an owner wants forgotten: every text of the Record, every row of state.db, every copy. Looks
// only; what was found is bound to its confirmation by a hash.

import { lstatSync } from "node:fs";
import { join } from "node:path";
import { parseCandidates } from "../record/candidates/candidates.ts";
import { sha256Hex } from "../record/text/checksum.ts";
import { forgetInFiles, type Texts } from "../record/forget/files.ts";
import { readForgetQuery, type ForgetQuery } from "../record/forget/query.ts";
import type { ForgetTarget, Purged } from "../record/forget/target.ts";
import { FILES } from "../record/store.ts";
import { heldCopies, type HeldCopy } from "../state/forget-copies.ts";
import { heldRows, type HeldRows } from "../state/forget-rows.ts";
import { readTexts, reviewTexts } from "../state/forget-texts.ts";
import type { Gate } from "./gate.ts";

/** Somewhere that it was found. */
export interface ForgetPlace {
  /** A file, or what a table of state.db holds. */
  readonly place: string;
  readonly kind: "file" | "state" | "copy";
  readonly count: number;
  /** What stands there, as it stands there. */
  readonly samples: readonly string[];
  /** A copy that cannot be read: it is deleted. */
  readonly isUnreadable?: boolean;
}

export interface ForgetReview {
  /** The words as typed. */
  readonly words: string;
  /** The entry or candidate that was named. */
  readonly id?: string;
  readonly places: readonly ForgetPlace[];
  /** Files that hold it and that nothing can be taken out of. */
  readonly beyond: readonly string[];
  /** Files in which a key, a number or a heading of the formats says the same: that stays. */
  readonly ours: readonly string[];
  /** Files that it could stand in unseen. */
  readonly sealed: readonly string[];
  /** Of what was found. */
  readonly sha256: string;
}

/** All that a look has found, also where nothing of it can be forgotten. */
export interface ForgetLook extends Pick<ForgetReview, "beyond" | "ours" | "sealed"> {
  /** Absent when there is nothing to confirm. */
  readonly review?: ForgetReview;
  readonly copies: readonly HeldCopy[];
}

/** What of the Record's files goes, at one moment. */
export interface LiveFiles {
  readonly query: ForgetQuery;
  /** With the candidates that go. */
  readonly target: ForgetTarget;
  readonly texts: Texts;
  readonly changed: ReadonlyMap<string, Purged>;
  readonly beyond: readonly string[];
  readonly ours: readonly string[];
  readonly sealed: readonly string[];
}

/**
 * Undefined when it is nowhere that it could be forgotten.
 * @throws CandidateError `forget_short`; RecordError when a file cannot be read.
 */
export async function reviewForget(words: string, gate: Gate): Promise<ForgetReview | undefined> {
  return (await findEverywhere(words, gate)).review;
}

/** The same, with all that is left over. */
export async function findEverywhere(words: string, gate: Gate): Promise<ForgetLook> {
  const live = await findInFiles(words, gate);
  const inCopies = await heldCopies(gate.store.folder, live.target);
  const { copies } = inCopies;
  const places = placesOf(live, heldRows(gate.state.database, live.target), copies);
  const beyond = [...live.beyond, ...inCopies.beyond];
  // What is sealed in the Record is so in each of its backups.
  const isNew = (name: string): boolean =>
    !live.sealed.some((known) => name.endsWith(`: ${known}`));
  const sealed = [...live.sealed, ...inCopies.sealed.filter(isNew)];
  const left = { beyond, ours: live.ours, sealed };
  const isNowhere = places.every(({ isUnreadable }) => isUnreadable) && beyond.length === 0;
  if (isNowhere) return { ...left, copies };
  const { id } = live.query;
  const sha256 = sha256Hex(JSON.stringify([lastingPlaces(places), beyond]));
  const review = { words, ...(id !== undefined && { id }), places, ...left, sha256 };
  return { ...left, review, copies };
}

/** What stays until somebody takes it away. */
export function lastingPlaces(places: readonly ForgetPlace[]): readonly ForgetPlace[] {
  return places.filter(({ place }) => !PASSING.includes(place));
}

/** What is on its way comes and goes by itself. */
const PASSING: readonly string[] = ["outbox", "inbox", "jobs"];

/** @throws as `reviewForget`. */
export async function findInFiles(words: string, { store }: Gate): Promise<LiveFiles> {
  const folder = await readTexts(store.folder);
  const { texts } = folder;
  const query = readForgetQuery(words, texts);
  const first = { ...query.target, recordId: store.recordId };
  // What a candidate left in archives and ledgers goes with it.
  const candidateIds = candidatesGone(first, texts, forgetInFiles(texts, first, folder.linked));
  const target = { ...first, candidateIds };
  const { changed, beyond, ours, sealed } = await reviewTexts(folder, target);
  const hasGit = lstatSync(join(store.folder, ".git"), { throwIfNoEntry: false });
  return {
    query,
    target,
    texts,
    changed,
    beyond: [...beyond, ...(hasGit && changed.size > 0 ? [".git"] : [])],
    ours,
    sealed,
  };
}

function candidatesGone(
  target: ForgetTarget,
  texts: Texts,
  changed: ReadonlyMap<string, Purged>,
): ReadonlySet<string> {
  const idsOf = (text = ""): readonly string[] => parseCandidates(text).map(({ id }) => id);
  const after = changed.get(FILES.pending)?.after;
  if (after === undefined) return target.candidateIds;
  const left = new Set(idsOf(after));
  const gone = idsOf(texts.get(FILES.pending)).filter((id) => !left.has(id));
  return new Set([...target.candidateIds, ...gone]);
}

function placesOf(
  { changed }: LiveFiles,
  rows: readonly HeldRows[],
  copies: readonly HeldCopy[],
): readonly ForgetPlace[] {
  const inState = Map.groupBy(
    rows.filter(({ count }) => count > 0),
    ({ place }) => place,
  );
  return [
    ...[...changed].map(([place, { found }]) => ({
      place,
      kind: "file" as const,
      count: Math.max(1, found.length),
      samples: found,
    })),
    ...[...inState].map(([place, held]) => ({
      place,
      kind: "state" as const,
      count: held.reduce((sum, { count }) => sum + count, 0),
      samples: [],
    })),
    ...copies.map(({ path, count, isUnreadable }) => ({
      place: path,
      kind: "copy" as const,
      count,
      samples: [],
      isUnreadable,
    })),
  ];
}
