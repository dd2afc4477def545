// Sends the outbox to Telegram, in order within each chat and side by side for different chats. This is the one place
// that retries: a row stays in the outbox until Telegram has it or refuses it for good.

import type { Logger } from "../logger.ts";
import { pause } from "../pause.ts";
import { isArchiveTooLarge, isTooLarge } from "../record/bounds.ts";
import type { StateDatabase } from "../state/database/database.ts";
import { finishLetGo } from "../state/forgetting/forgettings.ts";
import type { Outbox, OutboxRow } from "../state/outbox.ts";
import { fill } from "../wording/catalogue.ts";
import type { Wording } from "../wording/wording.ts";
import { TelegramError } from "./bot-api.ts";
import type { Timing } from "../timing.ts";
import { createWaits, type Waits } from "../waits.ts";
import { deliver, NotLetInError, TakenOutError } from "./delivery.ts";
import type { DocumentSource } from "./send-document.ts";
import { retryDelay } from "./waiting.ts";

export interface Sender {
  /** Looks for rows to send. */
  wake(): void;
  /** Sends what can be sent until the signal, then stops. The rest waits for the next start. */
  stop(signal: AbortSignal): Promise<void>;
  isIdle(): boolean;
}

export interface SenderOptions extends DocumentSource {
  /** True when a row may be sent now; asked before each call. */
  readonly mayReceive: (row: OutboxRow) => boolean;
  readonly database: StateDatabase;
  readonly outbox: Outbox;
  readonly now: () => Date;
  /** Monotonic milliseconds. */
  readonly ticks: () => number;
  readonly isCertain: () => boolean;
  readonly wording: () => Wording;
  readonly recordId: string;
  readonly timing: Pick<Timing, "retryMs">;
  readonly log: Logger;
}

/** Makes the sender; it starts at the first `wake`. */
export function createSender(options: SenderOptions): Sender {
  const { database, outbox, log } = options;
  const waits = createWaits(options);
  const running = new Map<number, Promise<void>>();
  const stopping = new AbortController();
  const aborted = new AbortController();

  const drain = async (chatId: number): Promise<void> => {
    for (let row = outbox.next(chatId); row && !aborted.signal.aborted; row = outbox.next(chatId)) {
      const ms = waits.left(chatId, row.nextAt, row.waitMs);
      if (ms > 0) {
        await pause(ms, stopping.signal);
        if (stopping.signal.aborted) return;
        continue;
      }
      await sendOne(row);
    }
  };

  /** Notes that Telegram has a row. A disk that refuses the note must not send the row again. */
  const noteTaken = async (work: () => void): Promise<void> => {
    for (let isLast = false; ; isLast = stopping.signal.aborted) {
      try {
        await database.note(work);
        return;
      } catch (error) {
        if (isLast) throw error;
        log.error({ err: error }, "a sent message could not be noted as sent; trying again");
        await pause(options.timing.retryMs, stopping.signal);
      }
    }
  };

  const sendOne = async (row: OutboxRow): Promise<void> => {
    if (row.isAmbiguous)
      log.warn(
        { outbox: row.id, maybe_duplicate: true },
        "a message may arrive twice: it was sent, and no answer came",
      );
    // A wake for another row may come before this row, and the turn that it ends, is safe on the disk.
    await database.durable();
    await database.note(() => {
      outbox.markSending(row.id);
    });
    try {
      const partTaken = () =>
        noteTaken(() => {
          outbox.markPartSent(row.id);
        });
      const { isWaiting } = outbox;
      const messageId = await deliver(row, { ...options, partTaken, isWaiting }, aborted.signal);
      await noteTaken(() => {
        outbox.markSent(row, messageId);
      });
    } catch (error) {
      if (aborted.signal.aborted) return;
      if (error instanceof TakenOutError) return;
      await settleFailure(row, error, options, waits);
    }
    void finishLetGo(database);
  };

  const wake = (): void => {
    if (stopping.signal.aborted) return;
    for (const chatId of outbox.chats()) {
      if (running.has(chatId)) continue;
      const work = drain(chatId)
        .catch((error: unknown) => {
          log.error({ err: error }, "the outbox could not be read");
          return pause(1000, aborted.signal);
        })
        .finally(() => {
          running.delete(chatId);
          if (!outbox.next(chatId)) waits.end(chatId);
          if (outbox.next(chatId)) wake();
        });
      running.set(chatId, work);
    }
  };

  return {
    wake,
    stop: async (signal) => {
      stopping.abort();
      signal.addEventListener("abort", () => {
        aborted.abort();
      });
      await Promise.allSettled(running.values());
      aborted.abort();
    },
    isIdle: () => running.size === 0 && outbox.waitingCount() === 0,
  };
}

