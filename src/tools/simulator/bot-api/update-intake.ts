// Updates on their way to the bot: by long polling or by webhook, never by both.
import { ApiError } from "./api-error.ts";
import { LongPoll } from "./long-poll.ts";
import type { Fault, WebhookInfo } from "../simulator-types.ts";
import type { TelegramUpdate } from "./telegram-types.ts";
import { UpdateQueue } from "./update-queue.ts";
import { WebhookPusher } from "./webhook-pusher.ts";
import type { WebhookTarget, WebhookTiming } from "./webhook-pusher.ts";

// Kinds that a bot gets only when it asks for them by name (Bot API, allowed_updates).
const ON_REQUEST_ONLY = new Set(["chat_member", "message_reaction", "message_reaction_count"]);

export class UpdateIntake {
  readonly queue = new UpdateQueue(100_001);
  readonly poll = new LongPoll(this.queue);
  readonly #timing: WebhookTiming;
  readonly #onChange: () => void;
  readonly #takeFault: (update: TelegramUpdate) => Fault | undefined;
  #allowed: readonly string[] = [];
  #pusher: WebhookPusher | undefined;

  /** @param takeFault gives the next fault of a delivery, which is used up by that. */
  constructor(
    timing: WebhookTiming,
    onChange: () => void,
    takeFault: (update: TelegramUpdate) => Fault | undefined,
  ) {
    this.#timing = timing;
    this.#onChange = onChange;
    this.#takeFault = takeFault;
  }

  /** Queues the update if the bot wants its kind. */
  add(fields: object, lane: string | undefined): TelegramUpdate {
    if (!this.#wants(fields)) return { update_id: this.queue.nextUpdateId, ...fields };
    const update = this.queue.add(fields, lane);
    this.poll.wake();
    this.#pusher?.wake();
    this.#onChange();
    return update;
  }

  /** Remembers the kinds. Undefined keeps the old ones, an empty list means the default. */
  allow(kinds: readonly string[] | undefined): void {
    if (kinds !== undefined) this.#allowed = kinds;
  }

  /** @throws the 409 of a getUpdates call while a webhook is set. */
  refusePollingUnderWebhook(): void {
    if (this.#pusher === undefined) return;
    throw new ApiError(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }

  setWebhook(target: WebhookTarget): void {
    this.poll.abort("Conflict: terminated by setWebhook request");
    this.#pusher?.stop();
    this.#pusher = new WebhookPusher(
      target,
      this.queue,
      this.#timing,
      this.#onChange,
      this.#takeFault,
    );
    this.#pusher.wake();
  }

  deleteWebhook(): void {
    this.#pusher?.stop();
    this.#pusher = undefined;
  }

  webhookInfo(): WebhookInfo {
    const error = this.#pusher?.lastError;
    return {
      url: this.#pusher?.target.url ?? "",
      has_custom_certificate: false,
      pending_update_count: this.queue.size,
      ...(this.#pusher === undefined
        ? {}
        : { max_connections: this.#pusher.target.maxConnections }),
      ...(this.#allowed.length === 0 ? {} : { allowed_updates: this.#allowed }),
      ...(error === undefined
        ? {}
        : {
            last_error_date: Math.floor(error.at / 1000),
            last_error_message: error.message,
          }),
    };
  }

  close(): void {
    this.deleteWebhook();
    this.poll.close();
  }

  #wants(fields: object): boolean {
    const kind = Object.keys(fields).find((key) => key !== "update_id") ?? "";
    return this.#allowed.length === 0 ? !ON_REQUEST_ONLY.has(kind) : this.#allowed.includes(kind);
  }
}
