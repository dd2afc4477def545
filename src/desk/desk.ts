// The desk: the one thing every story is told on. Whoever acts on a Record reads from its store, and ends with `commit`.

import type { PipelineEvent } from "../record/text/jsonl.ts";
import type { RecordStore } from "../record/store.ts";
import type { RecordState } from "../state/record-state.ts";
import type { Wording } from "../wording/wording.ts";

export interface Desk {
  readonly store: RecordStore;
  readonly state: RecordState;
  readonly now: () => Date;
  /** The lines that people read, in the Record's language. */
  readonly wording: () => Wording;
  /** Private chats of everybody who may decide. The id of a private chat is its person's user id. */
  readonly ownerChats: () => readonly number[];
  /**
   * Ends a story: `work` runs in one transaction, and what follows a commit is set going. Resolves when it is durable.
   * A desk of one message marks the message as done in the same transaction.
   */
  readonly commit: <T>(work: () => T) => Promise<T>;
  /** To be called after every commit that put something into the outbox or the journal. */
  readonly onCommitted: () => void;
}

/** Everything of a desk that does not follow from the rest. */
export type DeskParts = Omit<Desk, "commit">;

/** Makes the desk of a Record. */
export function createDesk(parts: DeskParts): Desk {
  return {
    ...parts,
    commit: async (work) => {
      const result = await parts.state.database.transact(work);
      parts.onCommitted();
      return result;
    },
  };
}

/** The person who decides, for events and receipts. */
export interface Actor {
  /** `telegram:<user id>`, or the name given to a command. */
  readonly name: string;
  /** `telegram:callback`, `telegram:command`, `cli`. */
  readonly source: string;
  readonly channelKey: string;
}

/** Gives the extras that every event caused by a person has: `channel_key`, `actor`, `source`. */
export function actorExtras(actor: Actor): PipelineEvent["extras"] {
  return { channel_key: actor.channelKey, actor: actor.name, source: actor.source };
}
