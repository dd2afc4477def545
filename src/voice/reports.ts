// Recognising a report of something done together: "we drew a map", "gestern haben Papa und ich einen Turm gebaut". The words
// come from the Record's wording. Proof: test/voice/reports.test.ts.

import { foldLine, wordsIn } from "../record/text/fold.ts";
import type { Phrases } from "../wording/catalogue.ts";

/** The words that may stand before an opener: "yesterday after school we built ...". */
const WORDS_BEFORE = 7;
/** The words that a gap may hold: "wir haben ... gemalt". */
const WORDS_IN_GAP = 20;
/** Sentences that may stand before the report: "Hi! Guess what!" */
const SENTENCES = 3;
/** A report says early what it is. */
const MOST_CHARS = 600;

/** True for a text that tells of something done, in one of its first sentences. A question tells nothing. */
export function isReport(
  text: string,
  phrases: Pick<Phrases, "report_openers" | "report_leads" | "report_breaks" | "report_states">,
): boolean {
  const words: OtherWords = {
    states: phrases.report_states.map((word) => foldLine(word)),
    breaks: new Set(phrases.report_breaks.map((word) => foldLine(word.replace("...", "")))),
  };
  const apart = new Set(
    phrases.report_breaks
      .filter((word) => word.includes("..."))
      .map((word) => foldLine(word.replace("...", ""))),
  );
  const openers = phrases.report_openers.map(tokensOf);
  const leads = phrases.report_leads.map(wordsOf);
  for (const { said: all, end } of sentencesOf(text)) {
    const said = behindLeads(all, leads);
    if (said.length === 0) continue;
    // What asks wants an answer, and behind a label somebody else may speak.
    if (end === "asked") return false;
    if (isTold(said)) return true;
    if (end === "label") return false;
  }
  return false;

  function isTold(said: readonly string[]): boolean {
    const broken = said.findIndex((word) => apart.has(word));
    const last = Math.min(WORDS_BEFORE, said.length - 1, broken === -1 ? Infinity : broken - 1);
    return openers.some((opener) => {
      for (let at = 0; at <= last; at += 1) {
        const isBroken = at > 0 && words.breaks.has(said[at - 1] ?? "");
        if (!isBroken && fits(said, at, opener, words)) return true;
      }
      return false;
    });
  }
}

interface OtherWords {
  /** "*" does not stand for these. */
  readonly states: readonly string[];
  /** No opener begins right behind these, and no gap holds them. */
  readonly breaks: ReadonlySet<string>;
}

/** What is behind "guess what" and the like. */
function behindLeads(
  said: readonly string[],
  leads: readonly (readonly string[])[],
): readonly string[] {
  const lead = leads.find((words) => words.every((word, at) => said[at] === word));
  return lead === undefined || lead.length === 0
    ? said
    : behindLeads(said.slice(lead.length), leads);
}

interface Sentence {
  readonly said: readonly string[];
  readonly end: "asked" | "label" | "told";
}

/** The first sentences, as far as a greeting may go before a report. */
function sentencesOf(text: string): readonly Sentence[] {
  const parts = text.slice(0, MOST_CHARS).split(/([.!?…]+(?=\s|$)|\n)/u);
  const sentences = parts.flatMap((part, at): readonly Sentence[] => {
    if (at % 2 === 1) return [];
    const [said = "", behind] = part.split(/[:：](?=\s|$)/u, 2);
    if (behind !== undefined) return [{ said: wordsOf(said), end: "label" }];
    const isAsked = (parts[at + 1] ?? "").includes("?") || /^\s*¿/u.test(part);
    return [{ said: wordsOf(said), end: isAsked ? "asked" : "told" }];
  });
  const told = sentences.filter(({ said }) => said.length > 0).slice(0, SENTENCES);
  // Behind the first sentence that is more than a greeting nothing opens the text any more.
  const first = told.findIndex(({ said }) => said.length > GREETING_WORDS);
  return first === -1 ? told : told.slice(0, first + 1);
}

const GREETING_WORDS = 6;

function wordsOf(text: string): readonly string[] {
  return wordsIn(text, { letters: foldLine, within: "'-" }).map(({ folded }) => folded);
}

/** The words of which one stands there, with `*` for any letters, "" for none; or a gap. */
type Token = readonly string[] | "gap";

function tokensOf(opener: string): readonly Token[] {
  return opener
    .replaceAll("...", " ... ")
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => (part === "..." ? "gap" : part.split("|").map((word) => foldLine(word))));
}

/** True when the opener's words stand there, one behind the other but for its gaps. */
function fits(
  said: readonly string[],
  at: number,
  opener: readonly Token[],
  { states, breaks }: OtherWords,
): boolean {
  let places: readonly number[] = [at];
  let isGap = false;
  for (const token of opener) {
    if (token === "gap") {
      isGap = true;
      continue;
    }
    const ends = new Set<number>(token.includes("") ? places : []);
    for (const place of places) {
      const reach = isGap ? Math.min(place + WORDS_IN_GAP, said.length - 1) : place;
      for (let next = place; next <= reach; next += 1) {
        const isHere = token.some((one) =>
          one.startsWith("^")
            ? next === 0 && isWord(said[next], one.slice(1), states)
            : isWord(said[next], one, states),
        );
        if (isHere) ends.add(next + 1);
        if (breaks.has(said[next] ?? "")) break;
      }
    }
    if (ends.size === 0) return false;
    places = [...ends];
    isGap = false;
  }
  return opener.length > 0;
}

function isWord(word: string | undefined, token: string, states: readonly string[]): boolean {
  if (word === undefined || token === "") return false;
  if (token === "*") return true;
  const star = token.indexOf("*");
  if (star === -1) return word === token;
  const start = token.slice(0, star);
  const end = token.slice(star + 1);
  return (
    word.length >= start.length + end.length + LETTERS_OF_STAR &&
    word.startsWith(start) &&
    word.endsWith(end) &&
    !states.some((state) => isWord(word, state, []))
  );
}

/** "we *ed" is no "we red". */
const LETTERS_OF_STAR = 2;
