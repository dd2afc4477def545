// A folder is listed: all its files by name and size. Their bytes are read one file at a time, by whoever needs them.

import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { factual } from "../../factual.ts";
import { MOST_BYTES, MOST_FILES, recordTooLarge } from "../bounds.ts";

export interface Tree {
  /** Sizes of plain files by name, "/" between folders, in order of names. */
  readonly files: ReadonlyMap<string, number>;
  /** Names of links, special files and skipped entries. A skipped folder has one name. */
  readonly others: readonly string[];
}

/** Lists all files below a folder. @throws RecordError when they are more than a Record may have. */
export async function listTree(folder: string, skip: (name: string) => boolean): Promise<Tree> {
  const files = new Map<string, number>();
  const others: string[] = [];
  let left = MOST_BYTES;
  const list = async (under: string): Promise<void> => {
    const entries = await readdir(join(folder, under), { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = under ? `${under}/${entry.name}` : entry.name;
      if (skip(name) || !(entry.isFile() || entry.isDirectory())) others.push(name);
      else if (entry.isDirectory()) await list(name);
      else {
        const { size } = await lstat(join(folder, name));
        left -= size;
        if (left < 0) throw recordTooLarge(folder, factual`${MOST_BYTES} bytes`);
        if (files.size >= MOST_FILES) throw recordTooLarge(folder, factual`${MOST_FILES} files`);
        files.set(name, size);
      }
    }
  };
  await list("");
  return { files, others };
}
