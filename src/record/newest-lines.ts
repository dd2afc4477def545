// The newest lines of a ledger are read from its end, so that a question about them takes no longer in an old Record.
// Proof: test/record/newest-lines.test.ts.

import { fileStamp } from "./file-stamp.ts";
import { readPart, textOf } from "./files.ts";

/**
 * Text at the end of a file that has its last `count` lines, or all of it; "" where there is no file. For `newestRows`
 * it is as good as the whole text.
 * @throws RecordError when the file cannot be read.
 */
export async function readNewestLines(path: string, count: number): Promise<string> {
  for (;;) {
    const { inode, size } = fileStamp(path);
    let from = size;
    let bytes: Buffer = Buffer.alloc(0);
    while (from > 0 && !hasLines(bytes, count)) {
      // Twice as much each time: lines of any length are read in a few steps.
      const length = Math.min(from, Math.max(PIECE, bytes.length));
      from -= length;
      bytes = Buffer.concat([await readPart(path, from, length), bytes]);
    }
    // Pieces of two files are no text: a rotation puts another file in the place.
    if (fileStamp(path).inode !== inode) continue;
    return textOf(path, from === 0 ? bytes : bytes.subarray(bytes.indexOf(LINE_FEED) + 1));
  }
}

const PIECE = 64 * 1024;
const LINE_FEED = 0x0a;

/** True when these bytes certainly hold the lines and the break before them. Blank lines at the end do not count. */
function hasLines(bytes: Buffer, count: number): boolean {
  let at = bytes.findLastIndex((byte) => byte > SPACE && byte < NOT_ASCII) + 1;
  for (let left = count; left > 0; left -= 1) {
    at = at > 0 ? bytes.lastIndexOf(LINE_FEED, at - 1) : -1;
    if (at === -1) return false;
  }
  return true;
}

/** Beyond ASCII there are more kinds of space, so that nothing there counts as a line's last sign. */
const SPACE = 0x20;
const NOT_ASCII = 0x80;
