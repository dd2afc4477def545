// npm run licences: writes LICENSES.md, the list of what a bot is installed with, from package-lock.json.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { print, readArguments, runCommand } from "./command-line.ts";
import { licencesText, readProductionTree } from "./production-tree.ts";

runCommand(async () => {
  readArguments({ options: {} }, "npm run licences");
  const root = join(import.meta.dirname, "..");
  const tree = readProductionTree(join(root, "package-lock.json"));
  await writeFile(join(root, "LICENSES.md"), licencesText(tree));
  print(`Wrote LICENSES.md: ${tree.length} packages.`);
});
