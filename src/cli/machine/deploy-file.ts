// A generated file is written to deploy/, or to the path that was given.

import { dirname, join } from "node:path";
import { installRoot } from "../../install-root.ts";
import { ensureFolder } from "../../record/files.ts";
import type { Call } from "../command.ts";
import { writeOver } from "../written.ts";

/** There is no secret in it, and other programs read it. */
const FOR_ALL = 0o644;

/** Writes a generated file whole, to `out` or to `deploy/<name>` of the checkout; `-` prints it. */
export async function writeDeployFile(
  text: string,
  name: string,
  out: string | undefined,
  { at, show, print }: Pick<Call<unknown>, "at" | "show" | "print">,
): Promise<void> {
  if (out === "-") {
    show(text);
    return;
  }
  const path = out === undefined ? join(installRoot(), "deploy", name) : at(out);
  await ensureFolder(dirname(path));
  await writeOver(path, text, FOR_ALL);
  print(`Wrote ${path}.`);
}
