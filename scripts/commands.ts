// npm run commands: writes docs/commands.md from the table of commands.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CHAPTERS } from "../src/cli/table.ts";
import { print, readArguments, runCommand } from "./command-line.ts";
import { commandsPage } from "./commands-page.ts";

runCommand(async () => {
  readArguments({ options: {} }, "npm run commands");
  await writeFile(join(import.meta.dirname, "..", "docs", "commands.md"), commandsPage(CHAPTERS));
  print("Wrote docs/commands.md.");
});
