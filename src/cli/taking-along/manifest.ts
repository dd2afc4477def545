// Files that tell external tools about a Record. Reads files only: it works beside a running bot and needs no token.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../../errors.ts";
import { manifestFiles } from "../../record/archive/manifest.ts";
import { ensureFolder } from "../../record/files.ts";
import { openRecord } from "../../record/store.ts";
import type { Call } from "../command.ts";
import { recordLocation } from "../record.ts";
import { requireOutside, writeOut } from "../written.ts";

interface ManifestValues {
  readonly user?: string;
  readonly out?: string;
  readonly "no-llms-txt": boolean;
}

export async function run(call: Call<ManifestValues>): Promise<void> {
  const { values } = call;
  const { usersDir, recordId } = recordLocation(call);
  const store = await openRecord(usersDir, recordId);
  const files = manifestFiles({
    recordId,
    intent: await store.read("INTENT.md"),
    now: new Date(),
  });
  if (values["no-llms-txt"]) files.delete("llms.txt");
  const folder = call.at(values.out ?? `${recordId}-manifest`);
  await requireOutside(folder, store.folder);
  await ensureFolder(folder);
  const there = [...files.keys()]
    .map((name) => join(folder, name))
    .find((path) => existsSync(path));
  if (there !== undefined) {
    throw new UsageError(`${there} is there already, and nothing is written over`);
  }
  for (const [name, text] of files) {
    await writeOut(join(folder, name), text, store.folder, call);
  }
}
