// A link in a Record may lead to anything: another person's Record, a file of the system. Nothing behind one is read,
// written or taken along. A file of ours that is a link ends the start; any other is named and left alone. The folder
// `users` and those above it may be links. Proof: test/record/links.test.ts, test/e2e/linked.test.ts.

import { lstatSync, readdirSync, type Dirent } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { factual } from "../factual.ts";
import { RecordError } from "../errors.ts";

/** A name in a Record that leads out of it. */
export interface FoundLinks {
  /** Links, by name in the Record's folder. */
  readonly links: readonly string[];
  /** Files that have another name too, perhaps in another folder. */
  readonly shared: readonly string[];
}

/**
 * All links below a Record's folder. None is followed, also where the folder itself is one, and what cannot be listed is
 * passed over.
 */
export function findLinks(folder: string): FoundLinks {
  const links: string[] = [];
  const shared: string[] = [];
  for (const { name, entry } of namesBelow(folder)) {
    if (entry.isSymbolicLink()) links.push(name);
    else if (entry.isFile() && hasOtherNames(join(folder, name))) shared.push(name);
  }
  return { links: links.toSorted(), shared: shared.toSorted() };
}

/** A file, a folder or a link, by its name in the Record's folder. */
export interface NameBelow {
  readonly name: string;
  readonly entry: Dirent;
}

/**
 * Everything below a folder, as far as it can be listed. It looks behind no link, and ends in a folder without end: whoever
 * looks may be root, and the folder anybody's.
 */
export function* namesBelow(folder: string): Generator<NameBelow> {
  const folders = isLink(folder) ? [] : [""];
  let left = MOST_NAMES;
  for (let under = folders.pop(); under !== undefined; under = folders.pop()) {
    for (const entry of entriesOf(join(folder, under))) {
      left -= 1;
      if (left < 0) return;
      const name = under === "" ? entry.name : `${under}/${entry.name}`;
      yield { name, entry };
      if (entry.isDirectory()) folders.push(name);
    }
  }
}

/** Five times the files that a Record may have. */
const MOST_NAMES = 100_000;

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function hasOtherNames(path: string): boolean {
  return (lstatSync(path, { throwIfNoEntry: false })?.nlink ?? 1) > 1;
}

/**
 * @param ours names at the top of the folder that code reads or writes.
 * @throws RecordError `record_link` when one of them is a link, or anything in the folders that only we write to.
 */
export function requireNoLinks(folder: string, ours: readonly string[]): void {
  for (const name of ours) if (isLink(join(folder, name))) throw linkError(join(folder, name));
  for (const name of OUR_FOLDERS) requireNoLinksIn(join(folder, name));
}

/** @throws RecordError `record_link` when this folder, or anything in it, is a link. */
export function requireNoLinksIn(folder: string): void {
  const link = [folder, ...below(folder)].find(isLink);
  if (link !== undefined) throw linkError(link);
}

/** Only the bot writes to them. */
const OUR_FOLDERS: readonly string[] = [".runtime", "archives"];

function below(folder: string): readonly string[] {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  return stats?.isDirectory() ? entriesOf(folder).map(({ name }) => join(folder, name)) : [];
}

/**
 * The path of a file by its name in the Record's folder.
 * @throws RecordError `record_path` for a name that leads out of the folder, `record_link` when a folder on the way to it is
 * a link. The file itself is looked at when it is opened.
 */
export function placeIn(folder: string, name: string): string {
  if (!staysInside(name)) throw outsideError(name);
  const parts = name.split(/[/\\]/);
  let path = folder;
  for (const part of parts.slice(0, -1)) {
    path = join(path, part);
    if (isLink(path)) throw linkError(path);
  }
  return join(folder, name);
}

/** True for a relative name that leads to no other folder: without `..` and without a root. */
export function staysInside(name: string): boolean {
  const isPlain = (part: string): boolean => part !== "" && part !== "." && part !== "..";
  return !name.includes("\0") && name.split(/[/\\]/).every(isPlain);
}

/** The error for a name that leads out of the Record. */
export function outsideError(name: string): RecordError {
  return new RecordError(
    factual`${{ file: name }} is no name for a file in a Record: nothing was read or written`,
    { code: "record_path" },
  );
}

/** True when a file, or a folder on the way to it, is a link in the Record. An absolute path counts if it is one of the Record's. */
export function isBehindLink(folder: string, path: string): boolean {
  const way = relative(folder, resolve(folder, path));
  if (way.split(sep)[0] === ".." || isAbsolute(way)) return false;
  const parts = way.split(sep);
  return parts.some((_, index) => isLink(join(folder, ...parts.slice(0, index + 1))));
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** The error for a link. It names the link and not what is behind it. */
export function linkError(path: string, cause?: unknown): RecordError {
  return new RecordError(
    factual`${{ file: path }} is a link, and nothing behind a link is read or written: put the file or folder itself in its place`,
    { code: "record_link", ...(cause !== undefined && { cause }) },
  );
}
