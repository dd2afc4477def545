// Words in disguise: digits and signs for letters ("k1ll", "$tab"), letters that only look like others, and letters one by one
// ("h e  h i t s  m e"). Children write so to be heard and not to be found. Proof: test/wording/disguise.test.ts.

import { foldLetters } from "../../record/text/fold.ts";

/** Gives what a text says without its disguises: one reading, or one for each letter that a sign may stand for. */
export function undisguised(text: string, known: ReadonlySet<string>): readonly string[] {
  const apart = apartOf(text);
  const runs = runsOf(text, known);
  if (!MAY_HIDE.test(text)) return apart === text ? runs : [apart, ...runs];
  const joined = withoutGaps(withoutLookAlikes(apart), known);
  const readings = (["i", "l"] as const).map((one) => withoutSigns(joined, one));
  const last = readings.at(-1) ?? joined;
  const hidden = STAR.test(last) ? VOWELS.map((vowel) => last.replace(STARS, vowel)) : [];
  return [...new Set([...readings, ...hidden, ...runs])].filter((reading) => reading !== text);
}

/** A text with the words apart that were written as one: "my dad hits.me", "MyDadHitsMe", "he SAd me". */
function apartOf(text: string): string {
  return text
    .replace(ABBREVIATED, "assaulted")
    .replace(SIGN_BETWEEN, " ")
    .replace(CAPITAL_WITHIN, " ");
}

/** The words of each run of letters that known words make up, by themselves: beside others "Klopapier" would tell of a papi. */
function runsOf(text: string, known: ReadonlySet<string>): readonly string[] {
  return [...text.matchAll(ONE_RUN)].flatMap(([run]) => {
    const letters = foldLetters(run);
    const words = known.has(letters) ? undefined : partedBy(known, letters);
    return words === undefined ? [] : [words];
  });
}

