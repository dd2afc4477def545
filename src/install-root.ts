// Where this program is installed: the folder with users/_template in it, whether it runs from src/,
// scripts/ or dist/.

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { ConfigError } from "./errors.ts";

/** @throws ConfigError when the installation is incomplete. */
export function installRoot(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "users", "_template"))) return folder;
  }
  throw new ConfigError("users/_template is missing from this installation");
}
