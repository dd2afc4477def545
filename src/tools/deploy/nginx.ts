// An nginx configuration (/etc/nginx/conf.d/) for the plan in proxy-plan.ts.

import { WEBHOOK_PATH } from "../../config/config.ts";
import { environmentNotes, proxiedBots, strictTransport } from "./proxy-plan.ts";
import type { ProxiedBot, ProxyPlan } from "./proxy-plan.ts";

/** The file's text. @throws UsageError that names the part of the plan that cannot be used. */
export function nginxConfiguration(plan: ProxyPlan): string {
  const bots = proxiedBots(plan);
  const hosts = [...new Set(bots.map(({ host }) => host))];
  return [
    ...environmentNotes(bots),
    ...hosts.flatMap((host) => [
      "",
      ...server(
        host,
        bots.filter((bot) => bot.host === host),
        plan,
      ),
    ]),
    "",
  ].join("\n");
}

function server(host: string, bots: readonly ProxiedBot[], plan: ProxyPlan): string[] {
  const { httpsPort, certificate } = plan;
  const file = certificate?.file ?? `/etc/letsencrypt/live/${host}/fullchain.pem`;
  const key = certificate?.key ?? `/etc/letsencrypt/live/${host}/privkey.pem`;
  const addresses = plan.listen === undefined ? ["", "[::]:"] : [`${plan.listen}:`];
  return [
    "server {",
    ...addresses.map((address) => `    listen ${address}${httpsPort} ssl;`),
    `    server_name ${host};`,
    `    ssl_certificate "${file}";`,
    `    ssl_certificate_key "${key}";`,
    "    ssl_protocols TLSv1.2 TLSv1.3;",
    "    server_tokens off;",
    `    add_header Strict-Transport-Security "${strictTransport(plan)}" always;`,
    "    # When somebody writes to their bot is nobody's business.",
    "    access_log off;",
    "    client_header_timeout 5s;",
    "    client_body_timeout 5s;",
    "    send_timeout 10s;",
    "    client_max_body_size 128k;",
    ...bots.flatMap(webhook),
    "    # /metrics, /livez, /readyz and all the rest are for this machine.",
    "    location / {",
    "        return 404;",
    "    }",
    "}",
  ];
}

function webhook({ path, port }: ProxiedBot): string[] {
  return [
    `    location = ${path} {`,
    "        if ($request_method != POST) {",
    "            return 404;",
    "        }",
    `        proxy_pass http://127.0.0.1:${port}${WEBHOOK_PATH};`,
    "        proxy_http_version 1.1;",
    '        proxy_set_header Connection "";',
    "        proxy_connect_timeout 2s;",
    "        proxy_send_timeout 5s;",
    "        proxy_read_timeout 10s;",
    "        # Telegram itself sends again; a second try from here could be a second delivery.",
    "        proxy_next_upstream off;",
    "    }",
  ];
}
