// The launcher of every npm script: it runs the rest of the line with a Node that is new enough.
//   node scripts/launch.mjs [--option-of-node ...] FILE [word ...]
//   node scripts/launch.mjs --where      prints that Node's path

import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  chooseNode,
  endWithNpm,
  goOnAs,
  openNoInspector,
  refuse,
  thisMachine,
} from "../src/right-node.js";

openNoInspector();
const launcher = fileURLToPath(import.meta.url);
const root = dirname(dirname(launcher));
const words = process.argv.slice(2);
const at = words.findIndex((word) => !word.startsWith("-"));
const options = words.slice(0, Math.max(at, 0));
const choice = await chooseNode(thisMachine(root));

if (choice.kind === "none") refuse(choice);
else if (words[0] === "--where") {
  process.stdout.write(`${choice.kind === "other" ? choice.path : process.execPath}\n`);
} else if (at < 0) {
  process.stderr.write("node scripts/launch.mjs [--option-of-node ...] FILE [word ...]\n");
  process.exitCode = 64;
} else if (choice.kind === "this" && options.length === 0) {
  await endWithNpm();
  const file = resolve(root, words[at] ?? "");
  process.argv.splice(1, at + 2, file);
  await import(pathToFileURL(file).href);
} else {
  const path = choice.kind === "other" ? choice.path : process.execPath;
  await goOnAs(path, [...process.execArgv, ...options, launcher, ...words.slice(at)]);
}
