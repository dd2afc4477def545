// The operator's one program: `grace-mar <command>`. What it needs of the process is taken here.

import { runWords } from "./run.ts";

// Node answers this signal by opening its inspector, to whom the Record's user may send it.
process.on("SIGUSR1", () => undefined);

const { code, atOnce } = await runWords(process.argv.slice(2), {
  environment: process.env,
  folder: process.cwd(),
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
});
process.exitCode = code;
if (atOnce) process.exit();
