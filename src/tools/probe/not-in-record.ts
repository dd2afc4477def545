// Probes without an answer in the Record. The Voice has to say so, however much the model knows. Each is looked for in
// the Record first and left out when its answer may be there after all.

import type { RecordSnapshot } from "../../record/store.ts";
import { termsOf } from "../../record/text/terms.ts";
import type { MindEntry } from "../../record/types.ts";
import { fill } from "../../wording/catalogue.ts";
import { GENERAL_KNOWLEDGE } from "./general-knowledge.ts";
import { countTerms, topicWords } from "./in-record.ts";
import { LANGUAGES, languageOf, languagesOf } from "./languages/languages.ts";
import type { LanguageCode, Probe } from "./probe.ts";
import { contentTerms, foundAmong, namedIn } from "./words.ts";

export interface Absent {
  readonly snapshot: RecordSnapshot;
  /** All text of the Record. */
  readonly text: string;
  /** Entries that newer ones replaced. */
  readonly replaced: readonly MindEntry[];
}

/** Sequels, curiosities, replaced entries, private facts and general knowledge. */
export function notInRecordProbes({ snapshot, text, replaced }: Absent): readonly Probe[] {
  const spoken = languagesOf(snapshot);
  const lines = text.split("\n").map(termsOf);
  const isNamed = namedIn(text);
  const languageAt = (index: number): LanguageCode => spoken[index % spoken.length] ?? spoken[0];
  const general = GENERAL_KNOWLEDGE.map((fact, index) => {
    const language = languageAt(index);
    return abstain(
      `everybody knows: ${fact.giveaways[0] ?? ""}`,
      fact[language],
      language,
      fact.giveaways,
    );
  }).filter(({ checks }) =>
    checks.every((check) => !("giveaways" in check && check.giveaways.some(isNamed))),
  );
  const inPrivate = LANGUAGES[spoken[0]].asks.privateFacts.map((question, index) =>
    abstain(`private ${index + 1}`, question, spoken[0]),
  );
  return [
    ...[...general, ...inPrivate].filter(({ question }) => !isTold(question, lines)),
    ...sequels(snapshot, isNamed),
    ...curiosities(snapshot),
    ...replaced.flatMap((entry) => old(entry, snapshot)),
  ];
}

/** True when one line of the Record has half of a question's words. */
function isTold(question: string, lines: readonly (readonly string[])[]): boolean {
  const terms = contentTerms(question);
  return lines.some((line) => foundAmong(terms, line).length >= Math.max(1, terms.length * 0.5));
}

/** Made-up sequels of favourite works. The Record knows the title and nothing that happens in them. */
function sequels(snapshot: RecordSnapshot, isNamed: (word: string) => boolean): readonly Probe[] {
  const [language] = languagesOf(snapshot);
  const { asks } = LANGUAGES[language];
  return snapshot.persona.favourites
    .filter(({ category }) => /^(?:movies?|films?|books?|shows?|series)$/.test(category))
    .flatMap(({ items }) => items.filter(isTitle))
    .filter((title) => !isNamed(`${title} 2`))
    .flatMap((title) =>
      asks.sequels.map((ask, index) =>
        abstain(`after ${title} ${index + 1}`, fill(ask, { title }), language),
      ),
    );
}

/** True for a title such as "Song of the Sea", false for "any atlas with pictures". */
function isTitle(item: string): boolean {
  return /^\p{Lu}/u.test(item);
}

/** Open questions of the person. The Record holds the interest, not the answer. */
function curiosities(snapshot: RecordSnapshot): readonly Probe[] {
  const spoken = languagesOf(snapshot);
  return snapshot.mind
    .filter(({ category }) => category === "curiosity")
    .map(({ id, text }) => {
      const language = languageOf(text, spoken);
      const topic = text.replace(/[.?!]+$/, "");
      const question = fill(LANGUAGES[language].asks.answerTo, { topic });
      return abstain(`a curiosity: ${id}`, question, language);
    });
}

function old(entry: MindEntry, snapshot: RecordSnapshot): readonly Probe[] {
  const language = languageOf(entry.text, languagesOf(snapshot));
  const words = topicWords(entry, countTerms(snapshot.mind)).join(", ");
  const by = snapshot.mind.map(({ text, ownWords = "" }) => `${text} ${ownWords}`).join("\n");
  if (!words) return [];
  return [
    {
      id: `replaced: ${entry.id}`,
      question: fill(LANGUAGES[language].asks.about, { words }),
      language,
      checks: [{ kind: "must_abstain", replaced: `${entry.text} ${entry.ownWords ?? ""}`, by }],
    },
  ];
}

function abstain(
  id: string,
  question: string,
  language: LanguageCode,
  giveaways: readonly string[] = [],
): Probe {
  return { id, question, language, checks: [{ kind: "must_abstain", giveaways }] };
}
