// A whole ledger is the file together with the parts that rotation moved out of it, so that totals cover all time. A
// row that stands twice, because a hand edit got in the way of a rotation, counts once: rows carry a time to the
// millisecond.

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readText } from "../files.ts";
import { placeIn } from "../links.ts";
import { readJsonl, type JsonRow } from "../text/jsonl.ts";

const ARCHIVES = "archives";

/** One file of a ledger. */
export interface LedgerPart {
  /** Relative to the Record's folder. */
  readonly path: string;
  readonly text: string;
}

/** The path of an archived part: `archives/SELF-ARCHIVE-2026-03.md`. */
export function archivePath(path: string, month: string): string {
  return `${ARCHIVES}/${path.replace(/\.(\w+)$/, `-${month}.$1`)}`;
}

/**
 * The archived parts of a ledger, oldest first, then the ledger itself. They are not read through the store, which
 * would keep years of rows in memory.
 * @throws RecordError when one of them cannot be read.
 */
export async function readLedger(folder: string, path: string): Promise<readonly LedgerPart[]> {
  const paths = await ledgerPaths(folder, path);
  const texts = await Promise.all(paths.map((part) => readText(placeIn(folder, part))));
  return paths.map((part, index) => ({ path: part, text: texts[index] ?? "" }));
}

/** The paths of these parts, in the same order. */
export async function ledgerPaths(folder: string, path: string): Promise<readonly string[]> {
  const isOurs = (name: string): boolean => {
    const month = /(\d{4}-\d\d|unknown)\.\w+$/.exec(name)?.[1];
    return month !== undefined && `${ARCHIVES}/${name}` === archivePath(path, month);
  };
  const names = (await namesIn(join(folder, ARCHIVES))).filter(isOurs).toSorted();
  return [...names.map((name) => `${ARCHIVES}/${name}`), path];
}

/** All rows of the parts, each once, and the lines that are no rows. */
export function rowsOf(parts: readonly LedgerPart[]): {
  readonly rows: readonly JsonRow[];
  readonly badLines: readonly { readonly path: string; readonly line: number }[];
} {
  const read = parts.map(({ path, text }) => ({ path, ...readJsonl(text) }));
  const rows = read.flatMap((part) => part.rows.map(({ value }) => value));
  return {
    rows: parts.length > 1 ? withoutTwins(rows) : rows,
    badLines: read.flatMap(({ path, badLines }) => badLines.map((line) => ({ path, line }))),
  };
}

function withoutTwins(rows: readonly JsonRow[]): readonly JsonRow[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}
