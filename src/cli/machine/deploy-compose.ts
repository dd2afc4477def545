// A compose file with one container for each Record.

import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { inspectConfig } from "../../config/config.ts";
import { AROUND_A_CONTAINER, meaningItself } from "../../config/container.ts";
import { readEnvFile } from "../../config/environment.ts";
import { installRoot } from "../../install-root.ts";
import { composeFile } from "../../tools/deploy/compose.ts";
import { readAsItsUser } from "../../whose-way.js";
import type { Call } from "../command.ts";
import { writeDeployFile } from "./deploy-file.ts";

interface ComposeValues {
  readonly "env-folder"?: string;
  readonly seed: boolean;
  readonly out?: string;
}

export async function run(call: Call<ComposeValues>): Promise<void> {
  const { values, words: bots, print, note } = call;
  const { seed, out } = values;
  const root = installRoot();
  const folder = call.at(values["env-folder"] ?? root);
  const home = out === undefined || out === "-" ? join(root, "deploy") : dirname(call.at(out));
  const envFolder = relative(home, folder) || ".";
  await writeDeployFile(composeFile({ bots, envFolder, seed }), "compose.yaml", out, call);
  for (const bot of bots) {
    const file = join(folder, `.env.${bot.replace(/:.*/, "")}`);
    if (!existsSync(file)) note(`${file} is missing: make it from .env.example`);
    else for (const line of unreachable(file)) note(line);
  }
  if (out !== "-") print("Next: docker compose -f deploy/compose.yaml up -d --build");
}

/** Names each address in a dotenv file that a container would take for itself. */
function unreachable(file: string): readonly string[] {
  const { config } = readAsItsUser(file, () => inspectConfig(readEnvFile(file)));
  return meaningItself(config).map(
    (variable) => `${file}: ${variable} is this machine itself, and ${AROUND_A_CONTAINER}`,
  );
}
