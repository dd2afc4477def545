// The dependencies that every part of the gate takes.

import type { PipelineEvent } from "../record/text/jsonl.ts";
import type { RecordStore } from "../record/store.ts";
import type { RecordState } from "../state/record-state.ts";
import type { Wording } from "../wording/wording.ts";

export interface Gate {
  readonly store: RecordStore;
  readonly state: RecordState;
  readonly now: () => Date;
  /** The lines that owners read, in the Record's language. */
  readonly wording: () => Wording;
  /** Private chats of everybody who may decide. The id of a private chat is its person's user id. */
  readonly ownerChats: () => readonly number[];
  /** To be called after every commit that put something into the outbox or the journal. */
  readonly onCommitted: () => void;
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
