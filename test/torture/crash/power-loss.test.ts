// A power cut at any moment of the built program's life. Everything that it had told the world stands, and the Record
// is as before or as after, whichever of the unsynced steps are lost (disk-model.ts).

import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { createCrashBot } from "../../crash/crash-bot.ts";
import { openGate, RECORD_ID } from "../../crash/open-gate.ts";
import { MAIN } from "../../support/processes.ts";
import { startServers, type Servers } from "../../support/servers.ts";
import { readFolder, temporaryFolder } from "../../support/temporary.ts";
import { expectInvariants } from "../invariants.ts";
import { count, pick, report } from "../plan.ts";
import { perform, performAlone, prepareActs, type Act } from "./acts.ts";
import { launchLogged, type DiskCall } from "./disk-log.ts";
import { createDiskModel } from "./disk-model.ts";
import { expectForgotten } from "./forgotten.ts";
import { undated } from "./undated.ts";

it("a power cut takes back nothing that was promised, and leaves nothing half done", async () => {
  const servers = await startServers();
  for (const act of await prepareActs()) {
    const recorded = await record(act, servers);
    const { states, violations, steps } = await cutEverywhere(act, recorded);
    report(`crash/power-loss ${act.name}`, { steps, states, violations: violations.length });
    expect(violations).toEqual([]);
    await expectNoticed(act, recorded);
  }
});

/** If nothing were brought to the disk, work would be lost, and seen to be. */
async function expectNoticed(act: Act, { calls, after }: Recorded): Promise<void> {
  const careless = calls.filter(({ name }) => name !== "fsync" && name !== "fdatasync");
  const bounds = { enough: 1, most: 100 };
  const { states, violations } = await cutEverywhere(act, { calls: careless, after }, bounds);
  report(`crash/power-loss ${act.name} without fsync`, { "noticed after": states });
  expect(violations, act.name).toHaveLength(1);
}

it("nor does a power cut that follows on a kill and the start after it", async () => {
  const servers = await startServers();
  const act = (await prepareActs()).find(({ command }) => command?.command === "merge");
  if (!act) throw new Error("there is no merge");
  const { calls, after } = await record(act, servers);
  const moments = ["rename", "pwrite64"].flatMap((name) =>
    pick(momentsAfter(name, calls), count(1, 12), name),
  );
  for (const moment of moments) {
    const first = calls.slice(0, moment + 1);
    const killed = temporaryFolder();
    const model = createDiskModel(act.before, first);
    model.restore(undefined, killed);
    const { calls: second } = await record({ name: act.name, before: killed }, servers);
    const recorded = { calls: [...first, ...second], after };
    const { states, violations } = await cutEverywhere(act, recorded, {
      most: count(30, 250),
      from: model.steps,
    });
    report(`crash/power-loss after a kill at ${moment}`, { states, violations: violations.length });
    expect(violations).toEqual([]);
  }
});

/** Moments at which a change of one of the Record's own files may not be on the disk yet. */
function momentsAfter(name: string, calls: readonly DiskCall[]): readonly number[] {
  return [...calls.entries()].flatMap(([index, call]) =>
    call.name === name && call.path?.startsWith(".runtime") === false ? [index] : [],
  );
}

interface Recorded {
  readonly calls: readonly DiskCall[];
  /** Files of the Record afterwards. */
  readonly after: object;
}

async function record(act: Act, servers: Servers): Promise<Recorded> {
  const environment = { LOG_LEVEL: "info", XDG_RUNTIME_DIR: temporaryFolder() };
  const bot = await createCrashBot({ servers, program: MAIN, source: act.before, environment });
  const { child, log } = launchLogged(bot);
  await child.writes('"ready"');
  await perform(act, bot, child);
  expect(await child.exited).toEqual({ code: 0, signal: null });
  return { calls: await log(), after: undated(readFolder(bot.folder)) };
}

async function cutEverywhere(
  act: Act,
  { calls, after }: Recorded,
  { enough = Infinity, most = count(40, 2000), from = 0 } = {},
): Promise<{
  readonly steps: number;
  readonly states: number;
  readonly violations: readonly string[];
}> {
  const model = createDiskModel(act.before, calls);
  const cuts = pick(model.cuts(act.name, most, from), most, act.name);
  // In memory: these files are done with before a real fsync would end.
  const folder = join(temporaryFolder("/dev/shm"), RECORD_ID);
  const violations: string[] = [];
  let states = 0;
  for (const cut of cuts) {
    if (violations.length >= enough) break;
    states += 1;
    model.restore(cut, folder);
    try {
      await expectKept(act, folder, model.told(cut), after);
    } catch (error) {
      const fates = [...cut.fates].filter(([, fate]) => fate !== "kept");
      violations.push(`${act.name}, after ${cut.after} ${JSON.stringify(fates)}: ${String(error)}`);
    }
  }
  return { steps: model.steps, states, violations };
}

/** Starts as after a power cut, and looks. */
async function expectKept(act: Act, folder: string, told: string, after: object): Promise<void> {
  const { state } = await openGate(dirname(folder));
  const updates = state.database.all<{ state: string }>("SELECT state FROM inbox");
  state.close();
  expect(state.damagedFile, "state.db is damaged").toBeUndefined();
  const files = undated(readFolder(folder));
  const isDone = JSON.stringify(files) === JSON.stringify(after);
  if (!isDone) expect(files).toEqual(undated(readFolder(act.before)));
  if (act.message === undefined) {
    const wasPromised = /"kind":"merged"|"applied":true|"kind":"forget".*"receiptId"/.test(told);
    if (wasPromised) expect(isDone, "what was promised").toBe(true);
  } else {
    const [update] = updates;
    const wasConfirmed = /"offset":[1-9]/.test(told);
    if (wasConfirmed) expect(update, "what was confirmed").toBeDefined();
    if (told.includes("/sendMessage")) expect(update?.state, "what was answered").toBe("done");
    expect(isDone).toBe(update?.state === "done");
  }
  if (act.command && act.forgets !== undefined) {
    await performAlone(act.command, dirname(folder));
    expect(undated(readFolder(folder)), "asked for again").toEqual(after);
    await expectForgotten(folder, act.forgets, "asked for again");
  }
  await expectInvariants({ folder, logs: "", secrets: [], mayWait: true });
}
