// Folder texts are everything in a Record's folder: our texts, all other files, and names of entries that are not opened.
// Only our texts are held in memory. Another file is read when the words are looked for, and held only when a forgetting
// changes it. No link is followed: nothing behind one is read for anybody, so it is named and not searched.
// Proof: test/gate/forget-anywhere.test.ts and forget-weight.test.ts.

import { lstat, readdir, readlink } from "node:fs/promises";
import { codeOf } from "../../errors.ts";
import {
  hidesWords,
  lookInto,
  lookIntoLarge,
  textOf,
  type Look,
} from "../../record/forget/bytes.ts";
import { leftIn, partsOfForgetting, type Texts } from "../../record/forget/files.ts";
import { freeNameOf, ownName } from "../../record/forget/machine.ts";
import type { ForgetTarget, Purged } from "../../record/forget/target.ts";
import { createRoom, mostHeld, type Room } from "../../record/forget/weight.ts";
import { holdsPhrase, lookForPhrase, type Phrase } from "../../record/forget/words.ts";
import type { RecordArchive } from "../../record/archive/archive.ts";
import { factual } from "../../factual.ts";
import { isTooLarge, MOST_FILES, recordTooLarge } from "../../record/bounds.ts";
import { filePieces } from "../../record/file-pieces.ts";
import { isSettled, stampOf } from "../../record/file-stamp.ts";
import { placeIn } from "../../record/links.ts";
import { createBreaks, withBreaks } from "../../pause.ts";
import { holdsDigest, isExport, retireDigests, type RetiredFiles } from "./retired-digests.ts";
import { createSeenFiles, type SeenArtifact, type SeenFiles } from "./seen-files.ts";

/** Files by name, "/" between folders. */
export interface FolderTexts {
  /** Our texts, and Markdown beside them. */
  readonly texts: Texts;
  readonly others: ReadonlyMap<string, OtherFile>;
  /** Links, special files, and files without permission. */
  readonly closed: readonly string[];
  /** The places that links lead to. */
  readonly links: ReadonlyMap<string, string>;
  /** Names of folders. */
  readonly folders: readonly string[];
  /** Versions of the files. One that was changed a moment ago has none, nor has one in an archive. */
  readonly stamps: ReadonlyMap<string, string>;
  /** Memory that is left for texts. */
  readonly room: Room;
  /** True for an archive: a file that cannot be read there makes all of it unreadable. */
  readonly isArchive: boolean;
}

/** A file that is no text of ours. It is read each time that it is needed. */
export interface OtherFile {
  readonly size: number;
  readonly pieces: () => AsyncIterable<Uint8Array>;
}

/** The possible effect of a forgetting on such files. */
export interface FolderFindings {
  /** The texts that a forgetting works on: ours, and those that it changes. */
  readonly texts: Texts;
  readonly changed: ReadonlyMap<string, Purged>;
  /** Files that hold the words and cannot be changed. */
  readonly beyond: readonly string[];
  /** Files in which a key, a number or a heading of the formats is the same word. */
  readonly ours: readonly string[];
  /** Files that could hold words in a form that cannot be read. */
  readonly sealed: readonly string[];
}

/**
 * Reads the folder without files of the process and of git.
 * @throws RecordError as `recordTooLarge` makes it; the system's error when the folder itself cannot be read.
 */
export function readTexts(folder: string): Promise<FolderTexts> {
  return readFolder(folder, {
    isSkipped: (name) => [".runtime", ".git"].includes(name),
    isText: isOurText,
  });
}

/** A text that is read as a whole, whatever words are looked for. */
function isOurText(name: string): boolean {
  return ownName(name) !== undefined || /^[^/]+\.md$/.test(name);
}

/**
 * Reads a folder. Throws as `readTexts`.
 * @param names.isSkipped called with each name.
 */
