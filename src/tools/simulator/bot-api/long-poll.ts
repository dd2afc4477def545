// The method getUpdates: one waiting request for each bot. A newer request that has to wait ends the older one with
// 409.
//
// Two habits of Telegram are left out: it answers a poll that repeats the last offset within half a second with one
// update only, and it holds repeated 409s back for 3 s.
import { ApiError } from "./api-error.ts";
import { intParam } from "./params.ts";
import type { Params } from "./params.ts";
import type { TelegramUpdate } from "./telegram-types.ts";
import type { UpdateQueue } from "./update-queue.ts";

interface WaitingPoll {
  readonly offset: number;
  readonly limit: number;
  readonly timer: NodeJS.Timeout;
  readonly resolve: (updates: TelegramUpdate[]) => void;
  readonly reject: (error: ApiError) => void;
}

const MAX_TIMEOUT_S = 50;

export class LongPoll {
  readonly #queue: UpdateQueue;
  #waiting: WaitingPoll | undefined;

  constructor(queue: UpdateQueue) {
    this.#queue = queue;
  }

  /** Answers at once when there are updates. Otherwise waits for the given timeout or until the client goes. */
  getUpdates(params: Params, gone: AbortSignal): TelegramUpdate[] | Promise<TelegramUpdate[]> {
    const offset = intParam(params, "offset") ?? 0;
    const limit = clamp(intParam(params, "limit") ?? 100, 1, 100);
    const timeout = clamp(intParam(params, "timeout") ?? 0, 0, MAX_TIMEOUT_S);
    const updates = this.#queue.take(offset, limit);
    if (updates.length > 0 || timeout === 0) return updates;
    this.abort(
      "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    );
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#finish()?.resolve([]), timeout * 1000);
      const poll = { offset: Math.max(offset, 0), limit, timer, resolve, reject };
      this.#waiting = poll;
      gone.addEventListener("abort", () => {
        if (this.#waiting === poll) this.#finish()?.resolve([]);
      });
    });
  }

  /** Gives new updates to the waiting request, if there is one. */
  wake(): void {
    if (this.#waiting === undefined) return;
    const updates = this.#queue.take(this.#waiting.offset, this.#waiting.limit);
    if (updates.length > 0) this.#finish()?.resolve(updates);
  }

  /** Ends the waiting request with 409. */
  abort(description: string): void {
    this.#finish()?.reject(new ApiError(409, description));
  }

  get isWaiting(): boolean {
    return this.#waiting !== undefined;
  }

  close(): void {
    this.#finish()?.resolve([]);
  }

  #finish(): WaitingPoll | undefined {
    const poll = this.#waiting;
    this.#waiting = undefined;
    clearTimeout(poll?.timer);
    return poll;
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
