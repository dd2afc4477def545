// Strays are files in `.runtime` that are none of the process's own. A forgetting searches them and changes none.
// Proof: test/gate/forget-anywhere.test.ts.

import { lstat } from "node:fs/promises";
import { freeNameOf } from "../../record/forget/machine.ts";
import type { ForgetTarget } from "../../record/forget/target.ts";
import { holdsPhrase } from "../../record/forget/words.ts";
import { lookIntoFile, orClosed, readFolder, type FolderFindings } from "./texts.ts";

/**
 * Searches `.runtime`, where every file but those of `LOOKED_AT` is a stray.
 * @param isRunning false for a folder that no bot starts in: there a scratch folder is what a kill left.
 */
export async function searchStrays(
  runtime: string,
  { phrases }: Pick<ForgetTarget, "phrases">,
  isRunning: boolean,
): Promise<Pick<FolderFindings, "beyond" | "sealed">> {
  if (!(await lstat(runtime).catch(() => undefined))?.isDirectory()) {
    return { beyond: [], sealed: [] };
  }
  const known: string[] = [];
  const strays = await readFolder(runtime, {
    isSkipped: (name) => {
      const isKnown = LOOKED_AT.test(name) || (isRunning && name === ".forgetting");
      if (isKnown && !OURS.test(name)) known.push(name);
      return isKnown;
    },
    isText: () => false,
  });
  const beyond = new Set(known.filter((name) => holdsPhrase(name, phrases)));
  const sealed = new Set(strays.closed);
  for (const [name, file] of strays.others) {
    const look = await orClosed(strays, () => lookIntoFile(file, phrases));
    if (look === "held") beyond.add(name);
    if (look === "sealed" || look === "closed") sealed.add(name);
  }
  for (const [name, to] of strays.links) if (holdsPhrase(to, phrases)) beyond.add(name);
  for (const name of [...strays.others.keys(), ...strays.closed, ...strays.folders]) {
    if (holdsPhrase(freeNameOf(name), phrases)) beyond.add(name);
  }
  return { beyond: [...beyond], sealed: [...sealed].filter((name) => !beyond.has(name)) };
}

/** Files that are searched elsewhere, that hold no words, or that the next start removes. */
const LOOKED_AT =
  /^(?:state\.db(?:-wal|-shm|-journal)?|state\.db\.damaged-.*|backups\/[^/]*\.zip|forget\.key)$/;
/** Those of them whose names hold no words either. */
const OURS =
  /^(?:state\.db(?:-wal|-shm|-journal)?|state\.db\.damaged-\d+|backups\/[\dTZ-]+-[0-9a-f]{4}\.zip|forget\.key)$/;