async function settleFailure(
  row: OutboxRow,
  error: unknown,
  options: SenderOptions,
  waits: Waits,
): Promise<void> {
  const { database, outbox, log } = options;
  if (error instanceof NotLetInError) {
    await database.transact(() => {
      outbox.drop(row);
    });
    log.info({ outbox: row.id }, "a message was dropped: its person has no access any more");
    return;
  }
  const status = error instanceof TelegramError ? error.status : undefined;
  // What is refused for good is not tried again: waiting for it would hold back all that comes after it, comfort too.
  const refused = refusalOf(row, error);
  await database.transact(() => {
    const at = options.now().getTime();
    if (status === 400 && row.outgoing.thread !== undefined) {
      // The topic may have been closed or deleted meanwhile. What else is wrong with the row shows without it.
      outbox.leaveTopic(row.id);
    } else if (status === 403) {
      outbox.dropChat(row.chatId);
    } else if (refused) {
      outbox.drop(row);
      if (!row.outgoing.isFallback) {
        const { lines } = options.wording();
        const text = fill(lines[refused], { id: options.recordId });
        outbox.add({ chatId: row.chatId, text, isFallback: true }, at);
      }
    } else {
      const waitMs = retryDelay(row.attempts + 1, error, options.timing.retryMs);
      outbox.retryAt(row.id, waits.begin(row.chatId, waitMs), {
        mayHaveArrived: status === undefined,
        waitMs,
      });
    }
  });
  if (status === 400 && row.outgoing.thread !== undefined) {
    log.info({ outbox: row.id }, "a topic takes no message: it is sent to the chat itself");
    return;
  }
  const text = failureText(status, refused);
  log.warn({ err: error, outbox: row.id, attempts: row.attempts + 1 }, text);
}

type Refusal = "record_too_large" | "export_too_large" | "refused_text";

/** The line for a row that no further try will deliver. */
function refusalOf({ outgoing }: OutboxRow, error: unknown): Refusal | undefined {
  if (isTooLarge(error)) return "record_too_large";
  if (isArchiveTooLarge(error)) return "export_too_large";
  if (!(error instanceof TelegramError) || !isFinal(error.status)) return undefined;
  const isExport = outgoing.document !== undefined && "isExport" in outgoing.document;
  return error.status === 413 && isExport ? "export_too_large" : "refused_text";
}

/** True for an answer about the message itself. Of the others a later try may have a better one. */
function isFinal(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500 && !MAY_PASS.has(status);
}

/** The token, the chat, the path, a timeout, another bot, and too much at once: none of them is about the message. */
const MAY_PASS: ReadonlySet<number> = new Set([401, 403, 404, 408, 409, 421, 425, 429]);

function failureText(status: number | undefined, refused: Refusal | undefined) {
  if (status === 403)
    return "this chat takes no messages (the person blocked the bot); nothing more is sent";
  if (refused === "refused_text") return "Telegram refused a message for good";
  if (refused) return "the Record is too large to be sent";
  return "a message could not be sent; trying again";
}
