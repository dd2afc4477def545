// A file of a Record is opened as itself: never what a link leads to, and never a pipe that somebody has to fill.
// Only record/files.ts and the lease open files by this. Proof: test/record/links.test.ts.

import { closeSync, constants, fstatSync, openSync, type Stats } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { factual } from "../factual.ts";
import { RecordError, codeOf } from "../errors.ts";
import { linkError } from "./links.ts";

/**
 * Opens a file; with `O_CREAT` among the flags a new one is for its owner alone.
 * @throws RecordError `record_link` for a link, RecordError for what is no file; the system's error otherwise.
 */
export async function openFile(path: string, flags: number): Promise<FileHandle> {
  const file = await open(path, flags | ITSELF, 0o600).catch((error: unknown) => {
    throw asLinkError(path, error);
  });
  try {
    requireFile(path, await file.stat());
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The same for a file that is there, in synchronous code. Gives a descriptor. */
export function openFileSync(path: string, flags: number = constants.O_RDONLY): number {
  const descriptor = openItself(path, flags);
  try {
    requireFile(path, fstatSync(descriptor));
    return descriptor;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

function openItself(path: string, flags: number): number {
  try {
    return openSync(path, flags | ITSELF);
  } catch (error) {
    throw asLinkError(path, error);
  }
}

/** Windows has neither of them; they count as nothing then. */
const ITSELF = constants.O_NOFOLLOW | constants.O_NONBLOCK;

function asLinkError(path: string, error: unknown): unknown {
  const code = codeOf(error);
  // FreeBSD says EMLINK.
  return code === "ELOOP" || code === "EMLINK" ? linkError(path, error) : error;
}

function requireFile(path: string, stats: Stats): void {
  if (!stats.isFile())
    throw new RecordError(factual`${{ file: path }} is no file: remove it or give it another name`);
}
