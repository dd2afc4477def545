// kill -9 at the steps of a restore. After any of them the Record, or what the next start says how to bring back, is whole, nobody
// comes in who was put out, and a forgetting leaves no byte of the words. CRASH_KILLS takes every step; a few are taken by default.

import { cpSync, existsSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { forget } from "../../src/gate/forget.ts";
import { previewForget } from "../../src/gate/forget-find.ts";
import { tombstoneLine } from "../../src/record/forget/tombstones.ts";
import { openRecord } from "../../src/record/store.ts";
import { letGoInAsides } from "../../src/state/aside-words.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { ensureForgetKeys, isForgotten } from "../../src/state/forgetting/key.ts";
import { ACTOR, createTestGate, openTestGate, RECORD_ID } from "../support/open-gate.ts";
import { killable } from "../support/killables.ts";
import { runProcess } from "../support/processes.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { expectSound } from "./soundness.ts";

const PROGRAM = killable("killed-restore");
const WORD = "zanzibarquokka";
const PRIVATE = "plumfinchmarmot";
const GONE = "lighthousekite";

it("a restore that is killed anywhere lets nobody in, loses no forgetting and leaves nothing that one cannot reach", async () => {
  const prepared = await prepare();
  const steps = (await restore(copyOf(prepared))) ?? 0;
  expect(steps).toBeGreaterThan(60);
  const every = process.env["CRASH_KILLS"] === undefined ? 13 : 1;
  for (let at = 1; at <= steps; at += every) {
    const users = copyOf(prepared);
    expect(await restore(users, at)).toBeUndefined();
    await expectWhole(users, `killed at ${at} of ${steps}`);
  }
}, 900_000);

async function expectWhole(users: string, when: string): Promise<void> {
  const folder = join(users, RECORD_ID);
  if (!existsSync(folder)) {
    const refused = await openRecord(users, RECORD_ID).then(() => "", String);
    const [, from = "", to = ""] = / with: mv (\S+) (\S+)$/.exec(refused) ?? [];
    expect(to, when).toBe(folder);
    renameSync(from, to);
  }
  const desk = await openTestGate(users);
  try {
    await expectSound(desk.store);
    expect(desk.state.access.idsOf("owner"), when).toEqual([1001]);
    expect(await isForgotten([GONE], desk), when).toBe(true);
    await letGoInAsides(folder);
    // The Record itself may still have it to send.
    const held = filesWith(users, PRIVATE).filter((path) => !path.startsWith(`${folder}/`));
    expect(held, when).toEqual([]);
    const review = await previewForget(WORD, desk);
    const { left } = await forget({ words: WORD, sha256: review?.sha256 ?? "" }, ACTOR, desk);
    expect(left, when).toEqual([]);
    expect(filesWith(users, WORD), when).toEqual([]);
    const names = readdirSync(users).filter((name) => !name.includes(".before-restore-"));
    expect(names, when).toEqual([RECORD_ID]);
  } finally {
    desk.state.close();
  }
}

/** A Record with somebody who was put out since its backup, words just between us, a forgetting and a save that wait to be written. */
async function prepare(): Promise<string> {
  const desk = await createTestGate();
  const { database, journal, access } = desk.state;
  await database.transact(() => {
    database.run("INSERT INTO access VALUES (1001, 'owner', 1), (666, 'owner', 2)");
    database.run(
      "INSERT INTO message (channel, role, text) VALUES ('telegram:1', 'user', ?)",
      WORD,
    );
  });
  desk.write("MEMORY.md", `# Memory\n\n- ${WORD}\n`);
  await makeBackup(desk);
  await database.transact(() => {
    access.revoke(666);
    database.run("INSERT INTO channel (channel) VALUES ('telegram:1001:between-us')");
    desk.state.outbox.add({ chatId: 1001, text: PRIVATE }, 0);
  });
  const [key] = await ensureForgetKeys(desk);
  const before = desk.read("MEMORY.md");
  const after = `${before}\n${"x".repeat(3000)}\n\n${WORD} again\n`;
  const edits = await journal.prepare([{ path: "MEMORY.md", before, after }]);
  await database.transact(() => {
    const text = tombstoneLine({ receiptId: "r", phrases: [[GONE]] }, key, new Date());
    journal.add("forget", { edits, appends: [{ path: "FORGOTTEN.jsonl", text }] });
  });
  desk.state.close();
  return join(desk.folder, "..");
}

/** Gives the number of steps; undefined for a restore that was killed. */
async function restore(users: string, at?: number): Promise<number | undefined> {
  const backups = join(users, RECORD_ID, ".runtime", "backups");
  const file = join(temporaryFolder(), "backup.zip");
  cpSync(join(backups, readdirSync(backups)[0] ?? ""), file);
  const child = runProcess([PROGRAM, users, RECORD_ID, file, String(at ?? "")]);
  const { code, signal } = await child.exited;
  if (signal === "SIGKILL") return undefined;
  if (code !== 0) throw new Error(child.stderr);
  return Number(child.stdout);
}

function copyOf(users: string): string {
  const copy = temporaryFolder();
  cpSync(users, copy, { recursive: true });
  return copy;
}

function filesWith(folder: string, word: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => readFileSync(path).includes(word));
}
