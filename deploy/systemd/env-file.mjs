// For install.sh: prints one secret of a dotenv file, or all of its lines that are no secrets.
//   node env-file.mjs secret FILE NAME     the value, or the content of the file that <NAME>_FILE names
//   node env-file.mjs settings FILE        NAME="value" lines, quoted as systemd reads them

import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseEnv } from "node:util";

/** Never among the settings: they are secrets, or the unit decides them. */
const KEPT_OUT =
  /^(GRACE_MAR_(USER_ID|USERS_DIR|ENV_FILE|SEED)|XDG_RUNTIME_DIR|NODE_.*|LD_.*|.*(TOKEN|KEY|SECRET)(_FILE)?)$/;

const [task, file = "", name = ""] = process.argv.slice(2);
const environment = parseEnv(readFileSync(file, "utf8"));
process.stdout.write(task === "secret" ? secret(name) : settings());

function secret(name) {
  const value = environment[name]?.trim();
  const path = environment[`${name}_FILE`]?.trim();
  if (value || !path) return value ?? "";
  return readFileSync(resolve(dirname(file), path), "utf8").trim();
}

function settings() {
  return Object.entries(environment)
    .filter(
      ([name, value]) => /^[A-Z_][A-Z0-9_]*$/.test(name) && !KEPT_OUT.test(name) && value.trim(),
    )
    .map(([name, value]) => {
      const oneLine = value.trim().replace(/\s*[\r\n]+\s*/g, " ");
      return `${name}="${oneLine.replace(/[\\"$`]/g, "\\$&")}"\n`;
    })
    .join("");
}
