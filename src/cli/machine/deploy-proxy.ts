// A reverse proxy's configuration for the bots of one machine.

import { UsageError } from "../../errors.ts";
import { caddyConfiguration } from "../../tools/deploy/caddy.ts";
import { nginxConfiguration } from "../../tools/deploy/nginx.ts";
import type { ProxyPlan } from "../../tools/deploy/proxy-plan.ts";
import type { Call } from "../command.ts";
import { writeDeployFile } from "./deploy-file.ts";

/** Bot API, setWebhook: Telegram delivers to these ports only. */
const TELEGRAM_PORTS = ["443", "80", "88", "8443"];

interface ProxyValues {
  readonly nginx: boolean;
  readonly caddy: boolean;
  readonly "by-host"?: string;
  readonly "by-path"?: string;
  readonly certificate?: string;
  readonly key?: string;
  readonly "https-port": string;
  readonly listen?: string;
  readonly out?: string;
}

export async function run(call: Call<ProxyValues>): Promise<void> {
  const { nginx, out } = call.values;
  const plan = planFrom(call);
  if (nginx) await writeDeployFile(nginxConfiguration(plan), "nginx.conf", out, call);
  else await writeDeployFile(caddyConfiguration(plan), "Caddyfile", out, call);
}

/** @throws UsageError when the words leave something open. */
function planFrom({ values, words: bots, wrong }: Call<ProxyValues>): ProxyPlan {
  const { nginx, caddy, certificate, key, listen, "by-host": byHost, "by-path": byPath } = values;
  if (nginx === caddy) throw wrong("Say one of --nginx and --caddy");
  const domain = byHost ?? byPath;
  if (domain === undefined || (byHost !== undefined && byPath !== undefined)) {
    throw wrong("Say one of --by-host and --by-path");
  }
  if ((certificate === undefined) !== (key === undefined)) {
    throw wrong("--certificate and --key go together");
  }
  if (!TELEGRAM_PORTS.includes(values["https-port"])) {
    throw new UsageError(`--https-port: Telegram delivers to ${TELEGRAM_PORTS.join(", ")} only`);
  }
  return {
    by: byHost === undefined ? "path" : "host",
    domain,
    bots,
    httpsPort: Number(values["https-port"]),
    ...(listen !== undefined && { listen }),
    ...(certificate !== undefined &&
      key !== undefined && { certificate: { file: certificate, key } }),
  };
}
