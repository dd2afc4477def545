import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readStatement } from "../../../src/record/conflicts/statement.ts";
import { phraseOf } from "../../../src/record/forget/words.ts";
import {
  foldCase,
  foldForms,
  foldLetters,
  foldLine,
  LETTER,
  wordsIn,
  type WordOptions,
} from "../../../src/record/text/fold.ts";
import { termsOf } from "../../../src/record/text/terms.ts";
import { UNSEEN } from "../../../src/record/text/unseen.ts";
import { foldWord, hiddenWords } from "../../../src/record/views/hidden-words.ts";
import { plainWords, squeezed } from "../../../src/tools/probe/words.ts";
import { mentions } from "../../../src/voice/phrases.ts";
import { wasSaid } from "../../../src/record/text/quote.ts";
import { anyCharacters } from "../../support/any-text.ts";

const FOLDINGS = { foldCase, foldForms, foldLetters, foldLine, foldWord };
const DEEP = { foldForms, foldLetters, foldLine };

/** What of Unicode is hard to compare, beside anything at all. */
const sign = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }) },
  anyCharacters({ minLength: 1, maxLength: 1 }),
  fc.constantFrom(...Array.from("ßẞſıİiIςσΣæÆœøłđǰŉΐǆ①²½Ⅳﬁﬃ™№ªµÅＫｅｌｐ𝐤Ⓚ⽂章鱼ガｶﾞｰ한글ำน้")),
  fc.constantFrom("\u0301", "\u0307", "\u00AD", "\u200B", "\u200D", "\uFE0F", "\u20E3"),
  fc.constantFrom(
    "\u1112\u1161\u11AB",
    "\u3099",
    "\u0640",
    "\u0651",
    " ",
    "-",
    "'",
    "’",
    "…",
    "10²",
    "น้ำ",
  ),
);
const text = fc.array(sign, { maxLength: 12 }).map((signs) => signs.join(""));
/** Of the scripts that have capitals. */
const cased = fc
  .array(fc.oneof(sign, fc.constantFrom(...Array.from("straßeÑandúÉtéᾳΣίσυφοςДжемჯიქიՀայ"))), {
    maxLength: 12,
  })
  .map((signs) => signs.join(""))
  .filter((each) =>
    /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\s]*$/u.test(
      each,
    ),
  );

const OPTIONS: readonly WordOptions[] = (["runs", "characters", "pairs"] as const).flatMap(
  (unspaced) =>
    [foldCase, foldForms, foldLetters].flatMap((letters) => [
      { unspaced, letters },
      { unspaced, letters, within: "'-" as const },
    ]),
);

describe("a text that is folded", () => {
  it.each(Object.entries(FOLDINGS))("twice is folded once (%s)", (_, fold) => {
    fc.assert(
      fc.property(text, (any) => {
        expect(fold(fold(any))).toBe(fold(any));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(Object.entries(DEEP))("is the same in capitals (%s)", (_, fold) => {
    fc.assert(
      fc.property(cased, (any) => {
        expect(fold(any.toUpperCase())).toBe(fold(any));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(Object.entries(FOLDINGS))(
    "is the same however its letters are composed (%s)",
    (_, fold) => {
      fc.assert(
        fc.property(text, (any) => {
          expect(fold(any.normalize("NFD"))).toBe(fold(any.normalize("NFC")));
        }),
        { numRuns: 1000 },
      );
    },
  );

  it.each([
    ["Straße", "STRASSE", "straẞe"],
    ["kelp", "ＫＥＬＰ", "𝐤𝐞𝐥𝐩", "Ⓚⓔⓛⓟ", "ke\u00ADl\u200Bp\uFE0F", "ke\u2060lp"],
    ["Sisyphos Σίσυφος", "SISYPHOS ΣΊΣΥΦΟΣ"],
    ["fish", "ﬁsh"],
    ["istanbul", "İSTANBUL", "ISTANBUL", "ıstanbul"],
    ["ガス", "ｶﾞｽ"],
    ["محمد", "محـــمد"],
    ["1", "1\uFE0F\u20E3", "１"],
  ])("has one form: %s, %s", (...forms) => {
    for (const form of forms) {
      expect(foldForms(form)).toBe(foldForms(forms[0]));
      expect(foldLetters(form)).toBe(foldLetters(forms[0]));
    }
  });

  it("keeps accents by form and drops them by letter", () => {
    expect(foldForms("Peña")).not.toBe(foldForms("pena"));
    expect(foldLetters("Peña Łódź sœur smørrebrød")).toBe("pena lodz soeur smorrebrod");
    expect(foldLetters("हिंदी がぎ")).toBe("हिंदी がぎ");
  });

  it.each([
    ["Maße", "Masse"],
    ["x²", "x2"],
    ["ﬁn", "fin"],
  ])("keeps what a person tells apart by case alone: %s, %s", (one, other) => {
    expect(foldCase(one)).not.toBe(foldCase(other));
    expect(foldForms(one)).toBe(foldForms(other));
  });

  it("does not make another number of a power or a fraction", () => {
    expect(foldForms("10²")).not.toBe(foldForms("102"));
    expect(foldForms("5½")).not.toBe(foldForms("51/2"));
  });
});

describe("the words of a text", () => {
  const isLetter = new RegExp(`^(?!\\p{M})[${LETTER}]$`, "u");

  it("hold all its letters, in order, each once, and lie within it", () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...OPTIONS), (any, options) => {
        const words = wordsIn(any, options);
        const isIn = Array.from({ length: any.length }, () => false);
        for (const { folded, start, end } of words) {
          expect(folded).not.toBe("");
          expect(end).toBeGreaterThan(start);
          isIn.fill(true, start, end);
        }
        let at = 0;
        for (const character of any) {
          // A letter that is nothing by itself: fillers, and the stroke that stretches a word.
          if (isLetter.test(character) && foldLetters(character) !== "")
            expect(isIn[at]).toBe(true);
          at += character.length;
        }
        const starts = words.map(({ start }) => start);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      }),
      { numRuns: 2000 },
    );
  });

  it("are the same in any case and composition, for each way of reading them", () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...OPTIONS), (any, options) => {
        const read = (each: string): readonly string[] =>
          wordsIn(each, options).map(({ folded }) => folded);
        expect(read(any.normalize("NFD"))).toEqual(read(any.normalize("NFC")));
      }),
      { numRuns: 2000 },
    );
  });

  it("are those of the folded text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Array.from("aßéΣ章ガ한 -'.,")), { maxLength: 12 }),
        (signs) => {
          const any = signs.join("");
          const read = (each: string): readonly string[] => phraseOf(each);
          expect(read(foldForms(any))).toEqual(read(any));
        },
      ),
    );
  });

  it.each([
    ["a heart before a word", "❤️kelp", ["kelp"]],
    ["a sign that is no letter behind it", "kelp™ 5 kg", ["kelp", "5", "kg"]],
    ["a soft hyphen", "oc\u00ADtopus", ["octopus"]],
    ["letters in circles", "Ⓚⓔⓛⓟ!", ["kelp"]],
    ["characters as PDF files have them", "⽂⼝", ["文口"]],
    ["nothing", " …\u200B\uFE0F\u0301 ", []],
  ])("part at what is no letter: %s", (_, any, words) => {
    expect(wordsIn(any).map(({ folded }) => folded)).toEqual(words);
  });
});

