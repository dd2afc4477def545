// The bare work of an act: exactly the bytes that it put on the disk, written again on the same disk with nothing around
// them. A file that only grew costs its new bytes and an fsync; any other file is hashed, written beside itself, fsynced
// and renamed.

import { createHash } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

export interface Look {
  readonly size: number;
  readonly changed: number;
  readonly inode: number;
}

export interface Change {
  readonly file: string;
  /** The first new byte; undefined when the file was replaced. */
  readonly grownFrom?: number;
}

/** The files of a folder as they are now, without those of folders in it. */
export function lookAt(folder: string): ReadonlyMap<string, Look> {
  return new Map(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }): [string, Look] => {
        const { size, ctimeMs, ino } = statSync(join(folder, name));
        return [name, { size, changed: ctimeMs, inode: ino }];
      }),
  );
}

/** What has changed since. */
export function changesBetween(
  before: ReadonlyMap<string, Look>,
  folder: string,
): readonly Change[] {
  return [...lookAt(folder)].flatMap(([file, now]): Change[] => {
    const then = before.get(file);
    if (then?.changed === now.changed && then.size === now.size) return [];
    return then?.inode === now.inode && then.size < now.size
      ? [{ file, grownFrom: then.size }]
      : [{ file }];
  });
}

/** Milliseconds for the same bytes, one file after the other. */
export function bareWrite(folder: string, changes: readonly Change[]): number {
  const place = join(folder, ".runtime", "bare");
  mkdirSync(place, { recursive: true });
  const work = changes.map(({ file, grownFrom }) => ({
    path: join(place, file),
    isGrown: grownFrom !== undefined,
    bytes: bytesFrom(join(folder, file), grownFrom ?? 0),
  }));
  const from = performance.now();
  for (const { path, isGrown, bytes } of work) {
    if (!isGrown) createHash("sha256").update(bytes).digest("hex");
    const file = openSync(`${path}.new`, "w");
    writeSync(file, bytes);
    fsyncSync(file);
    closeSync(file);
    if (!isGrown) renameSync(`${path}.new`, path);
  }
  const took = performance.now() - from;
  rmSync(place, { recursive: true, force: true });
  return took;
}

function bytesFrom(path: string, start: number): Uint8Array {
  const file = openSync(path, "r");
  try {
    const bytes = new Uint8Array(Math.max(0, statSync(path).size - start));
    readSync(file, bytes, 0, bytes.length, start);
    return bytes;
  } finally {
    closeSync(file);
  }
}
