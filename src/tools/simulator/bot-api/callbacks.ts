// Taps on inline buttons that wait for answerCallbackQuery.
import { badRequest } from "./api-error.ts";
import type { CallbackAnswer } from "../simulator-types.ts";

interface WaitingTap {
  readonly chatId: number;
  readonly resolve: (answer: CallbackAnswer) => void;
}

export class Callbacks {
  /** True when every answer comes too late from now on. */
  expired = false;
  readonly #waiting = new Map<string, WaitingTap>();
  #nextId = 1;
  readonly #prefix: string;

  constructor(botId: number) {
    this.#prefix = String(botId);
  }

  /** Registers a tap, under its own id when a test made one up. */
  open(chatId: number, ownId?: string): { id: string; answered: Promise<CallbackAnswer> } {
    const id = ownId ?? `${this.#prefix}${String(this.#nextId++).padStart(6, "0")}`;
    const { promise, resolve } = Promise.withResolvers<CallbackAnswer>();
    this.#waiting.set(id, { chatId, resolve });
    return { id, answered: promise };
  }

  /** Closes the tap and returns its chat. An unknown, answered or expired tap is refused. */
  answer(id: string, answer: CallbackAnswer): number {
    const tap = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (tap !== undefined) tap.resolve(this.expired ? { showAlert: false, expired: true } : answer);
    if (tap === undefined || this.expired) {
      throw badRequest("query is too old and response timeout expired or query ID is invalid");
    }
    return tap.chatId;
  }
}
