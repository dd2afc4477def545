// Probes with an answer in the Record. The Voice has to answer them without offering a look-up.

import { foldCase, wordsIn } from "../../record/text/fold.ts";
import { isFunctionTerm, termsOf } from "../../record/text/terms.ts";
import type { RecordSnapshot } from "../../record/store.ts";
import type { KnownEntry, Persona } from "../../record/types.ts";
import { fill } from "../../wording/catalogue.ts";
import { LANGUAGES, languageOf, languagesOf } from "./languages/languages.ts";
import type { LanguageCode, Probe } from "./probe.ts";

/** One probe for each favourite, interest, entry and work, and a few about the person. */
export function inRecordProbes(snapshot: RecordSnapshot): readonly Probe[] {
  const { persona, mind, lived } = snapshot;
  const spoken = languagesOf(snapshot);
  const [own] = spoken;
  const uses = countTerms(mind);
  const works = lived.filter(({ category }) => category === "works");
  const usesWithWorks = countTerms([...mind, ...lived]);
  return [
    ...aboutPerson(persona, own),
    ...persona.favourites.map(({ category, items }) => favourite(category, items, own)),
    ...persona.interests.map(({ topic }) =>
      liked(`interest ${topic}`, topic, languageOf(topic, spoken)),
    ),
    ...mind.flatMap((entry) => aboutEntry(entry, uses, languageOf(entry.text, spoken)) ?? []),
    ...works.flatMap(
      (work) => aboutEntry(work, usesWithWorks, languageOf(work.text, spoken)) ?? [],
    ),
  ];
}

/** Number of entries that hold each term. */
export function countTerms(
  entries: readonly Pick<KnownEntry, "text">[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of entries) {
    for (const term of new Set(termsOf(text))) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

/** Topic of an entry, in up to three words: its rarest words in the Record, as they are written there. */
export function topicWords(
  { text }: Pick<KnownEntry, "text">,
  uses: ReadonlyMap<string, number>,
): readonly string[] {
  const words = wordsIn(text, { within: "-" }).map(({ start, end }) => text.slice(start, end));
  return [...new Set(words.filter((word) => !/\p{N}/u.test(word)))]
    .map((word, place) => ({ word, place, term: termsOf(word)[0] ?? "" }))
    .filter(({ word, term }) => word.length >= 4 && !isFunctionTerm(term) && !isSmall(word))
    .map((word) => ({ ...word, uses: uses.get(word.term) ?? 0 }))
    .toSorted((a, b) => a.uses - b.uses || b.word.length - a.word.length)
    .slice(0, 3)
    .toSorted((a, b) => a.place - b.place)
    .map(({ word }) => word);
}

function aboutPerson({ name, age }: Persona, language: LanguageCode): readonly Probe[] {
  const { asks } = LANGUAGES[language];
  return [
    answerable("name", asks.name, name, language),
    ...(age === undefined ? [] : [answerable("age", asks.age, String(age), language)]),
  ];
}

function favourite(category: string, items: readonly string[], own: LanguageCode): Probe {
  const { favourites } = LANGUAGES[own].asks;
  const question = Object.hasOwn(favourites, category) ? favourites[category] : undefined;
  const id = `favourite ${category}`;
  return question === undefined
    ? liked(id, items[0] ?? category, own)
    : answerable(id, question, items.join(", "), own);
}

function liked(id: string, thing: string, language: LanguageCode): Probe {
  const item = thing.replace(/\s*\([^)]*\)/g, "");
  return answerable(id, fill(LANGUAGES[language].asks.like, { item }), item, language);
}

function aboutEntry(
  entry: KnownEntry,
  uses: ReadonlyMap<string, number>,
  language: LanguageCode,
): Probe | undefined {
  const words = topicWords(entry, uses);
  if (words.length === 0) return undefined;
  const { asks } = LANGUAGES[language];
  const question = entry.category === "personality" ? asks.aboutMe : asks.about;
  return answerable(
    entry.id,
    fill(question, { words: listed(words, asks.and) }),
    `${entry.text} ${entry.ownWords ?? ""}`,
    language,
  );
}

function answerable(id: string, question: string, entry: string, language: LanguageCode): Probe {
  return {
    id: `in the Record: ${id}`,
    question,
    language,
    checks: [{ kind: "must_answer", entry }, { kind: "no_offer" }],
  };
}

function isSmall(word: string): boolean {
  return Object.values(LANGUAGES).some(({ small }) => small.has(foldCase(word)));
}

function listed(words: readonly string[], and: string): string {
  return words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")} ${and} ${words.at(-1) ?? ""}`;
}
