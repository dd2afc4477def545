// Webhook mode: Telegram posts updates to us. The secret is always sent and always checked; a request
// is answered once its update is committed, never after work on it (Bot API, setWebhook).

import { timingSafeEqual, createHash } from "node:crypto";
import type { Update } from "grammy/types";
import * as z from "zod";
import type { Logger } from "../logger.ts";
import type { OperatorNotices } from "../operator/notices.ts";
import type { Route } from "../web/server.ts";
import { ALLOWED_UPDATES, type Intake } from "./intake.ts";
import type { BotApi } from "./bot-api.ts";
import { isTokenRefused } from "./identity.ts";
import { retryDelay, wait } from "./waiting.ts";

export const WEBHOOK_PATH = "/telegram/webhook";

/** Telegram builds updates in a 64 KiB buffer. */
const BODY_LIMIT = 128 * 1024;
const BODY_TIMEOUT_MS = 5000;

const updateSchema = z.looseObject({ update_id: z.number().int() });

/** The route that takes updates. */
export function webhookRoute(options: {
  readonly secret: string;
  readonly intake: Intake;
  readonly log: Logger;
}): Route {
  return {
    method: "POST",
    path: WEBHOOK_PATH,
    bodyLimit: BODY_LIMIT,
    bodyTimeoutMs: BODY_TIMEOUT_MS,
    allows: (headers) => isSame(headers["x-telegram-bot-api-secret-token"], options.secret),
    handle: async (body) => {
      const update = parseUpdate(body);
      if (!update) return { status: 400 };
      if (options.intake.isFull()) return { status: 503, headers: { "retry-after": "30" } };
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
  try {
    const parsed = updateSchema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Compares in constant time, whatever the lengths. */
function isSame(given: string | string[] | undefined, secret: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(typeof given === "string" ? given : ""), digest(secret));
}

export interface WebhookOptions {
  readonly api: BotApi;
  readonly url: string;
  readonly secret: string;
  readonly notices: OperatorNotices;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

const CHECK_MS = 5 * 60_000;

/**
 * Registers the webhook, until Telegram takes it, and looks every five minutes that it still stands.
 * @throws TelegramError 401 or 404 when Telegram refuses the token.
 */
export async function keepWebhook(options: WebhookOptions): Promise<void> {
  const { api, url, notices, log, signal } = options;
  await register(options);
  log.info({ path: WEBHOOK_PATH }, "the webhook is registered");
  while (!signal.aborted) {
    await wait(CHECK_MS, signal);
    if (signal.aborted) return;
    try {
      const info = await api.call("getWebhookInfo", undefined, signal);
      if (info.url !== url) {
        notices.tell(
          "webhook_moved",
          "Telegram sends updates to another address: a second process uses this bot token. Setting the webhook again.",
        );
        await register(options);
      }
      const failedRecently = Date.now() / 1000 - (info.last_error_date ?? 0) < CHECK_MS / 1000;
      if (failedRecently) {
        log.warn(
          { pending: info.pending_update_count, reason: info.last_error_message },
          "Telegram could not deliver to the webhook",
        );
      }
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error }, "the webhook could not be checked");
    }
  }
}

async function register({ api, url, secret, log, signal }: WebhookOptions): Promise<void> {
  for (let failures = 0; !signal.aborted;) {
    try {
      await api.call(
        "setWebhook",
        { url, secret_token: secret, max_connections: 4, allowed_updates: ALLOWED_UPDATES },
        signal,
      );
      return;
    } catch (error) {
      if (signal.aborted) return;
      if (isTokenRefused(error)) throw error;
      failures += 1;
      log.warn({ err: error, failures }, "the webhook could not be set; trying again");
      await wait(retryDelay(failures, error), signal);
    }
  }
}
