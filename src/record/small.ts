// The files of a Record that are read as a whole are small: some hundred kilobytes after years. Whoever looks into a Record that
// somebody else made asks for that first, because a few hundred megabytes would fill the memory.
// Proof: test/state/bounded-reads.test.ts, test/e2e/list.test.ts.

import { join } from "node:path";
import { RecordError } from "../errors.ts";
import { factual } from "../factual.ts";
import { fileSize } from "./files.ts";
import { FILES } from "./store.ts";

/** @throws RecordError that names the file with which it is too much. */
export async function requireSmall(folder: string): Promise<void> {
  const forgotten = join(folder, FILES.forgotten);
  if ((await fileSize(forgotten)) > MOST_FORGOTTEN) {
    throw new RecordError(
      factual`${{ file: forgotten }} has more than ${MOST_FORGOTTEN / 1024 ** 2} MB, so this Record is not looked into`,
    );
  }
  let left = MOST_WHOLE;
  for (const name of READ_WHOLE) {
    const path = join(folder, name);
    left -= await fileSize(path);
    if (left < 0) {
      throw new RecordError(
        factual`${{ file: path }} makes more than ${MOST_WHOLE / 1024 ** 2} MB to read, so this Record is not looked into`,
      );
    }
  }
}

/** It is looked through at each answer. A forgetting leaves some three hundred bytes in it. */
const MOST_FORGOTTEN = 4 * 1024 ** 2;

const READ_WHOLE = [
  FILES.self,
  FILES.evidence,
  FILES.skills,
  FILES.library,
  FILES.memory,
  FILES.pending,
];
const MOST_WHOLE = 64 * 1024 ** 2;
