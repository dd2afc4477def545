// What a kill left of work under way is gone where no start comes to any more, too.

import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { forget } from "../../src/gate/forget.ts";
import { findEverywhere, previewForget } from "../../src/gate/forget-find.ts";
import { forgetOldChat } from "../../src/operator/retention.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { sha256Hex } from "../../src/record/text/checksum.ts";
import { openState } from "../../src/state/database/open-state.ts";
import { restoreRecord } from "../../src/state/restore.ts";
import { testClock } from "../support/clock.ts";
import {
  ACTOR,
  createTestGate,
  openTestGate,
  RECORD_ID,
  type TestGate,
} from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";

const WORD = "zanzibarquokka";
const NEVER = new AbortController().signal;
const LONG_AGO = 1_000;

/** Files with the word, by their paths beside the Record. */
function filesWith(desk: TestGate): readonly string[] {
  const users = dirname(desk.folder);
  return readdirSync(users, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => readFileSync(path).includes(WORD))
    .map((path) => path.slice(users.length + 1));
}

async function stateWithWord(runtime: string): Promise<void> {
  const { database } = openState(runtime);
  await database.transact(() =>
    database.run(
      "INSERT INTO message (channel, role, text, said_at) VALUES ('telegram:1001', 'user', ?, ?)",
      WORD,
      LONG_AGO,
    ),
  );
  database.close();
}

/** As kills in the middle of a backup, a rotation, an export and a save leave them. */
async function leaveLeftovers(folder: string): Promise<void> {
  const runtime = join(folder, ".runtime");
  const text = `# T\n\n## 2020-01-01\n\n${WORD}\n`;
  await stateWithWord(join(runtime, ".forgetting", "0123456789ab"));
  for (const under of ["exports", "backups"]) mkdirSync(join(runtime, under), { recursive: true });
  mkdirSync(join(folder, "archives"), { recursive: true });
  for (const path of [
    ".SESSION-TRANSCRIPT.md.0123456789ab.tmp",
    "archives/.SESSION-TRANSCRIPT-2020-01.md.0123456789ab.tmp",
    ".runtime/0123456789ab.beside",
    ".runtime/exports/0123456789ab.zip",
    ".runtime/backups/.2020-01-01.zip.0123456789ab.tmp",
  ]) {
    writeFileSync(join(folder, path), text);
  }
}

const LEFT = 6;

/** As a kill in the middle of a restore leaves it, where backups were being copied. */
async function leaveHalfRestored(desk: TestGate): Promise<void> {
  const half = join(dirname(desk.folder), `.${RECORD_ID}.restored.0123456789ab.new`);
  const runtime = join(half, ".runtime");
  await stateWithWord(runtime);
  writeFileSync(join(runtime, "brought.db"), readFileSync(join(runtime, "state.db")));
  mkdirSync(join(runtime, ".backups.ba9876543210.new"));
  writeFileSync(join(runtime, ".backups.ba9876543210.new", "2020-01-01T00-00-00-000Z.zip"), WORD);
}

