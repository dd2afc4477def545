// Old talk is what was said before the first day that a Record keeps: in the transcript and its archives.

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { dropBefore } from "../../record/archive/rotation.ts";
import { readText } from "../../record/files.ts";
import { placeIn } from "../../record/links.ts";
import { FILES } from "../../record/store.ts";
import type { FileEdit } from "../../record/types.ts";

export interface ShorterLogs {
  readonly edits: readonly FileEdit[];
  /** Archives that have only their heading left. */
  readonly emptied: readonly string[];
}

/** The logs of a folder without what was said before `day` (`2026-03-01`). @throws RecordError when one cannot be read. */
export async function shorterLogs(day: string, folder: string): Promise<ShorterLogs> {
  const inArchives = await readdir(join(folder, "archives")).catch(() => []);
  const names = [FILES.transcript, ...inArchives.map((name) => `archives/${name}`)];
  const edits: FileEdit[] = [];
  const emptied: string[] = [];
  for (const path of names.filter(isLog)) {
    const before = (await readText(placeIn(folder, path))) ?? "";
    const { kept, isEmpty } = dropBefore(before, day);
    if (kept !== before) edits.push({ path, before, after: kept });
    if (isEmpty && path !== FILES.transcript) emptied.push(path);
  }
  return { edits, emptied };
}

/** True for the name of the transcript and of its archives. */
export function isLog(name: string): boolean {
  const [start = ""] = FILES.transcript.split(".");
  return (
    name === FILES.transcript || (name.startsWith(`archives/${start}-`) && name.endsWith(".md"))
  );
}
