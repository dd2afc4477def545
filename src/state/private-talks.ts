// The numbers and times of the messages of talks just between a person and the bot, without a word of them. With each message that answers
// another one the messenger brings the words of that one, so the end of a talk cannot let go of those. By its number a message of
// an ended talk is known, and nobody is told its words. A backup has the numbers, too, and a restore adds those that are known
// where it restores: it would tell the words otherwise. A backup may be somebody's who says that every message to come is of such a
// talk: the first new message bounds what was brought. Proof: test/state/private-talks.test.ts, test/e2e/answered.test.ts.

import type { StateDatabase } from "./database/database.ts";
import { createSettings } from "./settings.ts";

export interface PrivateTalks {
  /** All methods but the last run inside a transaction. */
  begin(channel: string): void;
  /**
   * Notes a message that came or went in a talk. Close behind the end of the newest one it belongs to that, with the parts of
   * it that stand between. Far behind all of them it stands for itself.
   * @param writtenAt when a person wrote it, in Unix milliseconds.
   */
  note(channel: string, messageId: number, writtenAt?: number): void;
  /** Notes a message that was changed in a talk. One of before the talk stands for itself. */
  noteChange(channel: string, messageId: number, writtenAt?: number): void;
  end(channel: string): void;
  /** True for a message of a talk that has ended. One without a number may be any. */
  isOfEnded(channel: string, messageId: number | undefined): boolean;
  /** True where a restore brought talks that no message has bounded yet. */
  isBrought(channel: string): boolean;
  /**
   * Inside a transaction: a new message came, behind all talks that a restore brought.
   * @param writtenAt by the messenger's clock, in Unix milliseconds. This machine's may be wrong.
   */
  boundBrought(channel: string, messageId: number, writtenAt: number): void;
  /** True for the time of a message of such a talk. What is passed on has no number, and the time at which it was written first. */
  wasAt(channel: string, writtenAt: number): boolean;
}

/** The numbers of the first message of a talk and of its last. They grow within a chat. */
type Talk = readonly [from: number, until: number];

interface Talks {
  readonly ended: readonly Talk[];
  /** The talk that goes on. It is empty until its first message is done. */
  readonly open?: Talk | "empty";
  /** What a restore brought. The messages of its talks came before any that comes now. */
  readonly isBrought?: true;
}

/** Of more talks the oldest count as one, with all that stands between them. */
const KEPT = 100;
const KEY = "private_talks:";
const keyOf = (channel: string) => `${KEY}${channel}` as const;
const OPEN = "open";
const BROUGHT = "brought";

/** The talks of a channel, for another state.db. */
export interface PrivateTalksOf {
  readonly channel: string;
  readonly talks: readonly Talk[];
}

/** All talks. One that goes on has ended where they are taken to. */
export function privateTalksIn(database: StateDatabase): readonly PrivateTalksOf[] {
  return rowsOf(database).map(({ key, value }) => ({
    channel: key.slice(KEY.length),
    talks: allOf(talksIn(value)),
  }));
}

interface Row {
  readonly key: `${typeof KEY}${string}`;
  readonly value: string;
}

function rowsOf(database: StateDatabase): readonly Row[] {
  return database.all<Row>(
    `SELECT key, value FROM setting WHERE substr(key, 1, ${KEY.length}) = '${KEY}'`,
  );
}

/** Inside a transaction, in the state of a backup: knows from now on the talks of the state where it is restored as well. */
export function takePrivateTalks(database: StateDatabase, taken: readonly PrivateTalksOf[]): void {
  const settings = createSettings(database);
  for (const { key, value } of rowsOf(database)) {
    settings.set(key, asRow({ ...talksIn(value), isBrought: true }));
  }
  for (const { channel, talks } of taken) {
    const known = talksIn(settings.get(keyOf(channel)) ?? "");
    const ended: Talk[] = [];
    // Both states have most of them.
    for (const talk of [...known.ended, ...talks].toSorted(([one], [other]) => one - other)) {
      const last = ended.at(-1);
      if (last && talk[0] <= last[1]) ended.push(joined(ended.pop(), talk[1]));
      else ended.push(talk);
    }
    settings.set(keyOf(channel), asRow({ ...known, ended }));
  }
}

function allOf({ ended, open }: Talks): readonly Talk[] {
  return open && open !== "empty" ? [...ended, open] : ended;
}

