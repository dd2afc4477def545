// One file of a Record, out and in again, for an operator who must not write into the folder: it may be another user's, and
// a link in it would lead root elsewhere. A file that changed meanwhile is not written over.

import { dirname } from "node:path";
import { UsageError } from "../../errors.ts";
import { piecesUpTo } from "../../record/file-pieces.ts";
import {
  ensureFolder,
  fileSha256,
  fileSize,
  readText,
  replaceByWriting,
} from "../../record/files.ts";
import { outsideError, placeIn } from "../../record/links.ts";
import { openRecord } from "../../record/store.ts";
import type { Call } from "../command.ts";
import { recordLocation } from "../record.ts";

interface FileValues {
  readonly user?: string;
  readonly put: boolean;
  readonly was?: string;
}

export async function run(call: Call<FileValues>): Promise<void> {
  const [name, ...more] = call.words;
  if (!name || more.length > 0)
    throw call.wrong("Name the one file, as it is called in the Record");
  const { usersDir, recordId } = recordLocation(call);
  const { folder } = await openRecord(usersDir, recordId);
  // The bot's own are no text of a Record.
  if (/(?:^|[/\\])\.(?:runtime|git)(?:[/\\]|$)/i.test(name)) throw outsideError(name);
  const path = placeIn(folder, name);
  const size = await fileSize(path);
  const sum = await sumOf(path);
  if (call.values.put) await put(path, sum, call);
  else await giveOut(path, { size, sum }, call);
}

async function giveOut(
  path: string,
  { size, sum }: { readonly size: number; readonly sum: string },
  call: Call<FileValues>,
): Promise<void> {
  if (sum === NONE) throw new UsageError(`There is nothing in ${path}`);
  if (call.isTerminal) call.show((await readText(path)) ?? "");
  else await call.give(piecesUpTo(path, size));
  call.note(`To put it back: --put --was ${sum} < FILE`);
}

async function put(path: string, sum: string, call: Call<FileValues>): Promise<void> {
  const { values, input } = call;
  requireAsItWas(path, sum, values.was);
  await ensureFolder(dirname(path));
  await replaceByWriting(path, async (file) => {
    await file.writeFile(input);
    if ((await file.stat()).size === 0) throw new UsageError("Nothing was given: < FILE");
    await file.sync();
    // What is given may come as slowly as it likes, and the bot saves meanwhile.
    requireAsItWas(path, await sumOf(path), values.was);
  });
  call.print(`Wrote ${path}. The command validate says whether it breaks a rule.`);
}

async function sumOf(path: string): Promise<string> {
  return (await fileSize(path)) > 0 ? (await fileSha256(path)).slice(0, SHOWN) : NONE;
}

/** @throws UsageError */
function requireAsItWas(path: string, sum: string, was: string | undefined): void {
  if ((was ?? NONE) === sum) return;
  throw new UsageError(
    `${path} is ${sum === NONE ? "empty or not there" : `another file by now (${sum})`}. Nothing was written: look at what is there first`,
  );
}

/** Signs of a checksum that somebody types. */
const SHOWN = 16;
const NONE = "none";
