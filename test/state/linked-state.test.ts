// SQLite follows a link. Nobody who holds a Record's state, to run, to restore or to erase it, opens or makes a file behind one.

import {
  copyFileSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeBackup, removeBackupsBefore } from "../../src/state/backup.ts";
import { eraseRecord, restoreRecord } from "../../src/state/restore.ts";
import { createTestGate, openTestGate, RECORD_ID } from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";

describe.each(["state.db", "state.db-wal", "backups"])("a link at .runtime/%s", (name) => {
  it.each(["there", "not there yet"])(
    "whose end is %s ends a restore and an erasing",
    async (end) => {
      const desk = await createTestGate();
      const zip = join(temporaryFolder(), "backup.zip");
      copyFileSync((await makeBackup(desk)).path, zip);
      desk.state.close();
      const outside = join(temporaryFolder(), "SELF.md");
      if (end === "there") writeFileSync(outside, "somebody else's");
      const path = join(desk.folder, ".runtime", name);
      rmSync(path, { recursive: true, force: true });
      symlinkSync(outside, path);
      const place = { usersDir: dirname(desk.folder), recordId: RECORD_ID };
      const refusal = { code: "record_link" };
      await expect(restoreRecord(place, zip, new Date())).rejects.toMatchObject(refusal);
      await expect(eraseRecord(place)).rejects.toMatchObject(refusal);
      expect(existsSync(desk.folder)).toBe(true);
      expect(existsSync(outside)).toBe(end === "there");
      if (end === "there") expect(readFileSync(outside, "utf8")).toBe("somebody else's");
    },
  );
});

it.each(["state.db", "state.db-wal"])(
  "nothing is written to a %s that has a name in another Record too, until it is a file of its own",
  async (name) => {
    const desk = await createTestGate();
    const usersDir = dirname(desk.folder);
    desk.state.close();
    const path = join(desk.folder, ".runtime", name);
    writeFileSync(path, "", { flag: "a" });
    const other = join(temporaryFolder(), name);
    linkSync(path, other);
    const before = readFileSync(other);
    const start = openTestGate(usersDir);
    await expect(start).rejects.toMatchObject({ code: "record_link", exitCode: 78 });
    await expect(start).rejects.toThrow(`cp ${path} ${path}.own && mv ${path}.own ${path}`);
    await expect(eraseRecord({ usersDir, recordId: RECORD_ID })).rejects.toThrow("hard link");
    expect(readFileSync(other)).toEqual(before);
    copyFileSync(path, `${path}.own`);
    renameSync(`${path}.own`, path);
    (await openTestGate(usersDir)).state.close();
    expect(readFileSync(other)).toEqual(before);
  },
);

it("no backup is written through a folder that became a link while the Record is open", async () => {
  const desk = await createTestGate();
  const outside = temporaryFolder();
  renameSync(join(desk.folder, ".runtime"), join(desk.folder, "aside"));
  symlinkSync(outside, join(desk.folder, ".runtime"));
  const refusal = { code: "record_link" };
  await expect(makeBackup(desk)).rejects.toMatchObject(refusal);
  await expect(removeBackupsBefore(desk.folder, new Date(), new Date())).rejects.toMatchObject(
    refusal,
  );
  expect(readdirSync(outside)).toEqual([]);
  rmSync(join(desk.folder, ".runtime"));
  renameSync(join(desk.folder, "aside"), join(desk.folder, ".runtime"));
  expect((await makeBackup(desk)).leftOut).toEqual([]);
});
