// The portable prompt of a Record as a file, the same text as /prp sends. Reads files only, so a running bot is not in the
// way and no token is needed.

import { rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UsageError } from "../../errors.ts";
import { createFile } from "../../record/files.ts";
import { openRecord } from "../../record/store.ts";
import { portableName, portablePrompt } from "../../voice/prompts/portable.ts";
import type { Call } from "../command.ts";
import { recordLocation } from "../record.ts";
import { requireOutside } from "../written.ts";

interface PrpValues {
  readonly user?: string;
  readonly out?: string;
  readonly force: boolean;
}

export async function run(call: Call<PrpValues>): Promise<void> {
  const { values } = call;
  if (values.out?.trim() === "") throw call.wrong("--out names no file");
  const { usersDir, recordId } = recordLocation(call);
  const store = await openRecord(usersDir, recordId);
  const text = portablePrompt(await store.snapshot());
  if (values.out === "-") {
    call.output.write(text);
    return;
  }
  const usual = join(store.folder, portableName(recordId));
  const path = resolve(values.out ?? usual);
  // With --force it would be written over.
  if (path !== resolve(usual)) await requireOutside(path, store.folder);
  await (values.force ? replacePrivately(path, text) : createPrivately(path, text));
  call.print(`Wrote ${path}. It tells what the Record says.`);
}

async function createPrivately(path: string, text: string): Promise<void> {
  if (await createFile(path, text)) return;
  throw new UsageError(`${path} is there already. To write over it: --force`);
}

/** Whatever stood there may have been readable for others, or a link to elsewhere: it is replaced, not written into. */
async function replacePrivately(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, text, { mode: 0o600, flag: "wx" });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
