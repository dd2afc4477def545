// dist/main.js and dist/cli.js, bundled with what they import: see to the right Node before anything is read that an
// older one cannot even parse, then run the bundle of the bot, or that of the operator's commands.

import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import {
  chooseNode,
  endWithNpm,
  goOnAs,
  openNoInspector,
  refuse,
  thisMachine,
} from "./right-node.js";

openNoInspector();
const file = fileURLToPath(import.meta.url);
const choice = await chooseNode(thisMachine(dirname(dirname(file))));
switch (choice.kind) {
  case "this": {
    await endWithNpm();
    // A package looks for a browser's storage, and Node from 25 on warns that it has none.
    delete globalThis.localStorage;
    if (basename(file) === "cli.js") await import("./commands.js");
    else {
      // For the bot alone: a command may be root's, and would leave a cache that the bot's user cannot write to.
      const { enableCompileCache } = await import("node:module");
      enableCompileCache();
      await import("./grace-mar.js");
    }
    break;
  }
  case "other":
    await goOnAs(choice.path, [...process.execArgv, file, ...process.argv.slice(2)]);
    break;
  case "none":
    refuse(choice);
}
