// A restore brings a Record back from a backup or an export. The present folder is put aside under another name, never
// deleted; the new one is complete and checked before it gets the Record's name. Proof: test/state/backup.test.ts.

import { randomBytes } from "node:crypto";
import { lstatSync, readdirSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { factual } from "../factual.ts";
import { ConfigError, RecordBusyError, RecordError } from "../errors.ts";
import {
  inOnePiece,
  withArchive,
  type Pieces,
  type RecordArchive,
} from "../record/archive/archive.ts";
import { requireNoRecord } from "../record/create-record.ts";
import { requireRoom, type FileAt } from "../record/file-pieces.ts";
import {
  copyFolder,
  createTree,
  ensureFolder,
  fileSize,
  readText,
  readBytes,
  removeFile,
  removeFolder,
  renameFolder,
  replaceFile,
} from "../record/files.ts";
import { isForkFile, readFork } from "../record/archive/fork.ts";
import { joinedTombstones } from "../record/forget/tombstones.ts";
import { requireNoLinks } from "../record/links.ts";
import { INSTALLED } from "../installed.ts";
import { ASIDE, requireNonePutAside, RESTORED } from "../record/put-aside.ts";
import { FILES, openRecord, requireReadable } from "../record/store.ts";
import { requireSmall } from "../record/small.ts";
import { CLAIMED_IN_ORDER, type Claimed } from "./access.ts";
import { isLetGo, markForLettingGo } from "./aside-words.ts";
import { BACKUPS } from "./backup.ts";
import type { StateDatabase } from "./database/database.ts";
import { heldBackIn } from "./held-back.ts";
import { damagedStates } from "./forgetting/copy-places.ts";
import { FORGET_KEY, keysIn, readForgetKeys, type ForgetKeys } from "./forgetting/key.ts";
import { removeUnusedBeside } from "./journal/large-texts.ts";
import { settleJournal } from "./journal/settle-journal.ts";
import { removeCutRestores, sweepRecord } from "./leftovers.ts";
import { holdState } from "./lease/hold-state.ts";
import { leasePath } from "./lease/lease-file.ts";
import type { OpenedState } from "./database/open-state.ts";
import { privateTalksIn } from "./private-talks.ts";
import { createSettings, KNOWN_SINCE } from "./settings.ts";
import { machineIn, settleRestored, takeOver } from "./settle-restored.ts";

export interface RecordPlace {
  readonly usersDir: string;
  readonly recordId: string;
}

export interface Restored {
  readonly folder: string;
  readonly files: number;
  /** Path of the folder that was put aside; absent when there was none. */
  readonly putAside?: string;
  /** True when what was said just between a person and the bot could not be taken out of that folder. */
  readonly holdsPrivate?: true;
  /** Where the key belongs without which forgotten words are not recognised; absent when nothing needs it. */
  readonly missingKey?: string;
  /** True when there was no state that could be read, so that everybody who came in by a link has to come in anew. */
  readonly nobodyClaimed?: true;
  /** True when something was decided that could not be written to the files any more. It waits in that folder. */
  readonly isUnwritten?: true;
}

/**
 * Brings a Record back to a backup of its own. Messages and replies that were under way then are not sent again.
 * @param options.isOurs true where somebody vouches for it that this program made the file.
 * @throws RecordBusyError or RecordElsewhereError when a process holds the Record; RecordError when the file is
 * damaged.
 */
export async function restoreRecord(
  place: RecordPlace,
  file: FileAt,
  now: Date,
  { isOurs = false }: { readonly isOurs?: boolean } = {},
): Promise<Restored> {
  return withArchive(file, (archive) => restoreFrom(archive, place, now), {
    isOurs: isOurs || (await liesInBackups(file, place)),
  });
}

/**
 * What lies there is ours. Backups of earlier versions unpack to more than a stranger's file may. `users`, and what is above
 * it, may be a link.
 */
async function liesInBackups(file: FileAt, { usersDir, recordId }: RecordPlace): Promise<boolean> {
  if (typeof file === "number") return false;
  const backups = await realPath(join(usersDir, recordId, BACKUPS));
  return backups !== undefined && backups === (await realPath(dirname(resolve(file))));
}

/** Undefined where nothing is. */
function realPath(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined);
}

