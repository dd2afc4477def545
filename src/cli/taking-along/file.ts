// One file of a Record, out and in again, for an operator who must not write into the folder: it may be another user's, and
// a link in it would lead root elsewhere. A file that changed meanwhile is not written over: whoever holds the Record compares.

import { UsageError } from "../../errors.ts";
import { giveFile, NONE, placeOf, requireAsItWas, sumOf } from "../../operator/put-file.ts";
import { piecesUpTo } from "../../record/file-pieces.ts";
import { fileSize, readText } from "../../record/files.ts";
import { openRecord } from "../../record/store.ts";
import type { Call } from "../command.ts";
import { ask, recordLocation } from "../record.ts";

interface FileValues {
  readonly user?: string;
  readonly put: boolean;
  readonly was?: string;
  readonly sum?: string;
}

export async function run(call: Call<FileValues>): Promise<void> {
  const [name, ...more] = call.words;
  if (!name || more.length > 0)
    throw call.wrong("Name the one file, as it is called in the Record");
  const { usersDir, recordId } = recordLocation(call);
  const { folder } = await openRecord(usersDir, recordId);
  const path = placeOf(folder, name);
  const size = await fileSize(path);
  const sum = await sumOf(path);
  if (call.values.put) await put(name, { path, sum }, call);
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

async function put(
  name: string,
  { path, sum }: { readonly path: string; readonly sum: string },
  call: Call<FileValues>,
): Promise<void> {
  const { was = NONE, sum: whole } = call.values;
  if (whole !== undefined && !/^[0-9a-f]{64}$/i.test(whole)) {
    throw call.wrong("--sum takes the 64 signs that sha256sum prints");
  }
  requireAsItWas(path, sum, was);
  // What is given may come as slowly as it likes, and the bot saves meanwhile.
  const { given, end } = await giveFile(path, call.input, whole?.toLowerCase());
  try {
    await ask({ command: "put-file", name, given, was }, call);
  } finally {
    await end();
  }
  call.print(`Wrote ${path}. The command validate says whether it breaks a rule.`);
}
