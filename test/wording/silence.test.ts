// Words for a secret, in four languages, as children write them: what asks for silence is heard wherever it stands, what only
// speaks of a secret is no evidence, and ordinary sentences are neither.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { silenceIn } from "../../src/wording/silence.ts";
import { ASKED_TOO, HEARD_TOO, ORDINARY_TOO } from "./more-secrets.ts";
import { ASKED, ORDINARY, SPOKEN } from "./secrets.ts";

interface Tongue {
  readonly openers: readonly string[];
  readonly asks: readonly string[];
  readonly sayings: readonly string[];
  readonly tails: readonly string[];
}

const TONGUES: { readonly [language: string]: Tongue } = {
  English: {
    openers: [
      "",
      "please ",
      "ok ",
      "ok but ",
      "i like tom but ",
      "psst, ",
      "I broke it and ",
      "so ",
    ],
    asks: [
      "don't tell anyone",
      "dont tell my mum",
      "do not tell her",
      "just between us",
      "keep it between us",
      "never tell dad",
      "keep this to yourself",
      "nobody must know",
    ],
    sayings: ["she said ", "he told me ", "mum wrote: ", "tom whispered "],
    tails: ["", ".", "!!", " ok", " please", " pretty please"],
  },
  German: {
    openers: ["", "bitte ", "ok ", "aber ", "ich mag tom aber ", "psst, ", "also "],
    asks: [
      "sag es niemandem",
      "sag mama nichts",
      "sags keinem",
      "erzähl das nicht meinem papa",
      "nur unter uns",
      "das bleibt unter uns",
      "behalt es für dich",
      "mama darf das nicht wissen",
    ],
    sayings: ["sie hat gesagt ", "er sagte ", "tom meinte ", "oma schrieb "],
    tails: ["", ".", "!!", " ok", " ja", " bitte"],
  },
  French: {
    openers: ["", "s'il te plaît ", "ok ", "mais ", "j'aime tom mais ", "chut, ", "alors "],
    asks: [
      "ne le dis à personne",
      "le dis pas à maman",
      "dis rien à mes parents",
      "juste entre nous",
      "ça reste entre nous",
      "garde ça pour toi",
      "maman ne doit pas le savoir",
    ],
    sayings: ["elle a dit ", "il m'a dit ", "tom a écrit ", "mamie disait "],
    tails: ["", ".", "!!", " ok", " stp", " hein"],
  },
  Spanish: {
    openers: ["", "por favor ", "vale ", "pero ", "me gusta tom pero ", "psst, ", "bueno "],
    asks: [
      "no se lo digas a nadie",
      "no le digas nada a mamá",
      "no se lo cuentes a mi papá",
      "solo entre nosotros",
      "que quede entre nosotros",
      "guárdalo para ti",
      "que nadie se entere",
    ],
    sayings: ["ella dijo ", "me ha dicho ", "tom escribió ", "la abuela dice "],
    tails: ["", ".", "!!", " ok", " porfa", " vale"],
  },
};

const NAMES = ["tom", "lisa", "Aylin", "jean", "Xaver", "Zoë"];