async function restoreFrom(
  archive: RecordArchive,
  place: RecordPlace,
  now: Date,
): Promise<Restored> {
  if (archive.recordId !== place.recordId) {
    throw new RecordError(
      factual`This is a backup of "${{ id: archive.recordId }}", not of "${{ id: place.recordId }}". To make another Record from it: npm run import-record -- <id> FILE`,
      { code: "archive_of_another" },
    );
  }
  requireNonePutAside(place);
  const folder = join(place.usersDir, place.recordId);
  // On a new machine this may be the first Record.
  await ensureFolder(place.usersDir);
  await requireRoom(place.usersDir, bytesOf(archive));
  const hadRecord = lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
  // An empty one opens as a new one, and knows nothing.
  const hadState = (lstatSync(join(folder, STATE), { throwIfNoEntry: false })?.size ?? 0) > 0;
  const lock = await lockRecord(folder);
  try {
    // A start would write it. No start comes to a folder that is put aside, and what is copied from it is to be whole.
    const isWritten = lock === undefined || (await settleJournal(lock.database, folder));
    // A person who lost access since the backup does not get it back. Where nobody can tell any more, none is let in. Only
    // where there was no Record, nor one put aside, nobody can have been put out.
    const isUnreadable = hadRecord && (!hadState || lock?.damagedFile !== undefined);
    const isNobody = isUnreadable || archive.stateDb === undefined;
    const claimed = isNobody ? [] : hadRecord ? claimedIn(lock?.database) : undefined;
    const isKnown = lock && !isUnreadable && (await damagedStates(folder)).length === 0;
    const since = isKnown ? createSettings(lock.database).get(KNOWN_SINCE) : now.getTime();
    const heldBackSince = Number(since ?? 0);
    const putAside = lock && `${folder}${ASIDE}${now.toISOString().replaceAll(/[:.]/g, "-")}`;
    const fresh = `${folder}${RESTORED}`;
    let isSwept = true;
    let hasStrange = false;
    await removeCutRestores(folder);
    await createTree(fresh, filesOf(archive), async (unfinished) => {
      await requireSound(unfinished);
      const runtime = join(unfinished, ".runtime");
      const heldBack = lock ? heldBackIn(lock.database) : [];
      if (archive.stateDb !== undefined) await takeOver(runtime);
      const forgetKeys = lock ? await readForgetKeys(folder, createSettings(lock.database)) : [];
      const privateTalks = lock ? privateTalksIn(lock.database) : [];
      const machine = lock && !isUnreadable ? machineIn(lock.database) : undefined;
      const present = { claimed, heldBack, heldBackSince, privateTalks, forgetKeys, machine };
      await settleRestored(runtime, present, now);
      if (putAside) {
        isSwept = await isSweptOut(folder, lock.database);
        await copyBackups(folder, unfinished);
        hasStrange = await joinTombstones(folder, unfinished, forgetKeys);
      }
    });
    if (putAside) {
      await markForLettingGo(folder);
      await moveAway(folder, putAside, lock);
    }
    await renameFolder(fresh, folder).catch(async (error: unknown) => {
      if (putAside) await renameFolder(putAside, folder);
      throw error;
    });
    const isCleaned = putAside === undefined || ((await isLetGo(putAside)) && isSwept);
    const missing = await missingKey(folder, hasStrange);
    return {
      folder,
      files: archive.files.size,
      ...(putAside && { putAside }),
      ...missing,
      ...(!isCleaned && { holdsPrivate: true }),
      ...(isUnreadable && { nobodyClaimed: true }),
      ...(!isWritten && { isUnwritten: true }),
    };
  } finally {
    lock?.database.close();
  }
}