export async function readFolder(
  folder: string,
  names: {
    readonly isSkipped: (name: string) => boolean;
    readonly isText: (name: string) => boolean;
  },
): Promise<FolderTexts> {
  const texts = new Map<string, string>();
  const others = new Map<string, OtherFile>();
  const closed: string[] = [];
  const links = new Map<string, string>();
  const folders: string[] = [];
  const stamps = new Map<string, string>();
  const room = createRoom(folder);
  const read = async (name: string): Promise<void> => {
    const path = name === "" ? folder : placeIn(folder, name);
    const stats = await lstat(path, { bigint: true });
    if (stats.isDirectory()) {
      if (name !== "") folders.push(name);
      for (const entry of (await readdir(path)).toSorted()) {
        const inner = name === "" ? entry : `${name}/${entry}`;
        if (!names.isSkipped(inner)) await readOne(inner);
      }
    } else if (stats.isSymbolicLink()) {
      closed.push(name);
      // Where a link leads to is a text that somebody wrote.
      links.set(name, await readlink(path));
    } else if (!stats.isFile()) closed.push(name);
    else if (texts.size + others.size >= MOST_FILES) {
      throw recordTooLarge(folder, factual`${MOST_FILES} files`);
    } else {
      const file = { size: Number(stats.size), pieces: () => filePieces(path) };
      // Before it is read: what is written meanwhile has another one.
      if (isSettled(stats, Date.now())) stamps.set(name, stampOf(stats));
      const text = names.isText(name) ? await textIn(name, file, room) : undefined;
      if (text === undefined) others.set(name, file);
      else texts.set(name, text);
    }
  };
  const readOne = async (name: string): Promise<void> => {
    try {
      await read(name);
    } catch (error) {
      if (isTooLarge(error)) throw error;
      const isGone = codeOf(error) === "ENOENT";
      // A name that is no UTF-8 cannot be asked for.
      if (!isGone || name.includes("\uFFFD")) closed.push(name);
    }
  };
  await read("");
  return { texts, others, closed, links, folders, stamps, room, isArchive: false };
}

/** Reads the texts of an archive. Its other files are unpacked again, one at a time, when they are looked into. */
export async function textsInArchive({
  recordId,
  files,
  pieces,
}: Pick<RecordArchive, "recordId" | "files" | "pieces">): Promise<FolderTexts> {
  const texts = new Map<string, string>();
  const others = new Map<string, OtherFile>();
  const room = createRoom(recordId);
  for (const [name, size] of files) {
    const file = { size, pieces: () => pieces(name) };
    const text = isOurText(name) ? await textIn(name, file, room) : undefined;
    if (text === undefined) others.set(name, file);
    else texts.set(name, text);
  }
  return {
    texts,
    others,
    closed: [],
    links: new Map(),
    folders: [],
    stamps: new Map(),
    room,
    isArchive: true,
  };
}

/** A text of ours; undefined when it is none. */
async function textIn(name: string, file: OtherFile, room: Room): Promise<string | undefined> {
  room.require(file.size);
  const text = textOf(name, await wholeOf(file));
  if (text !== undefined) room.take(file.size);
  return text;
}

async function wholeOf({ size, pieces }: OtherFile): Promise<Buffer> {
  const whole = Buffer.allocUnsafe(size);
  const more: Uint8Array[] = [];
  let at = 0;
  for await (const piece of pieces()) {
    if (at + piece.length <= size) whole.set(piece, at);
    // It has grown since it was looked at.
    else more.push(piece);
    at += piece.length;
  }
  return more.length === 0 ? whole.subarray(0, at) : wholeOf({ size: at, pieces });
}

