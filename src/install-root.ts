// The folder of this installation: the one with users/_template in it, whether the program runs from src/, scripts/ or dist/.

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { ConfigError } from "./errors.ts";

/** Gives its absolute path. @throws ConfigError when the installation is incomplete. */
export function installRoot(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "users", "_template"))) return folder;
  }
  throw new ConfigError("users/_template is missing from this installation");
}
