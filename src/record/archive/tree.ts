// A folder is read whole: all its files, as bytes.

import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { factual } from "../../factual.ts";
import { RecordError } from "../../errors.ts";
import { readWhole } from "../files.ts";
import { placeIn } from "../links.ts";

export interface Tree {
  /** Plain files by name, "/" between folders, in order of names. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** Names of links, special files and skipped entries. A skipped folder has one name. */
  readonly others: readonly string[];
}

/** Reads all files below a folder. @throws RecordError when they have more bytes than `maxBytes` together. */
export async function readTree(
  folder: string,
  options: { readonly skip: (name: string) => boolean; readonly maxBytes: number },
): Promise<Tree> {
  const files = new Map<string, Buffer>();
  const others: string[] = [];
  let left = options.maxBytes;
  const read = async (under: string): Promise<void> => {
    const entries = await readdir(join(folder, under), { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = under ? `${under}/${entry.name}` : entry.name;
      if (options.skip(name) || !(entry.isFile() || entry.isDirectory())) others.push(name);
      else if (entry.isDirectory()) await read(name);
      else {
        left -= (await lstat(join(folder, name))).size;
        if (left < 0) throw tooMuch(folder, options.maxBytes);
        files.set(name, await readWhole(placeIn(folder, name)));
      }
    }
  };
  await read("");
  return { files, others };
}

function tooMuch(folder: string, maxBytes: number): RecordError {
  return new RecordError(factual`${{ file: folder }} has more than ${maxBytes} bytes in it`, {
    code: "archive_too_large",
  });
}