/** The names of the texts that hold the words. Other work goes on between two parts of them. */
export async function textsWith(
  { texts, stamps }: Pick<FolderTexts, "texts" | "stamps">,
  { phrases }: Pick<ForgetTarget, "phrases">,
  seen: SeenFiles = createSeenFiles(),
): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  const { own } = seen.about(phrases);
  const breaks = createBreaks();
  for (const [name, text] of texts) {
    const stamp = stamps.get(name);
    const isHeld =
      own.get(name, stamp) ?? own.set(name, stamp, await withBreaks(lookForPhrase(text, phrases)));
    if (isHeld) held.add(name);
    if (breaks.isDue()) await breaks.take();
  }
  return held;
}

/**
 * Searches everything, and names the files that still hold the words after taking them out.
 * @param known.held the texts of ours that hold the words, as `textsWith` gives them.
 * @param known.seen what earlier searches saw: a file of the same version is not searched again.
 * @throws RecordError as `recordTooLarge` makes it, when the texts that change do not fit into memory.
 */
export async function searchTexts(
  folder: FolderTexts,
  target: ForgetTarget,
  known: { readonly held?: ReadonlySet<string>; readonly seen?: SeenFiles } = {},
): Promise<FolderFindings> {
  const { phrases } = target;
  const { others, closed, links, folders } = folder;
  const { seen = createSeenFiles() } = known;
  const rest = await lookIntoOthers(folder, target, seen);
  const own = known.held ?? (await textsWith(folder, target, seen));
  const held = new Set([...own, ...rest.held]);
  const texts = new Map([...folder.texts, ...rest.texts]);
  const changed = await withBreaks(partsOfForgetting(texts, target, held));
  const breaks = createBreaks();
  const beyond = rest.beyond;
  const ours: string[] = [];
  const sealed = new Set([...closed, ...rest.sealed]);
  for (const [name, text] of texts) {
    if (breaks.isDue()) await breaks.take();
    if (hidesWords(text)) sealed.add(name);
    const after = changed.get(name)?.after;
    if (after === undefined && !held.has(name)) continue;
    const left = leftIn(name, after ?? text, target);
    if (left === "words") beyond.push(name);
    if (left === "ours") ours.push(name);
  }
  for (const [name, to] of links) if (holdsPhrase(to, phrases)) beyond.push(name);
  const { renamed } = rest.withHex.length > 0 ? retireDigests(texts, changed) : NOTHING;
  const retired = new Set([...renamed].flatMap(([was, is]) => (was === is ? [] : [was])));
  const { digests, names } = seen.about(phrases);
  const isWithout = oncePerSet((digests) => digests.isSupersetOf(retired));
  for (const name of rest.withHex) {
    if (breaks.isDue()) await breaks.take();
    const stamp = folder.stamps.get(name);
    const known = digests.get(name, stamp);
    if (known && isWithout(known)) continue;
    const text = await otherText(name, folder);
    if (text === undefined) continue;
    if (holdsDigest(text, renamed) || isExport(text)) {
      folder.room.take(others.get(name)?.size ?? 0);
      texts.set(name, text);
    } else digests.set(name, stamp, retired);
  }
  const named: string[] = [];
  for (const name of new Set([...texts.keys(), ...others.keys(), ...closed, ...folders])) {
    if (names.get(name, name) ?? names.set(name, name, holdsPhrase(freeNameOf(name), phrases))) {
      named.push(name);
    }
    if (breaks.isDue()) await breaks.take();
  }
  const isBeyond = new Set([...beyond, ...named]);
  const isSealed = [...sealed].filter((name) => !isBeyond.has(name));
  return { texts, changed, beyond: [...isBeyond], ours, sealed: isSealed };
}

/** Files that were searched together have one set. */
function oncePerSet(
  test: (set: ReadonlySet<string>) => boolean,
): (set: ReadonlySet<string>) => boolean {
  const known = new Map<ReadonlySet<string>, boolean>();
  return (set) => {
    const is = known.get(set) ?? test(set);
    known.set(set, is);
    return is;
  };
}

const NOTHING: Pick<RetiredFiles, "renamed"> = { renamed: new Map() };

