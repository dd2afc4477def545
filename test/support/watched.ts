// A program that tests run beside its watchdog: `wedged` keeps the event loop from turning, `stuck` has a loop that
// stands still, `well` ends by itself after a while, `beats` goes on until it is killed.

import { createLogger } from "../../src/logger.ts";
import { startWatchdog } from "../../src/runtime/watchdog.ts";

const [how = ""] = process.argv.slice(2);
const log = createLogger({
  recordId: "watched",
  level: "info",
  secrets: [],
  write: (line) => process.stdout.write(line),
});
startWatchdog({ isAlive: () => how !== "stuck", log, tickSeconds: 0.1 });
process.stdout.write("watched\n");
switch (how) {
  case "well":
    setTimeout(() => process.stdout.write("bye\n"), 1500);
    break;
  case "wedged":
    // After some beats.
    setTimeout(() => {
      for (;;);
    }, 300);
    break;
  default:
    setInterval(() => undefined, 1000);
}
