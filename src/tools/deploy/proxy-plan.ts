// What a reverse proxy in front of several bots does: one public address for each bot, by host name or by
// path, and behind it a port on this machine. Only POST to the webhook passes.

import { WEBHOOK_PATH } from "../../config/config.ts";
import { UsageError } from "../../errors.ts";
import { requireDeployIds } from "./deploy-ids.ts";

export interface ProxyPlan {
  /** `host`: https://<id>.<domain>. `path`: https://<domain>/<id>. */
  readonly by: "host" | "path";
  readonly domain: string;
  /** `<id>:<port>`, the port that the bot listens on (PORT) at 127.0.0.1. */
  readonly bots: readonly string[];
  readonly httpsPort: number;
  /** The address to listen on; absent: all of them. */
  readonly listen?: string;
  /** One certificate for all names; absent: Let's Encrypt's own for each. */
  readonly certificate?: { readonly file: string; readonly key: string };
}

export interface ProxiedBot {
  readonly id: string;
  readonly port: number;
  /** Public host name. */
  readonly host: string;
  /** Public path of the webhook. */
  readonly path: string;
  /** What the bot gets as WEBHOOK_BASE_URL. */
  readonly baseUrl: string;
}

const LIMIT = { longest: 63, because: "it is a part of a host name", isHostLabel: true };
const HOST_NAME =
  /^(?=.{1,200}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/**
 * The plan's bots with their addresses.
 * @throws UsageError naming what cannot be used.
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

/** Lines for the top of a configuration: what each bot needs in its environment. */
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
