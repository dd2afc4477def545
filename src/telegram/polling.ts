// Long polling, our own loop (grammY's confirms updates whose handlers still run): commit the batch,
// and only then ask with the offset that confirms it. The offset is used once and never kept: the
// next call asks for the oldest unconfirmed again, so restarting update ids lose nothing.

import type { Logger } from "../logger.ts";
import type { OperatorNotices } from "../operator/notices.ts";
import { ALLOWED_UPDATES, type Intake } from "./intake.ts";
import { TelegramError, type BotApi } from "./bot-api.ts";
import { isTokenRefused } from "./identity.ts";
import { retryDelay, wait } from "./waiting.ts";

const POLL_SECONDS = 30;
const OWN_FAULT_MS = 2000;

export interface PollingOptions {
  readonly api: BotApi;
  readonly intake: Intake;
  readonly notices: OperatorNotices;
  readonly log: Logger;
  /** Ends the loop; the poll under way is given up, nothing that it held is confirmed. */
  readonly signal: AbortSignal;
  /** For tests; 30 when absent. */
  readonly pollSeconds?: number | undefined;
}

/**
 * Polls until the signal.
 * @throws TelegramError 401 or 404 when Telegram refuses the token.
 */
export async function poll(options: PollingOptions): Promise<void> {
  const { api, intake, log, signal, pollSeconds = POLL_SECONDS } = options;
  let offset: number | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      if (intake.isFull()) {
        await wait(1000, signal);
        continue;
      }
      const updates = await api.call(
        "getUpdates",
        {
          ...(offset !== undefined && { offset }),
          limit: 100,
          timeout: pollSeconds,
          allowed_updates: ALLOWED_UPDATES,
        },
        signal,
      );
      if (updates.length > 0) await intake.receive(updates);
      if (failures > 0) log.info({ failures }, "polling works again");
      failures = 0;
      const last = updates.at(-1);
      offset = last && last.update_id + 1;
    } catch (error) {
      if (signal.aborted) return;
      if (isTokenRefused(error)) throw error;
      failures += 1;
      await explain(error, failures, options);
      const delay = retryDelay(failures, error);
      // Not Telegram's fault but our disk's: it is looked at again soon.
      await wait(error instanceof TelegramError ? delay : Math.min(delay, OWN_FAULT_MS), signal);
    }
  }
}

async function explain(error: unknown, failures: number, options: PollingOptions): Promise<void> {
  const { api, notices, log } = options;
  if (!(error instanceof TelegramError) || error.status !== 409) {
    log.warn({ err: error, failures }, "polling failed; trying again");
    return;
  }
  if (!error.message.includes("webhook")) {
    notices.tell(
      "conflict",
      "another process polls Telegram with the same bot token (409). Stop it: only one bot process per token. Nothing is lost meanwhile.",
    );
    return;
  }
  log.warn({}, "a webhook is set for this bot, but this process polls: removing the webhook");
  await api.call("deleteWebhook", {}).catch((failure: unknown) => {
    log.warn({ err: failure }, "the webhook could not be removed");
  });
}
