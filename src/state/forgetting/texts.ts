// Folder texts are everything in a Record's folder, links followed: our texts, texts behind links (never changed from
// here), bytes that are no UTF-8 text, and names of entries that cannot be opened.

import { access, constants, lstat, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { inOnePiece } from "../../record/archive/archive.ts";
import { joined } from "../../record/archive/zip.ts";
import { filePieces } from "../../record/file-pieces.ts";
import { lookInto, lookThrough, textOf } from "../../record/forget/bytes.ts";
import { forgetInFiles, leftIn } from "../../record/forget/files.ts";
import { ownName } from "../../record/forget/machine.ts";
import type { ForgetTarget, Purged } from "../../record/forget/target.ts";
import { holdsPhrase } from "../../record/forget/words.ts";

/** A file whose bytes are read when they are needed. */
export interface ForgetFile {
  readonly name: string;
  readonly size: number;
  readonly pieces: () => AsyncIterable<Uint8Array>;
}

/** Files by name, "/" between folders. */
export interface FolderTexts {
  readonly texts: ReadonlyMap<string, string>;
  /** Names of the texts that stand behind a link. */
  readonly linked: ReadonlySet<string>;
  /** Read again when they are searched, one at a time. */
  readonly foreign: ReadonlyMap<string, ForgetFile>;
  /** Links that lead nowhere, special files, and files without permission. */
  readonly closed: readonly string[];
}

/** The possible effect of a forgetting on such files. */
export interface FolderFindings {
  readonly changed: ReadonlyMap<string, Purged>;
  /** Files that hold the words and cannot be changed. */
  readonly beyond: readonly string[];
  /** Files in which a key, a number or a heading of the formats is the same word. */
  readonly ours: readonly string[];
  /** Files that could hold words in a form that cannot be read. */
  readonly sealed: readonly string[];
}

/** Reads the folder without files of the process and of git. @throws when the folder itself cannot be read. */
export function readTexts(folder: string): Promise<FolderTexts> {
  return readFolder(folder, (name) => [".runtime", ".git"].includes(name));
}

/** @param isSkipped called with each name. */
async function readFolder(
  folder: string,
  isSkipped: (name: string) => boolean,
): Promise<FolderTexts> {
  const files: ForgetFile[] = [];
  const linked = new Set<string>();
  const closed: string[] = [];
  const read = async (name: string, isLinked: boolean, above: readonly string[]): Promise<void> => {
    const path = join(folder, name);
    const stats = await stat(path);
    if (stats.isDirectory()) {
      const real = await realpath(path);
      if (above.includes(real)) return;
      for (const entry of (await readdir(path)).toSorted()) {
        const inner = name === "" ? entry : `${name}/${entry}`;
        if (!isSkipped(inner)) await readOne(inner, isLinked, [...above, real]);
      }
    } else if (stats.isFile() && stats.size <= LARGEST) {
      // The link was followed above, on purpose.
      const real = await realpath(path);
      await access(real, constants.R_OK);
      files.push({ name, size: stats.size, pieces: () => filePieces(real) });
      if (isLinked) linked.add(name);
    } else closed.push(name);
  };
  const readOne = async (
    name: string,
    isLinked: boolean,
    above: readonly string[],
  ): Promise<void> => {
    try {
      const isLink = (await lstat(join(folder, name))).isSymbolicLink();
      await read(name, isLinked || isLink, above);
    } catch {
      closed.push(name);
    }
  };
  await read("", false, []);
  return sortFiles(files, { linked, closed });
}

const LARGEST = 1024 ** 3;

/** Sorts files into texts that can be changed, which are read, and others, which are searched one at a time. */
export async function sortFiles(
  files: readonly ForgetFile[],
  beside: Pick<FolderTexts, "linked" | "closed">,
): Promise<FolderTexts> {
  const texts = new Map<string, string>();
  const foreign = new Map<string, ForgetFile>();
  for (const file of files) {
    const text =
      file.size <= LARGEST_TEXT ? textOf(file.name, await joined(file.pieces())) : undefined;
    if (text === undefined) foreign.set(file.name, file);
    else texts.set(file.name, text);
  }
  return { texts, foreign, ...beside };
}

/** Bytes. A larger file is no text of a Record: it is searched as it stands, piece by piece. */
const LARGEST_TEXT = 32 * 1024 ** 2;

/** Searches everything, and names the files that still hold the words after taking them out. */
export async function searchTexts(
  { texts, linked, foreign, closed }: FolderTexts,
  target: ForgetTarget,
): Promise<FolderFindings> {
  const { phrases } = target;
  const changed = forgetInFiles(texts, target, linked);
  const beyond: string[] = [];
  const ours: string[] = [];
  const sealed = [...closed];
  for (const [name, text] of texts) {
    const left = leftIn(name, changed.get(name)?.after ?? text, target);
    if (left === "words") beyond.push(name);
    if (left === "ours") ours.push(name);
  }
  for (const [name, file] of foreign) {
    const look =
      file.size <= LARGEST_TEXT
        ? await lookInto(await joined(file.pieces()), phrases)
        : await lookThrough(file.pieces(), phrases);
    if (look === "held") beyond.push(name);
    if (look === "sealed") sealed.push(name);
  }
  const names = [...texts.keys(), ...foreign.keys(), ...closed];
  const named = names.filter((name) => ownName(name) === undefined && holdsPhrase(name, phrases));
  return { changed, beyond: [...new Set([...beyond, ...named])], ours, sealed };
}

/** The same search in `.runtime`, where every file but those of `LOOKED_AT` is a stray. */
export async function searchStrays(
  runtime: string,
  target: ForgetTarget,
): Promise<Pick<FolderFindings, "beyond" | "sealed">> {
  if (!(await lstat(runtime).catch(() => undefined))?.isDirectory()) {
    return { beyond: [], sealed: [] };
  }
  const { texts, linked, foreign, closed } = await readFolder(runtime, (name) =>
    LOOKED_AT.test(name),
  );
  const bytes = new Map(
    [...texts].map(([name, text]) => {
      const held = Buffer.from(text);
      return [name, { name, size: held.length, pieces: inOnePiece(held) }];
    }),
  );
  const all = new Map([...foreign, ...bytes]);
  return searchTexts({ texts: new Map(), linked, foreign: all, closed }, target);
}

/** Files that are searched elsewhere, that hold no words, or that the next start removes. */
const LOOKED_AT =
  /^(?:state\.db(?:-wal|-shm|-journal)?|state\.db\.damaged-.*|backups\/[^/]*\.zip|forget\.key|probe|\.forgetting)$/;
