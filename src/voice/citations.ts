// What of a model's answer may be told: sentences that name in brackets where in the Record they stand. Code can check that the
// place was shown to the model, not that the sentence agrees with it; hence the ids stay in the answer, for whoever wants to look.

/**
 * The sentences that cite, as they are; those that cite nothing are left out. Undefined when there is none, or when the
 * answer cites anything that is not among `ids`: a model that makes up a source makes up the rest too.
 */
export function citedSentences(answer: string, ids: ReadonlySet<string>): string | undefined {
  const sentences = sentencesOf(answer);
  const cited = sentences.flatMap((sentence) => citationsOf(sentence));
  if (cited.length === 0 || !cited.every((id) => ids.has(id))) return undefined;
  const kept = sentences.filter((sentence) => citationsOf(sentence).length > 0 && says(sentence));
  return kept.length > 0 ? kept.join(" ") : undefined;
}

/** What stands in brackets, each part of a list by itself. */
function citationsOf(text: string): readonly string[] {
  return Array.from(text.matchAll(/\[([^[\]]*)\]/g)).flatMap(([, inside = ""]) =>
    inside.split(/[\s,;]+/).filter(Boolean),
  );
}

function sentencesOf(answer: string): readonly string[] {
  // "… hearts. [LEARN-0003]": the citation belongs to the sentence before it.
  const attached = answer.replace(
    /([.!?…。！？]{1,5}["'”’»)]{0,3})((?:[^\S\n]{0,3}\[[^[\]]*\])+)/gu,
    (_, end: string, citations: string) => ` ${citations.trim()}${end}`,
  );
  return attached
    .split(SENTENCE_END)
    .map((sentence) =>
      sentence
        .replace(/\s+/g, " ")
        .replace(/^ ?[-*•] /, "")
        .trim(),
    )
    .filter(Boolean);
}

// Whatever comes next, in capitals or not: rather a sentence cut in two than one that hides behind another's citation.
const SENTENCE_END =
  /[\n\v\f\u0085\u2028\u2029]+|(?<=[.!?…؟।۔]["'”’»)]{0,3})(?<!(?<!\p{L})(?:\p{L}|Mrs?|Ms|Dr|St|Sra?|Hr|Nr|Mme)\.)[\s\p{Cf}]+|(?<=\p{Ll}{2}[.!?…])(?=\p{Lu})|(?<=[。！？]["'”’」』)]{0,3})/u;

/** More than ids and signs. */
function says(sentence: string): boolean {
  return /[\p{L}\p{N}]/u.test(sentence.replace(/\[[^[\]]*\]/g, ""));
}
