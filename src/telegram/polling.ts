// Long polling by our own loop, because grammY's loop confirms updates whose handlers still run. Each batch is
// committed first; only the next call confirms it, by its offset. The offset is used once and never kept: the call
// after it asks for the oldest unconfirmed update again, so update ids that restart lose nothing (Bot API, getUpdates).

import { GaveWayError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import { pause } from "../pause.ts";
import type { Intake } from "./intake.ts";
import { ALLOWED_UPDATES } from "./kinds.ts";
import { TelegramError, type BotApi } from "./bot-api.ts";
import type { Reachability } from "./reachability.ts";
import { isTokenRefused } from "./bot-identity.ts";
import type { Pulse } from "../pulse.ts";
import type { Rivalry } from "./rivalry.ts";
import type { Timing } from "../timing.ts";
import { retryDelay } from "./waiting.ts";

const OWN_FAULT_MS = 2000;
const FULL_MS = 1000;
/** Seconds. A short poll, so that the next look for rivals comes soon. */
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
  /** Ends the loop. The poll under way is given up, and nothing that it held is confirmed. */
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
  // Telegram holds a poll open while there is no news. The first poll, and the first after a failure, must be answered
  // at once.
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
        await pause(FULL_MS, signal);
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
      // A fault of our own disk is tried again soon; only Telegram's faults wait longer.
      const rest = error instanceof TelegramError ? delay : Math.min(delay, OWN_FAULT_MS);
      pulse.beat(LOOP, rest);
      await pause(rest, signal);
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

/**
 * Looks for a rival without confirming or keeping anything. A rival's poll ends this one, and the rival loses no
 * message.
 */
async function look({ api, signal, timing }: PollingOptions): Promise<void> {
  const timeout = Math.min(LOOKOUT_POLL_S, timing.pollSeconds);
  const waiting = await api.call("getUpdates", { limit: 1, timeout }, signal);
  // Waiting messages end a poll at once. This pause keeps the loop from running without rest.
  if (waiting.length > 0) await pause(Math.min(LOOKOUT_REST_MS, timing.retryMs), signal);
}

/** Confirms the last batch, which is stored here, so that the rival does not get it too. */
async function confirm(offset: number | undefined, { api, log }: PollingOptions): Promise<void> {
  if (offset === undefined) return;
  const signal = AbortSignal.timeout(CONFIRM_MS);
  await api.call("getUpdates", { offset, limit: 1, timeout: 0 }, signal).catch((error: unknown) => {
    log.warn({ err: error }, "the other process may get the last messages too");
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
      // A fault of our own, such as a full disk, comes every other second: its lines become ever rarer.
      const isNews = error instanceof TelegramError || Number.isInteger(Math.log2(failures));
      if (isNews) log.warn({ err: error, failures }, "polling failed; trying again");
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
    // A left-over webhook does not come back. One that comes back is set by a process that runs.
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
