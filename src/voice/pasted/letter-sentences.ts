// Sentences that announce somebody else's words: they point at what another wrote, name a letter and its writer, or ask for help
// with it. Those that tell something themselves are none. Proof: test/voice/pasted/announcements.test.ts.

import { wordsIn, type Word } from "../../record/text/fold.ts";
import { LETTER_WORDS, OF_WORDS, SENT_WORDS, SUBJECTS } from "../../wording/chat-labels.ts";
import {
  ASKING_FOR_HELP,
  BEHIND_SAID,
  COMES,
  CORRECTING,
  DETERMINERS,
  PASSING,
  POINTING,
  RELATIONS,
  TELLING,
  THIS,
  WHAT,
  WORKS,
} from "../../wording/letter-words.ts";
import { isOfOther, OWNER, SAYING } from "./attribution-lines.ts";
import { isNamedInSmall, isPerson, isSomebody } from "./persons.ts";

/** One sentence, as it is written and in folded words; `mine`: the names of the person, folded. */
export interface Sentence {
  readonly text: string;
  readonly words: readonly Word[];
  readonly folded: readonly string[];
  readonly mine: ReadonlySet<string>;
}

/** Gives a text as a sentence. */
export function sentenceOf(text: string, mine: ReadonlySet<string>): Sentence {
  const words = wordsIn(text);
  return { text, words, folded: words.map(({ folded }) => folded), mine };
}

/** The place of the last verb of saying or sending that is somebody else's; -1 where the last is the person's own, or there is none. */
export function saidAt({ folded }: Sentence): number {
  const at = folded.findLastIndex(
    (word) =>
      (SAYING.has(word) && !NO_SAYING.has(word)) || SENT_WORDS.has(word) || PASSING.has(word),
  );
  return at >= 0 && isOfOther(folded, at) && !isOwnSaying(folded, at) ? at : -1;
}

/** Verbs that mean something else as often. */
const NO_SAYING: ReadonlySet<string> = new Set(
  "goes reads puso cuenta conto ajoute rief added explique".split(" "),
);

/** "Was ich geschickt habe", "the letter I wrote yesterday", "ce que nous avons écrit". */
function isOwnSaying(folded: readonly string[], at: number): boolean {
  const isGerman = /^(?:zu|weiter)?ge|schickt$/.test(folded[at] ?? "");
  return (
    isGerman && folded.some((word) => SUBJECTS.has(word) || /^(?:hab|habe|haben wir)$/.test(word))
  );
}

/** "look what my teacher wrote about the trip", "das hat Oma geschickt", "this is what Tom said" */
export function isPointed(sentence: Sentence): boolean {
  const { folded, text, mine } = sentence;
  const at = saidAt(sentence);
  if (at < 1 || folded.length - 1 - at > WORDS_BEHIND) return false;
  const before = folded.slice(0, at);
  const isPointing =
    before.some((word) => POINTING.has(word) && !mine.has(word)) ||
    before.some((word) => WHAT.has(word)) ||
    folded.slice(at + 1).some((word) => THIS.has(word));
  const isQuestion =
    /\?\W*$/.test(text) && (WHAT.has(folded[0] ?? "") || ASKING.test(folded[0] ?? ""));
  const goesOn = folded.slice(at + 1).some((word) => SUBJECTS.has(word) || CLAUSE.has(word));
  if (tellsOfThing(folded, at)) return false;
  return isPointing && !isQuestion && !goesOn && !ASKING.test(folded[0] ?? "");
}

/** "Grandma sent me a parcel", "Oma hat mir Socken geschickt": something else than words came from them. */
function tellsOfThing(folded: readonly string[], at: number): boolean {
  const isGerman = /^(?:zu|weiter|auf)?ge\p{L}+[nt]$/u.test(folded[at] ?? "");
  const has = isGerman
    ? folded.slice(0, at).findIndex((word) => /^(?:hat|haben|hatte)$/.test(word))
    : -1;
  const isThing = folded.some((word, nth) => {
    const isHere = nth > at || (isGerman && nth > has);
    const next = folded.slice(nth + 1, nth + 3);
    return (
      isHere && ARTICLE.test(word) && !next.some((each) => isOfWords(each) || RELATIONS.has(each))
    );
  });
  if (isThing || has < 1) return isThing;
  const isSubjectFirst = folded
    .slice(0, has)
    .some((word) => !POINTING.has(word) && !BEHIND_SAID.has(word) && !WHAT.has(word));
  return (
    isSubjectFirst &&
    folded.slice(has + 1, at).some((word) => !BEHIND_SAID.has(word) && !POINTING.has(word))
  );
}

