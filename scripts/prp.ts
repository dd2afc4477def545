// npm run prp: the portable prompt of a Record as a file, the same text as /prp sends. Reads files only, so a running
// bot is not in the way and no token is needed.

import { rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UsageError } from "../src/errors.ts";
import { openRecord } from "../src/record/store.ts";
import { portableName, portablePrompt } from "../src/voice/prompts/portable.ts";
import {
  print,
  readArguments,
  recordLocation,
  requireOutside,
  runCommand,
} from "./command-line.ts";

const USAGE = `npm run prp -- [--user ID] [--out FILE|-] [--force]
  --out    where to write it, for you alone; - prints it (the Record's folder, <id>-llm.txt)
  --force  writes over a file that is there`;

runCommand(async () => {
  const { values } = readArguments(
    {
      options: {
        user: { type: "string", short: "u" },
        out: { type: "string", short: "o" },
        force: { type: "boolean", default: false },
      },
    },
    USAGE,
  );
  if (values.out?.trim() === "") throw new UsageError(USAGE);
  const { usersDir, recordId } = recordLocation(values.user);
  const store = await openRecord(usersDir, recordId);
  const text = portablePrompt(await store.snapshot());
  if (values.out === "-") {
    process.stdout.write(text);
    return;
  }
  const usual = join(store.folder, portableName(recordId));
  const path = resolve(values.out ?? usual);
  // With --force it would be written over.
  if (path !== resolve(usual)) await requireOutside(path, store.folder);
  await (values.force ? replacePrivately(path, text) : createPrivately(path, text));
  print(`Wrote ${path}. It tells what the Record says.`);
});

async function createPrivately(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    throw new UsageError(`${path} is there already. To write over it: --force`);
  }
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
