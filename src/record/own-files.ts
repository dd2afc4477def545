// Files of a Record that belong to somebody else, as after a command of root's. Without this look the first message would find
// them, and not the start, at which an operator looks. Proof: test/e2e/wrong-owner.test.ts.

import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { codeOf, RecordError } from "../errors.ts";
import { factual } from "../factual.ts";
import { FILES } from "./store.ts";

/** Files that grow at their end. Any other is written anew in its place, for which its folder's owner is enough. */
const GROWING: ReadonlySet<string> = new Set([
  FILES.transcript,
  FILES.events,
  FILES.compute,
  FILES.receipts,
  FILES.homework,
  FILES.forgotten,
]);

/**
 * Looks at each file of a Record that there is.
 * @param others names of further files that must be readable.
 * @throws RecordError that names one that this process may not read, or not append to.
 */
export function requireOwnFiles(folder: string, others: readonly string[]): void {
  for (const name of [...Object.values(FILES), ...others]) {
    const path = join(folder, name);
    const wanted = GROWING.has(name) ? constants.R_OK | constants.W_OK : constants.R_OK;
    try {
      accessSync(path, wanted);
    } catch (error) {
      const code = codeOf(error);
      if (code !== "EACCES" && code !== "EPERM") continue;
      throw new RecordError(factual`${{ file: path }} cannot be used: ${{ code }}`, {
        cause: error,
      });
    }
  }
}
