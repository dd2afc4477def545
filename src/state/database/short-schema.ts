// SQLite reads the whole schema of a file before it answers anything, and its time grows faster than the schema: a few
// megabytes of tables that nobody asks for stand in the way for minutes. So the schema of a state.db that somebody else made is
// measured in the bytes of the file first (https://www.sqlite.org/fileformat2.html, "B-tree Pages").
// Proof: test/state/short-schema.test.ts.

import { closeSync, readSync } from "node:fs";
import { openFileSync } from "../../record/open-file.ts";

/** True when SQLite reads the schema of this database in a moment. An image that is no database has none. */
export function hasShortSchema(image: Buffer): boolean {
  return isShort((from, length) => image.subarray(from, from + length));
}

/** The same for a file that has no log. @throws when it cannot be read. */
export function hasShortSchemaAt(path: string): boolean {
  const descriptor = openFileSync(path);
  try {
    return isShort((from, length) => {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(descriptor, bytes, 0, length, from));
    });
  } finally {
    closeSync(descriptor);
  }
}

/** Gives fewer bytes where the file ends. */
type ReadBytes = (from: number, length: number) => Buffer;

/** Our own schema has fewer than 50 rows, of 7 kB together. */
const MOST_ROWS = 200;
const MOST_TEXT = 64 * 1024;
/** A row is one page at least when its page is small. */
const MOST_PAGES = 2 * MOST_ROWS;

function isShort(read: ReadBytes): boolean {
  const header = read(0, FILE_HEADER);
  // SQLite refuses it without a look at any schema.
  if (header.length < FILE_HEADER || !header.subarray(0, 16).equals(MAGIC)) return true;
  const told = header.readUInt16BE(16);
  const pageSize = told === 1 ? 65_536 : told;
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0) return true;
  let [pages, rows, text] = [0, 0, 0];
  const open = [1];
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    pages += 1;
    const page = read((number - 1) * pageSize, pageSize);
    const found = page.length === pageSize && cellsOf(page, number === 1 ? FILE_HEADER : 0);
    // SQLite would find the damage, but perhaps only after all the rest.
    if (!found) return false;
    open.push(...found.children);
    rows += found.rows.length;
    text += found.rows.reduce((sum, size) => sum + size, 0);
    if (pages + open.length > MOST_PAGES || rows > MOST_ROWS || text > MOST_TEXT) return false;
  }
  return true;
}

const FILE_HEADER = 100;
const MAGIC = Buffer.from("SQLite format 3\0");

interface Cells {
  /** Pages below. */
  readonly children: readonly number[];
  /** Bytes of each row. */
  readonly rows: readonly number[];
}

/** The cells of a page of a table; undefined for any other page. */
function cellsOf(page: Buffer, at: number): Cells | undefined {
  const kind = page[at];
  if (kind !== INNER && kind !== LEAF) return undefined;
  const first = at + (kind === INNER ? 12 : 8);
  const count = page.readUInt16BE(at + 3);
  if (first + 2 * count > page.length) return undefined;
  const cells = Array.from({ length: count }, (_, index) => page.readUInt16BE(first + 2 * index));
  if (kind === LEAF) return { children: [], rows: cells.map((cell) => sizeAt(page, cell)) };
  const children = [at + 8, ...cells].map((cell) =>
    cell + 4 <= page.length ? page.readUInt32BE(cell) : 0,
  );
  return children.includes(0) ? undefined : { children, rows: [] };
}

const INNER = 0x05;
const LEAF = 0x0d;

/** Seven bits of a number in each byte, and in the ninth all eight. What is cut off counts as too large. */
function sizeAt(page: Buffer, cell: number): number {
  let size = 0;
  for (let index = 0; index < 9; index += 1) {
    const byte = page[cell + index];
    if (byte === undefined) return Infinity;
    if (index === 8) return size * 256 + byte;
    size = size * 128 + (byte & 0x7f);
    if (byte < 0x80) return size;
  }
  return Infinity;
}
