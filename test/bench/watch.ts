// Runs inside a benched bot, before its own first line, and answers the bench about the bot's work. It uses only what Node
// tells about any program, so that every version of the bot can be asked.

import { Session } from "node:inspector/promises";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";

/** `stall`: a number of milliseconds. `work`: a Work. */
export type Question = "stall" | "work";

/** The work since the last question about it. */
export interface Work {
  readonly commits: number;
  /** Functions that ran, each by the place where it begins. */
  readonly functions: readonly { readonly url: string; readonly offset: number }[];
}

const RESOLUTION_MS = 5;
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delays.enable();
const commits = countCommits();
let session: Session | undefined;

process.on("message", (question: Question) => {
  void answer(question).then((text) => process.send?.(text));
});
// The bot ends when its own work ends.
process.channel?.unref();

async function answer(question: Question): Promise<number | Work> {
  if (question === "work") return { commits: commits(), functions: await functionsRun() };
  // The histogram counts from one look at the loop to the next.
  const stall = Math.max(0, delays.max / 1e6 - RESOLUTION_MS);
  delays.reset();
  // The first look after a reset counts nothing, so nothing may begin before it.
  await wait(3 * RESOLUTION_MS);
  return stall;
}

/** Gives a function that tells the number since it was called last. */
function countCommits(): () => number {
  let count = 0;
  const { prepare, exec } = DatabaseSync.prototype;
  const isCommit = (sql: string): boolean => /^\s*(?:COMMIT|END)\b/i.test(sql);
  DatabaseSync.prototype.prepare = function (this: DatabaseSync, ...words) {
    const statement = prepare.apply(this, words);
    if (isCommit(words[0])) {
      const run = statement.run.bind(statement);
      statement.run = (...values: never[]) => {
        count += 1;
        return run(...values);
      };
    }
    return statement;
  };
  DatabaseSync.prototype.exec = function (this: DatabaseSync, sql) {
    if (isCommit(sql)) count += 1;
    exec.call(this, sql);
  };
  return () => {
    const now = count;
    count = 0;
    return now;
  };
}

/** The first question begins the count, which makes the bot slower. */
async function functionsRun(): Promise<Work["functions"]> {
  if (!session) {
    session = new Session();
    session.connect();
    await session.post("Profiler.enable");
    await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  }
  const { result } = await session.post("Profiler.takePreciseCoverage");
  return result.flatMap(({ url, functions }) =>
    functions.flatMap(({ ranges: [range] }) =>
      range && range.count > 0 ? [{ url, offset: range.startOffset }] : [],
    ),
  );
}
