// Words of one language about a life: family, dates, what was said, what waits, who asks. Patterns are for words in lower case,
// without accents, with one space between.

export interface LifeWords {
  /** BCP 47, for dates. */
  readonly locale: string;
  /** Words for relatives and animals; several forms of a word are parted by a bar. The key names who is meant. */
  readonly kin: { readonly [kins: string]: string };
  /** "your" and "my" as they stand before a relative. */
  readonly mine: { readonly [your: string]: string };
  readonly asks: {
    /** With the groups `whose` and `kin`: "what is your mum called". */
    readonly name: RegExp;
    /** With the group `kin`: "do you have brothers". */
    readonly have: RegExp;
    readonly family: RegExp;
    /** With the group `name`: "who is nico". */
    readonly who: RegExp;
    readonly birthday: RegExp;
    readonly when: RegExp;
    /** Asks what was said before. */
    readonly talk: RegExp;
    readonly whoAmI: RegExp;
    /** A question without a subject of its own. */
    readonly more: RegExp;
    /** Words that may tell of distress. */
    readonly hint: RegExp;
  };
  readonly says: {
    /** Holds {kin} with "my", and {names}. */
    readonly isCalled: string;
    readonly areCalled: string;
    /** Holds {list}. */
    readonly have: string;
    readonly family: string;
    /** Holds {name} and {about}. */
    readonly who: string;
    /** Holds {date}. */
    readonly born: string;
    /** Holds {date} and {text}. */
    readonly happened: string;
    readonly writtenDown: string;
    /** Holds {date} and {list}. */
    readonly said: string;
    readonly saidHere: string;
    readonly saidNothing: string;
    /** Holds {text}. */
    readonly waits: string;
    /** Holds {name}. */
    readonly household: string;
    readonly owner: string;
    readonly guest: string;
    readonly stranger: string;
    /** Holds {text}. */
    readonly more: string;
    readonly noMore: string;
    readonly comfort: string;
    /** Holds {text}. */
    readonly quote: string;
  };
}
