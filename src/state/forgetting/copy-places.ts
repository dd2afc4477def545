// The places where copies of a Record lie: folders beside it that a restore or the installer put aside, backups, and what was kept of
// a state.db that could not be opened. A link in one of these places leads nowhere: it is an error.
// Proof: test/state/linked-asides.test.ts.

import { lstat, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { INSTALLED } from "../../installed.ts";
import { linkError, placeIn } from "../../record/links.ts";
import { BACKUPS } from "../backup.ts";

/** Folders that restores and the installer put aside, and what a kill left of a restore: absolute paths. */
export async function foldersAside(folder: string): Promise<readonly string[]> {
  const [users, id] = [dirname(folder), basename(folder)];
  const found = await readdir(users, { withFileTypes: true });
  return found
    .filter((entry) => entry.isDirectory() && isAside(entry.name, id))
    .map(({ name }) => join(users, name));
}

/** What stands for them where the folder of the Records may not be listed: an absolute path, as people write such names. */
export function unlistedAsides(folder: string): string {
  return `${folder}.*`;
}

/** True for the name of such a folder. */
export function isAside(name: string, id: string): boolean {
  return (
    name.startsWith(`${id}.before-restore-`) ||
    name === `${id}${INSTALLED}` ||
    name.startsWith(`${id}${INSTALLED}.~`) ||
    name === `${id}.restored` ||
    ([`.${id}.`, `.${id}.restored.`].some((start) => name.startsWith(start)) &&
      /^[0-9a-f]{12}\.new$/.test(name.slice(-16)))
  );
}

/** Absolute paths of the state.db files in a Record that could not be opened and were put aside. @throws RecordError for a link. */
export async function damagedStates(folder: string): Promise<readonly string[]> {
  const names = await namesIn(folder, ".runtime");
  return names
    .filter((name) => name.startsWith("state.db.damaged-") && !isBesideAnother(name, names))
    .map((name) => join(folder, ".runtime", name));
}

/** True for the log of a database that is there, which goes with it. */
export function isBesideAnother(name: string, names: readonly string[]): boolean {
  const of = name.replace(/-(?:wal|shm|journal)$/, "");
  return of !== name && names.includes(of);
}

/** Names of the archives among a Record's backups, in order. @throws RecordError for a link. */
export async function zipsIn(folder: string): Promise<readonly string[]> {
  const names = await namesIn(folder, BACKUPS);
  return names.filter((name) => name.endsWith(".zip")).toSorted();
}

async function namesIn(record: string, name: string): Promise<readonly string[]> {
  const folder = placeIn(record, name);
  const stats = await lstat(folder).catch(() => undefined);
  if (stats?.isSymbolicLink()) throw linkError(folder);
  return stats?.isDirectory() ? readdir(folder) : [];
}
