// SQLite follows a link. Nobody who holds a Record's state, to run, to restore or to erase it, opens or makes a file behind one.

import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeBackup } from "../../src/state/backup.ts";
import { eraseRecord, restoreRecord } from "../../src/state/restore.ts";
import { createTestGate, RECORD_ID } from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";

describe.each(["state.db", "state.db-wal", "backups"])("a link at .runtime/%s", (name) => {
  it.each(["there", "not there yet"])(
    "whose end is %s ends a restore and an erasing",
    async (end) => {
      const desk = await createTestGate();
      const zip = readFileSync((await makeBackup(desk)).path);
      desk.state.close();
      const outside = join(temporaryFolder(), "SELF.md");
      if (end === "there") writeFileSync(outside, "somebody else's");
      const path = join(desk.folder, ".runtime", name);
      rmSync(path, { recursive: true, force: true });
      symlinkSync(outside, path);
      const place = { usersDir: dirname(desk.folder), recordId: RECORD_ID };
      for (const act of [restoreRecord(place, zip, new Date()), eraseRecord(place)]) {
        await expect(act).rejects.toMatchObject({ code: "record_link" });
      }
      expect(existsSync(desk.folder)).toBe(true);
      expect(existsSync(outside)).toBe(end === "there");
      if (end === "there") expect(readFileSync(outside, "utf8")).toBe("somebody else's");
    },
  );
});
