// kill -9 before every system call by which the built program changes its disk, from the beginning of a turn, a
// staging, a merge, an undo or a forgetting to the program's own end. After the next start the Record is as after an
// undisturbed run. A command that had not begun is given again.

import { expect, it } from "vitest";
import { startServers, type Servers } from "../../support/servers.ts";
import { IS_LONG, report, sideBySide } from "../plan.ts";
import { killAt, type Point } from "../strace.ts";
import { perform, prepareActs, type Act } from "./acts.ts";
import { expectWhole, launch, oneOfEachKind, undisturbed } from "./trial.ts";

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

/** With a call of each kind that is not made any more: the run that nothing kills. */
function withOneMore(points: readonly Point[]): readonly Point[] {
  const last = new Map(points.map((point) => [`${point.thread} ${point.call}`, point]));
  const beyond = [...last.values()].map((point) => ({ ...point, number: point.number + 1 }));
  return [...points, ...beyond];
}
