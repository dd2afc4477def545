// A certificate authority of the test's own and one certificate for some names, made by openssl.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { requireTool, runWell } from "../tools.ts";

export interface Certificate {
  /** The authority's certificate, which a client must trust. */
  readonly authority: string;
  readonly file: string;
  readonly key: string;
}

export function makeCertificate(folder: string, names: readonly string[]): Certificate {
  const openssl = requireTool("openssl", "openssl");
  const run = (command: string): unknown => runWell(openssl, command.split(" "), {}, folder);
  const newKey = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
  writeFileSync(
    join(folder, "names"),
    `subjectAltName=${names.map((name) => `DNS:${name}`).join(",")}\n`,
  );
  run(`req -x509 ${newKey} -days 2 -subj /CN=authority -keyout ca.key -out ca.pem`);
  run(`req ${newKey} -subj /CN=site -keyout site.key -out site.csr`);
  run(
    "x509 -req -in site.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out site.pem",
  );
  return {
    authority: join(folder, "ca.pem"),
    file: join(folder, "site.pem"),
    key: join(folder, "site.key"),
  };
}
