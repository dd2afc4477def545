// What the stand-in has to know of a language: how to read it, and what to say in it. The rules are the same for all.

/** First the words that a question must have, then the fact. */
export type Fact = readonly [key: string, fact: string];

/** One of them is taken, always the same one for the same message. */
export type Choices = readonly [string, ...string[]];

export interface Language {
  /** As people write its name in SELF; lower case, without accents. */
  readonly names: readonly string[];
  /** Names of languages as they are said in this one, by their English name in lower case. */
  readonly languageNames: Readonly<Record<string, string>>;
  /** Words too common to be what a question is about; by them it is told which language a text is in. */
  readonly commonWords: ReadonlySet<string>;
  /** Letters that hardly another of the languages has. */
  readonly letters?: RegExp;
  /** Makes the forms of a word meet; gets lower case without accents. */
  readonly stem: (word: string) => string;
  readonly facts: readonly Fact[];
  readonly asks: Asks;
  readonly favourites: Favourites;
  readonly says: Sentences;
  readonly notes: Notes;
  readonly report: Report;
  readonly statements: readonly Statement[];
  /** A last touch to everything that is said. */
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

/** What people say, as patterns for a message's words in lower case, without accents, one space between. */
export interface Asks {
  readonly greeting: RegExp;
  readonly thanks: RegExp;
  readonly goodbye: RegExp;
  readonly howAreYou: RegExp;
  readonly areYouReal: RegExp;
  readonly acknowledgement: RegExp;
  readonly lookSomethingUp: RegExp;
  readonly exploreOrChat: RegExp;
  readonly about: Readonly<Record<AboutMe, RegExp>>;
  /** Wants everything that is known, not one answer. */
  readonly forAll: RegExp;
  /** How someone begins who tells something. */
  readonly statement: RegExp;
}

export interface Favourites {
  /** Words that only say that a favourite is meant. */
  readonly meant: readonly string[];
  /** By category as SELF has it: the words that ask for it. */
  readonly askedBy: Readonly<Record<string, string>>;
  readonly say: (category: string, items: readonly string[]) => string;
  /** Of a thing that is among them. */
  readonly sayOne: (item: string, category: string) => string;
}

/** What is said; words in braces are filled in. */
export interface Sentences {
  readonly and: string;
  /** {self} {suggestion} */
  readonly hello: Choices;
  /** {name} */
  readonly self: string;
  /** {topic} */
  readonly suggestTopic: string;
  readonly suggestAny: string;
  readonly howAreYou: Choices;
  readonly welcome: Choices;
  readonly bye: Choices;
  /** {suggestion} */
  readonly okay: string;
  readonly askMe: string;
  /** {suggestion} */
  readonly gladly: string;
  /** {name} */
  readonly honest: string;
  readonly honestWithoutName: string;
  /** {name} {age} {list} {place} */
  readonly iAm: string;
  readonly iAmAged: string;
  readonly iLike: string;
  readonly myAge: string;
  readonly iLiveIn: string;
  readonly iSpeak: string;
  readonly matters: string;
  readonly others: string;
  /** {topic} */
  readonly wondering: Choices;
  /** {list} */
  readonly alsoMatters: string;
  readonly reallyLike: string;
  /** {text} */
  readonly known: Choices;
  readonly curious: Choices;
  readonly thatIsMe: Choices;
  /** Something that was done together. */
  readonly did: Choices;
  /** A line of the Record word by word, for it speaks of the person. */
  readonly written: string;
  readonly first: string;
  readonly further: string;
  readonly heard: Choices;
  readonly notYet: Choices;
  /** {opening} {offer} */
  readonly offer: string;
  /** {title} {scope} */
  readonly library: string;
  readonly titlesOnly: string;
  readonly anything: string;
  readonly noFact: string;
  /** After the opener of a look-up that found nothing. */
  readonly foundNothing: string;
  /** After a looked-up fact. */
  readonly endings: Choices;
  /** {topic} */
  readonly lookedUp: string;
}

/** How a note of the Record is said by the person that it is about. */
export interface Notes {
  readonly spoken: readonly (readonly [RegExp, string])[];
  /** Marks a note of something done together. */
  readonly done: RegExp;
  /** How a note about something unknown begins. */
  readonly openQuestion: RegExp;
  /** {topic} */
  readonly wonder: string;
  /** A habit in the first person, where the language makes that easy. */
  readonly habit?: (observation: string) => string | undefined;
  /** Marks a note that speaks of the person as of somebody else. */
  readonly thirdPerson?: RegExp;
  /** An article at the beginning, which goes on in lower case. */
  readonly article?: RegExp;
}

/** "We drew ...": patterns with the groups `verb` and `object` (a second part of the object: `rest`). */
export interface Report {
  readonly patterns: readonly RegExp[];
  readonly learned: ReadonlySet<string>;
  /** An object that names nothing. */
  readonly nothing: RegExp;
  readonly entry: (verb: string, object: string, clause: string) => string;
  readonly summary: (verb: string, object: string, clause: string) => string;
}

/** A signal in what is said in passing. `$1` and `$2` are the groups of the pattern. */
export interface Statement {
  readonly kind: "favourite" | "taught" | "habit" | "likes";
  readonly pattern: RegExp;
  readonly topic: string;
  readonly entry: string;
  readonly summary: string;
}
