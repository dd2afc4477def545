// The shape of a catalogue: lines that a person reads, and phrases that code looks for.

import type { ENGLISH_LINES } from "./english.ts";

export type LineName = keyof typeof ENGLISH_LINES;

export type Lines = { readonly [name in LineName]: string };

/** Each a list, for a person may speak more than one language; what is generated uses the first. */
export interface Phrases {
  /** The Voice offers a look-up with these words; the offer is recognised by them. */
  readonly lookup_offer: readonly string[];
  /** A looked-up answer begins with one of these, so that it is never mistaken for the Record. */
  readonly found_out: readonly string[];
  /** Say yes by themselves. */
  readonly yes_words: readonly string[];
  /** Say yes with nothing but yes-words and fillers around them. */
  readonly yes_phrases: readonly string[];
  readonly yes_fillers: readonly string[];
  /** How a report of something done begins; "…" stands for words in between. */
  readonly report_openers: readonly string[];
  /** Ask for a checkpoint when they are the whole message. */
  readonly checkpoint_words: readonly string[];
  /** A long text with one of these in it is a checkpoint from another chat. */
  readonly checkpoint_markers: readonly string[];
  /** Ask for homework when they are the whole message. */
  readonly homework_words: readonly string[];
  /** End a homework when they are the whole message. */
  readonly stop_words: readonly string[];
}

export type PhraseName = keyof Phrases;

/**
 * How speakers are called in chats that people bring along. Folded: small letters without accents, words parted by
 * single spaces.
 */
export interface Speakers {
  /** The one who brings the chat calls themselves so; role names of exports among them. */
  readonly own: readonly string[];
  /** Whoever is spoken to: the one who brings the chat only where a machine talks to them. */
  readonly you: readonly string[];
  /** One of these words makes a label a machine's. */
  readonly machine_words: readonly string[];
  /** Names of machines only beside other speakers; by themselves they head a line of any list. */
  readonly machine_labels: readonly string[];
  /** Stands between a speaker's name and the colon. */
  readonly said: readonly string[];
  /** First words of lines in lists and reports: they name a part, nobody who speaks. */
  readonly sections: readonly string[];
}

/** All that one language is, in one file. */
export interface Catalogue {
  /** As people write the language's name in SELF, its ISO 639-1 code among them; lower case. */
  readonly names: readonly string[];
  readonly lines: Lines;
  readonly phrases: Phrases;
  readonly speakers: Speakers;
}

/** A line with its words in braces filled in; what is not given stays as it is. */
export function fill(line: string, values: { readonly [name: string]: string | number }): string {
  return line.replace(/\{(\w+)\}/g, (match, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : match,
  );
}
