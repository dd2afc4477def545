// The search of /forget, through every text of the Record, every row of state.db and every copy. It changes nothing.
// A hash of what was found binds it to its confirmation. Proof: test/gate/forget.test.ts, test/gate/forget-anywhere.test.ts,
// test/gate/forget-beside.test.ts.

import { lstatSync } from "node:fs";
import { join } from "node:path";
import { isTooLarge, tooLargeRefusal } from "../record/bounds.ts";
import { readPending } from "../record/candidates/pending-file.ts";
import { sha256Hex } from "../record/text/checksum.ts";
import { LOG_HEAD } from "../record/forget/machine.ts";
import { forgetInFiles, RULED, type Texts } from "../record/forget/files.ts";
import { readForgetQuery, type ForgetQuery } from "../record/forget/query.ts";
import type { ForgetTarget, Purged } from "../record/forget/target.ts";
import { requireNoLinks } from "../record/links.ts";
import { FILES } from "../record/store.ts";
import { searchBeside } from "../state/forgetting/beside.ts";
import { holdsInRest } from "../state/forgetting/left-rows.ts";
import { heldCopies } from "../state/forgetting/copies.ts";
import type { HeldCopy } from "../state/forgetting/held-copy.ts";
import { heldRows, type HeldRows } from "../state/forgetting/rows.ts";
import { createSeenFiles, type SeenFiles } from "../state/forgetting/seen-files.ts";
import { readTexts, searchTexts, textsWith } from "../state/forgetting/texts.ts";
import type { Desk } from "../desk/desk.ts";
import { tellsDistress } from "../wording/distress.ts";

/** One place where the words were found. */
export interface ForgetPlace {
  /** The name of a file, or of the kind of rows in state.db. */
  readonly place: string;
  readonly kind: "file" | "state" | "copy";
  readonly count: number;
  /** The first lines found that a card or a command may show. The others leave this file as a hash only. */
  readonly shown: readonly string[];
  /** The copy cannot be read. It will be deleted. */
  readonly isUnreadable?: boolean;
}

interface FoundPlace extends ForgetPlace {
  /** The lines found, unchanged. */
  readonly samples: readonly string[];
}

export interface ForgetPreview {
  /** The words as typed. */
  readonly words: string;
  /** The entry or candidate that was named instead of words. */
  readonly id?: string;
  readonly places: readonly ForgetPlace[];
  /** Files that hold the words and that nothing can be taken out of. */
  readonly beyond: readonly string[];
  /** Files in which a key, a number or a heading of the formats is the same word. That stays. */
  readonly ours: readonly string[];
  /** Files that could hold the words where no search can see them. */
  readonly sealed: readonly string[];
  /** Hash of what was found. A confirmation counts only for this. */
  readonly sha256: string;
}

/** Everything that a search found, even where nothing can be forgotten. */
export interface ForgetLook extends Pick<ForgetPreview, "beyond" | "ours" | "sealed"> {
  /** Absent when there is nothing to confirm. */
  readonly review?: ForgetPreview;
  readonly copies: readonly HeldCopy[];
}

/** The files of the Record at one moment, and how they change. */
export interface LiveFiles {
  readonly query: ForgetQuery;
  /** Includes the candidates that go. */
  readonly target: ForgetTarget;
  readonly texts: Texts;
  readonly changed: ReadonlyMap<string, Purged>;
  readonly beyond: readonly string[];
  readonly ours: readonly string[];
  readonly sealed: readonly string[];
}

/**
 * Finds what an owner wants forgotten. Gives undefined when nothing can be forgotten.
 * @param words the words as typed, or the id of an entry or candidate.
 * @throws CandidateError `forget_short`, `record_too_large`; RecordError when a file cannot be read.
 */
export async function previewForget(words: string, desk: Desk): Promise<ForgetPreview | undefined> {
  return (await findEverywhere(words, desk)).review;
}

/**
 * Finds the same, and also what cannot be forgotten. Throws as `previewForget`.
 * @param seen what searches for the same words saw before.
 */
export async function findEverywhere(
  words: string,
  desk: Desk,
  seen?: SeenFiles,
): Promise<ForgetLook> {
  try {
    return await look(words, desk, seen);
  } catch (error) {
    throw isTooLarge(error) ? tooLargeRefusal(error) : error;
  }
}

async function look(words: string, desk: Desk, seen: SeenFiles | undefined): Promise<ForgetLook> {
  const live = await findInFiles(words, desk, seen);
  const inCopies = await heldCopies(desk.store.folder, live.target);
  const { copies } = inCopies;
  const beside = await searchBeside(desk.store.folder, live.target);
  const found = placesOf(live, heldRows(desk.state.database, live.target), copies);
  const beyond = [...live.beyond, ...inCopies.beyond, ...beside.beyond];
  // A file that is sealed in the Record is sealed in each of its backups, too.
  const isNew = (name: string): boolean =>
    !live.sealed.some((known) => name.endsWith(`: ${known}`));
  const sealed = [...live.sealed, ...inCopies.sealed.filter(isNew), ...beside.sealed];
  const inRest = holdsInRest(desk.state.database, live.target) ? [STATE_DB] : [];
  const left = { beyond, ours: [...live.ours, ...inRest], sealed };
  const isNowhere = found.every(({ isUnreadable }) => isUnreadable) && beyond.length === 0;
  if (isNowhere) return { ...left, copies };
  const { id } = live.query;
  const sha256 = sha256Hex(JSON.stringify([lastingPlaces(found), beyond]));
  const places = found.map(withoutSamples);
  const review = { words, ...(id !== undefined && { id }), places, ...left, sha256 };
  return { ...left, review, copies };
}