/**
 * Makes a new Record out of an export, of a backup without its state, or of a fork's JSON.
 * @throws ConfigError when the name is taken already; RecordError when the file is damaged.
 */
export async function importRecord(place: RecordPlace, file: string): Promise<Restored> {
  const folder = requireNoRecord(place);
  if (isForkFile(await readBytes(file, 0, FORK_HEAD))) {
    const size = await fileSize(file);
    if (size > LARGEST_FORK) {
      throw new RecordError(
        factual`The file cannot be used: a fork has at most ${LARGEST_FORK} bytes. Take the Record along with: npm run export -- --user <id>`,
        { code: "archive_unusable" },
      );
    }
    const texts = readFork(await readBytes(file, 0, size));
    const files = new Map([...texts].map(([name, bytes]) => [name, inOnePiece(bytes)]));
    await createTree(folder, files, requireSound);
    return { folder, files: files.size };
  }
  return withArchive(file, async (archive) => {
    await requireRoom(place.usersDir, bytesOf(archive));
    await createTree(folder, recordFiles(archive), requireSound);
    return { folder, files: archive.files.size };
  });
}

/** Bytes. A fork is one JSON text, which is read whole. */
const LARGEST_FORK = 32 * 1024 ** 2;
const FORK_HEAD = 64;

/**
 * Removes a Record with its state, its backups and the folders that restores put aside.
 * @returns the folders that are gone.
 * @throws RecordBusyError or RecordElsewhereError when a process holds it; ConfigError when there is nothing to remove.
 */
export async function eraseRecord({
  usersDir,
  recordId,
}: RecordPlace): Promise<readonly ErasedFolder[]> {
  const folder = join(usersDir, recordId);
  const remains = remainsOf({ usersDir, recordId });
  requireLikeARecord(folder);
  const lock = await lockRecord(folder);
  const away = join(usersDir, `.${recordId}.${randomBytes(6).toString("hex")}.new`);
  if (lock) await moveAway(folder, away, lock);
  const folders = [...remains, ...(lock ? [away] : [])];
  if (folders.length === 0) {
    throw new ConfigError(`There is no Record "${recordId}" (looked for ${folder})`, {
      code: "record_missing",
    });
  }
  const gone: ErasedFolder[] = [];
  for (const path of folders) {
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    await removeFolder(path);
    gone.push({ path: path === away ? folder : path, isLink });
  }
  return gone;
}

/** A setting may name a folder of other things, and one of these may have the same name. */
function requireLikeARecord(folder: string): void {
  const isThere = (name: string): boolean =>
    lstatSync(join(folder, name), { throwIfNoEntry: false }) !== undefined;
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if ([...Object.values(FILES), STATE].some(isThere)) return;
  throw new ConfigError(
    `${folder} is no Record, for no file of one is in it: nothing was erased. Look at GRACE_MAR_USERS_DIR, or remove that folder yourself`,
    { code: "record_missing" },
  );
}

/** A folder that is gone. Of a link only the link is: what it led to is as it was. */
export interface ErasedFolder {
  readonly path: string;
  readonly isLink: boolean;
}

/** Folders beside a Record that belong to it: put aside by restores and the installer, or half made at a kill. */
export function remainsOf({ usersDir, recordId }: RecordPlace): readonly string[] {
  const names = lstatSync(usersDir, { throwIfNoEntry: false }) ? readdirSync(usersDir) : [];
  return names
    .filter(
      (name) =>
        name.startsWith(`${recordId}${ASIDE}`) ||
        name === `${recordId}${RESTORED}` ||
        name.startsWith(`${recordId}${INSTALLED}`) ||
        // A kill leaves such a name of a folder that was being made or erased.
        [`.${recordId}.`, `.${recordId}${RESTORED}.`].some(
          (start) => name.startsWith(start) && /^[0-9a-f]{12}\.new$/.test(name.slice(start.length)),
        ),
    )
    .map((name) => join(usersDir, name));
}

