// The shape of a catalogue: lines that a person reads, and phrases that code looks for.

import type { DayWords } from "./days/words.ts";
import type { FollowUpWords } from "./follow-ups/words.ts";
import type { DistressWords } from "./distress/words.ts";
import type { SilenceWords } from "./silence/words.ts";
import type { OfferWords } from "./offers/words.ts";
import type { SpecificWords } from "./specifics/words.ts";
import type { ENGLISH_LINES } from "./english.ts";

export type LineName = keyof typeof ENGLISH_LINES;

export type Lines = { readonly [name in LineName]: string };

/** Phrases by their use. Each is a list, because a person may speak more than one language. Generated text uses the first. */
export interface Phrases {
  /** The Voice offers a look-up in these words, and the offer is recognised by them. */
  readonly lookup_offer: readonly string[];
  /** A looked-up answer begins with one of these, so that it is never mistaken for the Record. */
  readonly found_out: readonly string[];
  /** They say yes by themselves. */
  readonly yes_words: readonly string[];
  /** They say yes with nothing but yes-words and fillers around them. */
  readonly yes_phrases: readonly string[];
  readonly yes_fillers: readonly string[];
  /** Words of thanks and of joy that may stand beside a yes. */
  readonly yes_thanks: readonly string[];
  /**
   * The beginnings of a report of something done. "..." stands for words in between, "*" for letters
   * of a word, "|" parts words of which one stands there, "^" holds only for the first word of a sentence.
   */
  readonly report_openers: readonly string[];
  /** Words before a report that say nothing of it: "guess what". */
  readonly report_leads: readonly string[];
  /** Words that such a "*" does not stand for: they tell of nothing done. */
  readonly report_states: readonly string[];
  /**
   * Words right behind which nothing begins a report ("if we drew"), and that no "..." stands for ("wir haben nicht"). With "..."
   * nothing behind it does: "dream ...".
   */
  readonly report_breaks: readonly string[];
  /** They ask for a checkpoint when they are the whole message. */
  readonly checkpoint_words: readonly string[];
  /** A long text with one of these in it is a checkpoint from another chat. */
  readonly checkpoint_markers: readonly string[];
  /** They ask for homework when they are the whole message. */
  readonly homework_words: readonly string[];
  /** They end a homework when they are the whole message. */
  readonly stop_words: readonly string[];
  /** They ask that what is said stays just between a person and the bot. Behind one with "..." words may follow at once. */
  readonly between_us: readonly string[];
  /** They end that when they are the whole message. */
  readonly between_us_over: readonly string[];
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
  /** Further verbs of saying, as they end a sentence above somebody else's words. */
  readonly told: readonly string[];
  /** What somebody writes to somebody. */
  readonly letters: readonly string[];
  /** Between such a thing and whoever wrote it. */
  readonly of: readonly string[];
  /** Verbs of sending. They tell something of a letter, and of anything else nothing. */
  readonly sent: readonly string[];
  /** The field of a mail's head that names its writer. */
  readonly mail_from: readonly string[];
  /** Its other fields. */
  readonly mail_fields: readonly string[];
  /** Words in the line that programs put above what was passed on. */
  readonly passed_on: readonly string[];
  /** First words of lines in lists and reports: they name a part, nobody who speaks. */
  readonly sections: readonly string[];
}

/** Exchanges that show a model the form of the Voice's answers. `{topic}` is one of the person's interests. */
export interface Examples {
  readonly liked: { readonly question: string; readonly answer: string };
  /** Of these questions one is shown that the Record has no word of. The offer of a look-up follows the answer. */
  readonly unknown: { readonly questions: readonly string[]; readonly answer: string };
  readonly machine: { readonly question: string; readonly answer: string };
}

/** All that one language is, in one file. */
export interface Catalogue {
  /** The language's name as people write it in SELF, in lower case, with its ISO 639-1 code. */
  readonly names: readonly string[];
  readonly lines: Lines;
  readonly phrases: Phrases;
  readonly speakers: Speakers;
  readonly distress: DistressWords;
  readonly silence: SilenceWords;
  readonly examples: Examples;
  readonly days: DayWords;
  readonly followUps: FollowUpWords;
  readonly offers: OfferWords;
  readonly specifics: SpecificWords;
}

/** Gives a line with its words in braces filled in. A word without a value stays as it is. */
export function fill(line: string, values: { readonly [name: string]: string | number }): string {
  return line.replace(/\{(\w+)\}/g, (match, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : match,
  );
}
