// Folder texts are everything in a Record's folder: our texts, files that are no UTF-8 text, and names of entries that are
// not opened. No link is followed: nothing behind one is read for anybody, so it is named and not searched.

import { lstat, readdir, readlink } from "node:fs/promises";
import { codeOf } from "../../errors.ts";
import { hidesWords, lookInto, textOf, type Look } from "../../record/forget/bytes.ts";
import { lookIntoLarge } from "../../record/forget/large-file.ts";
import { leftIn, partsOfForgetting, type Texts } from "../../record/forget/files.ts";
import { freeNameOf } from "../../record/forget/machine.ts";
import type { ForgetTarget, Purged } from "../../record/forget/target.ts";
import { holdsPhrase, lookForPhrase, type Phrase } from "../../record/forget/words.ts";
import type { RecordArchive } from "../../record/archive/archive.ts";
import { joined } from "../../record/archive/zip.ts";
import { filePieces } from "../../record/file-pieces.ts";
import { readWhole } from "../../record/files.ts";
import { placeIn } from "../../record/links.ts";
import { createBreaks, withBreaks } from "../../pause.ts";

/** Files by name, "/" between folders. */
export interface FolderTexts {
  readonly texts: Texts;
  readonly foreign: ReadonlyMap<string, ForeignFile>;
  /** Links, special files, and files without permission. */
  readonly closed: readonly string[];
  /** Names of folders. */
  readonly folders?: readonly string[];
}

/** A file that is no text of ours. Its bytes are read when it is looked into, so that only one of them is in memory. */
export type ForeignFile = (phrases: readonly Phrase[]) => Promise<Look>;

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
  const texts = new Map<string, string>();
  const foreign = new Map<string, ForeignFile>();
  const closed: string[] = [];
  const folders: string[] = [];
  const read = async (name: string): Promise<void> => {
    const path = name === "" ? folder : placeIn(folder, name);
    const stats = await lstat(path);
    if (stats.isDirectory()) {
      if (name !== "") folders.push(name);
      for (const entry of (await readdir(path)).toSorted()) {
        const inner = name === "" ? entry : `${name}/${entry}`;
        if (!isSkipped(inner)) await readOne(inner);
      }
    } else if (stats.isSymbolicLink()) {
      closed.push(name);
      // Where a link leads to is a text that somebody wrote.
      const target = await readlink(path);
      foreign.set(name, async (phrases) => (holdsPhrase(target, phrases) ? "held" : "sealed"));
    } else if (!stats.isFile()) closed.push(name);
    else if (stats.size > LARGEST_TEXT)
      foreign.set(name, (phrases) => lookIntoLarge(filePieces(path), phrases));
    else {
      const bytes = await readWhole(path);
      const text = textOf(name, bytes);
      if (text !== undefined) texts.set(name, text);
      else foreign.set(name, async (phrases) => lookInto(await readWhole(path), phrases));
    }
  };
  const readOne = async (name: string): Promise<void> => {
    try {
      await read(name);
    } catch (error) {
      const isGone = codeOf(error) === "ENOENT";
      // A name that is no UTF-8 cannot be asked for.
      if (!isGone || name.includes("\uFFFD")) closed.push(name);
    }
  };
  await read("");
  return { texts, foreign, closed, folders };
}

/** A text is changed as a whole. No file of a Record comes near this size. */
const LARGEST_TEXT = 128 * 1024 ** 2;

/** Reads the texts of an archive. Its other files are unpacked again, one at a time, when they are looked into. */
export async function textsInArchive({
  files,
  pieces,
}: Pick<RecordArchive, "files" | "pieces">): Promise<FolderTexts> {
  const texts = new Map<string, string>();
  const foreign = new Map<string, ForeignFile>();
  for (const [name, size] of files) {
    if (size > LARGEST_TEXT) {
      // It is checked now, because a damaged file makes an archive unreadable.
      for await (const _ of pieces(name));
      foreign.set(name, (phrases) => lookIntoLarge(pieces(name), phrases));
      continue;
    }
    const text = textOf(name, await joined(pieces(name)));
    if (text !== undefined) texts.set(name, text);
    else foreign.set(name, async (phrases) => lookInto(await joined(pieces(name)), phrases));
  }
  return { texts, foreign, closed: [] };
}

