// Short factual lines to the operator chat and the log: which Record, what is wrong, what to do. They never hold chat content.
// The same kind is sent at most once an hour, also across restarts. Proof: test/operator/notices.test.ts.

import type { Factual } from "../factual.ts";
import type { Desk } from "../desk/desk.ts";
import type { Logger } from "../logger.ts";
import { clipLines } from "../record/text/clip.ts";
import { createSeldom, type Seldom } from "../seldom.ts";
import type { OperatorChat } from "./operator-chat.ts";

export interface OperatorNotices {
  /** Sends a notice and writes it to the log. @param kind a stable name of the trouble; two of one kind are repetitions. */
  tell(kind: string, text: Factual, how?: NoticeOptions): void;
  /** Sends the last line of a process that may not write any more. It is stored nowhere. Resolves when it is out. */
  lastWord(text: Factual): Promise<void>;
}

export interface NoticeOptions {
  /** The notice ends a trouble that was told. It is sent even within the hour. */
  readonly isEnd?: boolean;
  /** Sent at once and only once, past the outbox, for times when the outbox sends nothing. */
  readonly isDirect?: boolean;
}

export interface OperatorNoticesOptions extends Pick<Desk, "state" | "now" | "commit"> {
  readonly recordId: string;
  readonly chat: OperatorChat;
  readonly log: Logger;
  /** Sends at once, past the outbox. When the disk is full, this is the only way. */
  readonly sendNow: (chatId: number, text: string) => Promise<unknown>;
}

const QUIET_MS = 60 * 60_000;
/** UTF-16 units of one notice, which fits into one message. A longer notice is cut. */
const LONGEST = 1000;

/** Creates the notices of one Record. */
export function createOperatorNotices(options: OperatorNoticesOptions): OperatorNotices {
  const { recordId, chat, state, log } = options;
  const sentPastOutbox = new Map<string, number>();
  /** The last text of each kind, until its trouble ends. A full disk is told every other second, to a log that lies on it. */
  const repeated = new Map<string, { readonly text: string; readonly seldom: Seldom }>();

  const logged = (kind: string, text: Factual, isEnd: boolean): boolean => {
    const known = repeated.get(kind);
    const { seldom } = known?.text === text ? known : { seldom: createSeldom() };
    if (isEnd) repeated.delete(kind);
    else repeated.set(kind, { text, seldom });
    const times = isEnd ? 1 : seldom(kind);
    if (times !== undefined) log.warn({ notice: kind, ...(times > 1 && { times }) }, text);
    return times !== undefined;
  };

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
      const isNews = logged(kind, text, isEnd);
      const chatId = chat.id();
      if (chatId === undefined) return;
      const at = options.now().getTime();
      const key = `notice:${kind}` as const;
      const line = clipLines(`${recordId}: ${text}`, LONGEST);
      options
        .commit((): "quiet" | "stored" | "direct" => {
          // A clock that was wrong may have left a time in the future.
          const before = Number(state.settings.get(key) ?? 0);
          if (!isEnd && Math.abs(at - before) < QUIET_MS) return "quiet";
          state.settings.set(key, String(at));
          if (isDirect) return "direct";
          // A notice that Telegram refuses is dropped: the line that replaces a refused reply is for people.
          state.outbox.add({ chatId, text: line, isFallback: true, audience: "operators" }, at);
          return "stored";
        })
        .then(
          (outcome) => {
            if (outcome === "direct") sendPastOutbox(kind, chatId, line, at);
          },
          (error: unknown) => {
            const found = "a notice could not be stored: sending it at once";
            if (isNews) log.error({ err: error, notice: kind }, found);
            sendPastOutbox(kind, chatId, line, at);
          },
        );
    },
  };
}
