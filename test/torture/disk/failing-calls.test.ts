// Any one system call by which the built program changes its disk fails, with ENOSPC or EIO. The work is tried again or
// given up as a whole, and in the end the Record is as if nothing had happened.

import { expect, it } from "vitest";
import { startServers, type Servers } from "../../support/servers.ts";
import { perform, prepareActs, type Act } from "../crash/acts.ts";
import { expectWhole, launch, oneOfEachKind, undisturbed } from "../crash/trial.ts";
import { IS_LONG, randomOf, report, sideBySide } from "../plan.ts";
import { failAt, type Point } from "../strace.ts";

const ERRORS = ["ENOSPC", "EIO"] as const;

it("a failing system call costs nothing that was in the Record or said to the bot", async () => {
  const servers = await startServers();
  for (const act of await prepareActs()) await failEverywhere(act, servers);
});

async function failEverywhere(act: Act, servers: Servers): Promise<void> {
  const { points, after } = await undisturbed(act, servers);
  // Node's threads wake each other by write() too, and cannot live without that: full-disk.test.ts has those of files.
  const ours = points.filter(({ call }) => call !== "write");
  const random = randomOf(act.name);
  const ends = new Map<string, number>();
  /** The same work takes a call more or less from run to run, so that the last ones may not come. */
  let notReached = 0;
  const chosen = IS_LONG ? ours : [...oneOfEachKind(ours), ...syncsOf(act, ours)];
  await sideBySide(chosen, async (point) => {
    const { bot, child } = await launch(act, servers);
    const error = ERRORS[random(ERRORS.length)] ?? "EIO";
    const tracing = await failAt(child.pid, point, error);
    await perform(act, bot, child);
    if (!(await tracing.detach()).includes("INJECTED")) notReached += 1;
    const { code, signal } = await child.exited;
    ends.set(String(signal ?? code), (ends.get(String(signal ?? code)) ?? 0) + 1);
    await expectWhole(
      act,
      bot,
      child,
      after,
      `${act.name}: ${Object.values(point).join(" ")}: ${error}`,
    );
  });
  expect(notReached * 4).toBeLessThanOrEqual(chosen.length);
  report(`disk/failing-calls ${act.name}`, {
    points: points.length,
    failures: chosen.length - notReached,
    "ended with": [...ends].map(([end, times]) => `${end} (${times})`).join(" "),
    bad: 0,
  });
}

/** Each sync of a message's story: a commit that is refused behind its end is told by no other call. */
function syncsOf({ message }: Act, points: readonly Point[]): readonly Point[] {
  return message === undefined ? [] : points.filter(({ call }) => call === "fdatasync");
}
