// state.db with bytes changed, cut off or gone, of a bot that was stopped or killed right after it had committed a
// merge. The Record's files are as before or as after that merge, and a command that cannot go on says so in one clear
// line.

import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { performCommand } from "../../../src/control/commands.ts";
import { FILES } from "../../../src/record/store.ts";
import { openGate, RECORD_ID } from "../../crash/open-gate.ts";
import type { Random } from "../../crash/load.ts";
import { killable } from "../../support/killables.ts";
import { runProcess } from "../../support/processes.ts";
import { readFolder, temporaryFolder } from "../../support/temporary.ts";
import { count, randomOf, report } from "../plan.ts";
import { performAlone, prepareActs, type Act } from "./acts.ts";
import { undated, withoutRefusals } from "./undated.ts";
import { peopleOf } from "../../support/people.ts";

const PROGRAM = killable("killable");

it("a damaged state.db never makes a wrong merge", async () => {
  const act = (await prepareActs()).find(({ name }) => name === "a merge");
  if (!act?.command) throw new Error("there is no merge");
  const killed = await killedAfterCommit(act);
  const before = undated(readFolder(act.before));
  const after = await merged(act);
  const random = randomOf("damaged state");
  const figures = { states: count(60, 1000), "as if nothing were": 0, degraded: 0, refused: 0 };
  for (let state = 0; state < figures.states; state += 1) {
    const usersDir = temporaryFolder("/dev/shm");
    const folder = join(usersDir, RECORD_ID);
    cpSync(random(2) === 0 ? killed : act.before, folder, { recursive: true });
    const damage = damageOne(join(folder, ".runtime"), random);
    const outcome = await mergeOnce(act, usersDir);
    figures[outcome] += 1;
    const found = withoutRefusals(undated(readFolder(folder)));
    const isMerged = Object.keys(found).includes(FILES.receipts);
    expect(found, damage).toEqual(isMerged ? after : before);
    rmSync(usersDir, { recursive: true });
  }
  report("crash/damaged-state", { ...figures, "wrong merges": 0 });
});

type Outcome = "as if nothing were" | "degraded" | "refused";

async function mergeOnce(act: Act, usersDir: string): Promise<Outcome> {
  if (!act.command) return "refused";
  try {
    const desk = await openGate(usersDir);
    try {
      const deps = { desk, people: peopleOf(desk), username: () => Promise.resolve("") };
      await performCommand(act.command, deps);
    } finally {
      desk.state.close();
    }
    return desk.state.damagedFile === undefined ? "as if nothing were" : "degraded";
  } catch {
    // A command ends with that error as its one line, and its exit code.
    return "refused";
  }
}

function damageOne(folder: string, random: Random): string {
  const names = readdirSync(folder).filter((name) => name.startsWith("state.db"));
  const name = names[random(names.length)] ?? "";
  const path = join(folder, name);
  const bytes = readFileSync(path);
  const kind = random(8);
  if (kind === 0) {
    rmSync(path);
    return `${name} removed`;
  }
  if (kind === 1) {
    const size = random(bytes.length + 1);
    writeFileSync(path, bytes.subarray(0, size));
    return `${name} cut at ${size}`;
  }
  const places = Array.from({ length: 2 ** random(8) }, () => random(bytes.length));
  for (const place of places) bytes[place] = (bytes[place] ?? 0) ^ (1 + random(255));
  writeFileSync(path, bytes);
  return `${name} changed at ${places.join()}`;
}

async function killedAfterCommit(act: Act): Promise<string> {
  const usersDir = temporaryFolder();
  const folder = join(usersDir, RECORD_ID);
  cpSync(act.before, folder, { recursive: true });
  const child = runProcess([PROGRAM, usersDir, "merge", "committed"]);
  expect((await child.exited).signal).toBe("SIGKILL");
  return folder;
}

async function merged(act: Act): Promise<object> {
  const usersDir = temporaryFolder();
  const folder = join(usersDir, RECORD_ID);
  cpSync(act.before, folder, { recursive: true });
  if (act.command) await performAlone(act.command, usersDir);
  return undated(readFolder(folder));
}
