// A quote was said only where its whole words stand in one piece of what one person said.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownWords } from "../../../src/voice/pasted/own-words.ts";
import { asSaid, passages, sentenceOf, wasSaid } from "../../../src/record/text/quote.ts";

describe("a quote", () => {
  it.each([
    ["half of a compound", "smoker since May", "I am a non-smoker since May"],
    ["the other half", "I am anti", "I am anti-war"],
    ["half of a Hebrew compound", "ספר חדש", "בית\u05BEספר חדש"],
    ["half of a Catalan word", "he fet col", "he fet col·legi"],
    ["a verb without its clitic", "ela dá", "ela dá-me medo"],
    ["the end of a number", "5 years old", "he is 3.5 years old"],
    ["the beginning of a number", "it costs 1", "it costs 1,000 euros"],
    ["a number without its sign", "5 degrees", "it was -5 degrees"],
    ["half a negation", "I can", "I can't swim"],
    ["words that only hold a sentence together", "and then it was", "and then it was over"],
    ["the same of French", "c'est que les", "c'est que les chats dorment"],
    ["look-alikes in another alphabet", "I hate m\u0430ths", "I hate maths"],
    ["one letter", "c", "c is for cat"],
    ["what is denied before it", "like big dogs", "I don't like big dogs"],
    ["what is denied in a child's spelling", "like big dogs", "i dont like big dogs"],
    ["what is denied behind it", "ich mag Hunde", "ich mag Hunde nicht"],
    ["what is denied in Spanish", "me gustan los perros", "No me gustan los perros"],
    ["what is denied in French", "aime les chiens", "je n’aime les chiens que de loin"],
    ["what somebody denies to have said", "I like dogs", "I never said that I like dogs"],
    [
      "the end of one sentence and the beginning of the next",
      "cats are mean dogs",
      "I like cats. Are mean dogs bad?",
    ],
    ["two sentences made one", "we sang it rained", "We sang. It rained."],
    ["another number", "it was 5 degrees", "it was -5 degrees"],
    ["a number whose point has moved", "we ran 35 miles", "we ran 3.5 miles"],
    ["a short word that is near to another", "my cat is red", "my car is red"],
    ["two typos", "the lighthose is strped", "the lighthouse is striped"],
    ["half of a long word", "striped lightho", "a striped lighthouse"],
    ["a look-alike within a long word", "the l\u0456ghthouse", "the lighthouse"],
  ])("is not said by %s", (_, quote, said) => {
    expect(wasSaid(quote, said)).toBe(false);
  });

  it.each([
    ["an item of a list", "apples are red", "-apples are red"],
    ["a compound as a whole", "non-smoker since May", "I am a non-smoker since May"],
    ["a whole number", "3.5 years old", "he is 3.5 years old"],
    ["a sentence that a dash ends", "I was late", "I was late - again"],
    ["one long word", "submarines", "mostly submarines!"],
    ["an elision", "école est finie", "l'école est finie"],
    ["a negation as a whole", "I can't swim", "I can’t swim"],
    ["three characters", "我喜欢", "我喜欢鲸鱼"],
    [
      "other signs between the words",
      "we drew a boat, a whale, and a flag",
      "we drew: a boat; a whale and a flag",
    ],
    [
      "one letter of a long word",
      "a striped lighthose by the sea",
      "a striped lighthouse by the sea",
    ],
    ["two letters in another order", "the lihgthouse is red", "the lighthouse is red"],
    ["letters without their accents", "la pena es vieja", "la peña es vieja"],
    ["ss for ß", "die Strasse ist lang", "die Straße ist lang"],
    ["a denial of another thought", "I like dogs", "I don't know why, but I like dogs"],
    ["a denial that it keeps", "I don't like dogs", "No wonder. I don't like dogs"],
    ["two sentences, ended where they ended", "We sang. It rained.", "We sang! It rained all day."],
  ])("is said by %s", (_, quote, said) => {
    expect(wasSaid(quote, said)).toBe(true);
  });

  it("is kept as the person said it", () => {
    expect(asSaid("A STRIPED lighthose", "we drew a striped\nlighthouse, mum")).toBe(
      "a striped lighthouse",
    );
  });

  it("stands in whole sentences, which the card shows", () => {
    const said = "It rained. I think Rex is the best dog, but he bites! Then we left.";
    expect(sentenceOf("Rex is the best dog", said)).toBe(
      "I think Rex is the best dog, but he bites!",
    );
    expect(sentenceOf("something else", said)).toBeUndefined();
    expect(sentenceOf("Rex is the best dog", `${said} REX is the best, dog.`)).toBeUndefined();
  });

  it("is whole words in a row of one sentence, whatever signs and letters stand around them", () => {
    const word = fc.constantFrom(..."kite lantern mirror zebra striped harbour purple".split(" "));
    const words = fc.array(word, { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(words, words, words, (before, middle, behind) => {
        const said = [...before, ...middle, ...behind].join(" ");
        expect(wasSaid(middle.join(", ").toUpperCase(), said)).toBe(true);
        // Denied within the same thought, and not beyond it.
        expect(wasSaid(middle.join(" "), `we never saw ${middle.join(" ")}`)).toBe(false);
        expect(wasSaid(middle.join(" "), `we never saw it. ${said}`)).toBe(true);
        expect(
          wasSaid([...before, ...middle].join(" "), `${before.join(" ")}. ${middle.join(" ")}`),
        ).toBe(false);
      }),
    );
  });

  it("reaches over no two messages, and a message cannot close the gap", () => {
    expect(wasSaid("I hate mum", passages(["I hate", "mum is nice"]))).toBe(false);
    expect(wasSaid("I hate mum", passages(["I hate\u001E", "\u001Emum is nice"]))).toBe(false);
    expect(wasSaid("mum is nice", passages(["I hate", "mum\nis nice"]))).toBe(true);
  });

  it.each([
    "Me: I hate\nMum: stop that\nMe: mum is nice",
    "**Abby:** I hate\n**ChatGPT:** Why?\n**Abby:** mum is nice",
    "Me: I hate\n> rain\nmum is nice\nAI: good",
    "[12/05/24, 10:22:33] Abby: I hate\n[12/05/24, 10:22:40] Tom: me too\n[12/05/24, 10:23:01] Abby: mum is nice",
    "12.05.24, 10:22 - Abby: I hate\n12.05.24, 10:22 - Tom: me too\n12.05.24, 10:23 - Abby: mum is nice",
  ])("reaches over nobody else's line in %j", (chat) => {
    const own = ownWords(chat, ["Abby"]);
    expect(own.kind).toBe("lines");
    const words = own.kind === "lines" ? own.words : "";
    expect(wasSaid("mum is nice", words)).toBe(true);
    expect(wasSaid("I hate mum", words)).toBe(false);
  });
});
