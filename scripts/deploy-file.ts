// The place of a generated file, for the deploy commands.

import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { print } from "./command-line.ts";

export const ROOT = join(import.meta.dirname, "..");

/** Writes a generated file whole, to `out` or to `deploy/<name>`; `-` prints it. */
export function writeDeployFile(text: string, name: string, out: string | undefined): void {
  if (out === "-") {
    process.stdout.write(text);
    return;
  }
  const path = out === undefined ? join(ROOT, "deploy", name) : resolve(out);
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
  print(`Wrote ${path}.`);
}
