// Short factual lines to the operator chat and the log: which Record, what is wrong, what to do.
// Never chat content. The same kind at most once an hour, also across restarts.

import type { Logger } from "../logger.ts";
import type { RecordState } from "../state/record-state.ts";

export interface OperatorNotices {
  /** @param kind stable name of the trouble; decides what counts as a repetition. */
  tell(kind: string, text: string): void;
}

export interface OperatorNoticesOptions {
  readonly recordId: string;
  readonly chatId: number | undefined;
  readonly state: RecordState;
  readonly now: () => Date;
  readonly log: Logger;
  readonly onCommitted: () => void;
}

const QUIET_MS = 60 * 60_000;

export function createOperatorNotices(options: OperatorNoticesOptions): OperatorNotices {
  const { recordId, chatId, state, log } = options;
  return {
    tell: (kind, text) => {
      log.warn({ notice: kind }, text);
      if (chatId === undefined) return;
      const at = options.now().getTime();
      const key = `notice:${kind}`;
      if (at - Number(state.settings.get(key) ?? 0) < QUIET_MS) return;
      state.database
        .transact(() => {
          state.settings.set(key, String(at));
          state.outbox.add({ chatId, text: `${recordId}: ${text}` }, at);
        })
        .then(options.onCommitted, (error: unknown) => {
          log.error({ err: error, notice: kind }, "the operator could not be told");
        });
    },
  };
}
