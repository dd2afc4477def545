// One bootstrap for both modes: a webhook when there is an address for one, long polling otherwise.

import { randomBytes } from "node:crypto";
import type { Config } from "../config/config.ts";
import { GaveWayError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { OperatorNotices } from "../operator/notices.ts";
import type { Timing } from "../timing.ts";
import { healthRoutes, type Vitals } from "../web/health.ts";
import { startWebServer } from "../web/server.ts";
import type { BotApi } from "./bot-api.ts";
import type { Reachability } from "./reachability.ts";
import { isTokenRefused, tokenRefused } from "./bot-identity.ts";
import type { Intake } from "./intake.ts";
import { poll } from "./polling.ts";
import type { Pulse } from "./pulse.ts";
import type { Rivalry } from "./rivalry.ts";
import { WEBHOOK_PATH, keepWebhook, webhookRoute } from "./webhook.ts";

export interface UpdateSource {
  /** Port of the web server, where there is one. */
  readonly port: number | undefined;
  /**
   * Resolves when intake has ended; rejects with ConfigError when Telegram refuses the token, with GaveWayError when
   * another process uses it.
   */
  readonly ended: Promise<void>;
  /** It ended because another process uses the token. */
  hasGivenWay(): boolean;
  /** Takes no further requests. The webhook stays registered: Telegram keeps what comes meanwhile. */
  close(): Promise<void>;
}

export interface UpdateSourceOptions {
  readonly webhook: Config["webhook"];
  readonly web: Config["web"];
  readonly api: BotApi;
  readonly intake: Intake;
  readonly notices: OperatorNotices;
  readonly reachability: Reachability;
  readonly pulse: Pulse;
  readonly rivalry: Rivalry;
  readonly vitals: Vitals;
  readonly timing: Timing;
  readonly log: Logger;
  /** Ends polling, or the watch over the webhook. */
  readonly signal: AbortSignal;
}

/** @throws ConfigError when the web server's address cannot be used. */
export async function openUpdateSource(options: UpdateSourceOptions): Promise<UpdateSource> {
  const { webhook, web, intake, rivalry, notices, reachability, log, signal } = options;
  let hasGivenWay = false;
  const closed = new AbortController();
  signal.addEventListener("abort", () => {
    closed.abort();
  });
  // A fresh secret for each start also shuts out an older process that still listens somewhere.
  const secret = webhook?.secret ?? randomBytes(32).toString("base64url");
  const routes = [
    ...healthRoutes(options.vitals),
    ...(webhook ? [webhookRoute({ secret, intake, rivalry, log, signal: closed.signal })] : []),
  ];
  const server = web && (await startWebServer({ ...web, routes, log }));
  const source = webhook
    ? keepWebhook({ ...options, url: webhook.baseUrl + WEBHOOK_PATH, secret })
    : poll(options);
  const ended = source
    .catch((error: unknown) => {
      if (error instanceof GaveWayError) {
        hasGivenWay = true;
        closed.abort();
        // Whoever gives way again and again has said so.
        if (!rivalry.isOnLookout()) notices.tell("gave_way", error.message);
      }
      if (!isTokenRefused(error)) throw error;
      // Arrives once there is a token that Telegram takes.
      notices.tell(
        "token_refused",
        "Telegram no longer takes this bot's token: the process ends, and hears nothing until it gets a valid one.",
      );
      throw tokenRefused(error);
    })
    .finally(reachability.stop);
  // Whoever waits for the end hears of a refused token; nobody has to wait.
  ended.catch(() => undefined);
  return {
    port: server?.port,
    ended,
    hasGivenWay: () => hasGivenWay,
    close: async () => server?.close(),
  };
}