describe("what a kill left", () => {
  it("is not in the folder that a restore puts aside", async () => {
    const desk = await createTestGate();
    const { path } = await makeBackup(desk);
    desk.state.close();
    await leaveLeftovers(desk.folder);
    expect(filesWith(desk)).toHaveLength(LEFT);
    const place = { usersDir: dirname(desk.folder), recordId: RECORD_ID };
    const { holdsPrivate } = await restoreRecord(place, path, new Date());
    expect(filesWith(desk)).toEqual([]);
    expect(holdsPrivate).toBeUndefined();
  });

  it.each([".before-restore-2026-08-01T12-00-00-000Z", ".restored"])(
    "goes with old talk and with forgotten words out of %s",
    async (suffix) => {
      for (const by of ["keep_chat_days", "forget"]) {
        const desk = await createTestGate({ clock: testClock("2026-11-20T12:00:00Z") });
        const aside = `${desk.folder}${suffix}`;
        await leaveLeftovers(aside);
        if (by === "keep_chat_days") {
          expect(await forgetOldChat(30, desk, NEVER)).toEqual([]);
        } else {
          const review = await previewForget(WORD, desk);
          await forget({ words: WORD, sha256: review?.sha256 ?? "" }, ACTOR, desk, () => undefined);
        }
        expect(filesWith(desk)).toEqual([]);
      }
    },
  );

  it("of a restore goes with old talk, though it was never taken over", async () => {
    const desk = await createTestGate();
    await leaveHalfRestored(desk);
    expect(filesWith(desk)).toHaveLength(3);
    expect(await forgetOldChat(30, desk, NEVER)).toEqual([]);
    expect(filesWith(desk)).toEqual([]);
  });

  it("of a restore is removed by the next start of the Record that is there", async () => {
    const desk = await createTestGate();
    await leaveHalfRestored(desk);
    const users = dirname(desk.folder);
    cpSync(
      join(users, `.${RECORD_ID}.restored.0123456789ab.new`),
      join(users, `${RECORD_ID}.restored`),
      { recursive: true },
    );
    desk.state.close();
    (await openTestGate(users)).state.close();
    expect(readdirSync(users)).toEqual([RECORD_ID]);
  });

  it.each(["a.restored", ".a.restored.0123456789ab.new", ".b.0123456789ab.new", "restored"])(
    "of another Record stays at a start: %s",
    async (name) => {
      const desk = await createTestGate();
      const users = dirname(desk.folder);
      mkdirSync(join(users, name));
      desk.state.close();
      (await openTestGate(users)).state.close();
      expect(readdirSync(users).toSorted()).toEqual([name, RECORD_ID].toSorted());
    },
  );

  it("of a commit that took words out of a state.db put aside leaves no bytes of them", async () => {
    const desk = await createTestGate({ clock: testClock("2026-11-20T12:00:00Z") });
    const aside = `${desk.folder}.before-restore-2026-08-01T12-00-00-000Z`;
    const runtime = join(aside, ".runtime");
    await stateWithWord(runtime);
    // As a kill between the commit and the writing anew leaves it: the log beside a file that still has all of it.
    const whole = temporaryFolder();
    const { database } = openState(runtime);
    await database.transact(() => database.run("DELETE FROM message"));
    for (const name of ["state.db", "state.db-wal"]) {
      writeFileSync(join(whole, name), readFileSync(join(runtime, name)));
    }
    database.close();
    for (const name of ["state.db", "state.db-wal"]) {
      writeFileSync(join(runtime, name), readFileSync(join(whole, name)));
    }
    expect(filesWith(desk)).not.toEqual([]);
    expect(await forgetOldChat(30, desk, NEVER)).toEqual([]);
    expect(filesWith(desk)).toEqual([]);
  });

  it("is named by a search for words while it is there", async () => {
    const desk = await createTestGate();
    const aside = `${desk.folder}.before-restore-2026-08-01T12-00-00-000Z`;
    await stateWithWord(join(aside, ".runtime", ".forgetting", "0123456789ab"));
    const { beyond, sealed } = await findEverywhere(WORD, desk);
    expect([...beyond, ...sealed].join()).toContain(".forgetting");
  });

  it("is put in its place where a save waits for it", async () => {
    const desk = await createTestGate();
    const aside = `${desk.folder}.before-restore-2026-08-01T12-00-00-000Z`;
    const { database } = openState(join(aside, ".runtime"));
    await database.transact(() =>
      database.run(
        `INSERT INTO file_operation (job, path, mode, data, before_sha, after_sha, beside)
         VALUES ('j', 'SELF.md', 'replace', '', ?, ?, '0123456789ab.beside')`,
        sha256Hex(""),
        sha256Hex("a text"),
      ),
    );
    database.close();
    for (const name of ["0123456789ab.beside", "ba9876543210.beside"]) {
      writeFileSync(join(aside, ".runtime", name), "a text");
    }
    expect(await forgetOldChat(30, desk, NEVER)).toEqual([]);
    expect(readFileSync(join(aside, "SELF.md"), "utf8")).toBe("a text");
    expect(readdirSync(join(aside, ".runtime")).filter((name) => /beside/.test(name))).toEqual([]);
  });
});
