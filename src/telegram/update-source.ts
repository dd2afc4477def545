// The start of intake for both modes: a webhook when there is an address for one, long polling otherwise.

import { factual } from "../factual.ts";
import { randomBytes } from "node:crypto";
import { WEBHOOK_PATH, type Config } from "../config/config.ts";
import { GaveWayError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { OperatorNotices } from "../operator/notices.ts";
import type { Timing } from "../timing.ts";
import { healthRoutes, type Vitals } from "../web/health-routes.ts";
import type { WebServer } from "../web/server.ts";
import type { BotApi } from "./bot-api.ts";
import type { Reachability } from "./reachability.ts";
import { isTokenRefused, tokenRefused } from "./bot-identity.ts";
import type { Intake } from "./intake.ts";
import { poll } from "./polling.ts";
import type { Pulse } from "../pulse.ts";
import type { Rivalry } from "./rivalry.ts";
import { keepWebhook, webhookRoute } from "./webhook.ts";

export interface UpdateSource {
  /** Port of the process's web server, if there is one. */
  readonly port: number | undefined;
  /**
   * Resolves when intake has ended. Rejects with ConfigError when Telegram refuses the token, with GaveWayError when a
   * rival uses it.
   */
  readonly ended: Promise<void>;
  /** True when intake ended because a rival uses the token. */
  hasGivenWay(): boolean;
  /** Takes the routes away. The webhook stays registered, so Telegram keeps new updates until the next start. */
  close(): Promise<void>;
}

export interface UpdateSourceOptions {
  readonly webhook: Config["webhook"];
  /** Absent in polling without a port. */
  readonly web: WebServer | undefined;
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

/** Opens intake. @throws ConfigError when the web server's address cannot be used. */
export async function openUpdateSource(options: UpdateSourceOptions): Promise<UpdateSource> {
  const { webhook, web, intake, rivalry, notices, reachability, log, signal } = options;
  let hasGivenWay = false;
  const closed = new AbortController();
  signal.addEventListener("abort", () => {
    closed.abort();
  });
  // A new secret for each start also shuts out an older process that still listens somewhere.
  const secret = webhook?.secret ?? randomBytes(32).toString("base64url");
  const routes = [
    ...healthRoutes(options.vitals),
    ...(webhook ? [webhookRoute({ secret, intake, rivalry, log, signal: closed.signal })] : []),
  ];
  const mounted = await web?.mount(routes);
  const source = webhook
    ? keepWebhook({ ...options, url: webhook.baseUrl + WEBHOOK_PATH, secret })
    : poll(options);
  const ended = source
    .catch((error: unknown) => {
      if (error instanceof GaveWayError) {
        hasGivenWay = true;
        closed.abort();
        // A bot on the lookout has told this at an earlier start.
        if (!rivalry.isOnLookout()) notices.tell("gave_way", error.message);
      }
      if (!isTokenRefused(error)) throw error;
      // This notice is sent once the bot has a token that Telegram accepts.
      notices.tell(
        "token_refused",
        factual`Telegram no longer accepts this bot's token. The process ends and gets no messages until it has a valid token.`,
      );
      throw tokenRefused(error);
    })
    .finally(reachability.stop);
  // Callers may wait for the end, but need not: the rejection is handled here.
  ended.catch(() => undefined);
  return {
    port: mounted?.port,
    ended,
    hasGivenWay: () => hasGivenWay,
    close: async () => mounted?.unmount(),
  };
}
