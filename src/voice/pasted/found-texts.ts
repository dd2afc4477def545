// Sentences by which people tell that they came upon a text, have to read it, copied it, or want it worked on: whoever did not
// write it. Proof: test/voice/pasted/found-texts.test.ts.

import { wordsIn } from "../../record/text/fold.ts";
import { FIRST_PERSON, SUBJECTS } from "../../wording/chat-labels.ts";
import {
  FIND,
  HAS_TO_WORK,
  HOMEWORK,
  IN_LANGUAGE,
  COPY,
  LAY,
  LIE,
  MINE,
  NAMES_MYSELF,
  PLACED,
  REACTION,
  READ_HEADING,
  HEADS,
  HOLDERS,
  SCHOOL,
  SEE,
  SOURCES,
  STAND,
  TEXT_PLACES,
  TEXT_WORDS,
  TRANSLATE,
} from "../../wording/found-words.ts";
import { BEHIND_SAID, DETERMINERS, RELATIONS, THIS, WORKS } from "../../wording/letter-words.ts";
import { OWNER } from "./attribution-lines.ts";
import type { Sentence } from "./letter-sentences.ts";

/** True where a sentence tells that the text below it was found, copied, or lay somewhere: "found this on dads phone". */
export function isFound({ folded }: Sentence): boolean {
  if (isMadeByMe(folded) || isPutByMe(folded)) return false;
  const isOf = (words: ReadonlySet<string>) => folded.some((word) => words.has(word));
  const isPlaced = folded.some((word, at) => TEXT_PLACES.has(word) && isBehindPlace(folded, at));
  const isText = folded.some((_, at) => isTextOfOther(folded, at));
  const isThis =
    POINTING_AT_WHAT.test(folded.join(" ")) ||
    folded.some((word, at) => THIS.has(word) && isAlone(folded, at));
  if (folded.some((word, at) => FIND.has(word) && folded[at + 1] !== "out"))
    return isText || isThis || (isPlaced && folded.includes("what"));
  if (isThisText(folded) && folded.some((word) => GOT.test(word))) return true;
  if (isOf(STAND)) return (isThis || isText) && folded.some((word) => PLACED.has(word));
  if (isOf(LAY) && isThis) return folded.some((word) => PLACED.has(word));
  if (isOf(LIE) && (isThis || isText) && isPlaced) return true;
  if (isOf(COPY) && isFromSource(folded)) return true;
  if (isOf(LIE) && isText) return isThisText(folded) && isOf(PLACED);
  if (isOf(SEE) && (isThis || isText))
    return isPlaced || isFromSource(folded) || isOwnedText(folded);
  if (isThis && isFromSource(folded) && folded.length <= SHORT) return true;
  return isHeadingOfOther(folded);
}

const SHORT = 10;

/** "On dads phone", "aus mamas tagebuch", "my brother's text to anna": nothing but where, or whose, and no word of the person. */
function isHeadingOfOther(folded: readonly string[]): boolean {
  if (folded.length > HEADING_WORDS + 2 || folded.some((word) => SUBJECTS.has(word))) return false;
  const at = folded.findIndex((word, nth) => HOLDERS.has(word) && isOwnedBy(folded, nth));
  if (at < 0) return false;
  const before = folded.slice(0, at - (folded[at - 1] === "s" ? 2 : 1));
  const isHead = before.every(
    (word) => HEADS.has(word) || PLACED.has(word) || DETERMINERS.has(word) || RELATIONS.has(word),
  );
  return isHead && OF_OR_TO.test(folded[at + 1] ?? "to");
}

const GOT = /^(?:got|get|received|bekommen|gekriegt|erhalten|recu|recibi|recibimos)$/;
const OF_OR_TO =
  /^(?:to|an|from|with|about|for|of|von|mit|uber|a|avec|de|con|para|today|yesterday|heute|gestern)$/;

/** A person's name or what they are, as an owner right before this word. */
function isOwnedBy(folded: readonly string[], at: number): boolean {
  const before = folded[at - 1] ?? "";
  const joined = OWNER.test(before) && RELATIONS.has(before.slice(0, -1));
  return joined || (before === "s" && RELATIONS.has(folded[at - 2] ?? ""));
}

const POINTING_AT_WHAT =
  /\bwhat (?:was|is|s|stood)\b|\b(?:schau|guck|kuck|sieh|lies)\p{L}* (?:mal )?was\b|\bce qu(?:e|i)?\b|\blo que\b/u;

