// kill -9 before every system call by which the built program changes its disk, from the beginning of a turn, a staging,
// a merge or an undo to the program's own end: after the next start the Record is as after an undisturbed run; a command
// that had not begun is given again.

import { join } from "node:path";
import { expect, it } from "vitest";
import { createCrashBot, type CrashBot } from "../../crash/crash-bot.ts";
import { MAIN, type TestProcess } from "../../support/processes.ts";
import { startServers, type Servers } from "../../support/servers.ts";
import { readFolder, temporaryFolder } from "../../support/temporary.ts";
import { expectInvariants } from "../invariants.ts";
import { IS_LONG, pick, report, sideBySide } from "../plan.ts";
import { killAt, ONE_WORKER, pointsOf, type Point } from "../strace.ts";
import { perform, performAlone, prepareActs, said, type Act } from "./acts.ts";
import { undated } from "./undated.ts";

it("a kill before any system call leaves the Record as before or as after", async () => {
  const servers = await startServers();
  for (const act of await prepareActs()) await killEverywhere(act, servers);
});

async function killEverywhere(act: Act, servers: Servers): Promise<void> {
  const { points, after } = await undisturbed(act, servers);
  const chosen = IS_LONG ? withOneMore(points) : oneOfEachKind(points);
  let kills = 0;
  await sideBySide(chosen, async (point) => {
    const { bot, child } = await launch(act, servers);
    const tracing = await killAt(child.pid, point);
    await perform(act, bot, child);
    await tracing.detach();
    if ((await child.exited).signal === "SIGKILL") kills += 1;
    await expectWhole(act, bot, child, after, `${act.name}: ${Object.values(point).join(" ")}`);
  });
  report(`crash/syscalls ${act.name}`, { points: points.length, kills, bad: 0 });
  expect(kills).toBeGreaterThan(0);
}

async function expectWhole(
  act: Act,
  bot: CrashBot,
  child: TestProcess,
  after: object,
  where: string,
): Promise<void> {
  const earlier = said(bot).length;
  const { files, flagged, log } = await bot.restart();
  const isAsBefore = JSON.stringify(undated(files)) === JSON.stringify(asBefore(act));
  if (act.command && isAsBefore) await performAlone(act.command, join(bot.folder, ".."));
  expect(undated(readFolder(bot.folder)), where).toEqual(after);
  if (act.message !== undefined) {
    expect(new Set(said(bot)).size, where).toBe(act.answers);
    expect(said(bot).length - (act.answers ?? 0), where).toBeLessThanOrEqual(flagged);
    expect(earlier, where).toBeLessThanOrEqual(act.answers ?? 0);
  }
  const secrets = [bot.telegram.token, ...(act.message === undefined ? [] : [act.message])];
  const logs = child.stdout + child.stderr + log;
  await expectInvariants({ folder: bot.folder, logs, secrets });
}

/** What the program does to its disk when it is left alone, and what comes of it. */
async function undisturbed(
  act: Act,
  servers: Servers,
): Promise<{ readonly points: readonly Point[]; readonly after: object }> {
  const { bot, child } = await launch(act, servers);
  const points = await pointsOf(child.pid, bot.folder, () => perform(act, bot, child));
  expect(await child.exited).toEqual({ code: 0, signal: null });
  const after = undated((await bot.restart()).files);
  expect(after).not.toEqual(asBefore(act));
  return { points, after };
}

function asBefore(act: Act): object {
  return undated(readFolder(act.before));
}

function oneOfEachKind(points: readonly Point[]): readonly Point[] {
  const kinds = Map.groupBy(points, ({ thread, call }) => `${thread} ${call}`);
  return [...kinds].flatMap(([kind, group]) => pick(group, 1, kind));
}

/** With a call of each kind that is not made any more: the run that nothing kills. */
function withOneMore(points: readonly Point[]): readonly Point[] {
  const last = new Map(points.map((point) => [`${point.thread} ${point.call}`, point]));
  const beyond = [...last.values()].map((point) => ({ ...point, number: point.number + 1 }));
  return [...points, ...beyond];
}

async function launch(
  act: Act,
  servers: Servers,
): Promise<{ readonly bot: CrashBot; readonly child: TestProcess }> {
  const environment = { ...ONE_WORKER, LOG_LEVEL: "info", XDG_RUNTIME_DIR: temporaryFolder() };
  const bot = await createCrashBot({ servers, program: MAIN, source: act.before, environment });
  const child = bot.launch();
  await child.writes('"ready"');
  return { bot, child };
}
