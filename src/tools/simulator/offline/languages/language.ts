// One language of the offline model: patterns to read it and lines to say in it. The rules are the same for all
// languages.

import type { LifeWords } from "../life/life-words.ts";

/** The words that a question must have, then the fact. */
export type Fact = readonly [key: string, fact: string];

/** Alternatives; the same message always gets the same one. */
export type Choices = readonly [string, ...string[]];

export interface Language {
  /** Names of the language as people write them in SELF.md, in lower case without accents. */
  readonly names: readonly string[];
  /** Names of languages in this language, by their English name in lower case. */
  readonly languageNames: { readonly [name: string]: string };
  /** Words too common to be the subject of a question. They also tell the language of a text. */
  readonly commonWords: ReadonlySet<string>;
  /** Letters that hardly occur in the other languages. */
  readonly letters?: RegExp;
  /** Gives the forms of a word the same stem. Takes lower case without accents. */
  readonly stem: (word: string) => string;
  readonly facts: readonly Fact[];
  readonly life: LifeWords;
  readonly asks: Asks;
  readonly favourites: Favourites;
  readonly says: Sentences;
  readonly notes: Notes;
  readonly report: Report;
  readonly statements: readonly Statement[];
  /** Last change to every answer. */
  readonly polish?: (text: string) => string;
}

/** Kinds of questions about the person, in the order in which they are tried. */
export type AboutMe =
  | "name"
  | "age"
  | "place"
  | "languages"
  | "favourites"
  | "wondering"
  | "interests"
  | "values"
  | "traits";

/** Patterns for a message's words in lower case, without accents, with one space between. */
export interface Asks {
  readonly greeting: RegExp;
  readonly thanks: RegExp;
  readonly goodbye: RegExp;
  readonly howAreYou: RegExp;
  readonly areYouReal: RegExp;
  readonly acknowledgement: RegExp;
  readonly lookSomethingUp: RegExp;
  readonly exploreOrChat: RegExp;
  readonly about: { readonly [Key in AboutMe]: RegExp };
  /** A question for everything that is known, not for one answer. */
  readonly forAll: RegExp;
  /** Beginnings of a report or a statement. */
  readonly statement: RegExp;
}

export interface Favourites {
  /** Words that only say that a favourite is meant. */
  readonly meant: readonly string[];
  /** Words that ask for a favourite, by category as SELF.md has it. */
  readonly askedBy: { readonly [name: string]: string };
  readonly say: (category: string, items: readonly string[]) => string;
  /** Line about one thing among the favourites. */
  readonly sayOne: (item: string, category: string) => string;
}

/** Lines to say. Words in braces are filled in. */
export interface Sentences {
  readonly and: string;
  /** Holds {self} and {suggestion}. */
  readonly hello: Choices;
  /** Holds {name}. */
  readonly self: string;
  /** Holds {topic}. */
  readonly suggestTopic: string;
  readonly suggestAny: string;
  readonly howAreYou: Choices;
  readonly welcome: Choices;
  readonly bye: Choices;
  /** Holds {suggestion}. */
  readonly okay: string;
  readonly askMe: string;
  /** Holds {suggestion}. */
  readonly gladly: string;
  /** Holds {name}. */
  readonly honest: string;
  readonly honestWithoutName: string;
  /** Holds {name}, {age}, {list} and {place}. */
  readonly iAm: string;
  readonly iAmAged: string;
  readonly iLike: string;
  readonly myAge: string;
  readonly iLiveIn: string;
  readonly iSpeak: string;
  readonly matters: string;
  readonly others: string;
  /** Holds {topic}. */
  readonly wondering: Choices;
  /** Holds {list}. */
  readonly alsoMatters: string;
  readonly reallyLike: string;
  /** Holds {text}. */
  readonly known: Choices;
  readonly curious: Choices;
  readonly thatIsMe: Choices;
  /** For an activity that was done together. */
  readonly did: Choices;
  /** For a line of the Record word by word, because it speaks of the person. */
  readonly written: string;
  readonly first: string;
  readonly further: string;
  readonly heard: Choices;
  readonly notYet: Choices;
  /** Holds {opening} and {offer}. */
  readonly offer: string;
  /** After a looked-up fact. */
  readonly endings: Choices;
  /** Holds {topic}. */
  readonly lookedUp: string;
}

/** Turns a note of the Record into words of its person. */
export interface Notes {
  readonly spoken: readonly (readonly [RegExp, string])[];
  /** Marks a note of an activity that was done together. */
  readonly done: RegExp;
  /** Beginnings of a note about something unknown. */
  readonly openQuestion: RegExp;
  /** Holds {topic}. */
  readonly wonder: string;
  /** A habit in the first person, for languages that make that easy. */
  readonly habit?: (observation: string) => string | undefined;
  /** Marks a note that speaks of the person as of somebody else. */
  readonly thirdPerson?: RegExp;
  /** An article at the beginning. The text behind it goes on in lower case. */
  readonly article?: RegExp;
}

/** Patterns such as "We drew ...", with the groups `verb` and `object`, and `rest` for the object's second part. */
export interface Report {
  readonly patterns: readonly RegExp[];
  readonly learned: ReadonlySet<string>;
  /** An object that names nothing. */
  readonly nothing: RegExp;
  readonly entry: (verb: string, object: string, clause: string) => string;
  readonly summary: (verb: string, object: string, clause: string) => string;
}

/** A signal in a passing remark. `$1` and `$2` are groups of the pattern. */
export interface Statement {
  readonly kind: "favourite" | "taught" | "habit" | "likes";
  readonly pattern: RegExp;
  readonly topic: string;
  readonly entry: string;
  readonly summary: string;
}
