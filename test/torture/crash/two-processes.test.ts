// Two processes want a Record at the moment when its holder is killed. One gets it. The other ends with 75 and one
// line, and has changed nothing.

import { dirname } from "node:path";
import { expect, it } from "vitest";
import { answerSomething } from "../../crash/kill-loop.ts";
import { openGate } from "../../crash/open-gate.ts";
import { prepareBot } from "../../support/bots.ts";
import { MAIN, runProcess, startMain, type TestProcess } from "../../support/processes.ts";
import { expectInvariants } from "../invariants.ts";
import { count, report, spread } from "../plan.ts";

it("two processes never hold one Record, and the next takes over after a kill", async () => {
  const pairs = count(15, 500);
  const { environment, folder, telegram } = await prepareBot({
    environment: { LOG_LEVEL: "info" },
  });
  let holder = await startMain({ environment });
  const logs: string[] = [];
  const takeoverMs: number[] = [];
  const readyMs: number[] = [];
  let bothRefused = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    const killed = performance.now();
    holder.kill("SIGKILL");
    await holder.exited;
    logs.push(holder.stdout);
    if (pair % 2 === 0) {
      // One half runs without the start of a program. The other half leaves unfinished work to the rivals.
      (await openGate(dirname(folder))).state.close();
      takeoverMs.push(performance.now() - killed);
    }
    const started = performance.now();
    const rivals = [0, 1].map(() => runProcess([MAIN], { environment }));
    const outcomes = await Promise.all(rivals.map(becameHolder));
    const holders = rivals.filter((_, index) => outcomes[index]);
    expect(holders.length).toBeLessThanOrEqual(1);
    for (const refused of rivals.filter((_, index) => !outcomes[index])) {
      expect(await refused.exited).toEqual({ code: 75, signal: null });
      expect(refused.stderr.trim().split("\n")).toHaveLength(1);
      // In a container, a line says what the addresses of this test are there.
      const lines = refused.stdout.split("\n").filter((line) => !line.includes('"variable"'));
      expect(lines.join("")).toBe("");
    }
    if (holders.length === 0) bothRefused += 1;
    holder = holders[0] ?? (await startMain({ environment }));
    readyMs.push(performance.now() - started);
    // A process that did some work was no failed start, so the next one need not wait.
    await answerSomething(telegram);
  }
  holder.kill("SIGTERM");
  await holder.exited;
  await expectInvariants({ folder, logs: logs.join(""), secrets: [telegram.token] });
  report("crash/two-processes", {
    pairs,
    "double writers": 0,
    "both refused": bothRefused,
    "kill to opened again": spread(takeoverMs),
    "start to ready": spread(readyMs),
  });
});

/** True when it is ready, false when it has ended before. */
async function becameHolder(rival: TestProcess): Promise<boolean> {
  try {
    await rival.writes('"ready"');
    return true;
  } catch {
    return false;
  }
}
