// The portable prompt of a Record as a file, the same text as /prp sends. Reads files only, so a running bot is not in the
// way and no token is needed.

import { join } from "node:path";
import { UsageError } from "../../errors.ts";
import { openRecord } from "../../record/store.ts";
import { portableName, portablePrompt } from "../../voice/prompts/portable.ts";
import type { Call } from "../command.ts";
import { recordLocation } from "../record.ts";
import { createNew, requireOutside, writeOver } from "../written.ts";

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
    call.show(text);
    return;
  }
  const usual = join(store.folder, portableName(recordId));
  const path = call.at(values.out ?? usual);
  // With --force it would be written over.
  if (path !== usual) await requireOutside(path, store.folder);
  if (values.force) await writeOver(path, text);
  else if (!(await createNew(path, text))) {
    throw new UsageError(`${path} is there already. To write over it: --force`);
  }
  call.print(`Wrote ${path}. It tells what the Record says.`);
}
