// A consistent copy of a Record with the state of its bot, made by the running bot, or right here where none runs. The
// file tells all that the Record says: it is for this user alone.

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "../../errors.ts";
import { piecesUpTo } from "../../record/file-pieces.ts";
import { visible } from "../../record/text/unseen.ts";
import type { Call } from "../command.ts";
import { ask, recordLocation } from "../record.ts";
import { requireOutside, writeNew } from "../written.ts";

export async function run(
  call: Call<{ readonly user?: string; readonly out?: string }>,
): Promise<void> {
  const { values, print, note } = call;
  if (values.out?.trim() === "") throw call.wrong("--out names no file");
  if (values.out === "-") {
    await giveBackup(call);
    return;
  }
  const out = values.out === undefined ? undefined : call.at(values.out);
  const { usersDir, recordId } = recordLocation(call);
  const folder = join(usersDir, recordId);
  if (out !== undefined && existsSync(folder)) await requireNew(out, folder);
  const { path, bytes, leftOut } = await ask({ command: "backup" }, call);
  for (const name of leftOut) note(`Left out: ${visible(name)}`);
  print(`Made ${path} (${bytes} bytes).`);
  if (out === undefined) return;
  await call.during(writeNew(out, piecesUpTo(path, bytes), folder));
  print(`Copied it to ${out}.`);
}

/** To a file of the caller's, whom the bot's user need not be. */
async function giveBackup(call: Call<{ readonly user?: string }>): Promise<void> {
  call.requirePipe();
  const { path, bytes, leftOut } = await ask({ command: "backup" }, call);
  for (const name of leftOut) call.note(`Left out: ${visible(name)}`);
  await call.during(call.give(piecesUpTo(path, bytes)));
  call.note(`Made ${path} (${bytes} bytes), and gave a copy of it.`);
}

/** Before there is one backup more. */
async function requireNew(path: string, folder: string): Promise<void> {
  await requireOutside(path, folder);
  if (existsSync(path))
    throw new UsageError(`${path} is there already, and nothing is written over`);
  if (!existsSync(dirname(path))) throw new UsageError(`There is no folder ${dirname(path)}`);
}