describe("what a letter is", () => {
  const callers: { readonly [name: string]: (text: string) => boolean } = {
    recall: (each) => termsOf(each).length > 0,
    forgetting: (each) => phraseOf(each).length > 0,
    contradictions: (each) => readStatement(each).plain !== "",
    probes: (each) => squeezed(each) !== "" && plainWords(each).length > 0,
    phrases: (each) => !mentions(`one ${each} two`, ["one two"]),
  };

  it("is the same for every caller", () => {
    const any = fc.oneof(sign, anyCharacters({ minLength: 1, maxLength: 1 }));
    fc.assert(
      fc.property(any, (character) => {
        // A vowel point of Arabic that has a sign of its own is nothing where accents do not count.
        fc.pre(foldLetters(character) !== "" || foldForms(character) === "");
        const isWord = wordsIn(character).length > 0;
        for (const [name, reads] of Object.entries(callers)) {
          expect(reads(character), name).toBe(isWord);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("does not depend on what nobody sees", () => {
    const unseen = anyCharacters({ minLength: 1, maxLength: 1 }).filter((each) =>
      new RegExp(`[${UNSEEN}]`, "u").test(each),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.constantFrom("\u00AD", "\u200B", "\u200D", "\u2060", "\uFEFF", "\uFE0F"),
          unseen,
        ),
        (hidden) => {
          const word = `light${hidden}house`;
          expect(termsOf(word)).toEqual(termsOf("lighthouse"));
          expect(phraseOf(word)).toEqual(phraseOf("lighthouse"));
          expect(readStatement(word).plain).toBe("lighthouse");
          expect(wasSaid("lighthouse", word)).toBe(true);
          expect(mentions(word, ["lighthouse"])).toBe(true);
          const hides = hiddenWords([{ text: "Lighthouse", isValue: true }], {
            open: [],
            nouns: new Set(),
          });
          expect(hides(word)).toBe(true);
        },
      ),
    );
  });
});

describe("no other file of src", () => {
  const src = new URL("../../../src/", import.meta.url).pathname;
  /** With the reason why each may. */
  const MAY_COMPOSE: { readonly [file: string]: string } = {
    "record/text/fold.ts": "the home",
    "record/candidates/debates.ts": "writes a rule's name into a file",
    "record/forget/bytes.ts": "spells a word in every way it may stand in bytes",
    // All stand for somebody else's model, which knows nothing of ours.
    "tools/simulator/offline/embedding.ts": "lower case without accents",
    "tools/simulator/offline/words.ts": "lower case without accents",
    "tools/simulator/offline/recall.ts": "lower case for a pattern",
  };

  it("folds letters", () => {
    const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".ts"),
    );
    const composing = files.filter((file) =>
      /\.normalize\(|toLowerCase\(\)\.match\(/.test(readFileSync(join(src, file), "utf8")),
    );
    expect(composing.toSorted()).toEqual(Object.keys(MAY_COMPOSE).toSorted());
  });
});
