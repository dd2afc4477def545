// Lines by which people announce somebody else's words without a colon ("look what my teacher wrote", "Nachricht von Tom"), tell
// below them whose they were, or ask for help with them. Proof: test/voice/pasted/announcements.test.ts.

import { wordsIn, type Word } from "../../record/text/fold.ts";
import { withoutUnseen } from "../../record/text/unseen.ts";
import {
  FIRST_PERSON,
  LETTER_WORDS,
  OF_WORDS,
  SENT_WORDS,
  SUBJECTS,
} from "../../wording/chat-labels.ts";
import {
  ASKING_FOR_HELP,
  BEHIND_SAID,
  COMES,
  CORRECTING,
  DETERMINERS,
  PASSED_SUBJECT,
  PASSING,
  POINTING,
  RELATIONS,
  TELLING,
  THIS,
  WHAT,
  WORKS,
} from "../../wording/letter-words.ts";
import { isOfOther, OWNER, SAYING } from "./attribution-lines.ts";
import { isPerson, isSomebody } from "./persons.ts";

/** A line that shows that words are somebody else's: those below it, or all of the text or turn that it stands in. */
export interface ForeignSign {
  readonly line: number;
  readonly reach: "below" | "whole";
}

/**
 * Gives the lines that announce somebody else's words.
 * @param mine the person's names, folded. `isTurn`: the lines are one turn of a chat.
 */
export function announcements(
  lines: readonly string[],
  mine: ReadonlySet<string>,
  isTurn = false,
): readonly ForeignSign[] {
  const first = lines.findIndex((line) => hasWords(line));
  const last = lines.findLastIndex((line) => hasWords(line));
  return lines.flatMap((line, at): readonly ForeignSign[] => {
    if (!hasWords(line) || line.length > LINE_CHARS) return [];
    const text = withoutUnseen(line).trim();
    const place = {
      isAbove: at < last,
      isBelow: at > first,
      startsText: at === first,
      hasBlankBelow: !hasWords(lines[at + 1] ?? ""),
      startsParagraph: isTurn || !hasWords(lines[at - 1] ?? ""),
    };
    if (isAnnounced(text, place, mine)) return [{ line: at, reach: "below" }];
    return isToldBelow(text, place, mine) || isBeside(text, mine)
      ? [{ line: at, reach: "whole" }]
      : [];
  });
}

interface Place {
  readonly isAbove: boolean;
  readonly isBelow: boolean;
  readonly startsText: boolean;
  readonly hasBlankBelow: boolean;
  readonly startsParagraph: boolean;
}

/** People announce in one line. */
const LINE_CHARS = 300;
const SENTENCE_WORDS = 18;

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function isAnnounced(text: string, place: Place, mine: ReadonlySet<string>): boolean {
  if (!place.isAbove) return false;
  if (place.startsText && PASSED_SUBJECT.test(text)) return true;
  const sentences = text
    .split(/(?<=[.!?…])(?<!(?:^|\s)(?:[MDS]rs?|Ms|Mme|Prof|Sra|\p{Lu})\.)\s+(?=\S)|\s[-–—]\s/u)
    .filter((part) => hasWords(part));
  return sentences.some((text, at) => {
    const sentence = sentenceOf(text, mine);
    const { words } = sentence;
    if (words.length === 0 || words.length > SENTENCE_WORDS) return false;
    if (asksForHelp(sentence)) return true;
    const isLast = at === sentences.length - 1;
    // What follows on the same line may be the person's own word on it.
    if (!isLast && !(place.hasBlankBelow && POINTING.has(words[0]?.folded ?? ""))) return false;
    return (
      isPointed(sentence) ||
      isOfLetter(sentence) ||
      isFrom(sentence) ||
      ((place.startsParagraph || place.hasBlankBelow) && isPlainlySaid(sentence)) ||
      (place.hasBlankBelow && isNamedAlone(sentence))
    );
  });
}

