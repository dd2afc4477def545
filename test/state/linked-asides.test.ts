// A folder that was put aside may hold a link. What is behind it belongs to somebody else: nobody reads or changes it for this
// Record, and the folder is named as one that could not be looked into.

import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, it } from "vitest";
import { forget } from "../../src/gate/forget.ts";
import { previewForget } from "../../src/gate/forget-find.ts";
import { forgetOldChat } from "../../src/operator/retention.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { openState } from "../../src/state/database/open-state.ts";
import { testClock } from "../support/clock.ts";
import { ACTOR, createTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";

const WORD = "zanzibarquokka";
const NEVER = new AbortController().signal;
const SAID = `INSERT INTO message (channel, role, text, said_at) VALUES ('telegram:7', 'user', '${WORD}', 1000)`;

/** A Record, another person's beside it with a backup, both with the word; and an empty folder put aside. */
async function house(): Promise<{
  readonly desk: TestGate;
  readonly mom: string;
  readonly aside: string;
}> {
  const desk = await createTestGate({
    clock: testClock("2026-11-20T12:00:00Z"),
    prepare: (folder) => {
      writeFileSync(join(folder, "notes.txt"), `They met a ${WORD}.\n`);
    },
  });
  await desk.state.database.transact(() => desk.state.database.run(SAID));
  const users = dirname(desk.folder);
  const mom = join(users, "mom", ".runtime");
  mkdirSync(join(mom, "backups"), { recursive: true });
  const { database } = openState(mom);
  await database.transact(() => database.run(SAID));
  database.close();
  writeFileSync(join(mom, "state.db.damaged-1"), WORD);
  cpSync((await makeBackup(desk)).path, join(mom, "backups", "2020-01-01T00-00-00-000Z-abcd.zip"));
  const aside = join(users, `${RECORD_ID}.before-restore-2026-01-01T00-00-00-000Z`);
  mkdirSync(aside);
  return { desk, mom, aside };
}

function bytesIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(files.map((path) => [path, readFileSync(path, "base64")]));
}

it.each([
  [".runtime", "../mom/.runtime"],
  [".runtime/backups", "../../mom/.runtime/backups"],
  [".runtime/state.db", "../../mom/.runtime/state.db"],
])("a link at %s of a folder put aside is named and never followed", async (name, target) => {
  const { desk, mom, aside } = await house();
  mkdirSync(dirname(join(aside, name)), { recursive: true });
  symlinkSync(target, join(aside, name));
  const before = bytesIn(mom);
  const isNamed = expect.stringContaining(basename(aside)) as string;
  expect(await forgetOldChat(30, desk, NEVER)).toContainEqual(isNamed);
  const review = await previewForget(WORD, desk);
  for (const { place } of review?.places ?? []) expect(place).not.toContain(basename(aside));
  const done = await forget({ words: WORD, sha256: review?.sha256 ?? "" }, ACTOR, desk);
  expect(done.sealed).toContainEqual(isNamed);
  expect(bytesIn(mom)).toEqual(before);
});
