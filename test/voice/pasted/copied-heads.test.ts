// Words that were sent to the person, or copied from somebody's one message, are not the person's. What they write themselves is.

import { describe, expect, it } from "vitest";
import { ownWords } from "../../../src/voice/pasted/own-words.ts";

const NAMES = ["Abby", "Abby Miller"];
const I = "I steal sweets every day and I hide them";
const ICH = "ich klaue jeden Tag Süßes";

describe("is nobody's", () => {
  it.each([
    `Dear Abby,\n${I}.\nLove, Tom`,
    `Dear Abby, ${I}. Yours, Grandma`,
    `Hi Abby! ${I} xx Tom`,
    `hey abby ${I}`,
    `My dear Abby Miller,\n${I}`,
    `look what came\nDear Abby,\n${I}`,
    `Liebe Abby, ${ICH}`,
    `Hallo meine kleine Abby, ${ICH}`,
    `Hola Abby, yo robo dulces cada día`,
    `Chère Abby, je vole des bonbons`,
    `[12:03 PM] Huber, Tom\n${I}`,
    `Tom\nToday 12:03 PM\n${I}`,
    `Tom\n  12:03 PM\n${I}`,
    `Tom Huber @tomhuber · 2h\n${I}`,
    `u/tomhuber\n2h ago\n${I}`,
    `tomhuber • 2h ago\n${I}`,
    `tomhuber · vor 3 Std.\n${ICH}`,
    `mama: ${ICH}`,
    `tom: i steal sweets every day`,
    `onkel bo: ${ICH}`,
    `mémé: je vole des bonbons`,
  ])("%s", (text) => {
    expect(ownWords(text, NAMES).kind).toBe("unclear");
  });
});

describe("is the person's own", () => {
  it.each([
    `Dear Grandma,\n${I}.\nLove, Abby`,
    `Hi, I am Abby and ${I}`,
    `Hi Grace, ${I}`,
    "hello, abby here",
    `btw: ${I}`,
    "today: i went to the zoo",
    "my plan: i build a boat",
    "problem: i cannot sleep",
    "heute: ich war im Zoo",
    "fun fact: i have ten frogs",
    "[12:03] Woke up and ate\n[12:30] Went to the zoo",
    "it is 12:03 and I am awake",
    "We met at 12:03\nand I was late",
    "I ran 5 km • 2h\nand then I slept",
    "the mood was good · I liked it",
    "Dear Abby is a book that I read",
    `dear diary, ${I}`,
  ])("%s", (text) => {
    expect(ownWords(text, NAMES)).toEqual({ kind: "all", words: text });
  });

  it("where the bot has the person's name: it is greeted so", () => {
    const text = `Hi Abby! ${I}`;
    expect(ownWords(text, NAMES, { botNames: ["Abby"] }).kind).toBe("all");
    expect(ownWords(text, NAMES, { botNames: ["Grace"] }).kind).toBe("unclear");
  });
});
