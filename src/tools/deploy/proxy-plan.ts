// The plan of a reverse proxy in front of several bots. Each bot has one public address, by host name or by path, and a
// port on this machine behind it. Only POST to the webhook passes.

import { WEBHOOK_PATH } from "../../config/config.ts";
import { UsageError } from "../../errors.ts";
import { requireDeployIds } from "./deploy-ids.ts";

export interface ProxyPlan {
  /** `host`: https://<id>.<domain>. `path`: https://<domain>/<id>. */
  readonly by: "host" | "path";
  readonly domain: string;
  /** `<id>:<port>`; the port is the one that the bot listens on (PORT) at 127.0.0.1. */
  readonly bots: readonly string[];
  readonly httpsPort: number;
  /** Address to listen on; all addresses when absent. */
  readonly listen?: string;
  /** One certificate for all names; absent when Let's Encrypt gives one for each name. */
  readonly certificate?: { readonly file: string; readonly key: string };
}

export interface ProxiedBot {
  readonly id: string;
  readonly port: number;
  /** Public host name. */
  readonly host: string;
  /** Public path of the webhook. */
  readonly path: string;
  /** Value of WEBHOOK_BASE_URL for the bot. */
  readonly baseUrl: string;
}

/**
 * The value of Strict-Transport-Security, for two years (RFC 6797). A bot's own host takes those below it along; a host that the
 * bots share has names below it that are not ours.
 */
export function strictTransport({ by }: Pick<ProxyPlan, "by">): string {
  return by === "host" ? "max-age=63072000; includeSubDomains" : "max-age=63072000";
}

const LIMIT = { longest: 63, because: "it is a part of a host name", isHostLabel: true };
const HOST_NAME =
  /^(?=.{1,200}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/**
 * The plan's bots with their addresses.
 * @throws UsageError that names the part of the plan that cannot be used.
 */
export function proxiedBots(plan: ProxyPlan): readonly ProxiedBot[] {
  if (!HOST_NAME.test(plan.domain)) {
    throw new UsageError(`${JSON.stringify(plan.domain)} is not a host name`);
  }
  for (const path of [plan.certificate?.file ?? "", plan.certificate?.key ?? ""]) {
    if (/["\\$`{}\n\r]/.test(path)) {
      throw new UsageError(`${JSON.stringify(path)}: no quotes, braces, $ or \\ in such a path`);
    }
  }
  const pairs = plan.bots.map(readPair);
  requireDeployIds(
    pairs.map(({ id }) => id),
    LIMIT,
  );
  const taken = pairs.find(({ port }, index) => pairs.findIndex((p) => p.port === port) !== index);
  if (taken) throw new UsageError(`port ${taken.port} is given twice`);
  const port = plan.httpsPort === 443 ? "" : `:${plan.httpsPort}`;
  return pairs.map((pair) => {
    const host = plan.by === "host" ? `${pair.id}.${plan.domain}` : plan.domain;
    const prefix = plan.by === "host" ? "" : `/${pair.id}`;
    return {
      ...pair,
      host,
      path: `${prefix}${WEBHOOK_PATH}`,
      baseUrl: `https://${host}${port}${prefix}`,
    };
  });
}

/** Comment lines for the top of a configuration: the variables that each bot needs. */
export function environmentNotes(bots: readonly ProxiedBot[]): string[] {
  return [
    "# Made by npm run deploy:proxy. Each bot's environment needs:",
    ...bots.map(
      ({ id, port, baseUrl }) =>
        `#   ${id}: WEBHOOK_BASE_URL=${baseUrl} PORT=${port} HOST=127.0.0.1`,
    ),
  ];
}

function readPair(text: string): { id: string; port: number } {
  const [, id = "", digits = ""] = /^(.*):(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (port < 1 || port > 65535) {
    throw new UsageError(
      `${JSON.stringify(text)}: <id>:<port> is expected, for example abby:10001`,
    );
  }
  return { id, port };
}