function isOfWords(word: string): boolean {
  return LETTER_WORDS.has(word) || WORKS.has(word);
}

const ARTICLE = /^(?:an?|eine?n?|une?|una)$/;

/** Words behind the verb: "what my teacher wrote about my last test". */
const WORDS_BEHIND = 6;
const CLAUSE: ReadonlySet<string> = new Set(
  "dass que qu if ob weil because when wenn si".split(" "),
);
/** A sentence that begins so tells, or asks. */
const ASKING =
  /^(?:when|if|because|since|as|like|why|who|how|where|did|does|do|has|have|is|are|can|could|wenn|als|weil|wie|warum|wer|wo|hat|haben|ist|kann|falls|ob|quand|si|parce|comme|pourquoi|qui|comment|ou|est|peut|cuando|porque|como|por|quien|donde|puede|i|ich|je|j|yo|we|wir|and|und|et|y|but|aber|mais|pero|so)$/;

/** "my teacher wrote to me yesterday": nothing tells what, so it stands below. With a full stop it is told. */
export function isPlainlySaid(sentence: Sentence): boolean {
  return !/[.!?]\W*$/.test(sentence.text) && isToldWhole(sentence);
}

/** The same with a full stop: "My grandma wrote me a letter yesterday." */
export function isToldWhole(sentence: Sentence): boolean {
  const { folded, words, text } = sentence;
  const at = saidAt(sentence);
  if (
    at < 1 ||
    at > 6 ||
    tellsOfThing(folded, at) ||
    /\?\W*$/.test(text) ||
    ASKING.test(folded[0] ?? "")
  )
    return false;
  return words
    .slice(at + 1)
    .every(
      ({ folded: word, start }) =>
        BEHIND_SAID.has(word) ||
        RELATIONS.has(word) ||
        DETERMINERS.has(word) ||
        /^\p{Lu}/u.test(text.slice(start)),
    );
}

/** "mail from my teacher", "hier die Nachricht von Mama", "Omas Brief", and a poem of somebody. */
export function isOfLetter(sentence: Sentence): boolean {
  const { folded, words, mine } = sentence;
  const at = folded.findIndex((word) => LETTER_WORDS.has(word) || WORKS.has(word));
  if (at < 0) return false;
  const isNotTold = folded.slice(0, at).every((word, nth, all) => {
    const isBe =
      nth > 0 && POINTING.has(all[nth - 1] ?? "") && /^(?:is|was|s|ist|war|est|es|e)$/.test(word);
    return (
      isBe ||
      (DETERMINERS.has(word) && word !== "mi" && !/^m(?:y|on|a)$|^mei/.test(word)) ||
      (!TELLING.has(word) && !/^(?:my|mein|meine|mon|ma|mi|mis|mes)$/.test(word))
    );
  });
  const before = folded
    .slice(0, at)
    .filter((word) => !POINTING.has(word) && !DETERMINERS.has(word));
  const [, last = ""] = [folded[at - 2], folded[at - 1]];
  if (at >= folded.length - 2 && isOwned(sentence, at)) return true;
  if (!isNotTold || before.length > 2 || last === "mi") return false;
  const of = folded.findIndex((word, nth) => nth > at && nth <= at + 4 && OF_WORDS.has(word));
  if (of < 0 || folded.slice(at + 1, of).some((word) => TELLING.has(word) && word !== "i"))
    return false;
  return isPerson(words.slice(of + 1), sentence.text, { mine, mayBeSmall: true });
}

/** "grandma's letter", "Toms Nachricht" */
function isOwned({ folded, words, text, mine }: Sentence, at: number): boolean {
  const isApart = folded[at - 1] === "s";
  const owner = words[at - (isApart ? 2 : 1)];
  if (owner === undefined || !(isApart || OWNER.test(owner.folded)) || owner.folded.endsWith("ss"))
    return false;
  const isPointedAt = DIARY.test(folded[at] ?? "") || folded.some((word) => POINTING.has(word));
  if (ADJECTIVE.test(owner.folded)) return false;
  const name = isApart ? owner.folded : owner.folded.slice(0, -1);
  const before = folded.slice(0, words.indexOf(owner));
  const isHeaded = before.every(
    (word) => POINTING.has(word) || DETERMINERS.has(word) || COMES.has(word) || word === "from",
  );
  const isNamed =
    RELATIONS.has(name) || isSomebody(owner, text) || (isPointedAt && isNamedInSmall(name));
  return isHeaded && !mine.has(name) && isNamed;
}

