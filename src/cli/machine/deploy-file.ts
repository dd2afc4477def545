// A generated file is written to deploy/, or to the path that was given.

import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { installRoot } from "../../install-root.ts";
import type { Call } from "../command.ts";

/** Writes a generated file whole, to `out` or to `deploy/<name>` of the checkout; `-` prints it. */
export function writeDeployFile(
  text: string,
  name: string,
  out: string | undefined,
  { output, print }: Pick<Call<unknown>, "output" | "print">,
): void {
  if (out === "-") {
    output.write(text);
    return;
  }
  const path = out === undefined ? join(installRoot(), "deploy", name) : resolve(out);
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
  print(`Wrote ${path}.`);
}
