// Changes of files that wait in the journal of a copy hold words, too: a line of the transcript, or all of a file that is saved. Where
// they cannot be carried out, the forgetting takes them out of the journal. Proof: test/state/journal-aside.test.ts.

import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { filePieces } from "../../record/file-pieces.ts";
import { forgetInFiles, leftIn } from "../../record/forget/files.ts";
import { freeNameOf } from "../../record/forget/machine.ts";
import type { ForgetTarget } from "../../record/forget/target.ts";
import { holdsPhrase } from "../../record/forget/words.ts";
import type { StateDatabase } from "../database/database.ts";
import { BESIDE } from "../journal/large-texts.ts";
import type { HeldRows } from "./rows.ts";
import { lookIntoFile } from "./texts.ts";

/**
 * The names of large texts under `.runtime` that surely hold none of the words.
 * @param runtime absolute path.
 */
export async function clearBeside(
  runtime: string,
  { phrases }: Pick<ForgetTarget, "phrases">,
): Promise<ReadonlySet<string>> {
  const clear = new Set<string>();
  for (const name of await readdir(runtime).catch(() => [])) {
    if (!name.endsWith(BESIDE)) continue;
    try {
      const path = join(runtime, name);
      const stats = await lstat(path);
      const file = { size: stats.size, pieces: () => filePieces(path) };
      if (stats.isFile() && (await lookIntoFile(file, phrases)) === "clear") clear.add(name);
    } catch {
      // One that cannot be read is not clear.
    }
  }
  return clear;
}

/**
 * The changes that hold the words, and those of files that the forgetting changes: they hold digests of the old text.
 * @param clear as `clearBeside` gives it. @param changed names of the files that change.
 */
export function heldChanges(
  database: StateDatabase,
  target: ForgetTarget,
  { clear, changed }: { readonly clear: ReadonlySet<string>; readonly changed: Iterable<string> },
): Pick<HeldRows, "count" | "remove"> {
  const files = new Set(changed);
  const held = database
    .all<Row>("SELECT id, path, mode, data, beside FROM file_operation ORDER BY id")
    .filter(
      ({ path, mode, data, beside }) =>
        (mode === "replace" && files.has(path)) ||
        (beside !== null && !clear.has(beside)) ||
        holdsPhrase(freeNameOf(path), target.phrases) ||
        holdsWords(path, data, target),
    );
  return {
    count: held.length,
    remove: () => {
      for (const { id } of held) database.run("DELETE FROM file_operation WHERE id = ?", id);
    },
  };
}

interface Row {
  readonly id: number;
  readonly path: string;
  readonly mode: string;
  readonly data: string;
  readonly beside: string | null;
}

/** A line alone is not read as its file is, so words that may be the file's own count as words. */
function holdsWords(path: string, data: string, target: ForgetTarget): boolean {
  if (leftIn(path, data, target) === "words") return true;
  const ids = [...target.candidateIds, ...target.entries.keys()];
  return (
    ids.some((id) => data.includes(id)) && forgetInFiles(new Map([[path, data]]), target).size > 0
  );
}
