// Files beside a Record that are about it: rules of the whole installation, and archives that a person put there. They
// are searched and never changed, for they may be somebody else's too. What tells of the Record by digests, or is a folder or
// a link that nobody opens, is named as not looked into. Proof: test/gate/forget-beside.test.ts.

import { lstat, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { ForgetTarget } from "../../record/forget/target.ts";
import { holdsPhrase } from "../../record/forget/words.ts";
import { filePieces } from "../../record/file-pieces.ts";
import { readWhole } from "../../record/files.ts";
import { FILES } from "../../record/store.ts";
import { isRecordId } from "../../record-id.ts";
import { isAside } from "./copy-places.ts";
import { isExport } from "./retired-digests.ts";
import { lookIntoFile, type FolderFindings } from "./texts.ts";

/** Searches the files beside a Record's folder that bear its name, and the rules of the installation. */
export async function searchBeside(
  folder: string,
  { phrases }: Pick<ForgetTarget, "phrases">,
): Promise<Pick<FolderFindings, "beyond" | "sealed">> {
  const users = dirname(folder);
  const beyond: string[] = [];
  const sealed: string[] = [];
  const names: readonly string[] = await readdir(users).catch(() => []);
  const own = basename(folder);
  // What is named after a Record with a longer name is that one's.
  const longer = names.filter(
    (name) => isRecordId(name) && name !== own && isNamedAfter(name, own),
  );
  for (const name of names.toSorted()) {
    const isAbout =
      name !== own &&
      isNamedAfter(name, own) &&
      !longer.some((id) => id !== name && isNamedAfter(name, id));
    if (!isAbout && name !== FILES.conflictRules) continue;
    const path = join(users, name);
    try {
      const stats = await lstat(path);
      if (!stats.isFile()) {
        // A link is not followed, whatever its name says.
        const isOpened =
          stats.isDirectory() && (isAside(name, own) || (await isRecord(users, name)));
        if (isAbout && !isOpened) sealed.push(join("..", name));
        continue;
      }
      const file = { size: stats.size, pieces: () => filePieces(path) };
      const seen = await lookIntoFile(file, phrases);
      const look = seen === "clear" && (await isExportFile(path, stats.size)) ? "sealed" : seen;
      if (look === "held" || (isAbout && holdsPhrase(name, phrases))) beyond.push(join("..", name));
      else if (look === "sealed") sealed.push(join("..", name));
    } catch {
      sealed.push(join("..", name));
    }
  }
  return { beyond, sealed };
}

/** Digests of a Record's texts may be of the words, and nobody can see of which. */
async function isExportFile(path: string, size: number): Promise<boolean> {
  return size <= LARGE && isExport((await readWhole(path)).toString("latin1"));
}

/** True for somebody's Record, whose own forgettings look into it. */
async function isRecord(users: string, name: string): Promise<boolean> {
  return (
    isRecordId(name) &&
    (await lstat(join(users, name, FILES.self)).catch(() => undefined)) !== undefined
  );
}

const LARGE = 32 * 1024 ** 2;

/** True when the id stands in the name as a word: `sam.bak`, `sam (copy)`, `Copy of sam`, `.sam.old`. */
function isNamedAfter(name: string, id: string): boolean {
  return ` ${name.toLowerCase()} `
    .split(id.toLowerCase())
    .some(
      (before, at, parts) =>
        at + 1 < parts.length &&
        !/[\p{L}\p{N}]$/u.test(before) &&
        !/^[\p{L}\p{N}]/u.test(parts[at + 1] ?? ""),
    );
}