/** "SA" for what is done to somebody. */
const ABBREVIATED = /(?<![\p{L}\p{N}])SA(?:['\u2019]?d|ed)(?![\p{L}\p{N}])/gu;
const SIGN_BETWEEN = /(?<=\p{L}{2})[.,;:_+#|](?=\p{L}{2})/gu;
const CAPITAL_WITHIN = /(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu;
const ONE_RUN = /(?<![\p{L}\p{M}\p{N}])\p{Script=Latin}{8,40}(?![\p{L}\p{M}\p{N}])/gu;

/**
 * A text with words for its pictures of deeds, in each language; none without such a picture. They are mostly meant otherwise, so
 * what they tell is no more than a sign.
 */
export function pictured(text: string): readonly string[] {
  if (!PICTURE.test(text)) return [];
  return LANGUAGES.map((at) =>
    text.replace(PICTURE_RUN, (picture) => {
      const deeds = DEEDS.find(([signs]) =>
        signs.includes(picture.replace(/\uFE0F|\p{Emoji_Modifier}/gu, "")),
      );
      return ` ${deeds?.[at] ?? ""} `;
    }),
  );
}

/** Pictures, and what they stand for in English, German, Spanish and French. */
const DEEDS: readonly (readonly [signs: string, ...deeds: [string, string, string, string]])[] = [
  ["\u{1F44A}\u{1F91B}\u{1F91C}\u270A", "hits", "schlagt", "pega", "frappe"],
  ["\u{1F52A}\u{1F5E1}", "cut", "schneide", "corto", "coupe"],
  ["\u26B0", "dead", "tot", "muerto", "mort"],
];
const LANGUAGES = [1, 2, 3, 4] as const;
const PICTURE = /[\u{1F44A}\u{1F91B}\u{1F91C}\u270A\u{1F52A}\u{1F5E1}\u26B0]/u;
const PICTURE_RUN =
  /[\u{1F44A}\u{1F91B}\u{1F91C}\u270A\u{1F52A}\u{1F5E1}\u26B0](?:\uFE0F|\p{Emoji_Modifier})*/gu;

const LETTER_SIGN = String.raw`[013457@$\u20AC|!*]`;
const LOOKS_LATIN = String.raw`\u0250-\u02AF\u1D00-\u1D22\uA730\uA731\u0370-\u03FF\u0400-\u052F\u{1F150}-\u{1F189}`;
const LATIN = String.raw`\p{Script=Latin}`;

/** A letter beside such a sign, a letter of another script, or three letters each by itself. Most texts have none. */
const MAY_HIDE = new RegExp(
  String.raw`${LATIN}${LETTER_SIGN}|${LETTER_SIGN}${LATIN}|[${LOOKS_LATIN}]|(?<![\p{L}\p{N}])${LATIN}(?:[\s._*~/-]{1,3}[${LATIN}\p{N}](?![\p{L}\p{N}])){2}`,
  "u",
);

/** Signs by the letter that they look like. They are letters of Cyrillic, Greek and phonetics, and small capitals. */
const ALIKE: { readonly [letter: string]: string } = {
  a: "\u0430\u03B1\u0251\u1D00",
  b: "\u0432\u03B2\u0299\u0253\u044C",
  c: "\u0441\u1D04\u03F2",
  d: "\u0501\u1D05\u0257",
  e: "\u0435\u03B5\u1D07\u025B\u0451\u0454",
  f: "\uA730",
  g: "\u0261\u0262\u0260",
  h: "\u043D\u04BB\u029C\u0266",
  i: "\u0456\u03B9\u026A\u0269\u0457",
  j: "\u0458\u1D0A\u03F3",
  k: "\u043A\u03BA\u1D0B\u0199",
  l: "\u04CF\u029F\u04C0",
  m: "\u043C\u1D0D\u03BC",
  n: "\u043F\u03B7\u0274",
  o: "\u043E\u03BF\u1D0F\u03C3\u0254",
  p: "\u0440\u03C1\u1D18",
  q: "\u051B",
  r: "\u0433\u0280\u044F",
  s: "\u0455\uA731",
  t: "\u0442\u03C4\u1D1B",
  u: "\u03C5\u1D1C\u0446\u0438",
  v: "\u03BD\u1D20\u0475",
  w: "\u051D\u03C9\u1D21\u0448",
  x: "\u0445\u03C7",
  y: "\u0443\u03B3\u028F\u04AF",
  z: "\u03B6\u1D22",
};

const PLAIN: ReadonlyMap<string, string> = new Map(
  Object.entries(ALIKE).flatMap(([letter, alike]) => Array.from(alike, (one) => [one, letter])),
);

/** Letters in negative circles and squares, which no folding knows. */
const PICTURES = [0x1f150, 0x1f170];

function withoutLookAlikes(text: string): string {
  return text
    .replace(/[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}]/gu, (sign) => {
      const code = sign.codePointAt(0) ?? 0;
      const first = PICTURES.findLast((start) => start <= code) ?? code;
      return String.fromCharCode(97 + code - first);
    })
    .replace(WORD, (word) => {
      if (!ALIKE_IN.test(word)) return word;
      const plain = Array.from(word.toLowerCase(), (sign) => PLAIN.get(sign) ?? sign).join("");
      // A word of which some letter has no look-alike is one of another language.
      return ONLY_LATIN.test(plain) ? plain : word;
    });
}

const WORD = /[\p{L}\p{M}\p{N}@$!|*'\u2019]+/gu;
const ALIKE_IN = new RegExp(`[${LOOKS_LATIN}]`, "u");
const ONLY_LATIN = /^(?:[\p{Script=Latin}\p{M}\p{N}@$!|*'\u2019])+$/u;

/** Joins letters that stand one by one. The wider gaps part words; without any, known words part them. */
function withoutGaps(text: string, known: ReadonlySet<string>): string {
  return text.replace(SPELT, (run) => {
    const gaps = run.match(GAPS) ?? [];
    const least = Math.min(...gaps.map(({ length }) => length));
    if (gaps.some(({ length }) => length > least)) {
      return run.replace(GAPS, (gap) => (gap.length > least ? " " : ""));
    }
    const letters = run.replace(GAPS, "");
    return partedBy(known, foldLetters(withoutSigns(letters, "i"))) ?? letters;
  });
}

const SPELT = new RegExp(
  String.raw`(?<![\p{L}\p{N}'’])[${LATIN}\p{N}@$](?:[\s._*~/-]{1,4}[${LATIN}\p{N}@$!](?![\p{L}\p{N}'’])){2,}`,
  "gu",
);
const GAPS = /[\s._*~/-]+/gu;
/** No longer run of letters is parted into words. */
const LONGEST_RUN = 200;
const LONGEST_WORD = 20;

/** The fewest known words that a run of letters consists of. */
function partedBy(known: ReadonlySet<string>, letters: string): string | undefined {
  if (letters.length > LONGEST_RUN) return undefined;
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= letters.length; end += 1) {
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start += 1) {
      const before = best[start];
      const word = letters.slice(start, end);
      if (!before || !known.has(word)) continue;
      const fewest = best[end];
      if (!fewest || before.length + 1 < fewest.length) best[end] = [...before, word];
    }
  }
  return best[letters.length]?.join(" ");
}

/** Letters for the digits and signs within a word. Numbers, ends of sentences and bold words stay. */
function withoutSigns(text: string, one: "i" | "l"): string {
  return text.replace(/(?<=^|\s)[1!|](?=\s+\p{L})/gu, one).replace(WORD, (word) => {
    if (!/\p{L}/u.test(word) || /\p{N}{3}/u.test(word)) return word;
    return word
      .replace(/[|!](?=\p{L})/gu, one)
      .replace(/@(?=\p{L})|(?<=\p{L})@/gu, "a")
      .replace(/[013457$]/g, (sign) => (sign === "1" ? one : (DIGITS[sign] ?? sign)));
  });
}

const DIGITS: { readonly [sign: string]: string } = {
  "0": "o",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  $: "s",
};

const STAR = /\p{L}\*+\p{L}/u;
const STARS = /(?<=\p{L})\*+(?=\p{L})/gu;
const VOWELS = ["a", "e", "i", "o", "u"];
