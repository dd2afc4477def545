// Root works on a Record as the user to whom its folder belongs. That user may have exchanged any name in it for a link since
// it was looked at, and their links lead them nowhere that they could not go before. Root's own Records stay root's.
// Proof: test/e2e/as-owner.test.ts.

import { accessSync, constants, lstatSync, statSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";
import { ConfigError, codeOf } from "./errors.ts";

export interface OwnedPlace {
  readonly usersDir: string;
  readonly recordId: string;
  /** The folder of a running bot's command socket. */
  readonly runtimeDir: string;
}

export interface Owner {
  readonly uid: number;
  /** The Record's folder, or where there is none yet, the one in which it would be made. */
  readonly folder: string;
}

/**
 * Makes this process, when it is root's, one of the Record's owner for good. It has to come before the first look at the Record.
 * @returns the owner; undefined when nothing changed, because nobody but root is concerned or this is not root.
 * @throws ConfigError when root may not become that user here, or when that user cannot read this program.
 */
export function becomeOwner(place: Pick<OwnedPlace, "usersDir" | "recordId">): Owner | undefined {
  const { getuid, setgroups, setgid, setuid } = process;
  if (getuid?.() !== 0 || !setgroups || !setgid || !setuid) return undefined;
  const { folder, stats } = ownedFolder(place);
  const { uid, gid } = stats;
  if (uid === 0) return undefined;
  try {
    setgroups([]);
    // Whoever has root's group may still write where it may.
    setgid(gid === 0 ? NO_GROUP : gid);
    setuid(uid);
  } catch (error) {
    throw new ConfigError(
      `${folder} belongs to user ${uid}, and root cannot become that user here (${codeOf(error)}): run this as user ${uid}`,
      { code: "not_the_owner", cause: error },
    );
  }
  try {
    accessSync(import.meta.filename, constants.R_OK);
  } catch (error) {
    throw new ConfigError(
      `${folder} belongs to user ${uid}, who cannot read this program (${import.meta.dirname}): put it where that user can, and run this as user ${uid}`,
      { code: "not_the_owner", cause: error },
    );
  }
  return { uid, folder };
}

/** The socket's folder, unless it is one that only root can use: then the system's for everybody. */
export function socketFolder(runtimeDir: string, forAll: string): string {
  try {
    accessSync(runtimeDir, constants.W_OK | constants.X_OK);
    return runtimeDir;
  } catch {
    return forAll;
  }
}

/** "nobody" or "nogroup" on most systems. */
const NO_GROUP = 65_534;

/** The Record's folder, and whose it is. A link in its place, or in that of `users`, is its maker's. */
function ownedFolder({ usersDir, recordId }: Pick<OwnedPlace, "usersDir" | "recordId">): {
  readonly folder: string;
  readonly stats: Stats;
} {
  const users = lstatSync(usersDir, { throwIfNoEntry: false });
  if (users?.isSymbolicLink() && users.uid !== 0) return { folder: usersDir, stats: users };
  const folder = join(usersDir, recordId);
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  return stats ? { folder, stats } : nearest(usersDir);
}

function nearest(folder: string): { readonly folder: string; readonly stats: Stats } {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats ? { folder, stats } : nearest(dirname(folder));
}
