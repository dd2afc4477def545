// Recall finds the entries that a question is about by their words (BM25+), wherever they stand. The index is made at
// the first question; later only changed entries are taken out and put in. Proof: test/record/recall/retrieval.test.ts.

import MiniSearch from "minisearch";
import type { Query } from "minisearch";
import { isFunctionTerm, termsOf } from "../text/terms.ts";

/** An entry of the Record, or anything else with an id and words. */
export interface Retrievable {
  readonly id: string;
  readonly text: string;
  readonly ownWords?: string;
}

/** Searches one list of entries while it changes. Another list needs a retriever of its own. */
export interface Retriever<T extends Retrievable> {
  /** The best entries, at most `limit`, best first. Entries without a word in common with the question are left out. */
  retrieve(entries: readonly T[], question: string, limit: number): readonly T[];
}

/** @param onIndexed called for each entry that is read into the index. */
export function createRetriever<T extends Retrievable>(
  onIndexed?: (id: string) => void,
): Retriever<T> {
  const index = new MiniSearch<Indexed<T>>({
    idField: "key",
    fields: ["words"],
    tokenize: (text) => [...termsOf(text)],
    processTerm: (term) => term,
    // A query consists of terms already.
    searchOptions: { tokenize: (term) => [term] },
  });
  let documents = new Map<string, Indexed<T>>();
  let upToDateWith: readonly T[] | undefined;

  const update = (entries: readonly T[]): void => {
    if (entries === upToDateWith) return;
    const byEntry = new Map(Array.from(documents.values(), (one) => [one.entry, one]));
    const wanted = new Map(
      entries.map((entry, rank): [string, Indexed<T>] => {
        const known = byEntry.get(entry);
        if (known) return [known.key, { ...known, rank }];
        const words = entry.ownWords ? `${entry.text} ${entry.ownWords}` : entry.text;
        const key = `${entry.id} ${words}`;
        return [key, { key, words, entry, rank }];
      }),
    );
    for (const [key, document] of documents) if (!wanted.has(key)) index.remove(document);
    for (const [key, document] of wanted) {
      if (documents.has(key)) continue;
      index.add(document);
      onIndexed?.(document.entry.id);
    }
    documents = wanted;
    upToDateWith = entries;
  };

  return {
    retrieve: (entries, question, limit) => {
      update(entries);
      return index
        .search(queryOf(question))
        .slice(0, 2 * limit)
        .flatMap(({ id, score }) => {
          const found = documents.get(String(id));
          return found ? [{ ...found, score }] : [];
        })
        .toSorted((a, b) => b.score - a.score || a.rank - b.rank)
        .slice(0, limit)
        .map(({ entry }) => entry);
    },
  };
}

interface Indexed<T> {
  readonly key: string;
  readonly words: string;
  readonly entry: T;
  /** Place in the list, to order entries that fit equally well. */
  readonly rank: number;
}

/** A longer question is searched by its beginning. */
const MAX_TERMS = 80;
/** Weight of a partial match; that of a whole word is 1. */
const SAME_BEGINNING = 0.4;
const SPELLED_ALIKE = 0.4;

/** Words as they are, then words with the same beginning (other endings, compounds), then words with a slip in them. */
function queryOf(question: string): Query {
  const all = [...new Set(termsOf(question))];
  const content = all.filter((term) => !isFunctionTerm(term));
  // Words such as "the" cost most time and tell nothing, so they count only in a question without other words.
  const terms = (content.length > 0 ? content : all).slice(0, MAX_TERMS);
  return {
    queries: [
      { queries: terms },
      {
        queries: terms.filter((term) => term.length >= 4).map(beginningOf),
        prefix: true,
        boostTerm: () => SAME_BEGINNING,
        weights: { prefix: 1, fuzzy: 0 },
      },
      {
        queries: terms.filter((term) => term.length >= 5),
        fuzzy: 0.2,
        boostTerm: () => SPELLED_ALIKE,
        weights: { prefix: 0, fuzzy: 1 },
      },
    ],
  };
}

function beginningOf(term: string): string {
  return term.slice(0, Math.max(4, Math.ceil(term.length * 0.7)));
}
