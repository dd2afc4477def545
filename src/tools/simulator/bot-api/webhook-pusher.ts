// Pushes updates to the bot's webhook by the rule of Telegram's public server source. Each chat has one update in
// flight; the next goes out only after a 2xx. A refused update goes out again at once, then after 2, 4, 8 ... 60 s, or
// after the Retry-After of the answer (0..3600 s).
//
// Three things differ from Telegram: its longest wait is random between 60 and 120 s, it refuses plain http, and it
// drops a delivery after 24 h or after 23 h of 410.
import { setTimeout as wait } from "node:timers/promises";
import type { Fault } from "../simulator-types.ts";
import type { TelegramUpdate } from "./telegram-types.ts";
import type { UpdateQueue } from "./update-queue.ts";

export interface WebhookTarget {
  readonly url: string;
  readonly secretToken: string;
  readonly maxConnections: number;
}

export interface WebhookTiming {
  /** Factor for the waits. 1 is Telegram's pace, 0.001 makes milliseconds of seconds. */
  readonly retryScale: number;
  readonly responseTimeoutMs: number;
}

interface Lane {
  busy: boolean;
  fails: number;
  delayS: number;
}

const MAX_RETRY_S = 60;
const MAX_RETRY_AFTER_S = 3600;

export class WebhookPusher {
  readonly target: WebhookTarget;
  lastError: { readonly at: number; readonly message: string } | undefined;
  readonly #queue: UpdateQueue;
  readonly #timing: WebhookTiming;
  readonly #onChange: () => void;
  readonly #takeFault: (update: TelegramUpdate) => Fault | undefined;
  readonly #lanes = new Map<string, Lane>();
  readonly #stopped = new AbortController();
  readonly #timers = new Set<NodeJS.Timeout>();
  #inFlight = 0;

  constructor(
    target: WebhookTarget,
    queue: UpdateQueue,
    timing: WebhookTiming,
    onChange: () => void,
    takeFault: (update: TelegramUpdate) => Fault | undefined,
  ) {
    this.target = target;
    this.#takeFault = takeFault;
    this.#queue = queue;
    this.#timing = timing;
    this.#onChange = onChange;
  }

  /** Starts a delivery in every chat that has an update and is not waiting. */
  wake(): void {
    if (this.#stopped.signal.aborted) return;
    for (const [key, update] of this.#queue.heads()) {
      if (this.#inFlight >= this.target.maxConnections) return;
      const lane = this.#lane(key);
      if (!lane.busy) void this.#deliver(lane, key, update);
    }
  }

  stop(): void {
    this.#stopped.abort();
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #lane(key: string): Lane {
    let lane = this.#lanes.get(key);
    if (lane === undefined) {
      lane = { busy: false, fails: 0, delayS: 1 };
      this.#lanes.set(key, lane);
    }
    return lane;
  }

  async #deliver(lane: Lane, key: string, update: TelegramUpdate): Promise<void> {
    lane.busy = true;
    this.#inFlight += 1;
    const outcome = await this.#post(update, this.#takeFault(update));
    this.#inFlight -= 1;
    if (this.#stopped.signal.aborted) return;
    if (outcome.ok) {
      this.#queue.remove(update);
      this.#lanes.delete(key);
      this.#onChange();
      this.wake();
      return;
    }
    this.lastError = { at: Date.now(), message: outcome.message };
    this.#onChange();
    const delayMs = nextDelayS(lane, outcome.retryAfterS) * 1000 * this.#timing.retryScale;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      lane.busy = false;
      this.wake();
    }, delayMs);
    this.#timers.add(timer);
    this.wake();
  }

  async #post(update: TelegramUpdate, fault: Fault = {}): Promise<Outcome> {
    if (fault.delayMs !== undefined) await wait(fault.delayMs);
    if (fault.reset === true) return CUT_OFF;
    const timeout = AbortSignal.timeout(this.#timing.responseTimeoutMs);
    try {
      const response = await fetch(this.target.url, {
        method: "POST",
        redirect: "manual",
        signal: AbortSignal.any([timeout, this.#stopped.signal]),
        headers: {
          "content-type": "application/json",
          ...(this.target.secretToken === ""
            ? {}
            : { "x-telegram-bot-api-secret-token": this.target.secretToken }),
        },
        body: JSON.stringify(update),
      });
      await response.arrayBuffer();
      if (fault.acceptThenReset === true) return CUT_OFF;
      if (response.ok) return { ok: true };
      const retryAfterS = Number(response.headers.get("retry-after") ?? 0) || 0;
      const message = `Wrong response from the webhook: ${response.status} ${response.statusText}`;
      return { ok: false, message, retryAfterS };
    } catch {
      return timeout.aborted ? { ...CUT_OFF, message: "Read timeout expired" } : CUT_OFF;
    }
  }
}

type Outcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly message: string; readonly retryAfterS: number };

const CUT_OFF = { ok: false, message: "Connection refused or closed", retryAfterS: 0 } as const;

function nextDelayS(lane: Lane, retryAfterS: number): number {
  const asked = Math.min(Math.max(retryAfterS, 0), MAX_RETRY_AFTER_S);
  const isFirst = lane.fails === 0;
  lane.fails += 1;
  if (asked > 0) return asked;
  if (isFirst) return 0;
  lane.delayS = Math.min(lane.delayS * 2, MAX_RETRY_S);
  return lane.delayS;
}
