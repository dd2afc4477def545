// The desk: the one thing every story is told on. Whoever acts on a Record reads from its store, and ends with `commit`.
// What is said
// on it has an audience. Proof: test/desk/desk.test.ts, test/e2e/audience.test.ts.

import type { PipelineEvent } from "../record/text/jsonl.ts";
import type { RecordStore } from "../record/store.ts";
import type { Standing } from "../state/outbox.ts";
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
   * A throw of `work` takes all of it back. Where the disk refuses the sync behind it, it rejects, and all of it stands and is
   * followed. A desk of one message marks the message as done in the same transaction.
   */
  readonly commit: <T>(work: () => T) => Promise<T>;
  /**
   * Writes something in the middle of a story and does not end it. It is durable with the commit that follows: a power cut
   * before that loses both, and the story is told again.
   */
  readonly note: <T>(work: () => T) => Promise<T>;
  /**
   * Runs an act under the writer's lock. The files are up to date when it begins and when the next act begins. `work` gets
   * this desk with a store that stands still from then on (`RecordStore.still`).
   */
  alone<T>(this: Desk, work: (desk: Desk) => Promise<T>): Promise<T>;
}

/** Everything of a desk that does not follow from the rest. */
export interface DeskParts extends Omit<Desk, "commit" | "note" | "alone"> {
  /** What follows each commit and each note: the outbox is sent, and the journal is carried out. */
  readonly onCommitted: () => void;
  /** What the person of a private chat may read now; undefined for a stranger or a group. Absent where nothing is sent. */
  readonly standingOf?: (chatId: number) => Standing | undefined;
}

/**
 * Makes the desk of a Record. A desk of one message is a copy with its own `store` and `commit`: `{...desk, store, commit}`.
 */
export function createDesk({ onCommitted, standingOf, ...parts }: DeskParts): Desk {
  const { database, journal } = parts.state;
  /** At once, except while a forgetting looks for what it takes out. */
  const inTurn = async <T>(write: () => Promise<T>): Promise<T> => {
    for (let quiet = journal.quiet(); quiet; quiet = journal.quiet()) await quiet;
    return write();
  };
  return {
    ...parts,
    ...(standingOf && { state: speaking(parts.state, standingOf) }),
    // A disk that refuses the sync takes nothing back. Nobody tells the story again, so what it leads to follows then too; each
    // part of that asks the disk by itself and tries again.
    commit: (work) => inTurn(() => database.transact(work, onCommitted)),
    note: async (work) => {
      const result = await inTurn(() => database.note(work));
      onCommitted();
      return result;
    },
    alone,
  };
}

/** What is said is for its person as what they are now, so that it never reaches them as somebody who may read less. */
function speaking(
  state: RecordState,
  standingOf: (chatId: number) => Standing | undefined,
): RecordState {
  const { outbox } = state;
  return {
    ...state,
    outbox: {
      ...outbox,
      add: (outgoing, now) => {
        // Nothing is said to a stranger but by name. What is written all the same is for nobody who is let in later as less.
        const audience = standingOf(outgoing.chatId) ?? "owner";
        outbox.add({ audience, ...outgoing }, now);
      },
    },
  };
}

/** Takes the desk that it is asked of: the act of a message ends with the message's own commit. */
function alone<T>(this: Desk, work: (desk: Desk) => Promise<T>): Promise<T> {
  return this.state.journal.exclusively(() =>
    work({ ...this, store: this.store.still(), alone: aloneAlready }),
  );
}

/** The lock is held once. A second wait for it would never end, and nothing could be written any more. */
function aloneAlready(): Promise<never> {
  return Promise.reject(new Error("an act under the writer's lock asked for the lock again"));
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
