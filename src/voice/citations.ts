// The sentences of an answer that cite the Record. Code can check that a cited place was shown to the model, but not that the
// sentence agrees with it. So the ids stay in the answer, and the reader can look. Proof: test/voice/citations.test.ts.

/**
 * Gives the sentences that cite, unchanged, and leaves out the others. Gives undefined when none cites, or when the answer
 * cites anything that is not among `ids`: a model that makes up a source makes up the rest too.
 */
export function citedSentences(answer: string, ids: ReadonlySet<string>): string | undefined {
  const sentences = sentencesOf(answer);
  const cited = sentences.flatMap((sentence) => citationsOf(sentence));
  if (cited.length === 0 || !cited.every((id) => ids.has(id))) return undefined;
  const kept = sentences.filter((sentence) => citationsOf(sentence).length > 0 && says(sentence));
  return kept.length > 0 ? joined(kept) : undefined;
}

/** Gives an answer without what stands in brackets. */
export function withoutIds(answer: string): string {
  return answer.replace(/ ?\[[^[\]]*\]/g, "");
}

/** Joins sentences. One that begins with its citation begins a line, so that nobody reads it with the sentence before. */
function joined(sentences: readonly string[]): string {
  return sentences.reduce((text, next) => `${text}${next.startsWith("[") ? "\n" : " "}${next}`);
}

/** The contents of all brackets. Each part of a list is an item of its own. */
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

// The next character may have any case: a sentence cut in two is better than one that hides behind another's citation.
const SENTENCE_END =
  /[\n\v\f\u0085\u2028\u2029]+|(?<=[.!?…؟।۔]["'”’»)]{0,3})(?<!(?<!\p{L})(?:\p{L}|Mrs?|Ms|Dr|St|Sra?|Hr|Nr|Mme)\.)[\s\p{Cf}]+|(?<=\p{Ll}{2}[.!?…])(?=\p{Lu})|(?<=[。！？]["'”’」』)]{0,3})/u;

/** True when a sentence has more than ids and signs. */
function says(sentence: string): boolean {
  return /[\p{L}\p{N}]/u.test(sentence.replace(/\[[^[\]]*\]/g, ""));
}
