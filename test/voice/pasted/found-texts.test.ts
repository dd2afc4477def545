// What a child found, reads for school or gives a machine to work on is nobody's words. What they found, read and wrote themselves is.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownWords } from "../../../src/voice/pasted/own-words.ts";
import { TIMES } from "../../support/times.ts";
import { OWN_FINDS } from "./own-finds.ts";

const MIRA = ["Mira", "Mira Huber"];

function kindOf(text: string): string {
  return ownWords(text, MIRA).kind;
}

const BODIES = [
  "I am leaving you and the kids.",
  "I grew up on a farm in Texas and I had two dogs",
  "Ich verlasse dich und die Kinder.",
  "Ich bin auf einem Hof aufgewachsen",
  "J'ai grandi dans une ferme",
  "Yo crecí en una granja",
] as const;
const anyBody = fc.constantFrom(...BODIES);

const FINDER = ["i", "we", "my brother"] as const;
const FOUND = [
  ...["found", "discovered"].flatMap((verb) =>
    FINDER.flatMap((who) => [
      `${who} ${verb} this letter in dads drawer`,
      `${who} ${verb} this on mums phone`,
      `${who} ${verb} a note under the bed`,
    ]),
  ),
  "found this on dads phone",
  "dad left this on the table",
  "mum forgot this letter in the kitchen",
  "this letter was in my bag",
  "this note lay under my pillow",
  "this was on the fridge",
  "look what was on mums phone",
  "saw this on my brothers laptop",
  "copied from the internet",
  "das stand auf papas handy",
  "das lag in der küche",
  "den brief hab ich bei papa gefunden",
  "das hab ich in mamas tasche gefunden",
  "der zettel lag auf dem tisch",
  "das ist aus meinem englischbuch",
  "j'ai trouvé cette lettre",
  "j'ai trouvé ça dans le tiroir de papa",
  "c'était sur le téléphone de papa",
  "encontré esta carta",
  "encontré esto en el cajón de papá",
  "my sister's diary",
  "i read my sisters diary",
  "Tom's diary",
  "toms diary",
  "mamas tagebuch",
  "le journal de ma soeur",
  "i got this text from my teacher",
  "guess what i found on dads computer",
  "found dads old diary",
  "found a letter from mum to dad",
  "this was written on the wall",
  "there was a note on the door",
  "its from moms diary",
  "page from my sisters diary",
  "my brother's text to anna",
  "dads whatsapp to his boss",
  "mum's phone:",
  "on dads phone",
  "this popped up on mums phone",
  "im briefkasten war dieser brief",
  "hab das in papas schublade entdeckt",
  "aus mamas tagebuch",
  "il y avait une lettre sur la table",
  "ça vient du journal de ma soeur",
  "había una carta en la mesa",
  "lo encontré en el móvil de papá",
] as const;

const FOR_SCHOOL = [
  "this is what i have to translate",
  "for homework we have to read this",
  "we must read this for school",
  "ich muss das übersetzen",
  "das sollen wir bis montag lesen",
  "je dois lire ça pour l'école",
  "tengo que traducir esto",
  "translate please",
  "can you translate the following",
  "übersetz mal bitte",
  "fass das zusammen",
  "english homework:",
  "songtext",
  "lyrics",
  "exercise 3",
  "text for english class",
  "unit 3 text",
  "we got this text in school",
  "for english i need to learn this by heart",
  "hausaufgabe englisch",
  "what's that in german?",
  "auf deutsch bitte",
  "reading comprehension",
  "diktat",
] as const;