/** "That's what my teacher wrote", "(from my grandma)" below what they wrote. */
function isToldBelow(text: string, place: Place, mine: ReadonlySet<string>): boolean {
  if (place.isAbove || !place.isBelow) return false;
  const sentence = sentenceOf(text, mine);
  const { folded } = sentence;
  if (folded.length > SENTENCE_WORDS) return false;
  const isWritten = folded.some((word) => WRITING.test(word));
  const isThis = folded.some((word) => THIS.has(word));
  return (
    (isThis && isWritten && isPointed(sentence)) ||
    ((isThis || place.startsParagraph || text.startsWith("(")) &&
      (isFrom(sentence) || isOfLetter(sentence))) ||
    ((place.startsParagraph || text.startsWith("(")) && isNamedAlone(sentence)) ||
    (isWritten && folded.length <= 6 && (folded[0] === "hat" || isWrittenBy(sentence)))
  );
}

/** "written by Tom" */
function isWrittenBy({ words, text, mine }: Sentence): boolean {
  const [first, ...others] = words;
  if (first === undefined || !WRITING.test(first.folded)) return false;
  return isNamedAlone({ text, words: others, folded: others.map(({ folded }) => folded), mine });
}

const WRITING =
  /^(?:wr(?:o|i)te|wrote|written|texted|sent|emailed|posted|geschrieben|schrieb|geschickt|gepostet|ecrit|envoye|escribio|escrito|envio|mando)$/;

/** "look what grandma wrote - I was in hospital" */
function isBeside(text: string, mine: ReadonlySet<string>): boolean {
  const [, head = "", rest = ""] =
    /^(.{6,160}?)\s?(?:[-–—=]+>?|→|👇\S?|⬇\S?|\.{2,}|…|\|)\s+(.*)$/u.exec(text) ?? [];
  if (!wordsIn(rest).some((word) => FIRST_PERSON.has(word.folded))) return false;
  const sentence = sentenceOf(head, mine);
  return isPointed(sentence) || isOfLetter(sentence) || isFrom(sentence);
}

interface Sentence {
  readonly text: string;
  readonly words: readonly Word[];
  readonly folded: readonly string[];
  readonly mine: ReadonlySet<string>;
}

function sentenceOf(text: string, mine: ReadonlySet<string>): Sentence {
  const words = wordsIn(text);
  return { text, words, folded: words.map(({ folded }) => folded), mine };
}

/** The place of the last verb of saying or sending that is somebody else's; -1 where the last is the person's own, or there is none. */
function saidAt({ folded }: Sentence): number {
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
function isPointed(sentence: Sentence): boolean {
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
function isPlainlySaid(sentence: Sentence): boolean {
  const { folded, words, text } = sentence;
  const at = saidAt(sentence);
  if (
    at < 1 ||
    at > 6 ||
    tellsOfThing(folded, at) ||
    /[.!?]\W*$/.test(text) ||
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
function isOfLetter(sentence: Sentence): boolean {
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
  const name = isApart ? owner.folded : owner.folded.slice(0, -1);
  const before = folded.slice(0, words.indexOf(owner));
  const isHeaded = before.every(
    (word) => POINTING.has(word) || DETERMINERS.has(word) || COMES.has(word) || word === "from",
  );
  return isHeaded && !mine.has(name) && (RELATIONS.has(name) || isSomebody(owner, text));
}

/** "this is from tom", "das hab ich von Oma bekommen", "c'est de papi" */
function isFrom({ folded, words, text, mine }: Sentence): boolean {
  const end = folded.findLastIndex((word) => !RECEIVED.has(word)) + 1;
  const of = folded.findIndex((word, nth) => OF_WORDS.has(word) && nth > 0 && nth < end);
  if (of < 1 || of > 7) return false;
  const before = folded.slice(0, of);
  const isThis = before.some((word) => THIS.has(word));
  const isShort = before.every(
    (word) => THIS.has(word) || COMES.has(word) || POINTING.has(word) || BESIDE_THIS.has(word),
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

/** "from my teacher" alone on its line. */
function isNamedAlone({ folded, words, text, mine }: Sentence): boolean {
  return (
    OF_WORDS.has(folded[0] ?? "") &&
    folded.length <= 5 &&
    !/[?]/.test(text) &&
    isPerson(words.slice(1), text, { mine, mayBeSmall: false })
  );
}

/** "what should I answer to this?", "can you correct my friend's text?" */
function asksForHelp({ folded, words, text, mine }: Sentence): boolean {
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
