// The desk of one message. Whatever ends the message's story also marks it as done, in the same transaction; and the Record
// stands still while it is told.

import type { Desk } from "../../desk/desk.ts";

export interface MessageEnd {
  /** Throws when the message has to start anew. It runs before anything changes. */
  readonly requireUnchanged: () => void;
  /** Marks the message as done. */
  readonly finish: () => void;
}

/** Makes the desk. Only the first commit ends the message; those behind it are what it led to. */
export function createMessageDesk(desk: Desk, end: MessageEnd): Desk {
  let isEnded = false;
  return {
    ...desk,
    store: desk.store.still(),
    commit: async (work) => {
      const result = await desk.commit(() => {
        if (isEnded) return work();
        end.requireUnchanged();
        const result = work();
        end.finish();
        return result;
      });
      isEnded = true;
      return result;
    },
  };
}
