// The desk of one message. Whatever ends the message's story also marks it as done, in the same transaction.

import { stage } from "../../gate/stage.ts";
import type { Desk } from "../../desk/desk.ts";
import type { TurnDesk } from "../../voice/commit-turn.ts";

export interface MessageDesk extends TurnDesk {
  /** Ends the message inside a transaction that `commit` did not begin. */
  readonly ended: () => void;
}

export interface MessageEnd {
  /** Throws when the message has to start anew. It runs before anything changes. */
  readonly requireUnchanged: () => void;
  /** Marks the message as done. */
  readonly finish: () => void;
}

/** Makes the desk. Only the first commit ends the message; those behind it are what it led to. */
export function createMessageDesk(desk: Desk, end: MessageEnd): MessageDesk {
  let isEnded = false;
  const ours: MessageDesk = {
    ...desk,
    stage: (staged, also) => stage(staged, ours, also),
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
    ended: () => {
      end.requireUnchanged();
      end.finish();
    },
  };
  return ours;
}
