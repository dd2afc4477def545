// A digest is what is remembered of a file that only grows, such as a ledger. It is made of the part of the file that
// later text cannot change, so that only the new end has to be read again.

/** One way of reading such a file. */
export interface Digesting<T> {
  /** Names the rules. Other rules have another name, and then the file is read anew. */
  readonly name: string;
  /** The digest of nothing. */
  start(): T;
  /** Gives the number of bytes at the beginning, in whole lines, whose meaning no later text can change. */
  closed(bytes: Buffer): number;
  /** Adds a part of the file to its digest. */
  add(digest: T, text: string): void;
  /** The digest as a JSON value. It holds ids, numbers and hashes, and no words. */
  write(digest: T): unknown;
  read(value: unknown): T;
}

/** The closed part of a ledger: all lines that have their line break. */
export function closedLines(bytes: Buffer): number {
  return bytes.lastIndexOf(LINE_FEED) + 1;
}

/** The closed part of a log of quoted blocks: everything before its last line that is no quote. */
export function closedBlocks(bytes: Buffer): number {
  let at = bytes.lastIndexOf(LINE_FEED);
  while (at >= 0) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== QUOTE) return at + 1;
    at = at === 0 ? -1 : bytes.lastIndexOf(LINE_FEED, at - 1);
  }
  return 0;
}

const LINE_FEED = 0x0a;
const QUOTE = 0x3e;