/** "This letter", "dieser Zettel" */
function isThisText(folded: readonly string[]): boolean {
  return folded.some((word, at) => TEXT_WORDS.has(word) && THIS.has(folded[at - 1] ?? ""));
}

/** "I wrote", "das hab ich geschrieben": the person made it themselves. */
function isMadeByMe(folded: readonly string[]): boolean {
  const line = folded.join(" ");
  return /\b(?:i|we|ich|wir|je|j|nous|yo) (?:\p{L}+ ){0,2}(?:wrote|write|made|drew|typed|schrieb|ecri\p{L}*|fait|escrib\p{L}*|escrito|hice)\b|\b(?:ich|wir)\b.*\b(?:geschrieben|gemacht|gedichtet|erfunden)\b|\bescribi\b/u.test(
    line,
  );
}

/** "I left a note on the fridge" */
function isPutByMe(folded: readonly string[]): boolean {
  return folded.some((word, at) => LIE.has(word) && SUBJECTS.has(folded[at - 1] ?? ""));
}

/** A text that is not said to be the person's: "this letter", "a note", "my sister's diary", but not "my letter". */
function isTextOfOther(folded: readonly string[], at: number): boolean {
  if (!TEXT_WORDS.has(folded[at] ?? "")) return false;
  // A cat.
  if (
    folded[at] === "chat" &&
    /^(?:un|le|ce|du|petit|gros|joli|beau|mon)$/.test(folded[at - 1] ?? "")
  )
    return false;
  if (isOwnedText(folded.slice(0, at + 1))) return true;
  return !folded.slice(Math.max(0, at - 3), at).some((word) => MINE.has(word));
}

/** "My sister's diary", "mamas tagebuch", "le journal de ma soeur" */
function isOwnedText(folded: readonly string[]): boolean {
  return folded.some((word, at) => {
    if (!TEXT_WORDS.has(word)) return false;
    const before = folded[at - 1] ?? "";
    const isApart = before === "s" && (folded[at - 2] ?? "").length > 2;
    const isJoined = OWNER.test(before) && RELATIONS.has(before.slice(0, -1));
    const behind = folded.slice(at + 1, at + 5);
    const isOfPerson =
      /^(?:of|de|du|d|von|vom|del)$/.test(behind[0] ?? "") &&
      behind.some((each) => RELATIONS.has(each));
    return (
      isApart ||
      isJoined ||
      isOfPerson ||
      /^(?:her|his|their|sein\p{L}*|ihr\p{L}*|son|sa|ses|su|sus)$/u.test(before)
    );
  });
}

/** A pronoun, not "this stone": behind it stands nothing, or what tells where and when. */
function isAlone(folded: readonly string[], at: number): boolean {
  const next = folded[at + 1];
  return (
    next === undefined ||
    PLACED.has(next) ||
    BEHIND_SAID.has(next) ||
    FIND.has(next) ||
    LIE.has(next) ||
    STAND.has(next) ||
    /^(?:ai|hab|habe|haben|hat|has|have|i|ich|j|je|and|und|from|for|to|s|is|muss|mussen|soll|sollen|he|lo|me)$/.test(
      next,
    )
  );
}

/** "On dads phone", "in der Schublade": a few words stand between. */
function isBehindPlace(folded: readonly string[], at: number): boolean {
  return (
    folded.slice(Math.max(0, at - 5), at).some((word) => PLACED.has(word)) ||
    folded[at] === "online"
  );
}

/** "From the internet", "aus einem Buch" */
function isFromSource(folded: readonly string[]): boolean {
  const end = folded.findLastIndex((word) => SOURCES.has(word));
  const of = folded.findLastIndex(
    (word, at) => at < end && /^(?:from|off|out|aus|vom|von|de|du|d|del)$/.test(word),
  );
  return of >= 0 && end - of <= 4;
}

/** True for a sentence by which somebody has to work on the text: "for homework we have to read this". */
export function isGivenToRead({ folded }: Sentence): boolean {
  const line = folded.join(" ");
  const isThis = folded.some((word, at) => {
    const next = folded[at + 1];
    return (
      THIS.has(word) && (isAlone(folded, at) || isTextWord(next) || WORKED_ON.test(next ?? ""))
    );
  });
  const isHere =
    isThis ||
    folded.some((word, at) => at > 0 && isTextWord(word) && !MINE.has(folded[at - 1] ?? ""));
  return isHere && HAS_TO_WORK.some((pattern) => pattern.test(line));
}

