// A file is looked at without being opened, to see that it is still the same.

import { lstatSync, type BigIntStats, type Stats } from "node:fs";

/** A file as it is now. `stamp` changes whenever the file does, `inode` when another takes its place. */
export interface FileStamp {
  readonly stamp: string;
  readonly inode: bigint | undefined;
  readonly size: number;
}

/** Looks at a file without reading it. */
export function fileStamp(path: string): FileStamp {
  const stats = lstatSync(path, { throwIfNoEntry: false, bigint: true });
  if (!stats) return { stamp: "absent", inode: undefined, size: 0 };
  return { stamp: stampOf(stats), inode: stats.ino, size: Number(stats.size) };
}

/** The stamp of a file that was looked at already. */
export function stampOf({
  ino,
  size,
  mtimeNs,
  ctimeNs,
}: Pick<BigIntStats, "ino" | "size" | "mtimeNs" | "ctimeNs">): string {
  return `${ino}:${size}:${mtimeNs}:${ctimeNs}`;
}

/**
 * True when the file was changed so long ago that a change from now on gives it another stamp: a file system counts its
 * moments in steps.
 */
export function isSettled({ ctimeMs }: Pick<BigIntStats, "ctimeMs">, now: number): boolean {
  return now - Number(ctimeMs) > LONGEST_STEP_MS;
}

const LONGEST_STEP_MS = 2000;

/** Text that changes whenever a file does, because our own writes make a new inode. */
export function fileVersion({
  ino,
  size,
  mtimeMs,
}: Pick<Stats, "ino" | "size" | "mtimeMs">): string {
  return `${ino}:${size}:${mtimeMs}`;
}
