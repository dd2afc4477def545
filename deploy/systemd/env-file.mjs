// For install.sh: prints one secret of a dotenv file, or its settings that are no secrets.
//   node env-file.mjs secret FILE NAME     the value, or the content of the file that <NAME>_FILE names
//   node env-file.mjs certificates FILE    the file that NODE_EXTRA_CA_CERTS names
//   node env-file.mjs settings FILE COPY   NAME="value" lines, quoted as systemd reads them; unknown names go to stderr. The
//                                          bot finds its certificates in COPY

import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseEnv } from "node:util";
import { settingsOf, unknownOf } from "./settings.mjs";

const [task, file = "", name = ""] = process.argv.slice(2);
const bytes = readFileSync(file);
// No text in UTF-8 has a NUL. Windows PowerShell saves UTF-16, which would be a file without variables.
if (bytes.includes(0)) {
  process.stderr.write(
    `${file} is saved as UTF-16: save it as UTF-8 (in PowerShell: Set-Content -Encoding utf8)\n`,
  );
  process.exit(78);
}
const environment = parseEnv(bytes.toString("utf8").replace(/^\ufeff/, ""));
process.stdout.write(answer());

function answer() {
  switch (task) {
    case "secret":
      return secret(name);
    case "certificates":
      return certificates() ?? "";
    default:
      return settings(name);
  }
}

function certificates() {
  const path = environment["NODE_EXTRA_CA_CERTS"]?.trim();
  return path && resolve(dirname(file), path);
}

function secret(name) {
  const value = environment[name]?.trim();
  const path = environment[`${name}_FILE`]?.trim();
  if (value || !path) return value ?? "";
  return readFileSync(resolve(dirname(file), path), "utf8").trim();
}

function settings(copy) {
  const unknown = unknownOf(environment).join(", ");
  if (unknown) {
    process.stderr.write(`${file}: left out, for the program does not know it: ${unknown}\n`);
  }
  const certified = certificates() && { NODE_EXTRA_CA_CERTS: copy };
  return Object.entries({ ...settingsOf(environment), ...certified })
    .map(([name, value]) => {
      const oneLine = value.replace(/\s*[\r\n]+\s*/g, " ");
      return `${name}="${oneLine.replace(/[\\"$`]/g, "\\$&")}"\n`;
    })
    .join("");
}