const WORKED_ON =
  /^(?:ubersetz|les|vorles|durchles|abschreib|abtipp|zusammenfass|auswendig|korrigier|noch|fur|bis|for|until|by|pour|para|traduire|lire)/u;

function isTextWord(word = ""): boolean {
  return TEXT_WORDS.has(word) || WORKS.has(word);
}

/** True for an order to translate what stands below, which nobody wants for what they have just told. */
export function isToTranslate({ folded }: Sentence): boolean {
  const isMine = folded.some((word, at) => MINE.has(word) && isTextWord(folded[at + 1]));
  const line = folded.join(" ");
  return !isMine && folded.length <= SHORT && (TRANSLATE.test(line) || IN_LANGUAGE.test(line));
}

/** True for the heading of a text that others made up for those who learn or sing: "english homework", "songtext". */
export function isReadHeading(
  { folded }: Sentence,
  below: string,
  mine: ReadonlySet<string>,
): boolean {
  if (
    folded.length > HEADING_WORDS ||
    folded.some((word) => FIRST_PERSON.has(word) || IN_SENTENCE.test(word))
  )
    return false;
  const under = foldedStart(below);
  if (!under.some((word) => FIRST_PERSON.has(word)) || under.some((word) => mine.has(word)))
    return false;
  if (folded.some((word) => READ_HEADING.has(word))) return true;
  const isOfSchool = folded.some((word) => SCHOOL.has(word));
  if (isOfSchool && folded.some((word) => isTextWord(word))) return true;
  // Of their homework people tell, too: "I have to read ten pages".
  const isTold = under.some((word) => HOMEWORK.has(word)) || TELLS_OF_WORK.test(under.join(" "));
  return !isTold && folded.some((word) => HOMEWORK.has(word));
}

const HEADING_WORDS = 5;
/** Of headings none has a verb, or says what the text is about. */
const IN_SENTENCE =
  /^(?:is|was|are|ist|war|est|es|done|finished|fertig|fini|finis|hecho|about|uber|sur|sobre|today|tomorrow)$/;
const TELLS_OF_WORK =
  /\b(?:i|we|ich|wir|je|j|yo) (?:\p{L}+ )?(?:have to|need to|must|should|wrote|did|finished|forgot|hate|like|love|muss|mussen|soll|dois|devons|ai (?:fait|fini|oublie|ecrit)|deteste|aime|tengo|hice|debo)\b|\b(?:muss ich|me gusta|tengo que|hab\p{L}* .*(?:gemacht|fertig|vergessen|geschrieben))\b/u;

/** True where whoever reads a sentence about a text says below it what they made of it, and so speaks themselves. */
export function reactsBelow(below: string): boolean {
  const folded = foldedStart(below);
  const line = folded.join(" ");
  const isToReader = folded.some((word) => TO_READER.has(word));
  return folded.length <= REACTION_WORDS && !isToReader && REACTION.some((each) => each.test(line));
}

const REACTION_WORDS = 14;
const TO_READER: ReadonlySet<string> = new Set(
  "you your yours dich dir dein deine deinen euch tu te toi ton ta tes vous votre vos ti tuyo".split(
    " ",
  ),
);

/** The first sentence. */
function foldedStart(text: string): readonly string[] {
  const [, sentence = ""] = /^(.{0,300}?)(?:[.!?…](?=\s|$)|$)/u.exec(text.slice(0, 301)) ?? [];
  return wordsIn(sentence || text.slice(0, 300)).map(({ folded }) => folded);
}

/** True for a line that says a name which is not the person's: "My name is Peter. I live in London." */
export function namesOther(text: string, mine: ReadonlySet<string>): boolean {
  const [, name, behind = ""] = NAMES_MYSELF.exec(text) ?? [];
  if (name === undefined || mine.size === 0) return false;
  // "My name is hard to spell"
  if (!/^\p{Lu}/u.test(name) && !/^(?:\s*$|[.,!;]|\s(?:and|und|et|y|i|ich|je)\s)/u.test(behind))
    return false;
  const [word] = wordsIn(name).map(({ folded }) => folded);
  const isMine = wordsIn(text).some(({ folded }) => mine.has(folded));
  return word !== undefined && !isMine && !DETERMINERS.has(word) && !FIRST_PERSON.has(word);
}
