// An erasure takes what lies beside a Record along. Behind a link it erases nothing, and says that only the link is gone.

import { readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { eraseRecord } from "../../src/state/restore.ts";
import { createTestGate, RECORD_ID } from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";

it("says of a link in the place of a folder that only the link is gone", async () => {
  const desk = await createTestGate();
  desk.state.close();
  const moved = temporaryFolder();
  writeFileSync(join(moved, "SELF.md"), "moved to a larger disk");
  const link = `${desk.folder}.before-restore-2026-11-01T00-00-00-000Z`;
  symlinkSync(moved, link);
  expect(await eraseRecord({ usersDir: dirname(desk.folder), recordId: RECORD_ID })).toEqual([
    { path: link, isLink: true },
    { path: desk.folder, isLink: false },
  ]);
  expect(readdirSync(moved)).toEqual(["SELF.md"]);
});
