// npm run deploy:compose -- abby dad mom: a compose file with one container for each Record.

import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { composeFile } from "../src/tools/deploy/compose.ts";
import { print, readArguments, runCommand } from "./command-line.ts";
import { ROOT, writeDeployFile } from "./deploy-file.ts";

const USAGE =
  "npm run deploy:compose -- <id>[:<port>] ... [--env-folder FOLDER] [--seed] [--out FILE|-]";

runCommand(async () => {
  const { values, positionals: bots } = readArguments(
    {
      allowPositionals: true,
      options: {
        "env-folder": { type: "string" },
        seed: { type: "boolean", default: false },
        out: { type: "string" },
      },
    },
    USAGE,
  );
  const { seed, out } = values;
  const folder = resolve(values["env-folder"] ?? ROOT);
  const home = out === undefined || out === "-" ? join(ROOT, "deploy") : dirname(resolve(out));
  const envFolder = relative(home, folder) || ".";
  writeDeployFile(composeFile({ bots, envFolder, seed }), "compose.yaml", out);
  for (const bot of bots) {
    const file = join(folder, `.env.${bot.replace(/:.*/, "")}`);
    if (!existsSync(file)) process.stderr.write(`${file} is missing: make it from .env.example\n`);
  }
  if (out !== "-") print("Next: docker compose -f deploy/compose.yaml up -d --build");
});
