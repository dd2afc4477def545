// Two clocks on faked timers, one of which jumps, and the parts of a bot that work by them in memory.

import { DatabaseSync } from "node:sqlite";
import { onTestFinished, vi } from "vitest";
import type { LlmError } from "../../src/errors.ts";
import { createLogger } from "../../src/logger.ts";
import { createLocalClock } from "../../src/record/text/timestamp.ts";
import { createAnalystJobs } from "../../src/state/analyst-jobs.ts";
import { createDatabase, type StateDatabase } from "../../src/state/database/database.ts";
import { createHeldBack } from "../../src/state/held-back.ts";
import { createOutbox } from "../../src/state/outbox.ts";
import { MIGRATIONS } from "../../src/state/database/schema.ts";
import { createAnalystLane, type AnalystLaneOptions } from "../../src/chat/lanes/analyst-lane.ts";
import { DEFAULT_WORDING } from "../../src/wording/wording.ts";

/** Step in which time passes. */
export const STEP_MS = 250;

export const log = createLogger({
  recordId: "abby",
  level: "silent",
  secrets: [],
  write: () => undefined,
});

/** Two clocks, of which one jumps; time passes only here. */
export function jumpingClock(plan: readonly { readonly afterMs: number; readonly byMs: number }[]) {
  const ticks = (): number => performance.now();
  let off = Date.parse("2026-11-20T12:00:00Z") - ticks();
  const left = [...plan];
  let nextAt = ticks() + (left[0]?.afterMs ?? Infinity);
  const pass = async (ms: number): Promise<void> => {
    for (const until = ticks() + ms; ticks() < until;) {
      await vi.advanceTimersByTimeAsync(STEP_MS);
      for (let turn = 0; turn < 4; turn += 1) await new Promise(setImmediate);
      if (ticks() < nextAt) continue;
      off += left.shift()?.byMs ?? 0;
      nextAt = ticks() + (left[0]?.afterMs ?? Infinity);
    }
  };
  // Nobody outside tells the time.
  return { now: () => new Date(off + ticks()), ticks, isCertain: () => false, pass };
}

export function openInstantDatabase(): StateDatabase {
  const sqlite = new DatabaseSync(":memory:");
  for (const statements of MIGRATIONS) sqlite.exec(statements);
  const database = createDatabase(sqlite, {
    sync: () => Promise.resolve(),
    close: () => undefined,
  });
  onTestFinished(() => {
    database.close();
  });
  return database;
}

/** An analyst that fails for a given number of tries of an exchange, and then finds nothing. */
export function openLane(
  clock: Pick<AnalystLaneOptions, "now" | "ticks" | "isCertain">,
  failure: (nth: number) => LlmError | undefined,
) {
  const database = openInstantDatabase();
  const analystJobs = createAnalystJobs(database);
  const tried = new Map<string, number[]>();
  const complete: AnalystLaneOptions["llm"]["complete"] = ({ messages: [message] }) => {
    const key = message?.text.includes("first") ? "first" : "second";
    const tries = tried.get(key) ?? [];
    tried.set(key, [...tries, clock.ticks()]);
    const failed = failure(tries.length);
    return failed ? Promise.reject(failed) : Promise.resolve("NONE");
  };
  const state = {
    database,
    analystJobs,
    heldBack: createHeldBack(database),
    forgettings: { count: () => 0 },
    outbox: createOutbox(database, () => "token"),
  };
  const lane = createAnalystLane({
    ...clock,
    desk: { state, wording: () => DEFAULT_WORDING, note: database.note },
    llm: { complete },
    limits: { take: () => true, giveBack: () => undefined },
    snapshot: () => Promise.resolve({ clock: createLocalClock() }),
    prompts: { prepare: () => Promise.resolve(), analyst: () => "Task: analyst" },
    log,
  } as unknown as AnalystLaneOptions);
  const add = (userText: string): Promise<void> =>
    database.note(() => {
      analystJobs.add({ channelKey: "telegram:1", userText, replyText: "", evidence: userText });
    });
  return { lane, add, tries: (key: string) => tried.get(key) ?? [] };
}
