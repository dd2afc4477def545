// Updates that the bot has not confirmed, in the order in which they happened. The rules of getUpdates' offset are
// those of the public source of Telegram's own server.
import type { TelegramUpdate } from "./telegram-types.ts";

interface QueuedUpdate {
  readonly update: TelegramUpdate;
  readonly chatKey: string;
  /**
   * True when its id is not above all earlier ones (a repeat, or ids that went down). Offsets spare it until it was
   * handed out.
   */
  readonly outOfOrder: boolean;
  handedOut: boolean;
}

// An offset this far above the newest id is taken for one from before the ids restarted.
const FUTURE_OFFSET_SLACK = 10;

export class UpdateQueue {
  nextUpdateId: number;
  #highestId = 0;
  #updates: QueuedUpdate[] = [];
  #nextLane = 1;

  constructor(nextUpdateId: number) {
    this.nextUpdateId = nextUpdateId;
  }

  get size(): number {
    return this.#updates.length;
  }

  /** Appends an update and numbers it, unless it has an id already. */
  add(fields: object, chatKey: string | undefined): TelegramUpdate {
    const given = (fields as { update_id?: unknown }).update_id;
    const id = typeof given === "number" ? given : this.nextUpdateId;
    const update: TelegramUpdate = { ...fields, update_id: id };
    this.nextUpdateId = typeof given === "number" ? Math.max(this.nextUpdateId, id + 1) : id + 1;
    const outOfOrder = id <= this.#highestId;
    this.#highestId = Math.max(this.#highestId, id);
    this.#updates.push({
      update,
      chatKey: chatKey ?? `update ${this.#nextLane++}`,
      outOfOrder,
      handedOut: false,
    });
    return update;
  }

  /** Confirms the updates below the offset and returns up to `limit` updates from there on. */
  take(offset: number, limit: number): TelegramUpdate[] {
    if (offset < 0) this.#updates = this.#updates.slice(offset);
    const from = offset > this.nextUpdateId + FUTURE_OFFSET_SLACK ? 0 : offset;
    if (from > 0) {
      this.#updates = this.#updates.filter(
        ({ update, outOfOrder, handedOut }) =>
          update.update_id >= from || (outOfOrder && !handedOut),
      );
    }
    const batch = this.#updates.slice(0, limit);
    for (const queued of batch) queued.handedOut = true;
    return batch.map(({ update }) => update);
  }

  /** The oldest update of each chat, for pushing. One at a time keeps the order of a chat. */
  heads(): Map<string, TelegramUpdate> {
    const heads = new Map<string, TelegramUpdate>();
    for (const { chatKey, update } of this.#updates) {
      if (!heads.has(chatKey)) heads.set(chatKey, update);
    }
    return heads;
  }

  remove(update: TelegramUpdate): void {
    const index = this.#updates.findIndex((queued) => queued.update === update);
    if (index >= 0) this.#updates.splice(index, 1);
  }

  clear(): void {
    this.#updates = [];
  }
}
