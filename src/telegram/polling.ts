// Long polling, our own loop (grammY's confirms updates whose handlers still run): commit the batch,
// and only then ask with the offset that confirms it. The offset is used once and never kept: the
// next call asks for the oldest unconfirmed again, so restarting update ids lose nothing.

import { GaveWayError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import { ALLOWED_UPDATES, type Intake } from "./intake.ts";
import { TelegramError, type BotApi } from "./bot-api.ts";
import type { Reachability } from "./reachability.ts";
import { isTokenRefused } from "./bot-identity.ts";
import type { Pulse } from "./pulse.ts";
import type { Rivalry } from "./rivalry.ts";
import type { Timing } from "../timing.ts";
import { retryDelay, wait } from "./waiting.ts";

const OWN_FAULT_MS = 2000;
const FULL_MS = 1000;
/** A look for others ends soon enough for the next one. */
const LOOKOUT_POLL_S = 5;
const LOOKOUT_REST_MS = 1000;
const CONFIRM_MS = 5000;

export interface PollingOptions {
  readonly api: BotApi;
  readonly intake: Intake;
  readonly rivalry: Rivalry;
  readonly reachability: Reachability;
  readonly pulse: Pulse;
  readonly log: Logger;
  readonly timing: Pick<Timing, "pollSeconds" | "retryMs">;
  /** Ends the loop; the poll under way is given up, nothing that it held is confirmed. */
  readonly signal: AbortSignal;
}

/**
 * Polls until the signal.
 * @throws TelegramError 401 or 404 when Telegram refuses the token; GaveWayError when another process polls with it.
 */
export async function poll(options: PollingOptions): Promise<void> {
  const { api, intake, rivalry, reachability, pulse, log, signal } = options;
  const explain = createExplainer(options);
  let offset: number | undefined;
  let failures = 0;
  // Without news Telegram holds a poll open; the first answer, and the first after a trouble, is to come at once.
  let isHeard = false;
  await holdBack(options);
  while (!signal.aborted) {
    pulse.beat(LOOP);
    try {
      if (rivalry.isOnLookout()) {
        await look(options);
        continue;
      }
      if (intake.isFull()) {
        reachability.failed("full");
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
      reachability.reached();
      rivalry.unseen();
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
      await explain(error, failures).catch(async (reason: unknown) => {
        if (reason instanceof GaveWayError) await confirm(offset, options);
        throw reason;
      });
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

async function holdBack({ rivalry, reachability, pulse }: PollingOptions): Promise<void> {
  if (!rivalry.isOnLookout()) return;
  reachability.failed("rival", true);
  await rivalry.holdBack(pulse, LOOP);
}

/** Confirms nothing and keeps nothing: whoever else polls meanwhile ends this poll, and loses no message by it. */
async function look({ api, signal, timing }: PollingOptions): Promise<void> {
  const timeout = Math.min(LOOKOUT_POLL_S, timing.pollSeconds);
  const waiting = await api.call("getUpdates", { limit: 1, timeout }, signal);
  // What lies there is answered at once, so that the next look would be no wait.
  if (waiting.length > 0) await wait(Math.min(LOOKOUT_REST_MS, timing.retryMs), signal);
}

/** The last batch is stored here; the other process is not to get it, too. */
async function confirm(offset: number | undefined, { api, log }: PollingOptions): Promise<void> {
  if (offset === undefined) return;
  const signal = AbortSignal.timeout(CONFIRM_MS);
  await api.call("getUpdates", { offset, limit: 1, timeout: 0 }, signal).catch((error: unknown) => {
    log.warn({ err: error }, "the last messages that were taken may go to the other one, too");
  });
}

function createExplainer({
  api,
  rivalry,
  reachability,
  log,
}: PollingOptions): (error: unknown, failures: number) => Promise<void> {
  let hasRemovedWebhook = false;
  return async (error, failures) => {
    if (!(error instanceof TelegramError) || error.status !== 409) {
      if (error instanceof TelegramError) reachability.failed("unreachable");
      log.warn({ err: error, failures }, "polling failed; trying again");
      return;
    }
    if (/terminated by setWebhook/i.test(error.message)) {
      log.warn({}, "a webhook was set for this bot, but this process polls");
      return;
    }
    if (!error.message.includes("webhook")) {
      reachability.failed("rival");
      rivalry.seen("polls");
      return;
    }
    // Somebody may have left one; one that comes again is set by somebody who lives.
    if (hasRemovedWebhook) {
      reachability.failed("moved");
      rivalry.seen("sets");
    }
    hasRemovedWebhook = true;
    log.warn({}, "a webhook is set for this bot, but this process polls: removing the webhook");
    await api.call("deleteWebhook", {}).catch((failure: unknown) => {
      log.warn({ err: failure }, "the webhook could not be removed");
    });
  };
}
