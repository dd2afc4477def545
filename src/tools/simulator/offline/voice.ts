// The Voice's turn: words that may tell of distress, small talk, then questions about the person and their life, then the
// Record's lines, then what waits for a decision. Everything else gets "not learned yet" with the offer of a look-up. The offer
// never follows an answer.
import { aboutMe } from "./about-me.ts";
import type { Language } from "./languages/language.ts";
import { languageOf, LANGUAGES, namedLanguages } from "./languages/languages.ts";
import {
  aboutLife,
  asksForName,
  followUp,
  nearDistress,
  whatWaits,
  type SaidTurn,
} from "./life.ts";
import { recall } from "./recall.ts";
import { labelled } from "./prompt-parts.ts";
import { fieldValue, readRecord } from "./record-lines.ts";
import { smallTalk } from "./small-talk.ts";
import { fill, pick, plainLine } from "./words.ts";

const DEFAULT_OFFER = "do you want me to look it up";

/** Answers a `Task: voice` prompt. @param history what was said before `user`. */
export function answerVoice(
  system: string,
  user: string,
  history: readonly SaidTurn[] = [],
): string {
  const question = user.trim();
  const record = readRecord(system);
  const offers = offersOf(system);
  const spoken = spokenLanguages(fieldValue(record, "Languages"), offers[0]);
  const language = languageOf(question, spoken);
  const offer = language === spoken[0] ? offers[0] : offerIn(language, offers);
  const asked = { system, record, question, history, language, spoken };
  const answer =
    nearDistress(asked) ??
    followUp(asked) ??
    smallTalk(record, question, language) ??
    aboutLife(asked) ??
    aboutMe(record, question, language, spoken) ??
    (asksForName(asked) ? undefined : recall(record, question, language, spoken)) ??
    whatWaits(asked) ??
    foundNoTalk(question, language) ??
    hearStatement(question, language) ??
    notLearnedYet(question, offer, language);
  return language.polish?.(answer) ?? answer;
}

/** The person's languages, the bot's own first. When none is named, it is the only one. */
function spokenLanguages(names: string | undefined, offer: string): readonly Language[] {
  const own = languageOf(offer, LANGUAGES);
  const named = namedLanguages(names);
  if (named.length === 0) return [own];
  return named.includes(own) ? [own, ...named.filter((language) => language !== own)] : named;
}

/** The offer in the Record's language, then in its other languages. */
function offersOf(system: string): readonly [string, ...string[]] {
  const others = /\(or, in another of the languages, as it reads there: ([^\n]*?)\)/.exec(
    system,
  )?.[1];
  return [labelled(system, "Offer phrase") ?? DEFAULT_OFFER, ...(others?.split(/;\s*/) ?? [])];
}

function offerIn(language: Language, offers: readonly [string, ...string[]]): string {
  return offers.find((offer) => languageOf(offer, LANGUAGES) === language) ?? offers[0];
}

// A look-up would find nothing of it either.
function foundNoTalk(question: string, { life }: Language): string | undefined {
  return life.asks.talk.test(plainLine(question)) ? life.says.saidNothing : undefined;
}

// "I love volcanoes" is no question, so there is nothing to look up.
function hearStatement(text: string, { asks, says }: Language): string | undefined {
  const isStatement = asks.statement.test(plainLine(text)) && !text.includes("?");
  return isStatement ? pick(says.heard, text) : undefined;
}

function notLearnedYet(question: string, offer: string, { says }: Language): string {
  const opening = pick(says.notYet, question);
  return fill(says.offer, { opening, offer }).replace("¿¿", "¿");
}