/** The names of the texts that hold the words. Other work goes on between two parts of them. */
export async function textsWith(
  texts: Texts,
  { phrases }: Pick<ForgetTarget, "phrases">,
): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  const breaks = createBreaks();
  for (const [name, text] of texts) {
    if (await withBreaks(lookForPhrase(text, phrases))) held.add(name);
    if (breaks.isDue()) await breaks.take();
  }
  return held;
}

/**
 * Searches everything, and names the files that still hold the words after taking them out.
 * @param known the texts that hold the words, as `textsWith` gives them.
 */
export async function searchTexts(
  { texts, foreign, closed, folders = [] }: FolderTexts,
  target: ForgetTarget,
  known?: ReadonlySet<string>,
): Promise<FolderFindings> {
  const { phrases } = target;
  const held = known ?? (await textsWith(texts, target));
  const changed = await withBreaks(partsOfForgetting(texts, target, held));
  const breaks = createBreaks();
  const beyond: string[] = [];
  const ours: string[] = [];
  const sealed = new Set(closed);
  for (const [name, text] of texts) {
    if (breaks.isDue()) await breaks.take();
    if (hidesWords(text)) sealed.add(name);
    const after = changed.get(name)?.after;
    if (after === undefined && !held.has(name)) continue;
    const left = leftIn(name, after ?? text, target);
    if (left === "words") beyond.push(name);
    if (left === "ours") ours.push(name);
  }
  for (const [name, look] of foreign) {
    const result = await look(phrases).catch((): Look => "sealed");
    if (result === "held") beyond.push(name);
    if (result === "sealed") sealed.add(name);
  }
  const names = new Set([...texts.keys(), ...foreign.keys(), ...closed, ...folders]);
  const named = [...names].filter((name) => holdsPhrase(freeNameOf(name), phrases));
  const isBeyond = new Set([...beyond, ...named]);
  const isSealed = [...sealed].filter((name) => !isBeyond.has(name));
  return { changed, beyond: [...isBeyond], ours, sealed: isSealed };
}

/** The same search in `.runtime`, where every file but those of `LOOKED_AT` is a stray. */
export async function searchStrays(
  runtime: string,
  target: ForgetTarget,
): Promise<Pick<FolderFindings, "beyond" | "sealed">> {
  if (!(await lstat(runtime).catch(() => undefined))?.isDirectory()) {
    return { beyond: [], sealed: [] };
  }
  const names: string[] = [];
  const { texts, foreign, closed, folders } = await readFolder(runtime, (name) => {
    const isKnown = LOOKED_AT.test(name);
    if (isKnown && !OURS.test(name)) names.push(name);
    return isKnown;
  });
  const strays = [...texts].map(([name, text]): readonly [string, ForeignFile] => [
    name,
    (phrases) => lookInto(Buffer.from(text), phrases),
  ]);
  const all = new Map([...foreign, ...strays]);
  const found = await searchTexts(
    { texts: new Map(), foreign: all, closed, ...(folders && { folders }) },
    target,
  );
  const named = names.filter((name) => holdsPhrase(name, target.phrases));
  return { beyond: [...found.beyond, ...named], sealed: found.sealed };
}

/** Files that are searched elsewhere, that hold no words, or that the next start removes. */
const LOOKED_AT =
  /^(?:state\.db(?:-wal|-shm|-journal)?|state\.db\.damaged-.*|backups\/[^/]*\.zip|forget\.key|\.forgetting)$/;
/** Those of them whose names hold no words either. */
const OURS =
  /^(?:state\.db(?:-wal|-shm|-journal)?|state\.db\.damaged-\d+|backups\/[\dTZ-]+-[0-9a-f]{4}\.zip|forget\.key|\.forgetting)$/;
