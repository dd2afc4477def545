// A restore that a kill cut short, and one over a damaged state: nobody who was put out comes in again, and nothing new is
// made in the place of what is only put aside.

import { cpSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { installRoot } from "../../src/install-root.ts";
import { createRecord } from "../../src/record/create-record.ts";
import { openRecord } from "../../src/record/store.ts";
import { seedRecord } from "../../src/record/seed-record.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { eraseRecord, importRecord, restoreRecord } from "../../src/state/restore.ts";
import { createTestGate, openTestGate, RECORD_ID } from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";

/** A Record with an owner, and a backup in which somebody was an owner too who is put out since. */
async function putOutSince() {
  const desk = await createTestGate();
  const { database, access } = desk.state;
  await database.transact(() => {
    database.run("INSERT INTO access VALUES (1001, 'owner', 1), (666, 'owner', 2)");
  });
  const backup = join(temporaryFolder(), "backup.zip");
  cpSync((await makeBackup(desk)).path, backup);
  await database.transact(() => {
    access.revoke(666);
  });
  desk.state.close();
  const usersDir = dirname(desk.folder);
  return { usersDir, folder: desk.folder, place: { usersDir, recordId: RECORD_ID }, backup };
}

async function letIn(usersDir: string): Promise<readonly number[]> {
  const { state } = await openTestGate(usersDir);
  const ids = state.access.idsOf("owner");
  state.close();
  return ids;
}

describe("while only a cut restore has the Record", () => {
  /** As a kill between the two renames leaves it; later somebody may have removed the new folder. */
  async function cutShort(what: "restored" | "aside only") {
    const given = await putOutSince();
    await restoreRecord(given.place, given.backup, new Date());
    if (what === "restored") renameSync(given.folder, `${given.folder}.restored`);
    else rmSync(given.folder, { recursive: true });
    return given;
  }

  const acts: {
    readonly [name: string]: (given: Awaited<ReturnType<typeof putOutSince>>) => Promise<unknown>;
  } = {
    "the same restore again": ({ place, backup }) => restoreRecord(place, backup, new Date()),
    "an import": ({ place, backup }) => importRecord(place, backup),
    "a start": ({ usersDir }) => openRecord(usersDir, RECORD_ID),
    "a start that would seed one": ({ place }) =>
      seedRecord({ ...place, seed: "template", root: installRoot(), now: new Date() }),
    "a new Record": ({ place }) =>
      createRecord({
        ...place,
        templateDir: join(installRoot(), "users", "_template"),
        name: "Abby",
        language: "English",
        now: new Date(),
      }),
  };

  it.each(Object.entries(acts))("%s is refused and says how to finish", async (_, act) => {
    for (const what of ["restored", "aside only"] as const) {
      const given = await cutShort(what);
      const before = readdirSync(given.usersDir);
      const refused = act(given).then(
        () => "",
        (error: unknown) => String(error),
      );
      const [, from = "", to = ""] = / with: mv (\S+) (\S+)$/.exec(await refused) ?? [];
      expect(readdirSync(given.usersDir)).toEqual(before);
      expect(to).toBe(given.folder);
      renameSync(from, to);
      expect(await letIn(given.usersDir)).toEqual([1001]);
    }
  });

  it("an erasure takes all of it away", async () => {
    const { place, usersDir } = await cutShort("restored");
    expect(await eraseRecord(place)).toHaveLength(2);
    expect(readdirSync(usersDir)).toEqual([]);
  });
});

describe("a restore over a state that cannot be read", () => {
  it.each(["damaged", "taken away", "emptied", "put aside by a start"])(
    "lets nobody in by the backup when it is %s, and says so",
    async (what) => {
      const { folder, place, backup, usersDir } = await putOutSince();
      const path = join(folder, ".runtime", "state.db");
      if (what === "taken away") rmSync(path);
      else if (what === "emptied") writeFileSync(path, "");
      else writeFileSync(path, Buffer.alloc(16_384, 7));
      if (what === "put aside by a start") await letIn(usersDir);
      const { nobodyClaimed } = await restoreRecord(place, backup, new Date());
      expect(await letIn(usersDir)).toEqual([]);
      if (what !== "put aside by a start") expect(nobodyClaimed).toBe(true);
      expect(existsSync(join(folder, "SELF.md"))).toBe(true);
    },
  );

  it("keeps whom the present state lets in where it can be read", async () => {
    const { place, backup, usersDir } = await putOutSince();
    const { nobodyClaimed } = await restoreRecord(place, backup, new Date());
    expect(nobodyClaimed).toBeUndefined();
    expect(await letIn(usersDir)).toEqual([1001]);
  });
});
