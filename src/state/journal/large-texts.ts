// A large text that is to replace a file is written to a file under .runtime before the commit, durably, and is renamed into its
// place afterwards. So the commit holds its hashes only. Proof: test/state/large-texts.test.ts and test/crash/merge.test.ts.

import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { removeFile, syncFolder, writeText } from "../../record/files.ts";
import { sha256Hex } from "../../record/text/checksum.ts";
import type { FileEdit } from "../../record/types.ts";
import type { StateDatabase } from "../database/database.ts";
import { besidePath, type Operation } from "./file-operations.ts";

/** A change of a whole file that `prepare` has made ready to be committed. */
export interface PreparedEdit {
  readonly path: string;
  readonly beforeSha: string;
  readonly afterSha: string;
  /** The whole new text; empty when it stands in a file beside. */
  readonly data: string;
  /** Name of that file under .runtime. */
  readonly beside: string | null;
}

export interface LargeTexts {
  /** Writes the large ones of the new texts to files beside. @throws the system's error; then nothing is left of them. */
  prepare(edits: readonly FileEdit[]): Promise<readonly PreparedEdit[]>;
  /** What goes into the commit. @throws for a file beside that was removed meanwhile. */
  prepared(edit: FileEdit | PreparedEdit): PreparedEdit;
  /** Tells what stands in a file now, so that nobody has to read megabytes that this process has just written. */
  inPlace(operation: Operation): void;
  /** Removes what was prepared and is in no committed operation. */
  dropUnused(): Promise<void>;
}

export interface LargeTextOptions {
  readonly database: StateDatabase;
  /** Absolute path of the Record's folder. */
  readonly folder: string;
  /** Called when a large text has been put in its file's place, with the file's version as `RecordStore` tells it. */
  readonly onReplaced?: (path: string, text: string, version: string) => void;
  readonly onStep: (step: string) => void;
  /** Characters from which on a text is a large one. For tests. */
  readonly largeText?: number;
}

/** Characters. A smaller text is cheaper in the commit itself than in a file of its own. */
const LARGE_TEXT = 128 * 1024;

/** End of the name of a file beside. */
export const BESIDE = ".beside";

/** The large texts of one journal. */
export function createLargeTexts(options: LargeTextOptions): LargeTexts {
  const { database, folder, onStep, largeText = LARGE_TEXT } = options;
  /** Those of this process that are not in their files' places yet, by the name of the file beside. */
  const waiting = new Map<string, { readonly text: string; readonly version: string }>();
  /** The one that was put in its place last for each file. Its hash need not be worked out again. */
  const replaced = new Map<string, { readonly text: string; readonly sha256: string }>();

  const putBeside = async ({ path, before, after }: FileEdit): Promise<PreparedEdit> => {
    const last = replaced.get(path);
    const beforeSha = last?.text === before ? last.sha256 : sha256Hex(before);
    const beside = `${randomBytes(6).toString("hex")}${BESIDE}`;
    onStep(`beside ${path}`);
    const file = besidePath(beside, folder);
    const { sha256, version } = await writeText(file, after, join(folder, path));
    waiting.set(beside, { text: after, version });
    return { path, beforeSha, afterSha: sha256, data: "", beside };
  };

  return {
    prepare: async (edits) => {
      const prepared: PreparedEdit[] = [];
      for (const edit of edits) {
        prepared.push(edit.after.length < largeText ? inCommit(edit) : await putBeside(edit));
      }
      if (prepared.some(({ beside }) => beside !== null)) {
        await syncFolder(join(folder, ".runtime"));
      }
      return prepared;
    },
    prepared: (edit) => {
      if (!("beside" in edit)) return inCommit(edit);
      if (edit.beside !== null && !waiting.has(edit.beside)) {
        throw new Error(`${edit.path}: prepared too long ago`);
      }
      return edit;
    },
    inPlace: ({ path, beside, after_sha: sha256 }) => {
      const large = beside === null ? undefined : waiting.get(beside);
      if (!large || sha256 === null) {
        replaced.delete(path);
        return;
      }
      replaced.set(path, { text: large.text, sha256 });
      options.onReplaced?.(path, large.text, large.version);
    },
    dropUnused: async () => {
      if (waiting.size === 0) return;
      const used = besideNames(database);
      for (const name of waiting.keys()) {
        if (used.has(name)) continue;
        waiting.delete(name);
        await removeFile(besidePath(name, folder));
      }
    },
  };
}

function inCommit({ path, before, after }: FileEdit): PreparedEdit {
  const shas = { beforeSha: sha256Hex(before), afterSha: sha256Hex(after) };
  return { path, ...shas, data: after, beside: null };
}

/**
 * Removes the files beside that an earlier process prepared and did not commit.
 * @param runtime absolute path of the Record's folder .runtime.
 */
export async function removeUnusedBeside(database: StateDatabase, runtime: string): Promise<void> {
  const used = besideNames(database);
  for (const name of await readdir(runtime)) {
    if (name.endsWith(BESIDE) && !used.has(name)) await removeFile(join(runtime, name));
  }
}

/** The names of files under `.runtime` that hold large texts of the journal. */
export function besideNames(database: StateDatabase): ReadonlySet<string> {
  const rows = database.all<{ beside: string }>(
    "SELECT beside FROM file_operation WHERE beside IS NOT NULL",
  );
  return new Set(rows.map(({ beside }) => beside));
}
