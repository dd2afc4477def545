// One act of the built program under one mishap. It must end as if nothing had happened.

import { dirname } from "node:path";
import { expect } from "vitest";
import { createCrashBot, type CrashBot, type CrashBotOptions } from "../../crash/crash-bot.ts";
import { MAIN, type TestProcess } from "../../support/processes.ts";
import type { Servers } from "../../support/servers.ts";
import { readFolder, temporaryFolder } from "../../support/temporary.ts";
import { expectInvariants } from "../invariants.ts";
import { pick } from "../plan.ts";
import { ONE_WORKER, pointsOf, type Point } from "../strace.ts";
import { perform, performAlone, said, type Act } from "./acts.ts";
import { expectForgotten } from "./forgotten.ts";
import { undated, withoutRefusals } from "./undated.ts";

export const OPERATOR_CHAT = 4004;

/** Starts it again and lets it finish: the Record is as `after`; a command that had not begun is given again. */
export async function expectWhole(
  act: Act,
  bot: CrashBot,
  child: TestProcess,
  after: object,
  where: string,
): Promise<void> {
  const earlier = said(bot).length;
  const { files, flagged, log } = await bot.restart();
  const isAsBefore =
    JSON.stringify(withoutRefusals(undated(files))) === JSON.stringify(asBefore(act));
  if (act.command && (isAsBefore || act.forgets !== undefined)) {
    await performAlone(act.command, dirname(bot.folder));
  }
  expect(withoutRefusals(undated(readFolder(bot.folder))), where).toEqual(after);
  if (act.message !== undefined) {
    expect(new Set(said(bot)).size, where).toBe(act.answers);
    expect(said(bot).length - (act.answers ?? 0), where).toBeLessThanOrEqual(flagged);
    expect(earlier, where).toBeLessThanOrEqual(act.answers ?? 0);
  }
  if (act.forgets !== undefined) await expectForgotten(bot.folder, act.forgets, where);
  const secrets = [bot.telegram.token, ...(act.message === undefined ? [] : [act.message])];
  const logs = child.stdout + child.stderr + log;
  await expectInvariants({ folder: bot.folder, logs, secrets });
}

/** The program's calls to its disk without a mishap, and the result. */
export async function undisturbed(
  act: Act,
  servers: Servers,
): Promise<{ readonly points: readonly Point[]; readonly after: ReturnType<typeof undated> }> {
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

/** Starts the program on a Record that is ready for the act; it is watched thread by thread (strace.ts). */
export async function launch(
  act: Act,
  servers: Servers,
  options: Pick<CrashBotOptions, "usersDir"> = {},
): Promise<{ readonly bot: CrashBot; readonly child: TestProcess }> {
  const environment = {
    ...ONE_WORKER,
    LOG_LEVEL: "info",
    XDG_RUNTIME_DIR: temporaryFolder(),
    GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR_CHAT),
  };
  const source = act.before;
  const bot = await createCrashBot({ ...options, servers, program: MAIN, source, environment });
  bot.telegram.addChat({ id: OPERATOR_CHAT, type: "private", first_name: "Op" });
  const child = bot.launch();
  await child.writes('"ready"');
  return { bot, child };
}

/** A point of each kind of call, at random. */
export function oneOfEachKind(points: readonly Point[]): readonly Point[] {
  const kinds = Map.groupBy(points, ({ thread, call }) => `${thread} ${call}`);
  return [...kinds].flatMap(([kind, group]) => pick(group, 1, kind));
}
