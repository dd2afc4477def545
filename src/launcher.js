// dist/main.js, bundled with what it imports: sees to the right Node before anything is read that an older one
// cannot even parse, then runs the bundle with V8's compile cache on.

import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { chooseNode, endWithNpm, goOnAs, refuse, thisMachine } from "./right-node.js";

const file = fileURLToPath(import.meta.url);
const choice = await chooseNode(thisMachine(dirname(dirname(file))));
switch (choice.kind) {
  case "this": {
    const { enableCompileCache } = await import("node:module");
    enableCompileCache();
    await endWithNpm();
    // A package looks for a browser's storage, and Node from 25 on warns that it has none.
    delete globalThis.localStorage;
    await import("./grace-mar.js");
    break;
  }
  case "other":
    await goOnAs(choice.path, [...process.execArgv, file, ...process.argv.slice(2)]);
    break;
  case "none":
    refuse(choice);
}