/** `@` is whoever must not learn it. */
const FRAMES = {
  English: {
    asks: [
      "don't tell @",
      "dont tell @",
      "never tell @",
      "do not mention it to @",
      "don't say it to @",
      "don't let @ know",
      "don't let @ find out",
      "@ can't find out",
      "@ must never know",
      "i hope @ never finds out",
      "you can't tell @",
      "dont save this",
      "don't write it down",
      "dont note that",
      "delete this",
    ],
    whom: ["mum", "my dad", "grandma", "anyone", "my teacher"],
    before: ["", "please ", "i like ben but ", "ok but ", "I broke it. "],
    behind: ["", "!", " ok?", " please"],
  },
  German: {
    asks: [
      "sag @ nichts",
      "sag @ bitte nichts",
      "erzähl @ nichts davon",
      "verrat das @ nicht",
      "@ darf das nicht wissen",
      "@ soll das nicht erfahren",
      "hoffentlich erfährt @ das nicht",
      "bitte nicht speichern",
      "speicher das nicht",
      "notier das nicht",
      "schreib das nicht auf",
    ],
    whom: ["mama", "meinem papa", "oma"],
    before: ["", "bitte ", "ich mag ben aber ", "ok ", "Ich hab was kaputt gemacht. "],
    behind: ["", "!", " ok?", " ja"],
  },
  French: {
    asks: [
      "le dis pas à @",
      "ne le dis pas à @",
      "raconte rien à @",
      "faut pas que @ le sache",
      "@ doit pas le savoir",
      "j'espère que @ le saura pas",
      "n'enregistre pas ça",
      "note pas ça",
      "ne retiens pas ça",
    ],
    whom: ["maman", "mon père", "mes parents", "ma prof"],
    before: ["", "stp ", "j'aime ben mais ", "ok ", "J'ai cassé un vase. "],
    behind: ["", "!", " ok?", " stp"],
  },
  Spanish: {
    asks: [
      "no se lo digas a @",
      "no le cuentes nada a @",
      "no le digas a @",
      "que @ no se entere",
      "@ no puede saberlo",
      "ojalá @ no se entere",
      "no quiero que @ lo sepa",
      "no lo guardes",
      "no grabes esto",
    ],
    whom: ["mamá", "mi papá", "la abuela", "mi profe"],
    before: ["", "porfa ", "me gusta ben pero ", "vale ", "Rompí el vaso. "],
    behind: ["", "!", " ok?", " porfa"],
  },
};

describe("a wish for silence", () => {
  it.each([...ASKED, ...ASKED_TOO])("is heard in: %s", (text) => {
    expect(silenceIn(text)).toBe("asked");
  });

  it.each(HEARD_TOO)("is asked for or told of in: %s", (text) => {
    expect(silenceIn(text)).not.toBe("none");
  });

  it.each(SPOKEN)("is told of in: %s", (text) => {
    expect(silenceIn(text)).toBe("spoken");
  });

  it.each([...ORDINARY, ...ORDINARY_TOO])("is not heard in: %s", (text) => {
    expect(silenceIn(text)).toBe("none");
  });

  it.each(Object.entries(TONGUES))("in %s is heard behind any small words", (_, tongue) => {
    const { openers, asks, sayings, tails } = tongue;
    const cased = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => text.charAt(0).toUpperCase() + text.slice(1),
      (text) => `We drew a map. ${text}`,
      (text) => `we drew a map\n${text}`,
    );
    const [ask, tail] = [fc.constantFrom(...asks), fc.constantFrom(...tails)];
    fc.assert(
      fc.property(fc.constantFrom(...openers), ask, tail, cased, (opener, asked, end, written) => {
        const text = written(`${opener}${asked}${end}`);
        expect([text, silenceIn(text)]).toEqual([text, "asked"]);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...sayings), ask, (saying, asked) => {
        const text = `${saying}${asked}`;
        // Behind a colon it may be said anew.
        if (text.includes(":")) expect([text, silenceIn(text)]).not.toEqual([text, "none"]);
        else expect([text, silenceIn(text)]).toEqual([text, "spoken"]);
      }),
      { numRuns: 100 },
    );
  });

  it.each(Object.entries(FRAMES))("in %s is heard of anybody, by whatever verb", (_, frame) => {
    const { asks, whom, before, behind } = frame;
    fc.assert(
      fc.property(
        fc.constantFrom(...asks),
        fc.constantFrom(...whom, ...NAMES),
        fc.constantFrom(...before),
        fc.constantFrom(...behind),
        (ask, person, opener, end) => {
          const text = `${opener}${ask.replace("@", person)}${end}`;
          expect([text, silenceIn(text)]).toEqual([text, "asked"]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is looked for in time that grows with the length of the text", () => {
    const time = (text: string): number => {
      const start = performance.now();
      silenceIn(text);
      return performance.now() - start;
    };
    for (const unit of ["do not ", "tell mum ", "keep secret ", "sag nicht ", "pas dire ", "a"]) {
      const text = unit.repeat(Math.ceil(4_000 / unit.length));
      time(text);
      expect(time(text.repeat(8))).toBeLessThan(64 * Math.max(time(text), 32));
    }
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void silenceIn(text)));
  });
});