/** The private talks of one Record's chats, in state.db. */
export function createPrivateTalks(database: StateDatabase): PrivateTalks {
  const settings = createSettings(database);
  const read = (channel: string): Talks => talksIn(settings.get(keyOf(channel)) ?? "");
  const write = (channel: string, talks: Talks): void => {
    settings.set(keyOf(channel), asRow(talks));
  };
  const noteIn = (row: string, number: number): void => {
    const talks = read(row);
    const { ended, open } = talks;
    if (open) write(row, { ...talks, open: joined(open, number) });
    else if (!isIn(ended, number)) write(row, { ...talks, ended: withOne(ended, number) });
  };
  return {
    begin: (channel) => {
      for (const row of [channel, timesOf(channel)]) {
        const talks = read(row);
        write(row, { ...talks, open: talks.open ?? "empty" });
      }
    },
    note: (channel, messageId, writtenAt) => {
      noteIn(channel, messageId);
      if (writtenAt !== undefined) noteIn(timesOf(channel), secondsOf(writtenAt));
    },
    noteChange: (channel, messageId, writtenAt) => {
      const { open, ended, ...talks } = read(channel);
      const isWithin = open !== undefined && open !== "empty" && messageId >= open[0];
      if (isWithin) noteIn(channel, messageId);
      else if (!isIn(ended, messageId)) {
        const own: Talk = [messageId, messageId];
        const all = [...ended, own].toSorted(([one], [other]) => one - other);
        write(channel, { ...talks, ended: all, ...(open && { open }) });
      }
      if (writtenAt !== undefined) noteIn(timesOf(channel), secondsOf(writtenAt));
    },
    end: (channel) => {
      for (const row of [channel, timesOf(channel)]) {
        const { open, ...talks } = read(row);
        const { ended } = talks;
        if (open) write(row, { ...talks, ended: open === "empty" ? ended : [...ended, open] });
      }
    },
    isOfEnded: (channel, messageId) => {
      const { ended } = read(channel);
      if (messageId === undefined) return ended.length > 0;
      return isIn(ended, messageId);
    },
    isBrought: (channel) => [channel, timesOf(channel)].some((row) => read(row).isBrought === true),
    boundBrought: (channel, messageId, writtenAt) => {
      const bounds = { [channel]: messageId + CLOSE, [timesOf(channel)]: secondsOf(writtenAt) };
      for (const [row, most] of Object.entries(bounds)) {
        const talks = read(row);
        if (talks.isBrought) write(row, bounded(talks, most));
      }
    },
    wasAt: (channel, writtenAt) => isIn(read(timesOf(channel)).ended, secondsOf(writtenAt)),
  };
}

/** The row with the times of a channel's talks, which are kept as their numbers are. */
function timesOf(channel: string): string {
  return `${channel}@`;
}

function secondsOf(time: number): number {
  return Math.floor(time / 1000);
}

function isIn(talks: readonly Talk[], number: number): boolean {
  return talks.some(([from, until]) => number >= from && number <= until);
}

/** The messages that a late reply and its parts stand behind the end of their talk, at most. */
const CLOSE = 20;

function withOne(talks: readonly Talk[], number: number): readonly Talk[] {
  const last = talks.at(-1);
  const isFar = last !== undefined && number > last[1] + CLOSE;
  return isFar ? [...talks, [number, number]] : [...talks.slice(0, -1), joined(last, number)];
}

function bounded({ ended, open }: Talks, most: number): Talks {
  const cut = ([from, until]: Talk): readonly Talk[] =>
    from > most ? [] : [[from, Math.min(until, most)]];
  const [goesOn = "empty"] = open && open !== "empty" ? cut(open) : [];
  return { ended: ended.flatMap(cut), ...(open && { open: goesOn }) };
}

function joined(talk: Talk | "empty" | undefined, messageId: number): Talk {
  const [from, until] = talk === "empty" || talk === undefined ? [messageId, messageId] : talk;
  return [Math.min(from, messageId), Math.max(until, messageId)];
}

/**
 * A row reads "3-9 20-31", with a word behind it while the last of them goes on, or one without messages, and another word
 * before it where a restore brought it.
 */
function talksIn(row: string): Talks {
  const [first, ...rest] = row.split(" ");
  if (first === BROUGHT) return { ...talksOf(rest), isBrought: true };
  return talksOf(row.split(" "));
}

function talksOf(parts: readonly string[]): Talks {
  const talks = parts.flatMap((part) => {
    const [, from, until] = /^(\d+)-(\d+)$/.exec(part) ?? [];
    return until === undefined ? [] : [[Number(from), Number(until)] as const];
  });
  if (parts.at(-1) !== OPEN) return { ended: talks };
  if (parts.at(-2) === OPEN || parts.length === 1) return { ended: talks, open: "empty" };
  const open = talks.at(-1);
  return { ended: talks.slice(0, -1), open: open ?? "empty" };
}

function asRow({ ended, open, isBrought }: Talks): string {
  const rows = allOf({ ended: fewer(ended), ...(open && { open }) });
  const signs = open === undefined ? [] : open === "empty" ? [OPEN, OPEN] : [OPEN];
  const begin = isBrought ? [BROUGHT] : [];
  return [...begin, ...rows.map(([from, until]) => `${from}-${until}`), ...signs].join(" ");
}

function fewer(talks: readonly Talk[]): readonly Talk[] {
  const [first, ...others] = talks.slice(0, Math.max(0, talks.length - KEPT) + 1);
  if (first === undefined || others.length === 0) return talks;
  const until = others.reduce((most, [, each]) => Math.max(most, each), first[1]);
  return [[first[0], until], ...talks.slice(others.length + 1)];
}
