// All that a Record's folder says, links followed: texts of ours, texts behind links (never changed from here), bytes
// that are no UTF-8 text, and names of what cannot be opened at all.

import { lstat, readFile, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { lookInto, textOf } from "../record/forget/bytes.ts";
import { forgetInFiles, leftIn } from "../record/forget/files.ts";
import { ownName } from "../record/forget/machine.ts";
import type { ForgetTarget, Purged } from "../record/forget/target.ts";
import { holdsPhrase } from "../record/forget/words.ts";

/** Files by name, "/" between folders. */
export interface FolderTexts {
  readonly texts: ReadonlyMap<string, string>;
  /** Those of the texts that stand behind a link. */
  readonly linked: ReadonlySet<string>;
  readonly foreign: ReadonlyMap<string, Uint8Array>;
  /** Links that lead nowhere, special files, what may not be read. */
  readonly closed: readonly string[];
}

/** What a forgetting can and cannot do in such files. */
export interface FolderReview {
  readonly changed: ReadonlyMap<string, Purged>;
  /** Names of files that hold the words, and that nothing can be taken out of. */
  readonly beyond: readonly string[];
  /** Files in which a key, a number or a heading of the formats says the same. */
  readonly ours: readonly string[];
  /** Files that words could stand in unseen. */
  readonly sealed: readonly string[];
}

/** Without what belongs to the process and to git. @throws where the folder itself cannot be read. */
export function readTexts(folder: string): Promise<FolderTexts> {
  return readFolder(folder, (name) => [".runtime", ".git"].includes(name));
}

/** @param isSkipped told each name. */
async function readFolder(
  folder: string,
  isSkipped: (name: string) => boolean,
): Promise<FolderTexts> {
  const files = new Map<string, Uint8Array>();
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
      files.set(name, await readFile(path));
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
  return { ...textsOf(files), linked, closed };
}

const LARGEST = 1024 ** 3;

/** Files by what can be done with them. */
export function textsOf(
  files: ReadonlyMap<string, Uint8Array>,
): Pick<FolderTexts, "texts" | "foreign"> {
  const texts = new Map<string, string>();
  const foreign = new Map<string, Uint8Array>();
  for (const [name, bytes] of files) {
    const text = textOf(name, bytes);
    if (text === undefined) foreign.set(name, bytes);
    else texts.set(name, text);
  }
  return { texts, foreign };
}

/** Looks through everything; what is left over after taking the words out is named. */
export async function reviewTexts(
  { texts, linked, foreign, closed }: FolderTexts,
  target: ForgetTarget,
): Promise<FolderReview> {
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
  for (const [name, bytes] of foreign) {
    const look = await lookInto(bytes, phrases);
    if (look === "held") beyond.push(name);
    if (look === "sealed") sealed.push(name);
  }
  const names = [...texts.keys(), ...foreign.keys(), ...closed];
  const named = names.filter((name) => ownName(name) === undefined && holdsPhrase(name, phrases));
  return { changed, beyond: [...new Set([...beyond, ...named])], ours, sealed };
}

/** The same in a folder of the process's own, where nothing but what is looked at elsewhere should be. */
export async function reviewStrays(
  runtime: string,
  target: ForgetTarget,
): Promise<Pick<FolderReview, "beyond" | "sealed">> {
  if (!(await lstat(runtime).catch(() => undefined))?.isDirectory()) {
    return { beyond: [], sealed: [] };
  }
  const { texts, linked, foreign, closed } = await readFolder(runtime, (name) =>
    LOOKED_AT.test(name),
  );
  const bytes = new Map([...texts].map(([name, text]) => [name, Buffer.from(text)]));
  const all = new Map([...foreign, ...bytes]);
  return reviewTexts({ texts: new Map(), linked, foreign: all, closed }, target);
}

/** What is looked at elsewhere, what holds no words, and what the next start takes away. */
const LOOKED_AT =
  /^(?:state\.db(?:-wal|-shm|-journal)?|state\.db\.damaged-.*|backups\/[^/]*\.zip|forget\.key|probe|\.forgetting)$/;
