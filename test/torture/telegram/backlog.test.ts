// A bot that was away for a day while a chat wrote on. The built program answers all of it in order. The messages carry
// the present time; the line about the absence and the pace are tested in test/e2e with a clock.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { UNIT_SETTINGS } from "../../bench/bot-process.ts";
import { GUEST, MODES, prepareBot } from "../../support/bots.ts";
import { MAIN, runProcess } from "../../support/processes.ts";
import { expectInvariants } from "../invariants.ts";
import { count, randomOf, report } from "../plan.ts";
import { judgeAnswers, planArrivals } from "./arrivals.ts";
import { CANARY, createEchoModel, CROWD_ENVIRONMENT, until, watch } from "./crowd.ts";

const BACKLOG = count(200, 1000);
/** The goal (RELIABILITY.md). */
const MOST_MEMORY_MIB = 170;

it.each(MODES)("what was written while the bot was away is answered in order: %s", async (mode) => {
  const model = createEchoModel();
  const { telegram, folder, environment } = await prepareBot({
    mode,
    servers: await model.startServers(),
    environment: CROWD_ENVIRONMENT,
  });
  const seen = watch(telegram);
  const { weeks, texts } = planArrivals([GUEST], BACKLOG, randomOf(`backlog ${mode}`));
  const updates = weeks.flat();
  for (const update of updates) telegram.post(update);
  const main = runProcess([...UNIT_SETTINGS.flags, MAIN], {
    environment: { ...environment, ...UNIT_SETTINGS.environment },
  });
  await until(() => telegram.pendingUpdates === 0 && answered(seen) >= BACKLOG);
  const memory = peakMemory(main.pid);
  main.kill("SIGTERM");
  const { code } = await main.exited;
  const answers = judgeAnswers(texts, seen);
  report(`telegram backlog ${mode}`, {
    waiting: BACKLOG,
    deliveries: updates.length,
    ...answers,
    "extra model calls": [...model.asked.values()].filter((times) => times !== 1).length,
    "peak RSS MiB": memory,
  });
  expect(answers).toEqual({ lost: 0, repeated: 0, inversions: 0 });
  expect([...model.asked.values()].filter((times) => times !== 1)).toEqual([]);
  expect(memory).toBeLessThan(MOST_MEMORY_MIB);
  expect(code).toBe(0);
  const logs = main.stdout + main.stderr;
  await expectInvariants({ folder, logs, secrets: [CANARY, telegram.token] });
});

function answered(seen: ReadonlyMap<number, readonly string[]>): number {
  return seen.get(GUEST.id)?.filter((text) => text.includes(CANARY)).length ?? 0;
}

/** In MiB, of Linux's own count. */
function peakMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024);
}
