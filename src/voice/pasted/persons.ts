// Words that name somebody in a sentence or under a letter: what they are to the person, a title, or a name.
// Proof: test/voice/pasted/announcements.test.ts, test/voice/pasted/closings.test.ts.

import { wordsIn, type Word } from "../../record/text/fold.ts";
import { STOP_WORDS } from "../../record/text/stop-words.ts";
import { ANNOUNCING, FIRST_PERSON, SECTION_WORDS } from "../../wording/chat-labels.ts";
import {
  BEHIND_SAID,
  DETERMINERS,
  NO_PERSON,
  RELATIONS,
  TELLING,
  TITLES,
} from "../../wording/letter-words.ts";

const MOST_WORDS = 6;

/**
 * True where these words name somebody, and tell nothing of them.
 * @param words of `text`. `mine`: the person's names, folded. `mayBeSmall`: one word in small letters may be a name, too.
 */
export function isPerson(
  words: readonly Word[],
  text: string,
  { mine, mayBeSmall }: { readonly mine: ReadonlySet<string>; readonly mayBeSmall: boolean },
): boolean {
  const start = words.findIndex(({ folded }) => !DETERMINERS.has(folded) && !TITLES.has(folded));
  const isTitled = words.slice(0, Math.max(start, 0)).some(({ folded }) => TITLES.has(folded));
  const [first, ...others] = start < 0 ? [] : words.slice(start);
  if (first === undefined || others.length >= MOST_WORDS) return isRelationAlone(words);
  if ([first, ...others].some(({ folded }) => mine.has(folded) || TELLING.has(folded)))
    return false;
  const isNamed = RELATIONS.has(first.folded) || isTitled || isSomebody(first, text);
  if (isNamed) return others.every((word, at) => mayBeBeside(word, text, at === others.length - 1));
  const isSmall = /^\p{Ll}/u.test(text.slice(first.start)) && others.length === 0 && start === 0;
  return mayBeSmall && isSmall && first.folded.length > 1 && !isCommon(first.folded);
}

/** What may stand behind somebody's first word: more of the name, a place, a day; a name in small letters at the end. */
function mayBeBeside({ folded, start }: Word, text: string, isLast: boolean): boolean {
  const isCapital = /^[\p{Lu}\p{N}]/u.test(text.slice(start));
  const isOfName = DETERMINERS.has(folded) || TITLES.has(folded) || RELATIONS.has(folded);
  if (isCapital || isOfName || BETWEEN.has(folded) || BEHIND_SAID.has(folded)) return true;
  return isLast && !STOP_WORDS.has(folded) && !/^ge\p{L}+[nt]$/u.test(folded);
}

/** "Von Frau" stands for somebody, too. */
function isRelationAlone(words: readonly Word[]): boolean {
  return words.length <= 2 && RELATIONS.has(words.at(-1)?.folded ?? "");
}

/** True for a word with a capital that is none of a day, a part of a list or a sentence. */
export function isSomebody({ folded, start }: Word, text: string): boolean {
  return /^\p{Lu}/u.test(text.slice(start)) && !isCommon(folded);
}

/** True for a word that may be a name in small letters, where the words around it show that somebody is named. */
export function isNamedInSmall(word: string): boolean {
  return word.length > 1 && !isCommon(word);
}

function isCommon(word: string): boolean {
  return (
    STOP_WORDS.has(word) ||
    SECTION_WORDS.has(word) ||
    ANNOUNCING.has(word) ||
    FIRST_PERSON.has(word) ||
    BEHIND_SAID.has(word) ||
    NO_PERSON.has(word)
  );
}

/** True for one or two words with capitals that somebody may be called. */
export function isNameOf(written: string): boolean {
  const words = wordsIn(written);
  return words.length > 0 && words.length <= 3 && words.every((word) => isSomebody(word, written));
}

/** "**Tom** I was there", "Tom「…」": a name that is set off by signs, and words of somebody's own beside it. */
export function isRowOfSomebody(line: string): boolean {
  const [, quoted] = CORNERED.exec(line) ?? [];
  if (quoted !== undefined) return true;
  const [, , name = "", rest = ""] = MARKED.exec(line) ?? [];
  const isTold = wordsIn(rest.slice(0, SPOKEN_CHARS)).some(({ folded }) =>
    FIRST_PERSON.has(folded),
  );
  return isTold && isNameOf(name);
}

/** Of the words behind a name so many characters are looked at. */
const SPOKEN_CHARS = 300;
const CORNERED =
  /^[^\p{L}]{0,4}\p{L}[^\s「『」』]{0,30}(?:\s\p{L}\S{0,30}){0,2}?\s?[「『](.{2,2000})[」』]\P{L}{0,4}$/u;
const MARKED = /^(\*{1,3}|_{1,3}|`|~{1,2}|\|)([^*_`~|\n]{2,40})\1\s+(\S.*)$/u;

/** True for the name of somebody else as it stands under a letter. `isSure`: a closing stands above or before it. */
export function isSignature(text: string, mine: ReadonlySet<string>, isSure: boolean): boolean {
  const words = wordsIn(text);
  const [first] = words;
  if (
    first === undefined ||
    words.length > MOST_WORDS ||
    /[.!?…:;]\W*$/.test(text.replace(/(?<=\p{Lu}\p{L}{0,3})\.$/u, ""))
  )
    return false;
  const folded = words.map((word) => word.folded);
  const isMine =
    folded.some((word) => mine.has(word) || MYSELF.has(word)) ||
    (folded[0]?.length === 1 && [...mine].some((name) => name.startsWith(folded[0] ?? "")));
  if (isMine) return false;
  const isNamed = words.every(
    (word) =>
      /^[\p{Lu}\p{Lo}]/u.test(text.slice(word.start)) ||
      DETERMINERS.has(word.folded) ||
      BETWEEN.has(word.folded) ||
      RELATIONS.has(word.folded) ||
      TITLES.has(word.folded),
  );
  const who = folded.filter((word) => !DETERMINERS.has(word) && !TITLES.has(word));
  const isRelation = isNamed && who.some((word) => RELATIONS.has(word) && !OWN_RELATIONS.has(word));
  if (isRelation) return true;
  const isOwnRelation = OWN_RELATIONS.has(who.at(-1) ?? "");
  if (isOwnRelation) return false;
  if (isNamed && folded.length > who.length && folded.some((word) => TITLES.has(word))) return true;
  const isName =
    isNamed && words.some((word) => isSomebody(word, text) && !BETWEEN.has(word.folded));
  const isSmall = words.length === 1 && !isCommon(first.folded) && first.folded.length > 1;
  return isSure && (isName || isSmall);
}

const MYSELF: ReadonlySet<string> = new Set("me i ich moi je yo myself".split(" "));
/** A child signs with these, too. */
const OWN_RELATIONS: ReadonlySet<string> = new Set(
  "friend bestie freund freundin ami amie copain copine pote amigo amiga brother sister bro sis bruder schwester frere soeur hermano hermana cousin cousine kusine primo prima neighbour neighbor nachbar nachbarin voisin voisine vecino vecina classmate boyfriend girlfriend daughter son granddaughter grandson grandchild niece nephew student pupil fan kid child tochter sohn enkelin enkel enkelkind nichte neffe schulerin schuler kind fille fils niece neveu eleve hija hijo nieta nieto sobrina sobrino alumna alumno".split(
    " ",
  ),
);
const BETWEEN: ReadonlySet<string> = new Set(
  "and und et y e in from aus en van von der de del la zu".split(" "),
);
