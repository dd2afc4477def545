// kill -9 at the steps of a forgetting. After any of them, a second request leaves no byte of it, and everything else
// is as after an undisturbed forgetting. CRASH_KILLS takes every step; a few are taken by default.

import { appendFileSync, cpSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { verify } from "../../src/gate/verify.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { holding } from "../support/canary.ts";
import { killable } from "../support/killables.ts";
import { COMPILE_CACHE, runProcess } from "../support/processes.ts";
import { copyRecord, readFolder, temporaryFolder } from "../support/temporary.ts";
import { CANARY, openGate, RECORD_ID } from "./open-gate.ts";
import { expectSound } from "./soundness.ts";

const PROGRAM = killable("killable");

it("a forgetting that is killed anywhere is finished by asking again", async () => {
  const prepared = await prepare();
  const whole = copyOf(prepared);
  const points = (await run(whole, "forget")).slice(0, -1);
  expect(points.length).toBeGreaterThan(8);
  expect(points).toContain("in the transaction");
  const after = texts(whole);
  for (const point of chosen(points)) {
    const users = copyOf(prepared);
    await run(users, "forget", point);
    const desk = await openGate(users);
    await expectSound(desk.store);
    expect(await verify(desk), `killed at ${point}`).toMatchObject({ ok: true });
    const isCommitted = points.indexOf(point) > points.indexOf("in the transaction");
    if (isCommitted) expect(await holding(users, CANARY), `after ${point}`).toEqual([]);
    desk.state.close();
    await run(users, "forget");
    expect(await holding(users, CANARY), `killed at ${point}`).toEqual([]);
    expect(texts(users), `killed at ${point}`).toEqual(after);
  }
});

async function prepare(): Promise<string> {
  const users = temporaryFolder();
  const folder = copyRecord("sample", users, RECORD_ID);
  for (const name of ["MEMORY.md", "JOURNAL.md"])
    appendFileSync(join(folder, name), `\n- ${CANARY}\n`);
  const desk = await openGate(users);
  await desk.state.database.transact(() => {
    desk.state.conversations.append("telegram:1001", [{ role: "user", text: CANARY }], 0);
  });
  await makeBackup(desk);
  desk.state.close();
  return users;
}

function chosen(points: readonly string[]): readonly string[] {
  if (process.env["CRASH_KILLS"] !== undefined) return points;
  const middle = points[Math.floor(points.length / 2)] ?? "";
  return ["in the transaction", "step 1", middle, points.at(-1) ?? ""];
}

/** Leaves out the ledgers, whose rows have numbers of their own. */
function texts(users: string): { readonly [path: string]: string } {
  const files = readFolder(join(users, RECORD_ID));
  return Object.fromEntries(Object.entries(files).filter(([name]) => name.endsWith(".md")));
}

function copyOf(users: string): string {
  const copy = temporaryFolder();
  cpSync(users, copy, { recursive: true });
  return copy;
}

async function run(users: string, ...words: readonly string[]): Promise<readonly string[]> {
  const child = runProcess([PROGRAM, users, ...words], {
    environment: { NODE_COMPILE_CACHE: COMPILE_CACHE },
  });
  const { code, signal } = await child.exited;
  if (signal !== "SIGKILL" && code !== 0) throw new Error(child.stderr);
  return child.stdout.split("\n").filter(Boolean);
}
