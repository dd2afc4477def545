// Words for a secret, in four languages, as children write them: what asks for silence is heard wherever it stands, what only
// speaks of a secret is no evidence, and ordinary sentences are neither.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { silenceIn } from "../../src/wording/silence.ts";
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

describe("a wish for silence", () => {
  it.each(ASKED)("is heard in: %s", (text) => {
    expect(silenceIn(text)).toBe("asked");
  });

  it.each(SPOKEN)("is told of in: %s", (text) => {
    expect(silenceIn(text)).toBe("spoken");
  });

  it.each(ORDINARY)("is not heard in: %s", (text) => {
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
