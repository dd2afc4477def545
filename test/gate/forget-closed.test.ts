// A copy of the Record that cannot be read or changed now is named, and keeps nothing else from being forgotten.

import { cpSync, readFileSync, renameSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { forget } from "../../src/gate/forget.ts";
import { previewForget } from "../../src/gate/forget-find.ts";
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
