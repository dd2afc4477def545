// A held copy is a copy of a Record that a forgetting has found something in: a backup, a state.db, or a file of a folder that was
// put aside.

import { basename, join } from "node:path";
import { StateError } from "../../errors.ts";
import { DamagedArchiveError } from "../../record/archive/zip-format.ts";

/** A copy that holds the words, that may hold digests of them, or that is damaged. */
export interface HeldCopy {
  /** Path relative to the Record's folder. */
  readonly path: string;
  /** 0: only digests go. */
  readonly count: number;
  /** Its bytes are damaged: nobody can take anything out of it, so it goes as a whole. */
  readonly isUnreadable: boolean;
  /** @param signal given when this process may hold the Record no more: then the copy stays as it is. @throws its reason. */
  remove(signal: AbortSignal): Promise<void>;
}

export interface CopiesFindings {
  readonly copies: readonly HeldCopy[];
  /** Files that hold the words and cannot be changed: `backup.zip: notes.txt`. */
  readonly beyond: readonly string[];
  /** Files that could hold words in a form that cannot be read, and copies that cannot be read now. */
  readonly sealed: readonly string[];
}

/** Name of the folder of the process's own files. */
export const RUNTIME = ".runtime";

/** A path for people, relative to the Record's folder. */
export function pathOf(folder: string, record: string, name: string): string {
  return folder === record ? name : join("..", basename(folder), name);
}

/** For work of a moment. */
export function unlessGiven(work: () => Promise<void>): HeldCopy["remove"] {
  return async (signal) => {
    signal.throwIfAborted();
    await work();
  };
}

/** True when nobody can read the bytes again. Everything else may pass, and then the copy can be read. */
export function isDamaged(error: unknown): boolean {
  return error instanceof DamagedArchiveError || error instanceof StateError;
}
