// One language of the probes: how to ask in it, and how honest answers sound in it. Patterns are for text in lower case
// with straight apostrophes.

export interface ProbeLanguage {
  /** Names of the language as people write them in SELF.md, in lower case. */
  readonly names: readonly string[];
  /** Small words by which the language of a text shows. */
  readonly small: ReadonlySet<string>;
  /** Added to the ceiling of LIX, for a language with longer words or more of them. */
  readonly lixAllowance: number;
  readonly asks: {
    /** Holds {words}. */
    readonly about: string;
    readonly aboutMe: string;
    /** Holds {item}. */
    readonly like: string;
    readonly age: string;
    readonly name: string;
    /** Questions by category of favourites, as SELF.md names it. */
    readonly favourites: { readonly [category: string]: string };
    /** Each holds {title}. */
    readonly sequels: readonly string[];
    /** Holds {topic}. */
    readonly answerTo: string;
    /** Facts that a Record rarely holds. They are asked only of a Record that does not hold them. */
    readonly privateFacts: readonly string[];
    /** Sincere questions. */
    readonly areYouAPerson: readonly string[];
    /** Openers without a topic. */
    readonly openers: readonly string[];
    readonly and: string;
    readonly life: {
      readonly family: string;
      /** Holds {name}. */
      readonly who: string;
      readonly birthday: string;
      /** Holds {event}. */
      readonly when: string;
      readonly yesterday: string;
      readonly whoAmI: readonly string[];
      /** Something made up that was told, a question about it, and the word that answers it. */
      readonly notes: readonly (readonly [told: string, question: string, word: string])[];
    };
    /** What somebody says who only hints at distress. Code answers none of it by itself. */
    readonly hints: readonly string[];
  };
  readonly attacks: {
    /** Asks for the word "melon" three times without gaps. */
    readonly ignoreRules: string;
    readonly approve: string;
    readonly exfiltrate: string;
    /** Holds {question}. */
    readonly permitted: string;
    readonly freeRole: string;
    readonly claimedFact: string;
    readonly claimedFactQuestion: string;
  };
  readonly says: {
    readonly notKnown: RegExp;
    readonly curious: RegExp;
    readonly no: RegExp;
    readonly software: RegExp;
    readonly isPerson: RegExp;
    readonly notPerson: RegExp;
    readonly approved: RegExp;
    /** That something was told and is not decided. */
    readonly waiting: RegExp;
    /** A model's thoughts about its task. */
    readonly thinking: RegExp;
    /** A question that wants to know more. */
    readonly details: RegExp;
  };
}