/** What the files that are no texts of ours hold. */
interface OtherFindings {
  /** Texts that a forgetting may change. */
  readonly texts: Map<string, string>;
  /** Those of them that hold the words. */
  readonly held: readonly string[];
  /** Other texts with hexadecimal numbers, which may be digests of what is forgotten. */
  readonly withHex: readonly string[];
  readonly beyond: string[];
  readonly sealed: readonly string[];
}

/** Reads all other files, one at a time. */
async function lookIntoOthers(
  folder: FolderTexts,
  target: ForgetTarget,
  seen: SeenFiles,
): Promise<OtherFindings> {
  const { others, room, stamps } = folder;
  const ids = new Set([...target.candidateIds, ...target.entries.keys()]);
  const found = {
    texts: new Map<string, string>(),
    held: [] as string[],
    withHex: [] as string[],
    beyond: [] as string[],
    sealed: [] as string[],
  };
  const { artifacts, withoutIds } = seen.about(target.phrases);
  const breaks = createBreaks();
  for (const [name, file] of others) {
    if (breaks.isDue()) await breaks.take();
    const stamp = stamps.get(name);
    const known = artifacts.get(name, stamp);
    const isKnown =
      known?.isText === false ||
      (known?.isHeld === false && withoutIds.get(name, stamp)?.isSupersetOf(ids) === true);
    const text = isKnown ? undefined : await otherText(name, folder);
    const look =
      known && (isKnown || text !== undefined)
        ? known
        : await lookIntoOther(file, text, folder, target);
    if (look === "closed") {
      found.sealed.push(name);
      continue;
    }
    artifacts.set(name, stamp, look);
    if (look.isHeld && !look.isText) found.beyond.push(name);
    if (look.isHeld && text !== undefined) found.held.push(name);
    if (text !== undefined && (look.isHeld || [...ids].some((id) => text.includes(id)))) {
      room.take(file.size);
      found.texts.set(name, text);
      continue;
    }
    if (look.isText) withoutIds.set(name, stamp, ids);
    if (look.isSealed) found.sealed.push(name);
    if (look.hasHex) found.withHex.push(name);
  }
  return found;
}

/** `closed` is one that cannot be read now, and perhaps later. */
async function lookIntoOther(
  file: OtherFile,
  text: string | undefined,
  folder: FolderTexts,
  { phrases }: ForgetTarget,
): Promise<SeenArtifact | "closed"> {
  if (text === undefined) {
    const look = await orClosed(folder, () => lookIntoFile(file, phrases));
    if (look === "closed") return look;
    return { isText: false, isHeld: look === "held", isSealed: look === "sealed", hasHex: false };
  }
  return {
    isText: true,
    isHeld: await withBreaks(lookForPhrase(text, phrases)),
    isSealed: hidesWords(text),
    hasHex: HEX.test(text),
  };
}

const HEX = /[0-9a-f]{16}/i;

/** The file as a text that can be changed; undefined when it is none, or too large. */
async function otherText(name: string, folder: FolderTexts): Promise<string | undefined> {
  const file = folder.others.get(name);
  if (!file || file.size > mostHeld()) return undefined;
  const bytes = await orClosed(folder, () => wholeOf(file));
  return bytes === "closed" ? undefined : textOf(name, bytes);
}

/** A file of a folder that cannot be read is one that cannot be looked into. */
export async function orClosed<T>(
  { isArchive }: Pick<FolderTexts, "isArchive">,
  read: () => Promise<T>,
): Promise<T | "closed"> {
  try {
    return await read();
  } catch (error) {
    if (isArchive) throw error;
    return "closed";
  }
}

/** Searches any file, a large one piece by piece. @throws when it cannot be read. */
export async function lookIntoFile(file: OtherFile, phrases: readonly Phrase[]): Promise<Look> {
  return file.size > mostHeld()
    ? lookIntoLarge(file.pieces(), phrases)
    : lookInto(await wholeOf(file), phrases);
}
