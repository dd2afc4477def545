// A quote was said only where its whole words stand in one piece of what one person said.

import { describe, expect, it } from "vitest";
import { ownWords } from "../../src/voice/own-words.ts";
import { passages, wasSaid } from "../../src/voice/quote.ts";

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
  ])("is said by %s", (_, quote, said) => {
    expect(wasSaid(quote, said)).toBe(true);
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
