// The words of a Record's bot. Lines are in the Record's first language that has a catalogue, else in English, and SELF.md's
// front matter may replace them. Phrases are those of all the Record's languages, because people mix them. Silence is heard
// in every language that there is: a child asks for it as they talk at home.

import type { RecordSnapshot } from "../record/store.ts";
import { foldLetters, wordsIn } from "../record/text/fold.ts";
import type { Catalogue, Examples, LineName, Lines, PhraseName, Phrases } from "./catalogue.ts";
import type { DayWords } from "./days/words.ts";
import type { FollowUpWords } from "./follow-ups/words.ts";
import { CATALOGUES } from "./catalogues.ts";
import { ENGLISH, ENGLISH_LINES, ENGLISH_PHRASES } from "./english.ts";

export interface Wording {
  readonly lines: Lines;
  /** All that counts when it is heard: English among them, whatever the person speaks. */
  readonly phrases: Phrases;
  /** What a model may say. It is in the person's languages, or in English where none of them has a catalogue. */
  readonly spoken: Pick<Phrases, "lookup_offer" | "found_out">;
  /** A few exchanges in the Record's first language. Undefined where that has no catalogue. */
  readonly examples?: Examples | undefined;
}

/** The words before the Record is read, and when it cannot be. */
export const DEFAULT_WORDING: Wording = {
  lines: ENGLISH_LINES,
  phrases: phrasesOf([ENGLISH], {}),
  spoken: ENGLISH.phrases,
};

/** Gives the words for a Record. What it replaces under a name that there is not is left alone: see `unknownWordings`. */
export function wordingOf({
  persona,
  settings,
}: Pick<RecordSnapshot, "persona" | "settings">): Wording {
  const spoken = spokenIn({ persona, settings });
  const catalogues = spoken.flatMap((language) => catalogueOf(language) ?? []);
  const named = spoken[0] === undefined ? ENGLISH : catalogueOf(spoken[0]);
  const first = named ?? ENGLISH;
  const home = catalogues.length === 0 ? [ENGLISH] : catalogues;
  const own = settings.wording ?? {};
  return {
    lines: linesOf(first, own),
    phrases: phrasesOf([...new Set([first, ...catalogues, ENGLISH])], own),
    spoken: {
      lookup_offer: phraseOf("lookup_offer", home, own),
      found_out: phraseOf("found_out", home, own),
    },
    examples: named?.examples,
  };
}

/** Gives the words for days in the Record's languages. */
export function dayWordsOf(
  record: Pick<RecordSnapshot, "persona" | "settings">,
): readonly DayWords[] {
  return homeOf(record).map(({ days }) => days);
}

/** Gives the words of follow-ups in the Record's languages. */
export function followUpWordsOf(
  record: Pick<RecordSnapshot, "persona" | "settings">,
): readonly FollowUpWords[] {
  return homeOf(record).map(({ followUps }) => followUps);
}

function homeOf(record: Pick<RecordSnapshot, "persona" | "settings">): readonly Catalogue[] {
  const catalogues = spokenIn(record).flatMap((language) => catalogueOf(language) ?? []);
  return catalogues.length > 0 ? catalogues : [ENGLISH];
}

/** Gives the names in a Record's own wording that there are not. */
export function unknownWordings({ wording = {} }: RecordSnapshot["settings"]): readonly string[] {
  return Object.keys(wording).filter(
    (name) => !Object.hasOwn(ENGLISH_LINES, name) && !Object.hasOwn(ENGLISH_PHRASES, name),
  );
}

/** Keeps the words of a Record in memory, for callers that cannot wait for a file. */
export interface WordingSource {
  /** Reads them again when this view shows a Record that has changed. @throws RecordError */
  load(view: { snapshot(): Promise<RecordSnapshot> }): Promise<Wording>;
  /** Gives them as they were last read. */
  current(): Wording;
  /** Gives the Record that they were last read from: what is known of it while it cannot be read. */
  lastRead(): LastRead;
}

/** What an answer to somebody in need asks of a Record. */
export interface LastRead {
  readonly persona: Pick<RecordSnapshot["persona"], "age">;
  readonly settings: RecordSnapshot["settings"];
}

/** Creates the words of one Record, the default ones until the first `load`. */
export function createWordingSource(): WordingSource {
  let from: RecordSnapshot | undefined;
  let wording = DEFAULT_WORDING;
  return {
    load: async (view) => {
      const now = await view.snapshot();
      if (now !== from) wording = wordingOf(now);
      from = now;
      return wording;
    },
    current: () => wording,
    lastRead: () => from ?? NOTHING_READ,
  };
}

const NOTHING_READ: LastRead = { persona: {}, settings: {} };

function spokenIn({
  persona,
  settings,
}: Pick<RecordSnapshot, "persona" | "settings">): readonly string[] {
  return [...(settings.language ? [settings.language] : []), ...persona.languages];
}

/** `German`, `Deutsch (de)`, `en-GB` ... */
function catalogueOf(language: string): Catalogue | undefined {
  const words = wordsIn(language).map(({ folded }) => folded);
  return CATALOGUES.find(({ names }) => names.some((name) => words.includes(foldLetters(name))));
}

type Own = NonNullable<RecordSnapshot["settings"]["wording"]>;

function linesOf({ lines }: Catalogue, own: Own): Lines {
  // This runs several times for each message, and few Records replace anything.
  if (Object.keys(own).length === 0) return lines;
  const names = Object.keys(ENGLISH_LINES) as LineName[];
  return Object.fromEntries(
    names.map((name) => [name, own[name]?.[0] ?? lines[name]]),
  ) as unknown as Lines;
}

function phrasesOf(catalogues: readonly Catalogue[], own: Own): Phrases {
  const names = Object.keys(ENGLISH_PHRASES) as PhraseName[];
  // What ends the silence is not among them: no word may end it that means something else where the Record is at home.
  const heardIn = (name: PhraseName): readonly Catalogue[] =>
    name === "between_us" ? [...new Set([...catalogues, ...CATALOGUES])] : catalogues;
  return Object.fromEntries(
    names.map((name) => [name, phraseOf(name, heardIn(name), own)]),
  ) as unknown as Phrases;
}

function phraseOf(name: PhraseName, catalogues: readonly Catalogue[], own: Own): readonly string[] {
  return [
    ...new Set([...(own[name] ?? []), ...catalogues.flatMap(({ phrases }) => phrases[name])]),
  ];
}
