// Where something lives that an owner wants forgotten: every text of the Record, every row of state.db, every copy. Looks
// only; what was found is bound to its confirmation by a hash.

import { lstatSync } from "node:fs";
import { join } from "node:path";
import { parseCandidates } from "../record/candidates.ts";
import { sha256Hex } from "../record/checksum.ts";
import { forgetInFiles, type Texts } from "../record/forget-files.ts";
import { readForgetQuery, type ForgetQuery } from "../record/forget-query.ts";
import type { ForgetTarget, Purged } from "../record/forget-target.ts";
import { holdsPhrase } from "../record/forget-words.ts";
import { FILES } from "../record/store.ts";
import { heldCopies, readTexts, type HeldCopy } from "../state/forget-copies.ts";
import { heldRows, type HeldRows } from "../state/forget-rows.ts";
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
  /** Of what was found. */
  readonly sha256: string;
}

/** What of the Record's files goes, at one moment. */
export interface LiveFiles {
  readonly query: ForgetQuery;
  /** With the candidates that go. */
  readonly target: ForgetTarget;
  readonly texts: Texts;
  readonly changed: ReadonlyMap<string, Purged>;
  readonly beyond: readonly string[];
}

/**
 * Undefined when it is nowhere.
 * @throws CandidateError `forget_short`; RecordError when a file cannot be read.
 */
export async function reviewForget(words: string, gate: Gate): Promise<ForgetReview | undefined> {
  return (await findEverywhere(words, gate)).review;
}

/** The same, with the copies that it was found in. */
export async function findEverywhere(
  words: string,
  gate: Gate,
): Promise<{
  readonly review: ForgetReview | undefined;
  readonly copies: readonly HeldCopy[];
}> {
  const live = await findInFiles(words, gate);
  const copies = await heldCopies(gate.store.folder, live.target);
  const places = placesOf(live, heldRows(gate.state.database, live.target), copies);
  const isNowhere = places.every(({ isUnreadable }) => isUnreadable) && live.beyond.length === 0;
  if (isNowhere) return { review: undefined, copies };
  const { id } = live.query;
  const lasting = places.filter(({ place }) => !PASSING.includes(place));
  const sha256 = sha256Hex(JSON.stringify([lasting, live.beyond]));
  return {
    review: { words, ...(id !== undefined && { id }), places, beyond: live.beyond, sha256 },
    copies,
  };
}

/** What is on its way comes and goes by itself. */
const PASSING: readonly string[] = ["outbox", "inbox", "jobs"];

/** @throws as `reviewForget`. */
export async function findInFiles(words: string, { store }: Gate): Promise<LiveFiles> {
  const { texts, unreadable } = await readTexts(store.folder);
  const query = readForgetQuery(words, texts);
  const first = forgetInFiles(texts, query.target);
  // What a candidate left in archives and ledgers goes with it.
  const target = { ...query.target, candidateIds: candidatesGone(query, texts, first) };
  const isSame = target.candidateIds.size === query.target.candidateIds.size;
  const changed = isSame ? first : forgetInFiles(texts, target);
  const { phrases } = target;
  const hasGit = lstatSync(join(store.folder, ".git"), { throwIfNoEntry: false });
  return {
    query,
    target,
    texts,
    changed,
    beyond: [
      ...[...texts.keys()].filter((name) => holdsPhrase(name, phrases)),
      ...[...unreadable].flatMap(([name, bytes]) =>
        holdsPhrase(`${name}\n${bytes.toString("utf8")}`, phrases) ? [name] : [],
      ),
      ...(hasGit && changed.size > 0 ? [".git"] : []),
    ],
  };
}

function candidatesGone(
  { target }: ForgetQuery,
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
