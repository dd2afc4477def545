// Long polling, our own loop (grammY's confirms updates whose handlers still run): commit the batch,
// and only then ask with the offset that confirms it. The offset is used once and never kept: the
// next call asks for the oldest unconfirmed again, so restarting update ids lose nothing.

import type { Logger } from "../logger.ts";
import type { OperatorNotices } from "../operator/notices.ts";
import { ALLOWED_UPDATES, type Intake } from "./intake.ts";
import { TelegramError, type BotApi } from "./bot-api.ts";
import type { Hearing } from "./hearing.ts";
import { isTokenRefused } from "./identity.ts";
import type { Pulse } from "./pulse.ts";
import type { Timing } from "../timing.ts";
import { retryDelay, wait } from "./waiting.ts";

const OWN_FAULT_MS = 2000;
const FULL_MS = 1000;
/** A second poller fails ours every few seconds. */
const CONFLICT_LINE_MS = 60_000;

export interface PollingOptions {
  readonly api: BotApi;
  readonly intake: Intake;
  readonly notices: OperatorNotices;
  readonly hearing: Hearing;
  readonly pulse: Pulse;
  readonly log: Logger;
  readonly timing: Pick<Timing, "pollSeconds" | "retryMs">;
  /** Ends the loop; the poll under way is given up, nothing that it held is confirmed. */
  readonly signal: AbortSignal;
}

/**
 * Polls until the signal.
 * @throws TelegramError 401 or 404 when Telegram refuses the token.
 */
export async function poll(options: PollingOptions): Promise<void> {
  const { api, intake, hearing, pulse, log, signal } = options;
  const explain = createExplainer(options);
  let offset: number | undefined;
  let failures = 0;
  // Without news Telegram holds a poll open; the first answer, and the first after a trouble, is to come at once.
  let isHeard = false;
  while (!signal.aborted) {
    pulse.beat(LOOP);
    try {
      if (intake.isFull()) {
        hearing.failed("full");
        await wait(FULL_MS, signal);
        continue;
      }
      const updates = await api.call(
        "getUpdates",
        {
          ...(offset !== undefined && { offset }),
          limit: 100,
          timeout: isHeard ? options.timing.pollSeconds : 0,
          allowed_updates: ALLOWED_UPDATES,
        },
        signal,
      );
      hearing.heard();
      isHeard = true;
      if (updates.length > 0) await intake.receive(updates);
      if (failures > 0) log.debug({ failures }, "polling works again");
      failures = 0;
      const last = updates.at(-1);
      offset = last && last.update_id + 1;
    } catch (error) {
      if (signal.aborted) return;
      if (isTokenRefused(error)) throw error;
      failures += 1;
      isHeard = false;
      await explain(error, failures);
      const delay = retryDelay(failures, error, options.timing.retryMs);
      // Not Telegram's fault but our disk's: it is looked at again soon.
      const rest = error instanceof TelegramError ? delay : Math.min(delay, OWN_FAULT_MS);
      pulse.beat(LOOP, rest);
      await wait(rest, signal);
    }
  }
  pulse.end(LOOP);
}

const LOOP = "poll";

function createExplainer({
  api,
  notices,
  hearing,
  log,
}: PollingOptions): (error: unknown, failures: number) => Promise<void> {
  let conflictAt = -Infinity;
  return async (error, failures) => {
    if (!(error instanceof TelegramError) || error.status !== 409) {
      if (error instanceof TelegramError) hearing.failed("unreachable");
      log.warn({ err: error, failures }, "polling failed; trying again");
      return;
    }
    if (!error.message.includes("webhook")) {
      hearing.failed("conflict", true);
      if (performance.now() - conflictAt < CONFLICT_LINE_MS) return;
      conflictAt = performance.now();
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
  };
}
