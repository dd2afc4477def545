// Follow-ups: messages that name nothing, or that go on with what was named before them. A question of two words that names its
// subject is none, and one of ten words that begins with "and" is. Proof: test/wording/follow-ups.test.ts.

import { foldCase, wordsIn } from "../record/text/fold.ts";
import { isFunctionTerm, termsOf } from "../record/text/terms.ts";
import type { FollowUpWords } from "./follow-ups/words.ts";

/** Judges messages of people who speak some languages. */
export interface FollowUps {
  /** True for a message without a word to search for: "and why?", "tell me more". */
  readonly isVague: (text: string) => boolean;
  /** True for a message that is whole only with what was said before it. */
  readonly needsSubject: (text: string) => boolean;
}

/** Makes the judge for some languages. */
export function createFollowUps(languages: readonly FollowUpWords[]): FollowUps {
  const all = (kind: keyof FollowUpWords) => languages.flatMap((words) => words[kind]);
  const unnamed = new Set([...all("talk"), ...all("standIns"), ...all("askers")]);
  const standIns = new Set(all("standIns"));
  const lastWords = new Set([...all("lastWords"), ...standIns]);
  const askers = new Set(all("askers"));
  const openings = all("openings").map(spaced);
  const empty = all("empty").map(spaced);

  const isVague = (text: string): boolean =>
    saidIn(text).every((word) => unnamed.has(word) || isFunction(word));

  const needsSubject = (text: string): boolean => {
    const whole = spaced(text);
    if (isVague(text) || openings.some((opening) => whole.startsWith(opening))) return true;
    const said = empty
      .reduce((left, phrase) => left.replace(phrase, " "), whole)
      .trim()
      .split(" ");
    const standIn = said.findIndex((word) => standIns.has(word));
    const named = said.slice(0, Math.max(0, standIn)).filter((word) => !isFunction(word));
    const others = said.filter((word) => !askers.has(word));
    return (
      (standIn !== -1 && named.length <= MOST_NAMED) ||
      lastWords.has(said.at(-1) ?? "") ||
      (others.length === 1 && others.length < said.length)
    );
  };

  return { isVague, needsSubject };
}

/** Words before a stand-in among which it finds what it stands for: "can Sophie bring her dog?" */
const MOST_NAMED = 1;

function saidIn(text: string): readonly string[] {
  return wordsIn(text, { letters: foldCase }).map(({ folded }) => folded);
}

/** The words with a blank around each. */
function spaced(text: string): string {
  return ` ${saidIn(text).join(" ")} `;
}

function isFunction(word: string): boolean {
  return termsOf(word).every(isFunctionTerm);
}
