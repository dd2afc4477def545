// The files of a Record that are read as a whole are small: some hundred kilobytes after years. Whoever looks into a Record that
// somebody else made asks for that first, because a few hundred megabytes would fill the memory.
// Proof: test/state/bounded-reads.test.ts, test/e2e/list.test.ts.

import { join } from "node:path";
import { RecordError } from "../errors.ts";
import { factual } from "../factual.ts";
import { fileSize, readBytes } from "./files.ts";
import { FILES } from "./store.ts";

/** @throws RecordError that names the file with which it is too much. */
export async function requireSmall(folder: string): Promise<void> {
  const forgotten = join(folder, FILES.forgotten);
  if ((await fileSize(forgotten)) > MOST_FORGOTTEN) {
    throw new RecordError(
      factual`${{ file: forgotten }} has more than ${MOST_FORGOTTEN / 1024 ** 2} MB, so this Record is not looked into`,
    );
  }
  const receipts = join(folder, FILES.receipts);
  if (await hasLongLine(receipts)) {
    throw new RecordError(
      factual`${{ file: receipts }} has a line of more than ${LONGEST_RECEIPT / 1024 ** 2} MB, so this Record is not looked into`,
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

/** Piece by piece, for the file may be one line. */
async function hasLongLine(path: string): Promise<boolean> {
  const size = await fileSize(path);
  let begin = 0;
  for (let at = 0; at < size; at += PIECE_BYTES) {
    const piece = await readBytes(path, at, PIECE_BYTES);
    let from = 0;
    for (let end = piece.indexOf(LINE_END); end !== -1; end = piece.indexOf(LINE_END, from)) {
      if (at + end - begin > LONGEST_RECEIPT) return true;
      from = end + 1;
      begin = at + from;
    }
    if (at + piece.length - begin > LONGEST_RECEIPT) return true;
  }
  return false;
}

/** Bytes. That of a forgetting names each receipt above it that it changed, with some two hundred bytes. */
const LONGEST_RECEIPT = 4 * 1024 ** 2;
const PIECE_BYTES = 64 * 1024;
const LINE_END = 0x0a;

const READ_WHOLE = [
  FILES.self,
  FILES.evidence,
  FILES.skills,
  FILES.library,
  FILES.memory,
  FILES.pending,
  FILES.receipts,
];
const MOST_WHOLE = 64 * 1024 ** 2;
