// A person who lost access since a backup does not get it back by its restore.

import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeBackup } from "../../src/state/backup.ts";
import { restoreRecord } from "../../src/state/restore.ts";
import type { ClaimedRole } from "../../src/state/access.ts";
import { createTestGate, openTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";
import { fileOf } from "../support/temporary.ts";

async function letIn({ state }: TestGate, userId: number, role: ClaimedRole): Promise<void> {
  await state.database.transact(() => {
    state.access.redeem(state.access.createCode(role, 0), userId, 1);
  });
}

async function restoreIn(desk: TestGate, zip: Buffer): Promise<TestGate> {
  const usersDir = dirname(desk.folder);
  await restoreRecord({ usersDir, recordId: RECORD_ID }, fileOf(zip), new Date());
  return openTestGate(usersDir);
}

describe("a restore", () => {
  it("lets in whom the Record lets in now, and no link of the backup works again", async () => {
    const desk = await createTestGate();
    await letIn(desk, 1, "owner");
    await letIn(desk, 2, "owner");
    const code = await desk.state.database.transact(() => desk.state.access.createCode("guest", 0));
    const { path } = await makeBackup(desk);
    await desk.state.database.transact(() => {
      desk.state.access.revoke(2);
    });
    await letIn(desk, 3, "guest");
    desk.state.close();
    const { state } = await restoreIn(desk, readFileSync(path));
    expect(state.access.claimed()).toEqual([
      { userId: 1, role: "owner", since: 1 },
      { userId: 3, role: "guest", since: 1 },
    ]);
    expect(await state.database.transact(() => state.access.redeem(code, 2, 1))).toBeUndefined();
    state.close();
  });

  it("lets in whom the backup let in where there was no Record", async () => {
    const desk = await createTestGate();
    await letIn(desk, 1, "owner");
    const zip = readFileSync((await makeBackup(desk)).path);
    desk.state.close();
    rmSync(desk.folder, { recursive: true });
    const { state } = await restoreIn(desk, zip);
    expect(state.access.idsOf("owner")).toEqual([1]);
    state.close();
  });

  it("lets nobody in by a link where there was a Record that does not know who was put out", async () => {
    const desk = await createTestGate();
    await letIn(desk, 1, "owner");
    const zip = readFileSync((await makeBackup(desk)).path);
    await desk.state.database.transact(() => {
      desk.state.access.revoke(1);
    });
    desk.state.close();
    rmSync(join(desk.folder, ".runtime"), { recursive: true });
    const place = { usersDir: dirname(desk.folder), recordId: RECORD_ID };
    expect((await restoreRecord(place, fileOf(zip), new Date())).nobodyClaimed).toBe(true);
    const { state } = await openTestGate(place.usersDir);
    expect(state.access.claimed()).toEqual([]);
    state.close();
  });
});
