// Hidden texts are the parts of SELF.md that a view never shows. They are collected line by line, without a parser, so
// that no slip of the hand (an unclosed fence, a renumbered heading, a comment, an unknown key) keeps one from being
// hidden. Proof: test/record/views/view-any.test.ts.

import { readOutline } from "../text/markdown.ts";
import { OTHER_BLANKS, plainHeading } from "../text/plain-heading.ts";
import { foldWord, type HiddenText } from "./hidden-words.ts";

/**
 * All texts that views hide.
 * @param self text of SELF.md.
 * @param openKeys keys of section I that the view shows.
 */
export function hiddenTexts(self: string, openKeys: readonly string[]): readonly HiddenText[] {
  const body = self.replace(/^\uFEFF/, "");
  const { fences } = readOutline(body);
  const found: HiddenText[] = [];
  let place: Place = { region: "preamble", top: "", key: "" };
  for (const { 0: whole, index: start } of body.matchAll(/[^\n]*\n|[^\n]+$/g)) {
    const level = HEADING.exec(whole)?.[1]?.length ?? 0;
    const line = whole.replace(ENTRY_ID, " ");
    const fence = fences.find((each) => start >= each.start && start < each.end);
    if (level > 0 && (!fence || start < fence.bodyStart)) {
      place = {
        region: regionOf(plainHeading(line.trimEnd()), level, place.region),
        top: "",
        key: "",
      };
      // A heading may be a name too. The headings of a new Record are not hidden (hidden-words.ts).
      if (["private", "life", "identity"].includes(place.region)) {
        found.push(value(line.replace(/^#+\s*(?:[IVX\d]+\.)?/, "")));
      }
      continue;
    }
    for (const part of partsOf(line)) {
      place = follow(place, part);
      found.push(...textsOf(part, place, { isInFence: fence !== undefined, openKeys }));
    }
  }
  return found;
}

/** Words that follow a German indefinite article somewhere, folded. They have a capital and are no names. */
export function germanNouns(self: string): ReadonlySet<string> {
  const found = self.matchAll(/\b[Ee]in(?:e[mnrs]?)? +(?:\p{Ll}{2,}e[mnrs]? +)?(\p{Lu}\p{L}+)/gu);
  return new Set(
    [...found].flatMap(([match, noun = ""]) => (PREPOSITION.test(match) ? [] : forms(noun))),
  );
}

const HEADING = new RegExp(String.raw`^(#{1,6})[ \t${OTHER_BLANKS}]`);

type Region = "preamble" | "identity" | "life" | "known" | "entries" | "rules" | "private";

/** The place of a line: kind of section, key at the left edge of the fence, and the key last seen. */
interface Place {
  readonly region: Region;
  readonly top: string;
  readonly key: string;
  /** Depth of the list that belongs to the key at the left edge. */
  readonly depth?: number;
}

interface Part {
  /** Column of the dash at the beginning of the line. */
  readonly depth?: number;
  /** True when the key stands at the left edge of the line. */
  readonly isTop: boolean;
  readonly key: string;
  readonly text: string;
}

const ENTRY_ID = /\b[A-Z]+(?:-[A-Z]+)*-\d{3,}\b/g;
const PREPOSITION = / (?:neben|gegen|unter|hinter|wegen|zwischen) /i;
/** Headings that a new Record has below II to VII, and the three of IX. */
const KNOWN_BELOW = /^#+ +(?:favou?rites|other preferences)\s*$/i;
const ENTRIES_BELOW = /^#+ +IX-[ABC]\./;
/** Keys with people, places and dates below them, in any section. */
const PRIVATE_KEY =
  /people|person|friend|famil|member|sister|brother|sibling|mother|father|parent|guardian|teacher|school|address|city|town|home|street|country|birth|born|location|places_lived|relation|dynamics|^with$|phone|mail|^name$|^nickname$|partner|spouse|child|pet|full_?name|surname/i;
const FIELD =
  /^(?:name|nickname|role|with|notes?|relation|since|until|dates?|event|place|age|who|what|where|when|type|title)$/;
/** Keys with sentences below them. */
const TOLD_KEY = /^(?:role|notes?|dynamics|events?|memories|description|what)$/;
/** Keys of II to VII whose values are not about people and places, and keys that the views show. */
const PLAIN_KEY =
  /^(?:samples|content|context|activity_id|date|confidence|evidence|sources?|intensity|inferred_from|movies|books|food|games|activities|music|favou?rite_(?:colou?r|animal|number|season|subject|flower|gemstone|sport|hobby|song|game|book|movie|food)|talent_stack|vocabulary_level|lexile_output|sentence_patterns|verbal_habits|tone|self_concept|traits?|notes|emotional_patterns|trigger|response|humou?r|empathy_mode|problem_solving|current|emerging|topic|core|approach)$/;

function regionOf(line: string, level: number, above: Region): Region {
  const number = /^#+ +(VIII|VII|VI|V|IV|IX|III|II|I|XIII|XII|XI|X)\. /.exec(`${line} `)?.[1] ?? "";
  if (level === 1 && !number && above === "preamble") return "preamble";
  if (level === 2 && number) {
    if (number === "I") return "identity";
    if (number === "VIII") return "life";
    if (number === "IX") return "entries";
    return number.startsWith("X") ? "rules" : "known";
  }
  if (level <= 2) return "private";
  if (ENTRIES_BELOW.test(line)) return "entries";
  if (above === "life" || above === "identity" || above === "rules") return above;
  return above === "known" && KNOWN_BELOW.test(line) ? "known" : "private";
}

// Each part by itself: `- name: Ana`, `members: [{name: Ana, role: sister}]`, `| Ana | sister |`, `<!-- sister: Ana
// -->`.
function partsOf(line: string): readonly Part[] {
  const isTop = /^["'\p{L}_]/u.test(line);
  const depth = /^[ \t]*(?=-[ \t])/.exec(line)?.[0].length;
  return line
    .split(
      /[|{}[\]]|<!--|-->|(?:^|[ \t])#(?=[ \t])|,(?=[ \t]*["']?[\p{L}_][\p{L}\p{M}\p{N}_ -]*["']?:)/u,
    )
    .flatMap((source, index) => {
      const text = source.replace(/^[ \t>*+-]+/, "").trim();
      if (text === "") return [];
      const match = /^["']?([\p{L}_][\p{L}\p{M}\p{N}_ -]{0,40}?)["']?[ \t]*:(?:[ \t]+(.*))?$/u.exec(
        text,
      );
      const key = match?.[1] ?? "";
      return [
        {
          ...(index === 0 && depth !== undefined && { depth }),
          isTop: isTop && index === 0,
          key,
          text: match ? (match[2] ?? "") : text,
        },
      ];
    });
}

function follow(place: Place, { isTop, key, depth }: Part): Place {
  if (key !== "" && isTop) return { region: place.region, top: key, key };
  const list = place.depth ?? depth;
  // A new item of the same list belongs to the key of the list again.
  const last = key === "" && depth !== undefined && depth === list ? place.top : key || place.key;
  return { ...place, key: last, ...(list !== undefined && { depth: list }) };
}

function textsOf(
  { key, text }: Part,
  place: Place,
  { isInFence, openKeys }: { readonly isInFence: boolean; readonly openKeys: readonly string[] },
): readonly HiddenText[] {
  const isTold = TOLD_KEY.test(place.key) && (place.key === "role" || /\s\S+\s/.test(text.trim()));
  const all = [
    isTold ? prose(text) : value(text),
    ...(isNameAsKey(key, place) ? [value(key)] : []),
  ];
  switch (place.region) {
    case "private":
      return all;
    case "identity":
      return isInFence && openKeys.includes(place.top) && place.key === place.top ? [] : all;
    case "life":
      return isInFence && isShownOfLife(place) ? [] : all;
    case "known":
      if (!isInFence) return [prose(text)];
      if (PRIVATE_KEY.test(place.key) || PRIVATE_KEY.test(place.top)) return all;
      // `- Tea: the strong kind` is an item of a list that the views show.
      if (PLAIN_KEY.test(place.top) && !/^[a-z_][a-z0-9_]*$/.test(key || place.key)) return [];
      return PLAIN_KEY.test(place.key) && PLAIN_KEY.test(place.top)
        ? []
        : [prose(`${key} ${text}`)];
    case "entries":
      return isInFence ? [] : [prose(text)];
    case "preamble":
      return frontMatterTexts(place, text);
    case "rules":
      return PRIVATE_KEY.test(key) ? [value(text)] : [];
  }
}

/** `relationships:` may hold `ana: bakes bread`. */
function isNameAsKey(key: string, { top }: Place): boolean {
  return /[\p{Lu}\p{Lo}]/u.test(key) || (key !== "" && key !== top && !FIELD.test(key));
}

function isShownOfLife({ top, key }: Place): boolean {
  return (
    (top === "events" && ["events", "event", "date"].includes(key)) ||
    (top === "memories" && key === "memories")
  );
}

function frontMatterTexts({ key }: Place, text: string): readonly HiddenText[] {
  if (key === "time_zone") return [value(text.replace(/^.*\//, "").replaceAll("_", " "))];
  return PRIVATE_KEY.test(key) ? [value(text)] : [prose(withoutFirst(text))];
}

/** A sentence of a file about itself begins with words that are nobody's name. */
function withoutFirst(text: string): string {
  return text.replace(/^[\p{L}\p{M}]+/u, (word) => word.toLowerCase());
}

function forms(noun: string): readonly string[] {
  const folded = foldWord(noun);
  return [folded, `${folded}n`, `${folded}en`, `${folded}s`, folded.replace(/n$/, "")];
}

function value(text: string): HiddenText {
  return { text, isValue: true };
}

function prose(text: string): HiddenText {
  return { text, isValue: false };
}
