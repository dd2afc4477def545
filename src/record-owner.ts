// Root works on a Record as the user to whom the way to it belongs: the first folder or link, from the root on, that is not
// root's. Most often that is the Record's own user. They may have exchanged any name from there on for a link since it was
// looked at, and their links lead them nowhere that they could not go before. Where all of the way is root's, root stays root.
// Proof: test/e2e/as-owner.test.ts.

import { accessSync, constants, lstatSync, readlinkSync, type Stats } from "node:fs";
import { isAbsolute, join, parse, resolve, sep } from "node:path";
import { ConfigError, codeOf } from "./errors.ts";

export interface OwnedPlace {
  readonly usersDir: string;
  readonly recordId: string;
  /** The folder of a running bot's command socket. */
  readonly runtimeDir: string;
}

export interface Owner {
  readonly uid: number;
  /** What belongs to that user: the Record's folder, or the first folder or link on the way to it that is not root's. */
  readonly folder: string;
}

/**
 * Makes this process, when it is root's, one of that user for good. It has to come before the first look at the Record.
 * @returns the owner; undefined when nothing changed, because nobody but root is concerned or this is not root.
 * @throws ConfigError when root may not become that user here, or when that user cannot read this program.
 */
export function becomeOwner(place: Pick<OwnedPlace, "usersDir" | "recordId">): Owner | undefined {
  const { getuid, setgroups, setgid, setuid } = process;
  if (getuid?.() !== 0 || !setgroups || !setgid || !setuid) return undefined;
  const found = firstOfAnother(place);
  if (!found) return undefined;
  const { folder, stats } = found;
  const { uid, gid } = stats;
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

interface Place {
  readonly folder: string;
  readonly stats: Stats;
}

/**
 * The first folder or link on the way to the Record that belongs to somebody but root, who may lead the rest of the way wherever
 * they like. Undefined when all of it is root's.
 */
function firstOfAnother({
  usersDir,
  recordId,
}: Pick<OwnedPlace, "usersDir" | "recordId">): Place | undefined {
  const way = [...partsOf(resolve(usersDir)), recordId];
  let at = parse(resolve(usersDir)).root;
  let links = 0;
  for (let part = way.shift(); part !== undefined; part = way.shift()) {
    const folder = join(at, part);
    const stats = lstatSync(folder, { throwIfNoEntry: false });
    if (!stats) return undefined;
    if (stats.uid !== 0) return { folder, stats };
    if (!stats.isSymbolicLink()) at = folder;
    else {
      links += 1;
      // The system gives up there, too.
      if (links > MOST_LINKS) return undefined;
      const target = readlinkSync(folder);
      if (isAbsolute(target)) at = parse(target).root;
      way.unshift(...partsOf(target));
    }
  }
  return undefined;
}

function partsOf(path: string): readonly string[] {
  return path.split(sep).filter((part) => part !== "" && part !== ".");
}

const MOST_LINKS = 40;
