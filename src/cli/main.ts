// The operator's one program: `grace-mar <command>`. What it needs of the process is taken here.

import { openNoInspector } from "../right-node.js";
import { runWords } from "./run.ts";

openNoInspector();

const { code, atOnce } = await runWords(process.argv.slice(2), {
  environment: process.env,
  folder: process.cwd(),
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
});
process.exitCode = code;
if (atOnce) process.exit();