function withoutSamples({ place, kind, count, shown, isUnreadable }: FoundPlace): ForgetPlace {
  return { place, kind, count, shown, ...(isUnreadable !== undefined && { isUnreadable }) };
}

const STATE_DB = join(".runtime", "state.db");

/** Gives the places that keep their content until somebody takes it away. */
export function lastingPlaces<Place extends ForgetPlace>(
  places: readonly Place[],
): readonly Place[] {
  return places.filter(({ place }) => !PASSING.includes(place));
}

/** Places whose content comes and goes by itself. */
const PASSING: readonly string[] = ["outbox", "jobs"];

/** Finds what goes in the files of the Record alone. Throws as `previewForget`. */
export async function findInFiles(
  words: string,
  { store }: Desk,
  seen: SeenFiles = createSeenFiles(),
): Promise<LiveFiles> {
  requireNoLinks(store.folder, Object.values(FILES));
  const folder = await readTexts(store.folder);
  const { texts } = folder;
  const query = readForgetQuery(words, texts);
  const first = { ...query.target, recordId: store.recordId };
  // Traces of a candidate in archives and ledgers go with the candidate.
  const held = await textsWith(folder, first, seen);
  const ruled = new Map([...texts].filter(([path]) => RULED.includes(path)));
  const candidateIds = candidatesGone(first, texts, forgetInFiles(ruled, first, held));
  const target = { ...first, candidateIds };
  const found = await searchTexts(folder, target, { held, seen });
  const { changed, beyond, ours, sealed } = found;
  // What git keeps is packed. A text that changes here has its words in there.
  const git = lstatSync(join(store.folder, ".git"), { throwIfNoEntry: false }) ? [".git"] : [];
  return {
    query,
    target,
    texts: found.texts,
    changed,
    beyond: [...beyond, ...(changed.size > 0 ? git : [])],
    ours,
    sealed: [...sealed, ...(changed.size > 0 ? [] : git)],
  };
}

function candidatesGone(
  target: ForgetTarget,
  texts: Texts,
  changed: ReadonlyMap<string, Purged>,
): ReadonlySet<string> {
  const idsOf = (text = ""): readonly string[] => readPending(text).blocks.map(({ id }) => id);
  const after = changed.get(FILES.pending)?.after;
  if (after === undefined) return target.candidateIds;
  const left = new Set(idsOf(after));
  const gone = idsOf(texts.get(FILES.pending)).filter((id) => !left.has(id));
  return new Set([...target.candidateIds, ...gone]);
}

/**
 * The files that a card quotes: all in them was written by hand, or stood on a card. What was only said may have been said
 * near a telling of distress, whatever stands around it by now, so of every other file a card says only the number.
 */
const QUOTED: readonly string[] = [
  FILES.self,
  FILES.skills,
  FILES.evidence,
  FILES.library,
  FILES.memory,
  FILES.intent,
  FILES.archive,
];
/** More lines of a place are not read. */
const SHOWN = 2;
/** What stands this near to a telling of distress mostly belongs to it. */
const NEAR_CHARS = 1500;
/** A line that stands in more places is not looked at in each. */
const MOST_PLACES = 5;

/** The first lines that were found. Of a line that tells of distress or stands near one that does, a card says only the number. */
function shownOf(found: readonly string[], text = ""): readonly string[] {
  return found.slice(0, SHOWN).filter((line) => {
    const around: string[] = [];
    for (let at = text.indexOf(line); at !== -1; at = text.indexOf(line, at + line.length)) {
      if (line === "" || around.length === MOST_PLACES) return false;
      const near = text.slice(Math.max(0, at - NEAR_CHARS), at + line.length + NEAR_CHARS);
      // A date is not said by anybody.
      around.push(near.replaceAll(LOG_HEAD, ""));
    }
    return around.length > 0 && !tellsDistress(around);
  });
}

function placesOf(
  { changed, texts }: LiveFiles,
  rows: readonly HeldRows[],
  copies: readonly HeldCopy[],
): readonly FoundPlace[] {
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
      shown: QUOTED.includes(place) ? shownOf(found, texts.get(place)) : [],
    })),
    ...[...inState].map(([place, held]) => ({
      place,
      kind: "state" as const,
      count: held.reduce((sum, { count }) => sum + count, 0),
      samples: [],
      shown: [],
    })),
    // A copy without the words goes along for its digests alone, and is no place.
    ...copies
      .filter(({ count }) => count > 0)
      .map(({ path, count, isUnreadable }) => ({
        place: path,
        kind: "copy" as const,
        count,
        samples: [],
        shown: [],
        isUnreadable,
      })),
  ];
}
