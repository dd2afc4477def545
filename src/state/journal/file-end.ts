// The file end is the offset at which the next append belongs, once everything in the journal is applied.

import { closeSync, lstatSync, readSync } from "node:fs";
import { join } from "node:path";
import { openFileSync } from "../../record/open-file.ts";
import type { StateDatabase } from "../database/database.ts";
import type { Operation } from "./file-operations.ts";

export interface FileEnd {
  readonly size: number;
  /** True after another program's torn write. The next line needs a line break first. */
  readonly isWithinLine: boolean;
}

const LINE_FEED = 0x0a;

/** Looks into the journal first, then at the file. It is synchronous, for use inside a transaction. */
export function endOf(path: string, database: StateDatabase, folder: string): FileEnd {
  const last = database.get<Pick<Operation, "data" | "offset">>(
    "SELECT data, offset FROM file_operation WHERE path = ? ORDER BY id DESC LIMIT 1",
    path,
  );
  if (last) {
    return {
      size: (last.offset ?? 0) + Buffer.byteLength(last.data),
      isWithinLine: last.data !== "" && !last.data.endsWith("\n"),
    };
  }
  const { size, lastByte } = fileEnd(join(folder, path));
  return { size, isWithinLine: (lastByte ?? LINE_FEED) !== LINE_FEED };
}

/** Length and last byte of a file; no byte where none can be read. */
export function fileEnd(path: string): {
  readonly size: number;
  readonly lastByte: number | undefined;
} {
  const size = lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return { size, lastByte: undefined };
  const byte = Buffer.alloc(1);
  try {
    const descriptor = openFileSync(path);
    try {
      readSync(descriptor, byte, 0, 1, size - 1);
    } finally {
      closeSync(descriptor);
    }
    return { size, lastByte: byte[0] };
  } catch {
    // The next writer of the file meets the same error and reports it.
    return { size, lastByte: undefined };
  }
}
