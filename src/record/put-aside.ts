// Folders beside the place of a Record that a restore makes: the new one before it has the Record's name, and the one that
// was there before. While the Record itself is missing, one of them is the Record: no other is made, seeded or restored in
// its place, for that one would know neither who was put out nor what was forgotten. Proof: test/state/restore-cut.test.ts.

import { lstatSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ConfigError } from "../errors.ts";
import { requireNotInstalled } from "../installed.ts";

/** The suffix of the folder that a restore makes. */
export const RESTORED = ".restored";
/** Begins the suffix of the folder that was there before; a time follows. An id has no dot, so no bot takes it for a Record. */
export const ASIDE = ".before-restore-";

/**
 * @throws ConfigError that tells how to go on, when there is no Record of this name, but one that a restore or the installer
 * left beside its place.
 */
export function requireNonePutAside(place: {
  readonly usersDir: string;
  readonly recordId: string;
}): void {
  const folder = join(place.usersDir, place.recordId);
  if (isThere(folder)) return;
  requireNotInstalled(place);
  const missing = `There is no Record "${place.recordId}"`;
  const fresh = `${folder}${RESTORED}`;
  if (isThere(fresh)) {
    throw new ConfigError(
      `${missing}: a restore was cut short just before its end. Finish it with: mv ${fresh} ${folder}`,
      { code: "record_missing" },
    );
  }
  const before = newestAside(folder);
  if (before !== undefined) {
    throw new ConfigError(
      `${missing}, but what a restore put aside is there. Bring it back first with: mv ${before} ${folder}`,
      { code: "record_missing" },
    );
  }
}

function newestAside(folder: string): string | undefined {
  const users = dirname(folder);
  const names = isThere(users) ? readdirSync(users) : [];
  const newest = names
    .filter((name) => name.startsWith(`${basename(folder)}${ASIDE}`))
    .toSorted()
    .at(-1);
  return newest === undefined ? undefined : join(users, newest);
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
