// A whole Caddyfile (/etc/caddy/Caddyfile) for the plan in proxy-plan.ts. Caddy gets the certificates by itself.

import { WEBHOOK_PATH } from "../../config/config.ts";
import { environmentNotes, proxiedBots, strictTransport } from "./proxy-plan.ts";
import type { ProxiedBot, ProxyPlan } from "./proxy-plan.ts";

/** The file's text. @throws UsageError that names the part of the plan that cannot be used. */
export function caddyConfiguration(plan: ProxyPlan): string {
  const bots = proxiedBots(plan);
  const hosts = [...new Set(bots.map(({ host }) => host))];
  return [
    ...environmentNotes(bots),
    "{",
    ...(plan.certificate ? ["\tauto_https disable_redirects"] : []),
    "\tservers {",
    "\t\ttimeouts {",
    "\t\t\tread_header 5s",
    "\t\t\tread_body 5s",
    "\t\t\twrite 20s",
    "\t\t\tidle 60s",
    "\t\t}",
    "\t\tmax_header_size 16KiB",
    "\t}",
    "}",
    ...hosts.flatMap((host) => [
      "",
      ...site(
        host,
        bots.filter((bot) => bot.host === host),
        plan,
      ),
    ]),
    "",
  ].join("\n");
}

function site(host: string, bots: readonly ProxiedBot[], plan: ProxyPlan): string[] {
  const { certificate, listen, httpsPort } = plan;
  return [
    `https://${host}${httpsPort === 443 ? "" : `:${httpsPort}`} {`,
    ...(listen === undefined ? [] : [`\tbind ${listen}`]),
    ...(certificate ? [`\ttls "${certificate.file}" "${certificate.key}"`] : []),
    `\theader Strict-Transport-Security "${strictTransport(plan)}"`,
    "\t# From 130000 bytes; Telegram's are half of that at most. What does not say its size is cut off below.",
    "\t@big header_regexp Content-Length ^(1[3-9]\\d{4}|[2-9]\\d{5}|\\d{7,})$",
    ...bots.flatMap(webhook),
    "\t# /metrics, /livez, /readyz and all the rest are for this machine.",
    "\thandle {",
    "\t\trespond 404",
    "\t}",
    "}",
  ];
}

function webhook({ id, path, port }: ProxiedBot): string[] {
  return [
    `\t@bot-${id} {`,
    "\t\tmethod POST",
    `\t\tpath ${path}`,
    "\t}",
    `\thandle @bot-${id} {`,
    "\t\trespond @big 413",
    "\t\trequest_body {",
    "\t\t\tmax_size 128KiB",
    "\t\t}",
    ...(path === WEBHOOK_PATH ? [] : [`\t\trewrite * ${WEBHOOK_PATH}`]),
    `\t\treverse_proxy 127.0.0.1:${port} {`,
    "\t\t\ttransport http {",
    "\t\t\t\tdial_timeout 2s",
    "\t\t\t\twrite_timeout 5s",
    "\t\t\t\tresponse_header_timeout 10s",
    "\t\t\t}",
    "\t\t}",
    "\t}",
  ];
}
