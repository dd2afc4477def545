// A file is looked at without being opened, to see that it is still the same.

import { lstatSync, type Stats } from "node:fs";

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
  const { ino, size, mtimeNs, ctimeNs } = stats;
  return { stamp: `${ino}:${size}:${mtimeNs}:${ctimeNs}`, inode: ino, size: Number(size) };
}

/** Text that changes whenever a file does, because our own writes make a new inode. */
export function fileVersion({
  ino,
  size,
  mtimeMs,
}: Pick<Stats, "ino" | "size" | "mtimeMs">): string {
  return `${ino}:${size}:${mtimeMs}`;
}
