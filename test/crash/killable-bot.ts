// A program for crash tests: a bot as its environment says, which kills itself at the n-th step of writing the Record's
// files. The step is its argument; without one it lives on. It prints "idle" when it has dealt with something and
// nothing is left to do.

import { loadConfig } from "../../src/config/config.ts";
import { createLogger } from "../../src/logger.ts";
import { startWithWeb } from "../support/web-runtime.ts";

const killAt = Number(process.argv[2] ?? Infinity);
const config = loadConfig(process.env);
const log = createLogger({
  recordId: config.recordId,
  level: "warn",
  secrets: [],
  write: (line) => process.stdout.write(line),
});
let steps = 0;
const { state, isIdle } = await startWithWeb({
  config,
  log,
  // A bot that dies often and on purpose need not wait for its next start.
  timing: { holdBackMs: 1 },
  // The larger files of the Record go the way of large texts, and the others do not.
  largeText: 3000,
  onJournalStep: () => {
    steps += 1;
    if (steps < killAt) return;
    process.kill(process.pid, "SIGKILL");
    for (;;);
  },
});
const watch = setInterval(() => {
  const done = state.database.get<{ n: number }>("SELECT count(*) AS n FROM inbox")?.n ?? 0;
  if (done === 0 || !isIdle()) return;
  clearInterval(watch);
  process.stdout.write("idle\n");
}, 5);
