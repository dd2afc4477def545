// Root works on a Record as the user to whom the way to it belongs: the first folder or link, from the root on, that is not
// root's. Most often that is the Record's own user. They may have exchanged any name from there on for a link since it was
// looked at, and their links lead them nowhere that they could not go before. Where all of the way is root's, root stays root.
// The same goes for the dotenv file, which says where to look. Proof: test/e2e/as-owner.test.ts.

import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { ConfigError, codeOf } from "./errors.ts";
import { firstOfAnother, groupOf, type Other } from "./whose-way.js";

export interface OwnedPlace {
  readonly usersDir: string;
  readonly recordId: string;
  /** The folder of a running bot's command socket. */
  readonly runtimeDir: string;
}

export interface Owner {
  readonly uid: number;
  /** What belongs to that user: the Record's folder or the dotenv file, or what on the way to it is the first that is not root's. */
  readonly folder: string;
}

/**
 * Makes this process, when it is root's, one of the Record's owner for good. It has to come before the first look at the Record.
 * @returns the owner; undefined when nothing changed, because nobody but root is concerned or this is not root.
 * @throws ConfigError when root may not become that user here, or when that user cannot read this program.
 */
export function becomeOwner({
  usersDir,
  recordId,
}: Pick<OwnedPlace, "usersDir" | "recordId">): Owner | undefined {
  return process.getuid?.() === 0
    ? becomeOther(firstOfAnother(join(usersDir, recordId)))
    : undefined;
}

/** The same for whoever was found on the way to any file or folder. */
export function becomeOther(other: Other | undefined): Owner | undefined {
  const { getuid, setgroups, setgid, setuid } = process;
  if (getuid?.() !== 0 || !setgroups || !setgid || !setuid || !other) return undefined;
  const { path: folder, uid } = other;
  try {
    setgroups([]);
    setgid(groupOf(other));
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
