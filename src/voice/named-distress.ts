// A model's word that an exchange tells of distress, in whatever form it stands. Only a clear no is a no, and one yes counts,
// wherever it stands: a proposal that is lost can be made again. Proof: test/voice/named-distress.test.ts.

import { parseJson } from "../json.ts";
import { foldLetters } from "../record/text/fold.ts";

/**
 * True when an answer says that there is distress.
 * @param text the whole answer, of any length. @param values what was read in it as JSON or YAML.
 */
export function namesDistress(text: string, values: readonly unknown[]): boolean {
  return saysDistress(text) || values.some(holdsDistress);
}

const NAME = /distress(?:ed|ing)?/giu;
/** No more than this is read on either side of the name, so the time is linear. */
const BEFORE = 60;
const BEHIND = 120;

function saysDistress(text: string): boolean {
  if (WORRIED.test(text.slice(0, OPENING)) || ENDANGERED.test(text)) return true;
  for (const { 0: name, index } of text.matchAll(NAME)) {
    const before = text.slice(Math.max(0, index - BEFORE), index);
    const end = index + name.length;
    const behind = text.slice(end, end + BEHIND);
    if (CLEAR_YES.test(behind) && !TURNED_ROUND.test(before)) return true;
    const isOpen = !DENIED.test(/[^.!?;\n]*$/.exec(before)?.[0] ?? "");
    if (isOpen && (IS_SEEN.test(behind) || IS_IN.test(before))) return true;
    if (BEGINS_LINE.test(before) && isVerdict(behind)) return true;
    // "Distress? Yes." asks and answers.
    if (ANSWERED.test(behind) && !TURNED_ROUND.test(before)) return true;
    // "Possible distress.", "I sense distress."
    if (isOpen && IS_SENSED.test(before) && ENDS.test(behind)) return true;
  }
  return false;
}

