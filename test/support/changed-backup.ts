// A backup whose state.db somebody else has changed, or an earlier version made.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { filePieces } from "../../src/record/file-pieces.ts";
import { replaceByWriting } from "../../src/record/files.ts";
import { repackRecord, withArchive } from "../../src/record/archive/archive.ts";
import { temporaryFolder } from "./temporary.ts";
import { unpackRecord } from "./zip.ts";

/** Changes the state.db in a backup, which stays where it is. */
export async function withState(
  path: string,
  change: (sqlite: DatabaseSync) => void,
): Promise<void> {
  const { stateDb = "" } = await unpackRecord(readFileSync(path));
  const file = join(temporaryFolder(), "state.db");
  writeFileSync(file, stateDb);
  const sqlite = new DatabaseSync(file);
  change(sqlite);
  sqlite.close();
  await withArchive(path, async (archive) => {
    await replaceByWriting(path, (to) =>
      repackRecord(archive, new Map(), () => filePieces(file), to),
    );
  });
}
