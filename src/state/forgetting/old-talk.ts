// Old talk is what was said before the first day that a Record keeps: in the transcript, its archives, and what a collision kept
// of either. The events of a look-up quote the question, so they have it too.

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { dropBefore } from "../../record/archive/rotation.ts";
import { fileSize, readText, removeFile } from "../../record/files.ts";
import { mostHeld } from "../../record/forget/weight.ts";
import { placeIn } from "../../record/links.ts";
import { jsonLine, readRow } from "../../record/text/jsonl.ts";
import { FILES } from "../../record/store.ts";
import type { FileEdit } from "../../record/types.ts";

export interface ShorterLogs {
  readonly edits: readonly FileEdit[];
  /** Archives that have only their heading left, which is `after`. */
  readonly emptied: readonly Pick<FileEdit, "path" | "after">[];
  /** Logs that memory has no room for beside those that change: they were not read. */
  readonly unread: readonly string[];
}

/**
 * The logs of a folder without what was said before `day` (`2026-03-01`).
 * @param most bytes of texts that are held at once. @throws RecordError when one cannot be read.
 */
export async function shorterLogs(
  day: string,
  folder: string,
  most = mostHeld(),
): Promise<ShorterLogs> {
  const inFolder = await readdir(folder).catch(() => []);
  const inArchives = await readdir(join(folder, "archives")).catch(() => []);
  const names = [...inFolder, ...inArchives.map((name) => `archives/${name}`)];
  const edits: FileEdit[] = [];
  const emptied: Pick<FileEdit, "path" | "after">[] = [];
  const unread: string[] = [];
  let left = most;
  for (const path of names.filter(isLog)) {
    const size = await fileSize(placeIn(folder, path));
    if (size > left) {
      unread.push(path);
      continue;
    }
    const before = (await readText(placeIn(folder, path))) ?? "";
    const { kept, isEmpty } = shorter(path, before, day);
    if (kept !== before) {
      edits.push({ path, before, after: kept });
      left -= size;
    }
    if (isEmpty && path !== FILES.transcript) emptied.push({ path, after: kept });
  }
  return { edits, emptied, unread };
}

/** Removes archives of which only the heading is left. One that somebody has written to meanwhile stays. */
export async function removeEmptied(
  emptied: ShorterLogs["emptied"],
  folder: string,
): Promise<void> {
  for (const { path, after } of emptied) {
    const file = placeIn(folder, path);
    if ((await readText(file)) === after) await removeFile(file);
  }
}

/** A log (`isLog`) without what was said before `day`. The rows of a ledger stay, without the words. */
export function shorter(
  name: string,
  text: string,
  day: string,
): { readonly kept: string; readonly isEmpty: boolean } {
  if (!isOf(FILES.events, name)) return dropBefore(text, day);
  const kept = text.includes('"question"')
    ? text.replace(/[^\n]+\n?/g, (line) => withoutQuestion(line, day))
    : text;
  return { kept, isEmpty: false };
}

function withoutQuestion(line: string, day: string): string {
  const row = readRow(line);
  if (row?.["question"] === undefined) return line;
  const { question: _, ...others } = row;
  const ts = String(row["ts"]);
  const isYoung = /^\d{4}-\d\d-\d\d/.test(ts) && ts >= day;
  return isYoung ? line : jsonLine(others);
}

/** True for the name of a file that keeps what was said: the transcript and the events. */
export function isLog(name: string): boolean {
  return [FILES.transcript, FILES.events].some((file) => isOf(file, name));
}

/** True for a file, its archives, and our text of a collision (`.conflict-...`). */
function isOf(file: string, name: string): boolean {
  const [start = "", end = ""] = file.split(".");
  const own = name.replace(/\.conflict-[\w-]+$/, "");
  return own === file || (own.startsWith(`archives/${start}-`) && own.endsWith(`.${end}`));
}