/** Whose it is stands beside it, where it is not the person's own. */
const DIARY = /^(?:diary|tagebuch)$/;
/** German words that are no name with an "s". */
const ADJECTIVE =
  /^(?:liebes|schones|neues|altes|kleines|grosses|lustiges|trauriges|kurzes|langes|tolles|gutes|bestes|erstes|zweites|letztes|geheimes)$/;

/** "this is from tom", "das hab ich von Oma bekommen", "c'est de papi" */
export function isFrom({ folded, words, text, mine }: Sentence): boolean {
  const end = folded.findLastIndex((word) => !RECEIVED.has(word)) + 1;
  const of = folded.findIndex((word, nth) => OF_WORDS.has(word) && nth > 0 && nth < end);
  if (of < 1 || of > 7) return false;
  const before = folded.slice(0, of);
  const isThis = before.some((word) => THIS.has(word));
  const isShort = before.every(
    (word) =>
      THIS.has(word) ||
      COMES.has(word) ||
      POINTING.has(word) ||
      BESIDE_THIS.has(word) ||
      isOfWords(word),
  );
  const isSure = /^(?:from|von|vom)$/.test(folded[of] ?? "");
  return (
    isThis && isShort && isPerson(words.slice(of + 1, end), text, { mine, mayBeSmall: isSure })
  );
}

const RECEIVED: ReadonlySet<string> = new Set(
  "bekommen gekriegt erhalten geschickt habe hab today yesterday gestern heute".split(" "),
);
const BESIDE_THIS: ReadonlySet<string> = new Set(
  "i ich j ai just gerade today yesterday gestern heute hier hoy ayer mir me all only und and also auch letter message mail brief nachricht lettre carta mensaje".split(
    " ",
  ),
);

/** "from my teacher" alone on its line. `mayBeSmall`: "from tom" is enough. */
export function isNamedAlone({ folded, words, text, mine }: Sentence, mayBeSmall = false): boolean {
  return (
    OF_WORDS.has(folded[0] ?? "") &&
    folded.length <= 5 &&
    !/[?]/.test(text) &&
    isPerson(words.slice(1), text, { mine, mayBeSmall })
  );
}

/**
 * True for a question about the text above it: "what should I write back?". "What should I say to him?" is asked of those whom
 * the person tells of, too. @param above the text.
 */
export function asksAboutText(sentence: Sentence, above: string): boolean {
  if (!asksForHelp(sentence)) return false;
  const isAnswer = ANSWERING.test(sentence.folded.join(" "));
  return isAnswer || !wordsIn(above).some(({ folded }) => THIRD_PERSON.has(folded));
}

const ANSWERING =
  /\b(?:answer|reply|respond|write back|text back|translate|summari[sz]e|\p{L}*antwort\p{L}*|zuruckschreiben|\p{L}*ubersetz\p{L}*|repond\p{L}*|tradui\p{L}*|respond\p{L}*|contest\p{L}*|traduc\p{L}*)\b/u;
const THIRD_PERSON: ReadonlySet<string> = new Set([
  ...RELATIONS,
  ..."he she him her his they them er sie ihn ihm ihr sein seine il elle lui elles ils el ella le ellos".split(
    " ",
  ),
]);

/** "what should I answer to this?", "can you correct my friend's text?" */
export function asksForHelp({ folded, words, text, mine }: Sentence): boolean {
  const line = folded.join(" ");
  if (ASKING_FOR_HELP.some((question) => question.test(line)))
    return !/\b(?:my|mein\p{L}*|mon|ma|mi) (?:own )?(?:text|letter|answer|mail|story|poem|brief|gedicht|geschichte|lettre|poeme|carta|poema)\b/u.test(
      line,
    );
  if (!CORRECTING.test(line)) return false;
  const at = folded.findIndex(
    (word) => LETTER_WORDS.has(word) || WORKS.has(word) || word === "homework",
  );
  if (at < 0) return false;
  const owner = words[at - (folded[at - 1] === "s" ? 2 : 1)];
  const isOwnedByOther =
    owner !== undefined &&
    (folded[at - 1] === "s" || OWNER.test(owner.folded)) &&
    RELATIONS.has(owner.folded.replace(/s$/, ""));
  const of = folded.findIndex((word, nth) => nth > at && OF_WORDS.has(word));
  return (
    isOwnedByOther || (of > 0 && isPerson(words.slice(of + 1), text, { mine, mayBeSmall: false }))
  );
}
