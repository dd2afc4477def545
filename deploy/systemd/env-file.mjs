// For install.sh: prints one secret of a dotenv file, or its settings that are no secrets. The file is root's, or of somebody whom
// root follows anyway, and is read with all that it names as the user to whom it belongs.
//   node env-file.mjs secret FILE NAME     the value, or the content of the file that <NAME>_FILE names
//   node env-file.mjs certificates FILE    the certificates in the file that NODE_EXTRA_CA_CERTS names, and nothing else of it
//   node env-file.mjs settings FILE COPY   NAME="value" lines, quoted as systemd reads them; unknown names go to stderr. The
//                                          bot finds its certificates in COPY

import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseEnv } from "node:util";
import { firstOfAnother, openToOthers, readAs, readBounded } from "../../src/whose-way.js";
import { harmless } from "./harmless.mjs";
import { settingsOf, unknownOf } from "./settings.mjs";

const [task, file = "", name = ""] = process.argv.slice(2);
if (process.geteuid?.() === 0) requireOurs();
const owner = statSync(file);
const environment = readAs(owner, read);
process.stdout.write(readAs(owner, answer));

/** As install.sh judges folders: whose program this is, or who called sudo, could make root do anything without this file. */
function requireOurs() {
  const ours = [Number(process.env["SUDO_UID"] || 0), statSync(import.meta.filename).uid];
  const open = openToOthers(file, ours);
  if (open !== undefined) {
    refuse(
      `${open} can be written to by more than its owner: look at what it says, then chmod go-w ${open}`,
    );
  }
  const other = firstOfAnother(file, ours);
  if (!other) return;
  refuse(
    `${other.path} belongs to user ${other.uid}, and root would install what ${file} says: look at it, then chown root ${other.path}`,
  );
}

function refuse(message) {
  process.stderr.write(`${harmless(message)}\n`);
  process.exit(78);
}

function read() {
  const bytes = contentOf(file, file);
  // No text in UTF-8 has a NUL. Windows PowerShell saves UTF-16, which would be a file without variables.
  if (bytes.includes(0)) {
    refuse(
      `${file} is saved as UTF-16: save it as UTF-8 (in PowerShell: Set-Content -Encoding utf8)`,
    );
  }
  return parseEnv(bytes.toString("utf8").replace(/^\ufeff/, ""));
}

function answer() {
  switch (task) {
    case "secret":
      return secret(name);
    case "certificates":
      return certificates();
    default:
      return settings(name);
  }
}

function contentOf(path, named) {
  try {
    return readBounded(path, { isPlain: true });
  } catch (error) {
    const user = process.geteuid?.() ?? 0;
    const whose = user === 0 ? "" : ` by user ${user}, to whom ${file} belongs`;
    return refuse(`${named} cannot be read${whose} (${error.code})`);
  }
}

/** Everybody may read the copy, so nothing but certificates gets into it. */
function certificates() {
  const path = environment["NODE_EXTRA_CA_CERTS"]?.trim();
  if (!path) return "";
  const at = resolve(dirname(file), path);
  const named = `${at}, which NODE_EXTRA_CA_CERTS in ${file} names,`;
  const found = contentOf(at, named)
    .toString("utf8")
    .match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g);
  return found?.join("\n") ?? refuse(`${named} has no certificate in PEM (BEGIN CERTIFICATE)`);
}

function secret(name) {
  const value = environment[name]?.trim();
  const path = environment[`${name}_FILE`]?.trim();
  if (value || !path) return value ?? "";
  const at = resolve(dirname(file), path);
  return contentOf(at, `${at}, which ${name}_FILE in ${file} names,`).toString("utf8").trim();
}

function settings(copy) {
  const unknown = unknownOf(environment).join(", ");
  if (unknown) {
    const text = `${file}: left out, for the program does not know it: ${unknown}`;
    process.stderr.write(`${harmless(text)}\n`);
  }
  const certified = environment["NODE_EXTRA_CA_CERTS"]?.trim() && { NODE_EXTRA_CA_CERTS: copy };
  return Object.entries({ ...settingsOf(environment), ...certified })
    .map(([name, value]) => {
      const oneLine = value.replace(/\s*[\r\n]+\s*/g, " ");
      return `${name}="${oneLine.replace(/[\\"$`]/g, "\\$&")}"\n`;
    })
    .join("");
}
