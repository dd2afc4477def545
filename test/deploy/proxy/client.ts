// HTTPS requests to the proxy as Telegram would send them, and as others would.

import { readFileSync } from "node:fs";
import { request } from "node:https";
import {
  strictTransport,
  type ProxiedBot,
  type ProxyPlan,
} from "../../../src/tools/deploy/proxy-plan.ts";

export interface Question {
  readonly method?: string;
  /** Instead of the bot's webhook path; begins where the bot's public address ends. */
  readonly path?: string;
  readonly secret?: string;
  readonly body?: string;
  /** Sends the body without its length. */
  readonly chunked?: boolean;
}

/** Returns the status of the answer. */
export type Client = (id: string, question: Question) => Promise<number>;

export function httpsClient(
  plan: ProxyPlan,
  bots: readonly ProxiedBot[],
  authority: string,
): Client {
  const ca = readFileSync(authority);
  return (id, { method = "POST", path, secret, body = "{}", chunked = false }) => {
    const bot = bots.find((candidate) => candidate.id === id);
    if (!bot) throw new Error(`no bot ${id}`);
    const prefix = new URL(bot.baseUrl).pathname.replace(/\/$/, "");
    return new Promise((resolve, reject) => {
      const call = request(
        {
          host: "127.0.0.1",
          port: plan.httpsPort,
          servername: bot.host,
          ca,
          method,
          path: path === undefined ? bot.path : `${prefix}${path}`,
          headers: {
            host: `${bot.host}:${plan.httpsPort}`,
            "content-type": "application/json",
            ...(secret !== undefined && { "x-telegram-bot-api-secret-token": secret }),
            ...(chunked
              ? { "transfer-encoding": "chunked" }
              : { "content-length": Buffer.byteLength(body) }),
          },
        },
        (response) => {
          response.resume();
          const policy = response.headers["strict-transport-security"];
          if (policy === strictTransport(plan)) resolve(response.statusCode ?? 0);
          else reject(new Error(`an answer has Strict-Transport-Security: ${String(policy)}`));
        },
      );
      call.on("error", reject);
      call.end(body);
    });
  };
}
