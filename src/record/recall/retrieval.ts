// Recall finds the entries that a question is about by their words (BM25+), wherever they stand. The index is made at
// the first question; later only changed entries are taken out and put in. Proof: test/record/recall/retrieval.test.ts.

import MiniSearch from "minisearch";
import type { Query } from "minisearch";
import { createBreaks } from "../../pause.ts";
import { isFunctionTerm, termsOf } from "../text/terms.ts";

/** An entry of the Record, or anything else with an id and words. */
export interface Retrievable {
  readonly id: string;
  readonly text: string;
  readonly ownWords?: string;
  /** Words by which it is found, too. */
  readonly about?: string;
}

/** Searches one list of entries while it changes. Another list needs a retriever of its own. */
export interface Retriever<T extends Retrievable> {
  /**
   * The best entries, at most `limit`, best first. Entries without a word in common with the question are left out.
   * @param related words that the question does not say and may mean. They count less.
   */
  retrieve(entries: readonly T[], question: string, limit: number, related?: string): readonly T[];
  /**
   * Reads entries into the index, a few at a time, so that other work goes on meanwhile. `retrieve` reads all that is left at
   * once, and finds the same with and without it.
   */
  prepare(entries: readonly T[]): Promise<void>;
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
  const byEntry = new Map<T, Indexed<T>>();
  /** By key. Of two with one key the last counts. */
  const documents = new Map<string, Indexed<T>>();
  /** The documents that are not in the index yet. */
  const unread = new Map<string, Indexed<T>>();
  let upToDateWith: readonly T[] | undefined;

  /** Takes the entries as they are now. Nothing is made for those that stay. */
  const update = (entries: readonly T[]): void => {
    if (entries === upToDateWith) return;
    upToDateWith = entries;
    for (const document of byEntry.values()) document.rank = GONE;
    let rank = 0;
    for (const entry of entries) {
      const document = byEntry.get(entry) ?? documentOf(entry);
      document.rank = rank;
      rank += 1;
      byEntry.set(entry, document);
      if (!documents.has(document.key) || unread.has(document.key)) {
        unread.set(document.key, document);
      }
      documents.set(document.key, document);
    }
    for (const document of byEntry.values()) {
      if (document.rank === GONE) byEntry.delete(document.entry);
    }
    for (const document of documents.values()) {
      if (document.rank !== GONE) continue;
      documents.delete(document.key);
      if (!unread.delete(document.key)) index.remove(document);
    }
  };

  const read = (most: number): void => {
    let left = most;
    for (const document of unread.values()) {
      if (left === 0) return;
      left -= 1;
      unread.delete(document.key);
      index.add(document);
      onIndexed?.(document.entry.id);
    }
  };

  return {
    retrieve: (entries, question, limit, related = "") => {
      update(entries);
      read(Infinity);
      return index
        .search(queryOf(question, related))
        .slice(0, 2 * limit)
        .flatMap(({ id, score }) => {
          const found = documents.get(String(id));
          return found ? [{ ...found, score }] : [];
        })
        .toSorted((a, b) => b.score - a.score || a.rank - b.rank)
        .slice(0, limit)
        .map(({ entry }) => entry);
    },
    prepare: async (entries) => {
      update(entries);
      // Other entries may have been taken meanwhile. They are read on here, and those that are wanted no more are not.
      for (const breaks = createBreaks(); unread.size > 0; read(PIECE)) {
        if (breaks.isDue()) await breaks.take();
      }
    },
  };
}

interface Indexed<T> {
  readonly key: string;
  readonly words: string;
  readonly entry: T;
  /** Place in the list, to order entries that fit equally well. */
  rank: number;
}

/** The rank of an entry that is not in the list any more. */
const GONE = -1;
/** Entries that are read at once. */
const PIECE = 8;

function documentOf<T extends Retrievable>(entry: T): Indexed<T> {
  const words = [entry.text, entry.ownWords, entry.about].filter(Boolean).join(" ");
  return { key: `${entry.id} ${words}`, words, entry, rank: GONE };
}

/** A longer question is searched by its beginning. */
const MAX_TERMS = 80;
/**
 * Letters of the longest word that is looked for with slips in it, and the number of such words. Each allows one slip more
 * for five letters, and more slips take far longer. Longer words are still found as they are and by their beginning.
 */
const MAX_FUZZY_LETTERS = 20;
const MAX_FUZZY_TERMS = 30;
/** Weight of a partial match; that of a whole word is 1. */
const SAME_BEGINNING = 0.4;
const SPELLED_ALIKE = 0.4;
const RELATED = 0.4;

/** Words as they are, then words with the same beginning (other endings, compounds), then words with a slip in them. */
function queryOf(question: string, related: string): Query {
  const all = [...new Set(termsOf(question))];
  const content = all.filter((term) => !isFunctionTerm(term));
  // Words such as "the" cost most time and tell nothing, so they count only in a question without other words.
  const terms = (content.length > 0 ? content : all).slice(0, MAX_TERMS);
  return {
    queries: [
      { queries: terms },
      {
        queries: [...new Set(termsOf(related))].filter((term) => !isFunctionTerm(term)),
        boostTerm: () => RELATED,
      },
      {
        queries: terms.filter((term) => term.length >= 4).map(beginningOf),
        prefix: true,
        boostTerm: () => SAME_BEGINNING,
        weights: { prefix: 1, fuzzy: 0 },
      },
      {
        queries: terms
          .filter(({ length }) => length >= 5 && length <= MAX_FUZZY_LETTERS)
          .slice(0, MAX_FUZZY_TERMS),
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