const STATE = ".runtime/state.db";

function claimedIn(database: StateDatabase | undefined): readonly Claimed[] | undefined {
  return database?.all<Claimed>(CLAIMED_IN_ORDER);
}

/**
 * The lock; undefined where there is no folder.
 * @throws RecordBusyError, RecordElsewhereError; RecordError `record_link` when what only the bot writes to is a link.
 */
async function lockRecord(folder: string): Promise<OpenedState | undefined> {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (!stats) return undefined;
  if (!stats.isDirectory()) {
    throw new ConfigError(`${folder} must be a folder of its own, not a link or a file`, {
      code: "record_not_a_folder",
    });
  }
  requireNoLinks(folder, []);
  try {
    return await holdState(join(folder, ".runtime"));
  } catch (error) {
    if (!(error instanceof RecordBusyError)) throw error;
    throw new RecordBusyError("a bot runs this Record: stop it first, then try again", error);
  }
}

function filesOf(archive: RecordArchive): ReadonlyMap<string, Pieces> {
  const files = recordFiles(archive);
  return archive.stateDb === undefined ? files : new Map([...files, [STATE, archive.statePieces]]);
}

function recordFiles({ files, pieces }: RecordArchive): ReadonlyMap<string, Pieces> {
  return new Map([...files.keys()].map((name) => [name, () => pieces(name)]));
}

function bytesOf({ files, stateDb = 0 }: RecordArchive): number {
  return [...files.values()].reduce((sum, size) => sum + size, stateDb);
}

async function requireSound(folder: string): Promise<void> {
  await requireSmall(folder);
  await requireReadable(await openRecord(dirname(folder), basename(folder)));
}

/**
 * Gives a Record's folder a name that no bot takes, and only then lets go of its lock: in between, a bot would start in it.
 * SQLite's closing removes its log by name, so nothing else may have the folder's name yet.
 */
async function moveAway(folder: string, to: string, { database }: OpenedState): Promise<void> {
  try {
    // At once, or the next beat of the lease would miss its file.
    await renameFolder(folder, to, database.close);
  } finally {
    database.close();
  }
  await removeFile(leasePath(join(to, ".runtime")));
}

/** No start comes to a folder that is put aside: what a kill left in it would stay for years. */
async function isSweptOut(folder: string, database: StateDatabase): Promise<boolean> {
  try {
    await sweepRecord(folder);
    await removeUnusedBeside(database, join(folder, ".runtime"));
    return true;
  } catch {
    return false;
  }
}

async function copyBackups(from: string, to: string): Promise<void> {
  const backups = join(from, BACKUPS);
  if (!lstatSync(backups, { throwIfNoEntry: false })) return;
  await copyFolder(backups, join(to, BACKUPS));
}

/**
 * Words that were forgotten since the backup are still not proposed again, and neither are those that were forgotten where the
 * backup was made.
 * @returns true when the backup has tombstones that are not here, and brought no key for them.
 */
async function joinTombstones(from: string, to: string, present: ForgetKeys): Promise<boolean> {
  const [brought = "", here = ""] = [
    await readText(join(to, FILES.forgotten)),
    await readText(join(from, FILES.forgotten)),
  ];
  const { text, hasMore } = joinedTombstones(brought, here);
  if (text !== "" && text !== brought) await replaceFile(join(to, FILES.forgotten), text);
  return hasMore && keysIn(await readText(join(to, FORGET_KEY))).length <= present.length;
}

/** A backup has no key: on another machine it has to be brought along. */
async function missingKey(
  folder: string,
  hasStrange: boolean,
): Promise<Pick<Restored, "missingKey">> {
  const tombstones = await readText(join(folder, FILES.forgotten));
  const path = join(folder, FORGET_KEY);
  const isMissing = hasStrange || keysIn(await readText(path)).length === 0;
  return tombstones && isMissing ? { missingKey: path } : {};
}
