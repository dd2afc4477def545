// A copy of the Record that cannot be read or changed now is named, and keeps nothing else from being forgotten.

import {
  chmodSync,
  chownSync,
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { forget } from "../../src/gate/forget.ts";
import { previewForget } from "../../src/gate/forget-find.ts";
import { forgetOldChat } from "../../src/operator/retention.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { ACTOR, createTestGate, RECORD_ID } from "../support/open-gate.ts";

const WORD = "quokkafinch";
/** Too long a name for an unfinished file beside it, so that nothing can be written anew under it. */
const LONG = "n".repeat(240);
const ASIDE = `${RECORD_ID}.before-restore-2026-01-01T00-00-00-000Z`;

/** Each spoils a copy and gives the name under which it must be told. */
const CLOSED: { readonly [what: string]: (folder: string, backup: string) => string } = {
  "a backup that cannot be replaced": (_, backup) => {
    renameSync(backup, join(dirname(backup), `${LONG}.zip`));
    return `.runtime/backups/${LONG}.zip`;
  },
  "a folder put aside that is too large to be read": (folder) => {
    truncateSync(join(asideOf(folder), "SELF.md"), 40 * 1024 ** 3);
    return `../${ASIDE}`;
  },
  "a folder put aside with a file that cannot be replaced": (folder) => {
    writeFileSync(join(asideOf(folder), `${LONG}.md`), WORD);
    return `../${ASIDE}/${LONG}.md`;
  },
};

function asideOf(folder: string): string {
  const aside = join(dirname(folder), ASIDE);
  cpSync(folder, aside, { recursive: true, filter: (path) => !path.endsWith(".runtime") });
  return aside;
}

it.each(Object.entries(CLOSED))(
  "%s is named, and everything else is forgotten",
  async (_, spoil) => {
    const desk = await createTestGate({
      prepare: (folder) => {
        writeFileSync(join(folder, "notes.txt"), `They met a ${WORD}.\n`);
      },
    });
    const { path } = await makeBackup(desk);
    const name = spoil(desk.folder, path);
    const review = await previewForget(WORD, desk);
    const { left } = await forget({ words: WORD, sha256: review?.sha256 ?? "" }, ACTOR, desk);
    expect([...left, ...(review?.sealed ?? [])]).toContain(name);
    expect(desk.read("notes.txt")).not.toContain(WORD);
    if (name.startsWith("..")) expect(readFileSync(path).includes(WORD)).toBe(false);
  },
);

/** The folder of the Records may be used and not listed. */
function hideNames(users: string): void {
  for (const name of [".", ...readdirSync(users, { recursive: true, encoding: "utf8" })]) {
    if (process.getuid?.() === 0) chownSync(join(users, name), NOBODY, NOBODY);
  }
  chmodSync(users, 0o311);
  // Root may list every folder.
  if (process.getuid?.() === 0) process.seteuid?.(NOBODY);
  onTestFinished(() => {
    if (process.getuid?.() === 0) process.seteuid?.(0);
    chmodSync(users, 0o700);
  });
}

const NOBODY = 65_534;

it("folders put aside are named together where nobody may list them, by a forgetting and with old talk", async () => {
  const desk = await createTestGate({
    prepare: (folder) => {
      writeFileSync(join(folder, "notes.txt"), `They met a ${WORD}.\n`);
    },
  });
  asideOf(desk.folder);
  hideNames(dirname(desk.folder));
  const review = await previewForget(WORD, desk);
  const name = `../${RECORD_ID}.*`;
  expect(review?.sealed).toContain(name);
  const done = await forget({ words: WORD, sha256: review?.sha256 ?? "" }, ACTOR, desk);
  expect(done.failure).toBeUndefined();
  expect(done.sealed).toContain(name);
  expect(desk.read("notes.txt")).not.toContain(WORD);
  expect(await forgetOldChat(30, desk, new AbortController().signal)).toEqual([`${desk.folder}.*`]);
});
