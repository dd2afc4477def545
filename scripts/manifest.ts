// npm run manifest: what external tools may know of a Record, as files. Reads files only, so a running bot is not in
// the way and no token is needed.

import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { UsageError } from "../src/errors.ts";
import { ensureFolder } from "../src/record/files.ts";
import { manifestFiles } from "../src/record/archive/manifest.ts";
import { FILES, openRecord } from "../src/record/store.ts";
import {
  readArguments,
  recordLocation,
  requireOutside,
  runCommand,
  writeOut,
} from "./command-line.ts";

const USAGE = `npm run manifest -- [--user ID] [--out DIR] [--no-llms-txt]
  --out  the folder for manifest.json, intent_snapshot.json and llms.txt (<id>-manifest here)`;

runCommand(async () => {
  const { values } = readArguments(
    {
      options: {
        user: { type: "string", short: "u" },
        out: { type: "string", short: "o" },
        "no-llms-txt": { type: "boolean", default: false },
      },
    },
    USAGE,
  );
  const { usersDir, recordId } = recordLocation(values.user);
  const store = await openRecord(usersDir, recordId);
  const files = manifestFiles({
    recordId,
    self: await store.read(FILES.self),
    evidence: await store.read(FILES.evidence),
    intent: await store.read("INTENT.md"),
    now: new Date(),
  });
  if (values["no-llms-txt"]) files.delete("llms.txt");
  const folder = resolve(values.out ?? `${recordId}-manifest`);
  await requireOutside(folder, store.folder);
  await ensureFolder(folder);
  const there = [...files.keys()]
    .map((name) => join(folder, name))
    .find((path) => existsSync(path));
  if (there !== undefined) {
    throw new UsageError(`${there} is there already, and nothing is written over`);
  }
  for (const [name, text] of files) await writeOut(join(folder, name), text, store.folder);
});
