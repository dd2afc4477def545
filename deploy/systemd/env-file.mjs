// For install.sh: prints one secret of a dotenv file, or its settings that are no secrets.
//   node env-file.mjs secret FILE NAME     the value, or the content of the file that <NAME>_FILE names
//   node env-file.mjs settings FILE        NAME="value" lines, quoted as systemd reads them; unknown names go to stderr

import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseEnv } from "node:util";
import { settingsOf, unknownOf } from "./settings.mjs";

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
  const unknown = unknownOf(environment).join(", ");
  if (unknown) {
    process.stderr.write(`${file}: left out, for the program does not know it: ${unknown}\n`);
  }
  return Object.entries(settingsOf(environment))
    .map(([name, value]) => {
      const oneLine = value.replace(/\s*[\r\n]+\s*/g, " ");
      return `${name}="${oneLine.replace(/[\\"$`]/g, "\\$&")}"\n`;
    })
    .join("");
}