describe("a text of somebody else is nobody's words", () => {
  it("where a line above it tells where it was found, or what it is read for", () => {
    const above = fc.constantFrom(...FOUND, ...FOR_SCHOOL);
    const before = fc.constantFrom("", "hi!\n\n", "we went to the lake\n\n");
    fc.assert(
      fc.property(before, above, anyBody, (first, head, body) => {
        const text = `${first}${head}\n\n${body}`;
        expect([text, kindOf(text)]).toEqual([text, "unclear"]);
      }),
      { numRuns: 200 * TIMES },
    );
  });

  it.each([...FOUND, ...FOR_SCHOOL])("below %j", (head) => {
    for (const body of BODIES)
      expect([body, kindOf(`${head}\n\n${body}`)]).toEqual([body, "unclear"]);
  });

  it.each([
    "can you translate: I am Peter and I live in London",
    "found this on dads phone: I am leaving you",
    `found this on dads phone: I am leaving you. ${"I have had enough of it. ".repeat(30)}`,
    "My name is Peter. I live in London and I have two dogs.",
    "english homework:\n\nMy name is Peter. I live in London and I have two dogs.",
    'my teacher wrote "I was in hospital"',
    'my teacher wrote to us: "I was in hospital" and we are sad',
    '"I was in hospital", wrote my teacher',
    "mum texted me 'I am leaving dad'",
    "meine Lehrerin hat geschrieben „Ich war im Krankenhaus“",
    "ma maîtresse a écrit « J'étais malade »",
    'mi maestra escribió "Estuve enferma y me quedé en mi casa"',
    "My grandma wrote me a letter yesterday.\n\nI was in hospital and am back on monday.",
    "My teacher emailed us yesterday.\n\nI am ill until friday.",
    "Oma hat mir gestern geschrieben.\n\nIch war im Krankenhaus.",
    "Mamie m'a écrit une lettre hier.\n\nJ'étais à l'hôpital.",
    "La abuela me escribió ayer.\n\nEstuve en el hospital.",
    "was soll ich tom antworten\n\nIch hab dein Rad geklaut",
    "I stole a bike from Anna and I am sorry\n\nwhat should i say to him?",
    "Ich hab das Rad geklaut\n\nwas antworte ich da?",
    "I stole a bike, sorry\n(tom)",
    "I stole a bike xx Tom",
    'tom was like "I stole a bike"',
    '"I stole a bike" - tom',
    "my teacher wrote `I was in hospital`",
    "I stole a bike, sorry\n\nfrom tom",
    "Ich komme am Montag, dein Tom",
    "ich hab das Rad geklaut Hdl Tom",
    "I grew up on a farm\n\ntranslate to german please",
    "I am leaving you\n\ni found this in dads desk",
  ])("in %j", (text) => {
    expect(kindOf(text)).toBe("unclear");
  });
});

describe("of a turn that gives a machine a text to work on, no more than the order is the person's", () => {
  const orders = [
    "translate",
    "translate this to german",
    "Translate:",
    "please summarize the following text",
    "Can you rewrite this?",
    "correct my colleague's mail",
    "kannst du das zusammenfassen?",
    "übersetze das",
    "traduis ce texte",
    "traduce esto",
    "here's an essay, make it better:",
    "make this shorter",
    "what do you think of this text?",
    "write a summary of this",
    "is this correct english?",
    "here is tom's text",
  ];
  const layouts = [
    (order: string, body: string) => `User: ${order}\n${body}\nAssistant: ok`,
    (order: string, body: string) => `You: ${order}\n\n${body}\n\nChatGPT: ok`,
    (order: string, body: string) => `You said:\n${order}\n\n${body}\n\nChatGPT said:\nok`,
    (order: string, body: string) => `**User:** ${order}\n\n${body}\n\n**Assistant:** ok`,
  ];

  it.each(orders)("%j", (order) => {
    for (const layout of layouts)
      for (const body of BODIES) {
        const text = `${layout(order, body)}\nUser: thanks, we sewed a flag`;
        const own = ownWords(text, MIRA);
        const words = own.kind === "unclear" ? "" : own.words;
        expect([text, words.includes(body.slice(0, 12))]).toEqual([text, false]);
      }
  });

  it("where the order and the text stand on one line", () => {
    const own = ownWords('User: translate: "I grew up on a farm"\nAssistant: ok', MIRA);
    expect(own.kind === "unclear" ? "" : own.words).not.toContain("farm");
  });

  it("a question is theirs, and what they say in other turns", () => {
    const chat = "User: explain gravity\nAssistant: it pulls\nUser: I like rockets";
    expect(ownWords(chat, MIRA)).toMatchObject({
      words: expect.stringContaining("I like rockets"),
    });
    expect(ownWords("Me: I like to translate songs\nI do it daily\nAI: ok", MIRA)).toMatchObject({
      words: "I like to translate songs\nI do it daily",
    });
  });
});

describe("the person's own words stay theirs", () => {
  it.each(OWN_FINDS)("%j", (text) => {
    expect(ownWords(text, MIRA)).toEqual({ kind: "all", words: text });
  });
});