/** An answer's first words are its own. */
const OPENING = 400;
/** "I am worried about this child." */
const WORRIED =
  /\b(?:i am|i'm|i’m|we are) (?:\p{L}+ )?(?:worried|concerned|alarmed) (?:about|for) (?:this |the )?(?:child|kid|user|her|him|them|person|speaker)\b/iu;
const ENDANGERED =
  /\b(?:child|kid|user|person) (?:is|may be|might be|could be|seems(?: to be)?) (?:in danger|unsafe|at risk|being (?:hurt|abused))\b/iu;
const IS_SENSED =
  /\b(?:possible|possibly|probable|likely|potential|sense|senses|suspect|suspects|see|hear|notice|noticed|detect|detected|shows?|suggests?|indicates?|signals?|sounds like|looks like|(?:may|might|could) be)(?: (?:signs? of|some|a|emotional|clear|serious))? $/iu;
const ENDS =
  /^(?:ed|ing)?(?:\s+(?:here|in (?:this|the) (?:exchange|message|text)))?\s*(?:[.!,;\n{]|$)/iu;

const YES = "(?:true|yes|y|1|on|ja|wahr|oui|vrai|s[ií]|verdadero|cierto)";
const NO =
  "(?:false|no(?:ne|t|thing|where)?|nein|nicht|nichts|kein\\p{L}*|non|aucune?|rien|ning[uú]n\\p{L}*|nada|falsch|faux|falso|null|nil|zero|absent|unlikely|without|[0n]|n/a|there(?: is| are|'s| was) (?:no|not|none))";
const SEEN =
  "(?:present|detected|found|noticed|seen|heard|likely|possible|probable|evident|clear|suspected|indicated|confirmed|high|severe|serious|moderate|strong|some)";
/** An explanation of the field is no answer: "distress: true or false", "distress: true if ...". */
const IS_ANSWER = String.raw`(?![\p{L}\p{N}_])(?!\|?[\p{L}]|\s*[/\\]\s*\p{L}|\s*(?:or|if|when|oder|wenn|ou|si|o|cuando)\b)`;
/** Between a name and its value stand marks of JSON, YAML, XML, Markdown, of each once more within a text. */
const MARKS = String.raw`["'“”\x60*_\\\s()[\]<>|-]`;
/** The rest of a name: "distress_flag", "distress level". */
const REST = String.raw`(?:[\s_-]{1,2}(?:level|flag|status|signals?|signs?|check|score|rating|value|detected|present|found|noticed)){0,2}`;
const PARTED = String.raw`(?:${MARKS}{0,20}(?:[:=：>|–—\n]|\s-)${MARKS}{0,20}|\x60?\s+(?:is\s+|was\s+)?${MARKS}{0,20})`;
const CLEAR_YES = new RegExp(`^${REST}${PARTED}${YES}${IS_ANSWER}`, "iu");
const ANSWERED = new RegExp(
  String.raw`^${REST}\s*\?${MARKS}{0,12}(?:${YES}|possibly|probably|perhaps|maybe|likely|vielleicht|möglich|peut-être|quiz[aá]s?)(?![\p{L}\p{N}_])(?!\s*(?:or|oder|ou|o)\b)`,
  "iu",
);
/** "Distress present: the user is afraid", and not "distress detected: no". */
const IS_SEEN = new RegExp(
  String.raw`^${REST}(?:\s+(?:is|was|seems))?[\s:=>"']{0,4}\b${SEEN}(?![\p{L}\p{N}_])(?!\s*\?|${MARKS}{0,6}[:=：–—-]?${MARKS}{0,6}${NO}(?![\p{L}\p{N}])|\s+(?:or|if|when)\b)|^${REST}\b(?<=detected|present|found|noticed)(?=\s*[.!,\n]|\s*$)`,
  "iu",
);
/** "The user is in distress", "USER seems distressed". */
const IS_IN =
  /\b(?:users?|child|kid|person|speaker|author|companion|s?he|they|who|exchange|message|conversation|words|answer|there)\b[^.!?;\n]{0,12}\b(?:is|are|was|were|seems?|appears?|shows?|sounds?|feels?|tells?|hints?|expresses|indicates?|reveals?|suggests?|in|signs?)\b(?: \p{L}+){0,3} ?$/iu;
/** "no_distress": what it says is turned round. */
const TURNED_ROUND = /(?:^|[^\p{L}])(?:no|not|non|without)[\s_-]*$/iu;
const DENIED =
  /\b(?:no|not|none|never|without|cannot|nothing|if|whether|when|unless|any|or)\b|n['’]t\b/iu;
/** Nothing but marks, a number, or "is in" stands before the name in its line. */
const BEGINS_LINE =
  /(?:^|\n)[\s*_#>"'“”\x60|(\d.)-]*(?:(?:is|in|has|signs? of|user|emotional)[\s_]){0,2}$/iu;

/** A line of the name and anything but a no, or what the field means. */
const VERDICT = new RegExp(
  `^${REST}${MARKS}{0,20}(?:[:=：–—]|\\s-\\s|\\*\\*\\s*\\n|\\n)${MARKS}{0,20}`,
  "iu",
);
const IS_NO = new RegExp(
  String.raw`^(?:${NO}(?![\p{L}\p{N}_])|${YES}(?![\p{L}\p{N}_])|bool(?:ean)?\b|string\b|whether\b|if\b|when\b|must\b|should\b|set\b|either\b|(?:a|the) (?:field|flag|bool)|[^\n]{0,40}\b(?:not|no)\b)`,
  "iu",
);

function isVerdict(behind: string): boolean {
  const parted = VERDICT.exec(behind)?.[0];
  if (parted === undefined) return false;
  const value = behind.slice(parted.length);
  return /^\p{L}{2}/u.test(value) && !IS_NO.test(value);
}

/** Looks at every depth, also into JSON that was written into a text. */
function holdsDistress(value: unknown): boolean {
  const waiting = [value];
  while (waiting.length > 0) {
    const held = inJson(waiting.pop());
    if (typeof held !== "object" || held === null) continue;
    if (!Array.isArray(held) && objectTells(held)) return true;
    for (const [name, content] of Object.entries(held)) {
      // The schema of an answer names the field, and says nothing of it.
      if (SCHEMA_LISTS.has(name)) continue;
      if (typeof content === "string" && IS_NAMED.test(content)) return true;
      waiting.push(content);
    }
  }
  return false;
}

const SCHEMA_LISTS: ReadonlySet<string> = new Set(["required", "enum", "propertyOrdering"]);
/** A value that is nothing but the word: "status": "distress". */
const IS_NAMED = /^\s*(?:(?:is|in|shows|clear|severe|emotional)[\s_])?distress(?:ed)?\s*[.!]?\s*$/i;

function inJson(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{"]/.test(value)) return value;
  return parseJson(value) ?? value;
}

/** A reason beside a clear no explains that no. */
function objectTells(held: object): boolean {
  const named = Object.entries(held).flatMap(([name, content]) => {
    const key = foldLetters(name).replaceAll(/[^\p{L}]/gu, "");
    return IS_HARM.test(key) ? [{ key, content }] : [];
  });
  const tells = ({ key, content }: { readonly key: string; readonly content: unknown }): boolean =>
    IS_DENIAL.test(key) ? content === false || IS_NO_WORD.test(String(content)) : !isNo(content);
  const verdicts = named.filter(({ key }) => !IS_REASON.test(key));
  return (verdicts.length > 0 ? verdicts : named).some(tells);
}

/** What is named in place of distress, of whatever kind. A misspelt name is one as well. */
const IS_HARM =
  /dist+res|detresse|notlage|angustia|self_?harm|suicid|abus(?:e|ed)$|(?:in|is)?danger$|endanger|emergency|^safety(?:concerns?|risks?|issues?)$|(?:child|is|at)_?risk$/i;
const IS_DENIAL = /^(?!notlage)(?:no|not|non|without|free)/i;
const IS_REASON = /(?:reason\p{L}*|explanation|rationale|notes?|comments?|why|details?)$/iu;

/** An answer without the field says nothing of it, and neither does its schema. */
function isNo(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return IS_NO_WORD.test(value.trim());
  if (typeof value !== "object" || value === null) return !value;
  if (depth > DEEPEST_NO) return false;
  if (Array.isArray(value)) return value.every((one) => isNo(one, depth + 1));
  const { type, ...others } = value as { readonly [key: string]: unknown };
  if (type !== undefined && ![type].flat().every((one) => JSON_TYPES.has(one))) {
    return isNo(type, depth + 1);
  }
  const names = Object.keys(others);
  if (type !== undefined && names.every((name) => SCHEMA_NAMES.has(name))) return true;
  const said = names.filter((name) => !IS_REASON.test(name));
  return said.length > 0 && said.every((name) => isNo(others[name], depth + 1));
}

/** What is nested deeper is no clear no. */
const DEEPEST_NO = 3;
const IS_NO_WORD =
  /^(?:false|no|nein|non|none|nothing|null|nil|n\/a|0|-|absent|no distress|none (?:detected|found|present|seen)|not (?:detected|found|present|seen)|no signs?(?: of distress)?|)[.!]?$/i;
const JSON_TYPES: ReadonlySet<unknown> = new Set(
  "boolean string number integer object array null".split(" "),
);
const SCHEMA_NAMES: ReadonlySet<string> = new Set(
  "description title enum default nullable".split(" "),
);
