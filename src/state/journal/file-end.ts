// The file end is the offset at which the next append belongs, once everything in the journal is applied.

import { join } from "node:path";
import { fileEnd } from "../../record/files.ts";
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
