// What every part of the gate works with.

import type { PipelineEvent } from "../record/text/jsonl.ts";
import type { RecordStore } from "../record/store.ts";
import type { RecordState } from "../state/record-state.ts";
import type { Wording } from "../wording/wording.ts";

export interface Gate {
  readonly store: RecordStore;
  readonly state: RecordState;
  readonly now: () => Date;
  /** What owners read, in the Record's language. */
  readonly wording: () => Wording;
  /** Private chats of everybody who may decide; a private chat has its person's user id. */
  readonly ownerChats: () => readonly number[];
  /** Something was put into the outbox or the journal. */
  readonly onCommitted: () => void;
}

/** Who decides, for events and receipts. */
export interface Actor {
  /** `telegram:<user id>`, or the name given to a command. */
  readonly name: string;
  /** `telegram:callback`, `telegram:command`, `cli`. */
  readonly source: string;
  readonly channelKey: string;
}

/** The common extras of an event that a person caused. */
export function actorExtras(actor: Actor): PipelineEvent["extras"] {
  return { channel_key: actor.channelKey, actor: actor.name, source: actor.source };
}
