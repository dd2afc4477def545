// A folder is listed: all its files by name and size. Their bytes are read one file at a time, by whoever needs them.

import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { factual, type Factual } from "../../factual.ts";
import { RecordError } from "../../errors.ts";

export interface Tree {
  /** Sizes of plain files by name, "/" between folders, in order of names. */
  readonly files: ReadonlyMap<string, number>;
  /** Names of links, special files and skipped entries. A skipped folder has one name. */
  readonly others: readonly string[];
}

/** Lists all files below a folder. @throws RecordError when they are more, or have more bytes together. */
export async function listTree(
  folder: string,
  options: {
    readonly skip: (name: string) => boolean;
    readonly bytes: number;
    readonly entries: number;
  },
): Promise<Tree> {
  const files = new Map<string, number>();
  const others: string[] = [];
  let left = options.bytes;
  const list = async (under: string): Promise<void> => {
    const entries = await readdir(join(folder, under), { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = under ? `${under}/${entry.name}` : entry.name;
      if (options.skip(name) || !(entry.isFile() || entry.isDirectory())) others.push(name);
      else if (entry.isDirectory()) await list(name);
      else {
        const { size } = await lstat(join(folder, name));
        left -= size;
        if (left < 0) throw tooMuch(folder, factual`${options.bytes} bytes`);
        if (files.size >= options.entries) throw tooMuch(folder, factual`${options.entries} files`);
        files.set(name, size);
      }
    }
  };
  await list("");
  return { files, others };
}

function tooMuch(folder: string, most: Factual): RecordError {
  return new RecordError(
    factual`${{ file: folder }} has more than ${most} in it, and no archive takes more: move artifacts elsewhere`,
    { code: "archive_too_large" },
  );
}
