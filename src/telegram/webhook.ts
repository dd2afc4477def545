// Webhook mode: Telegram posts updates to us. The secret is always sent and always checked. A request is answered once
// its update is committed, not after work on it (Bot API, setWebhook).

import type { Update } from "grammy/types";
import * as z from "zod";
import { parseJson } from "../json.ts";
import { WEBHOOK_PATH } from "../config/config.ts";
import { GaveWayError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import { pause } from "../pause.ts";
import { isSameSecret } from "../web/secret.ts";
import type { Route } from "../web/server.ts";
import { deliveryFault } from "./delivery-fault.ts";
import type { Intake } from "./intake.ts";
import { ALLOWED_UPDATES } from "./kinds.ts";
import type { BotApi } from "./bot-api.ts";
import type { Reachability } from "./reachability.ts";
import { isTokenRefused } from "./bot-identity.ts";
import type { Pulse } from "../pulse.ts";
import type { Rivalry } from "./rivalry.ts";
import type { Timing } from "../timing.ts";
import { retryDelay } from "./waiting.ts";

/** Bytes. Telegram builds updates in a buffer of 64 KiB. */
const BODY_LIMIT = 128 * 1024;
const BODY_TIMEOUT_MS = 5000;

const updateSchema = z.looseObject({ update_id: z.number().int() });

/** The web server's route for updates. */
export function webhookRoute(options: {
  readonly secret: string;
  readonly intake: Intake;
  readonly log: Logger;
  /** Nothing is taken while this bot looks for a rival. */
  readonly rivalry?: Pick<Rivalry, "isOnLookout">;
  /** Given when the process stops. Telegram keeps the updates from then on. */
  readonly signal?: AbortSignal;
}): Route {
  return {
    method: "POST",
    path: WEBHOOK_PATH,
    bodyLimit: BODY_LIMIT,
    bodyTimeoutMs: BODY_TIMEOUT_MS,
    allows: (headers) => isSameSecret(headers["x-telegram-bot-api-secret-token"], options.secret),
    handle: async ({ body }) => {
      const update = parseUpdate(Buffer.from(body).toString("utf8"));
      if (!update) return { status: 400 };
      const isClosed = options.signal?.aborted || options.rivalry?.isOnLookout();
      if (isClosed || options.intake.isFull())
        return { status: 503, headers: { "retry-after": "30" } };
      try {
        await options.intake.receive([update]);
        return { status: 200 };
      } catch (error) {
        options.log.error(
          { err: error },
          "an update could not be stored; Telegram will send it again",
        );
        return { status: 503, headers: { "retry-after": "30" } };
      }
    },
  };
}

function parseUpdate(body: string): Update | undefined {
  const parsed = updateSchema.safeParse(parseJson(body));
  return parsed.success ? parsed.data : undefined;
}

export interface WebhookOptions {
  readonly api: BotApi;
  readonly url: string;
  readonly secret: string;
  readonly rivalry: Rivalry;
  readonly pulse: Pulse;
  readonly reachability: Reachability;
  readonly timing: Pick<Timing, "webhookCheckMs" | "webhookRecheckMs" | "retryMs">;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/**
 * Registers the webhook, again and again until Telegram takes it. Then checks at intervals that it is still set and
 * that deliveries arrive.
 * @throws TelegramError 401 or 404 when Telegram refuses the token; GaveWayError when a rival moves the webhook away
 * again and again.
 */
export async function keepWebhook(options: WebhookOptions): Promise<void> {
  const { timing, rivalry, reachability, log, signal } = options;
  if (rivalry.isOnLookout()) {
    reachability.failed("rival", true);
    await rivalry.holdBack(options.pulse, LOOP);
    options.pulse.end(LOOP);
  }
  await register(options);
  log.info({ path: WEBHOOK_PATH }, "the webhook is registered");
  let seen: Seen | undefined;
  while (!signal.aborted) {
    let isWell = false;
    const isOnLookout = rivalry.isOnLookout();
    try {
      seen = await check(options, seen);
      isWell = !seen.isFailing && !isOnLookout;
      if (isWell) reachability.reached();
    } catch (error) {
      if (signal.aborted) return;
      if (isTokenRefused(error) || error instanceof GaveWayError) throw error;
      reachability.failed("unreachable");
      log.warn({ err: error }, "the webhook could not be checked");
    }
    await pause(isWell ? timing.webhookCheckMs : timing.webhookRecheckMs, signal);
  }
}

const LOOP = "webhook";

interface Seen {
  /** Time of the last failed delivery, in Telegram's seconds. */
  readonly errorAt: number | undefined;
  readonly isFailing: boolean;
}

async function check(options: WebhookOptions, before: Seen | undefined): Promise<Seen> {
  const { api, url, rivalry, reachability, log, signal } = options;
  const info = await api.call("getWebhookInfo", undefined, signal);
  const errorAt = info.last_error_date;
  if (info.url !== url) {
    reachability.failed("moved");
    rivalry.seen("moved");
    log.warn({}, "Telegram sends updates to another address: setting the webhook again");
    await register(options);
    return { errorAt, isFailing: false };
  }
  rivalry.unseen();
  // An error that the first check finds is from before this start. Telegram's clock may differ from ours.
  const isNew = before !== undefined && errorAt !== undefined && errorAt !== before.errorAt;
  const isFailing = info.pending_update_count > 0 && (isNew || before?.isFailing === true);
  if (isFailing) {
    reachability.failed("undelivered");
    if (isNew)
      log.warn(
        { pending: info.pending_update_count, reason: deliveryFault(info.last_error_message) },
        "Telegram could not deliver to the webhook",
      );
  }
  return { errorAt, isFailing };
}

async function register(options: WebhookOptions): Promise<void> {
  const { api, url, secret, reachability, timing, log, signal } = options;
  for (let failures = 0; !signal.aborted;) {
    try {
      await api.call(
        "setWebhook",
        { url, secret_token: secret, max_connections: 1, allowed_updates: ALLOWED_UPDATES },
        signal,
      );
      return;
    } catch (error) {
      if (signal.aborted) return;
      if (isTokenRefused(error)) throw error;
      failures += 1;
      reachability.failed("unreachable");
      log.warn({ err: error, failures }, "the webhook could not be set; trying again");
      await pause(retryDelay(failures, error, timing.retryMs), signal);
    }
  }
}
