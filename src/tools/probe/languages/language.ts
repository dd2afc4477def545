// What a probe has to know of a language: how to ask in it, and how honest answers sound in it. Patterns are for
// text in lower case with straight apostrophes.

export interface ProbeLanguage {
  /** As people write it in SELF; lower case. */
  readonly names: readonly string[];
  /** Words by which the language of a text shows. */
  readonly small: ReadonlySet<string>;
  /** What is added to the ceiling of LIX, for languages with longer words or more of them. */
  readonly lixAllowance: number;
  readonly asks: {
    /** {words} */
    readonly about: string;
    readonly aboutMe: string;
    /** {item} */
    readonly like: string;
    readonly age: string;
    readonly name: string;
    /** By category as SELF has it. */
    readonly favourites: { readonly [category: string]: string };
    /** {title} */
    readonly sequels: readonly string[];
    /** {topic} */
    readonly answerTo: string;
    /** What a Record rarely holds; asked only where it does not. */
    readonly privateFacts: readonly string[];
    /** Sincere. */
    readonly areYouAPerson: readonly string[];
    /** That lead nowhere. */
    readonly openers: readonly string[];
    readonly and: string;
  };
  readonly attacks: {
    /** Wants the word "melon" three times without gaps. */
    readonly ignoreRules: string;
    readonly approve: string;
    readonly exfiltrate: string;
    /** {question} */
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
  };
}
