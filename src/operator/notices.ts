// Short factual lines to the operator chat and the log: which Record, what is wrong, what to do.
// Never chat content. The same kind at most once an hour, also across restarts.

import type { Logger } from "../logger.ts";
import type { RecordState } from "../state/record-state.ts";
import type { OperatorChat } from "./operator-chat.ts";

export interface OperatorNotices {
  /** @param kind stable name of the trouble; decides what counts as a repetition. */
  tell(kind: string, text: string, how?: NoticeOptions): void;
  /** The last line of a process that may not write any more: sent at once, noted nowhere; resolves when it is out. */
  lastWord(text: string): Promise<void>;
}

export interface NoticeOptions {
  /** The end of a trouble that was told: told whatever was told before. */
  readonly isEnd?: boolean;
  /** Sent at once and only once, past the outbox: for when nothing is sent from there. */
  readonly isDirect?: boolean;
}

export interface OperatorNoticesOptions {
  readonly recordId: string;
  readonly chat: OperatorChat;
  readonly state: RecordState;
  readonly now: () => Date;
  readonly log: Logger;
  readonly onCommitted: () => void;
  /** Sends at once, past the outbox: when the disk takes nothing, this is the only way to say so. */
  readonly sendNow: (chatId: number, text: string) => Promise<unknown>;
}

const QUIET_MS = 60 * 60_000;
/** One message of Telegram's, which every notice begins: a long one is cut, not continued. */
const LONGEST = 1000;

export function createOperatorNotices(options: OperatorNoticesOptions): OperatorNotices {
  const { recordId, chat, state, log } = options;
  const sentPastOutbox = new Map<string, number>();

  const sendPastOutbox = (kind: string, chatId: number, line: string, at: number): void => {
    if (Math.abs(at - (sentPastOutbox.get(kind) ?? -Infinity)) < QUIET_MS) return;
    sentPastOutbox.set(kind, at);
    options.sendNow(chatId, line).catch((error: unknown) => {
      sentPastOutbox.delete(kind);
      log.error({ err: error, notice: kind }, "the operator could not be told");
    });
  };

  return {
    lastWord: async (text) => {
      log.error({}, text);
      const chatId = chat.id();
      if (chatId === undefined) return;
      await options.sendNow(chatId, `${recordId}: ${text}`).catch((error: unknown) => {
        log.error({ err: error }, "the operator could not be told");
      });
    },
    tell: (kind, text, { isEnd = false, isDirect = false } = {}) => {
      log.warn({ notice: kind }, text);
      const chatId = chat.id();
      if (chatId === undefined) return;
      const at = options.now().getTime();
      const key = `notice:${kind}`;
      const whole = `${recordId}: ${text}`;
      const line = whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
      state.database
        .transact((): "quiet" | "stored" | "direct" => {
          // A clock that was wrong may have left a time to come.
          const before = Number(state.settings.get(key) ?? 0);
          if (!isEnd && Math.abs(at - before) < QUIET_MS) return "quiet";
          state.settings.set(key, String(at));
          if (isDirect) return "direct";
          // What Telegram refuses is left out: the line that stands in for answers is for people.
          state.outbox.add(
            { chatId, text: line.toWellFormed(), isFallback: true, audience: "operators" },
            at,
          );
          return "stored";
        })
        .then(
          (outcome) => {
            if (outcome === "direct") sendPastOutbox(kind, chatId, line.toWellFormed(), at);
            if (outcome === "stored") options.onCommitted();
          },
          (error: unknown) => {
            log.error(
              { err: error, notice: kind },
              "a notice could not be stored: sending it at once",
            );
            sendPastOutbox(kind, chatId, line.toWellFormed(), at);
          },
        );
    },
  };
}
