// npm run deploy:proxy -- --nginx --by-host example.org abby:10001 dad:10002: a reverse proxy for N bots.

import { caddyConfiguration } from "../src/tools/deploy/caddy.ts";
import { nginxConfiguration } from "../src/tools/deploy/nginx.ts";
import type { ProxyPlan } from "../src/tools/deploy/proxy-plan.ts";
import { UsageError } from "../src/errors.ts";
import { readArguments, runCommand } from "./command-line.ts";
import { writeDeployFile } from "./deploy-file.ts";

const USAGE =
  "npm run deploy:proxy -- --nginx|--caddy --by-host DOMAIN|--by-path HOST <id>:<port> ... " +
  "[--certificate FILE --key FILE] [--https-port 443] [--listen ADDRESS] [--out FILE|-]";

/** Bot API, setWebhook: Telegram delivers to these ports only. */
const TELEGRAM_PORTS = ["443", "80", "88", "8443"];

runCommand(async () => {
  const { values, positionals: bots } = readArguments(
    {
      allowPositionals: true,
      options: {
        nginx: { type: "boolean", default: false },
        caddy: { type: "boolean", default: false },
        "by-host": { type: "string" },
        "by-path": { type: "string" },
        certificate: { type: "string" },
        key: { type: "string" },
        "https-port": { type: "string", default: "443" },
        listen: { type: "string" },
        out: { type: "string" },
      },
    },
    USAGE,
  );
  const { nginx, caddy, certificate, key, listen, "by-host": byHost, "by-path": byPath } = values;
  const domain = byHost ?? byPath;
  const isClear =
    nginx !== caddy &&
    (byHost === undefined) !== (byPath === undefined) &&
    (certificate === undefined) === (key === undefined);
  if (!isClear || domain === undefined) throw new UsageError(USAGE);
  if (!TELEGRAM_PORTS.includes(values["https-port"])) {
    throw new UsageError(`--https-port: Telegram delivers to ${TELEGRAM_PORTS.join(", ")} only`);
  }
  const plan: ProxyPlan = {
    by: byHost === undefined ? "path" : "host",
    domain,
    bots,
    httpsPort: Number(values["https-port"]),
    ...(listen !== undefined && { listen }),
    ...(certificate !== undefined &&
      key !== undefined && { certificate: { file: certificate, key } }),
  };
  if (nginx) writeDeployFile(nginxConfiguration(plan), "nginx.conf", values.out);
  else writeDeployFile(caddyConfiguration(plan), "Caddyfile", values.out);
});
