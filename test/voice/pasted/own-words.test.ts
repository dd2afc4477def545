import { passages } from "../../../src/record/text/quote.ts";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownWords } from "../../../src/voice/pasted/own-words.ts";
import { CERTAIN, LAYOUTS, MIRA, turnsOf, UNCERTAIN, wordsOf } from "./chats.ts";
import { TIMES } from "../../support/times.ts";
import { anyCharacters } from "../../support/any-text.ts";
import { growthOf } from "../../support/processor.ts";

/** Runs of these make a pattern begin anew at each place, where it may pass over any number of them. */
const WHITE = [" ", "\n", "\r", "\t", "\r\n", " \n", "\n\t", "\u00a0", "\u2028", "\v\f"];
const SIGNED = [
  "[1.1.26 ",
  '{"a":"b c",',
  "[('",
  "1,a b,",
  "<a b='c'>",
  "a=b c&",
  "\na=",
  "Tom\n10:15\n",
  "🦖: ",
  "*",
  "Ab: ",
  "> ",
  "[1:11 ",
  "me: x. ",
  "A\n",
  "'",
  '"I ',
  "12:03  ",
];
const WORDS = [
  "I ",
  "Tom: ",
  "Me: ",
  "AI: ",
  "wrote ",
  "found this ",
  "translate ",
  "my name is ",
  "LG ",
  "hat ",
  "geschrieben ",
  "what should i answer ",
  ". ",
  ",",
  "(",
  "“",
  "-",
  "12.3.26, 10:15",
];

/** The words that may be quoted; "" when that is not certain. */
function quotable(text: string, names = MIRA, earlier = ""): string {
  const own = ownWords(text, names, { earlier });
  return own.kind === "unclear" ? "" : own.words;
}

describe.each(Object.entries(LAYOUTS))("of a chat in the layout %s", (_, layout) => {
  it.each(CERTAIN.map((names) => ({ names })))(
    "with $names nothing of the others counts, and all that the person said does",
    ({ names }) => {
      fc.assert(
        fc.property(turnsOf(names.length), (turns) => {
          const text = layout(turns, names);
          const own = quotable(text);
          for (let other = 1; other < names.length; other += 1) {
            expect(wordsOf(other, own), text).toEqual([]);
          }
          expect(wordsOf(0, own), text).toEqual(wordsOf(0, text));
        }),
        { numRuns: 3 * TIMES },
      );
    },
  );

  it.each(UNCERTAIN.map((names) => ({ names })))("with $names nothing counts", ({ names }) => {
    fc.assert(
      fc.property(turnsOf(names.length), (turns) => {
        const text = layout(turns, names);
        expect(quotable(text), text).toBe("");
      }),
      { numRuns: 2 * TIMES },
    );
  });

  it("that came in parts nothing of the others counts, wherever it was cut", () => {
    fc.assert(
      fc.property(turnsOf(2), fc.constantFrom(...CERTAIN), fc.nat(), (turns, names, place) => {
        const text = layout(turns, names);
        // A part is 4,000 characters long: several turns. It ends where there is a space.
        const least = layout(turns.slice(0, 3), names).length;
        const spaces = [...text.matchAll(/\s/g)].filter(({ index }) => index >= least);
        fc.pre(turns.length > 3 && spaces.length > 0);
        const at = spaces[place % spaces.length]?.index ?? 0;
        const [first, second] = [text.slice(0, at).trim(), text.slice(at).trim()];
        expect(wordsOf(1, quotable(first)), text).toEqual([]);
        expect(wordsOf(1, quotable(second, MIRA, first)), text).toEqual([]);
      }),
      { numRuns: 10 * TIMES },
    );
  });
});

describe("one speaker's lines", () => {
  it("go on to the next label, over gaps and line breaks", () => {
    const chat =
      "Human: we sewed a flag\n\nwith a whale on it\n\nAssistant: Lovely!\n\nHuman: yes, two";
    expect(quotable(chat)).toBe(passages(["we sewed a flag\n\nwith a whale on it", "yes, two"]));
  });

  it("are what they report that they said", () => {
    expect(quotable("I said: let us sew a flag")).toBe("let us sew a flag");
  });

  it("end at a rule, and at what they quote", () => {
    expect(quotable("Me: we sewed a flag\n---\nWhales sing.\nAI: They do.")).toBe(
      "we sewed a flag",
    );
    expect(quotable("Me: we sewed a flag\n> whales sing\nAI: They do.")).toBe("we sewed a flag");
  });

  it("end before the tag that closes them, however many words and lines it stands behind", () => {
    const chat = "<Mira Santos>we sewed a flag\nof sails</Mira Santos>\n<AI>Whales sing</AI>";
    expect(quotable(chat)).toBe("we sewed a flag\nof sails");
    expect(quotable("<Me>we sewed a flag\nof sails</Me>\n<AI>Whales sing</AI>")).toBe(
      "we sewed a flag\nof sails",
    );
  });

  it("are their own line alone where nobody else has a label", () => {
    expect(quotable("User: we sewed a flag\n\nWhales sing to each other.")).toBe("we sewed a flag");
    expect(quotable("User: we sewed a flag\nWhales sing to each other.")).toBe("we sewed a flag");
    expect(quotable("## User:\n\nwe sewed a flag\n\nWhales sing.")).toBe("we sewed a flag");
  });

  it("are none of theirs when the label could be somebody's of that name", () => {
    expect(quotable("Claude: whales sing\nPapa: do they?", ["Claude"])).toBe("");
    expect(quotable("User: we sewed a flag\nClaude: whales sing", ["Claude"])).toBe(
      "we sewed a flag",
    );
  });

  it("are none of theirs where the bot has their name and no other label is theirs", () => {
    const bot = { botNames: ["Mira", "mira_voice_bot"] };
    const chat =
      "Mimi Tanaka, [29.11.2026 12:03]\nwe sewed\n\nMira, [29.11.2026 12:04]\nwhales sing";
    expect(ownWords(chat, ["Mira", "Mimi"], bot)).toMatchObject({ kind: "unclear" });
    const mimi = { kind: "lines", words: "we sewed" };
    expect(ownWords(chat, ["Mira", "Mimi", "Mimi Tanaka"], bot)).toEqual(mimi);
    expect(ownWords("Mira: whales sing\nPapa: do they?", ["Mira"], bot)).toMatchObject({
      kind: "unclear",
    });
    expect(ownWords("Me: we sewed\nMira: whales sing", ["Mira"], bot)).toMatchObject(mimi);
  });

  it("are not the bot's, whatever it is called", () => {
    const bot = { botNames: ["Me", "Moon Rabbit"] };
    expect(quotable("Me: whales sing\nNico: do they?")).toBe("whales sing");
    expect(ownWords("Me: whales sing\nNico: do they?", MIRA, bot)).toMatchObject({
      kind: "unclear",
    });
    expect(ownWords("Moon Rabbit: whales sing", MIRA, bot)).toMatchObject({ kind: "unclear" });
    expect(ownWords("You: we sewed\nMoon Rabbit: whales sing", MIRA, bot)).toEqual({
      kind: "lines",
      words: "we sewed",
    });
  });

  it.each([
    "🧑: we sewed a flag\n🤖: whales sing",
    "🧑 we sewed a flag\n🤖 whales sing",
    '[{"role": "user", "content": "we sewed"}, {"role": "assistant", "content": "whales sing"}]',
    "- role: user\n  content: we sewed\n- role: assistant\n  content: whales sing",
    "Tom: I take sweets",
    "Tom:\nI take sweets\nand nobody sees it",
    "Opa Hans: ich nehme Bonbons",
    "Tomás: yo como dulces",
    "Luc : je prends des bonbons",
    "Tom wrote: whales sing",
    "look at this\nTom said: whales sing",
    "Mum said: I ate it all",
    "tom_99\nI take sweets\nmira_10\nno way",
    "tom_99\nI take sweets",
    "@tomtom\nI take sweets",
    "Tom - I take sweets\nMaya - no",
    "we sewed a flag\n> whales sing",
    "> whales sing",
    "> whales sing\n> they do",
    "we sewed a flag\n> so he said. Me: whales sing",
    "we sewed a flag\n> Me: whales sing\n> Nico: do they?",
    "Q: did you sew?\nA: whales sing",
    "Frage: genäht?\nAntwort: Wale singen",
    "we sewed a flag\n\nChatGPT: whales sing",
    "Von: Nico\nWale singen\nVon: Anna\nja",
  ])("are not certain in %j", (text) => {
    expect(ownWords(text, MIRA)).toMatchObject({ kind: "unclear" });
  });

  it("are none where the same text has two forms of their label", () => {
    expect(quotable("**Me:** we sewed\n**AI:** so:\nMe: whales sing\nYou: no")).toBe("");
  });
});

describe("a chat in the middle of a paste", () => {
  it("begins with what the speaker before the cut said", () => {
    const first = "You said:\nwe sewed a flag\nChatGPT said:\nWhales sing";
    const second = "and they hear each other far away.\nYou said:\nwow, really";
    expect(ownWords(second, MIRA, { earlier: first })).toEqual({
      kind: "lines",
      words: "wow, really",
    });
    // A cut may go through a name.
    expect(
      ownWords("said:\nThey do.", MIRA, { earlier: `${first}\nYou said:\nreally?\nChatGPT` }),
    ).toEqual({
      kind: "lines",
      words: "",
    });
    expect(ownWords("and far away", MIRA, { earlier: first })).toEqual({
      kind: "lines",
      words: "",
    });
  });

  it("of which only the other's lines came says nothing of the person", () => {
    expect(ownWords("ChatGPT: whales sing", MIRA)).toMatchObject({ kind: "unclear" });
  });
});

describe("what is written by one person", () => {
  it.each([
    "we sewed a flag with a whale on it",
    "My favourite: whales",
    "I asked ChatGPT about it: it did not know",
    "He told me: go home. So we went.",
    "AI is fun\nBoats too",
    "Wir fragten: wo ist der Wal?",
    "Note: I want to see a whale",
    "Idea: we build a boat",
    "Dream: I flew over our house",
    "Yes: I saw it",
    "Traum: ich bin geflogen",
    "my favourite thing: I love whales",
    "I can't decide: boats or whales",
    "Mum: she said whales sing",
    "we - my brother and I - sewed a flag",
    "Saturday - I swam\nSunday - we sewed",
    "my file is called whale_song",
    "Breakfast: eggs\nLunch: soup",
    "Montag: Schule\nDienstag: schwimmen",
    "Name: Rex\nAge: 3",
    "flour - 200 g\nsugar - 100 g",
    "https://example.com/a:b\nhttps://example.com/c:d",
    "Dear Voice,\nwe sewed a flag.\nYours\nMira",
    "- sew a flag\n- find a whale",
    "We met at 12:30, then at 14:00: late!",
    "CHECKPOINT – 2026-11-21\nTopics covered: whales\nWhat I learned: they sing",
    "## Topics\n\n- whales\n\n## Next\n\n- boats",
    "Here is my checkpoint:\n\n**Topics covered:** whales\n**Questions:** do they sleep?",
    "",
    ":",
  ])("is all theirs: %j", (text) => {
    expect(ownWords(text, MIRA)).toEqual({ kind: "all", words: text });
  });

  it("of any form never throws", () => {
    const piece = fc.oneof(
      anyCharacters({ maxLength: 20 }),
      fc.constantFrom("Me", "You", ":", "\n", " ", "*", ">", "[12:03] ", "## ", "🤖", "|", "</a>"),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(fc.string()), fc.string(), (pieces, names, earlier) => {
        expect(ownWords(pieces.join(""), names, { earlier }).kind).toBeTypeOf("string");
      }),
    );
  });
});

describe("a text of 100,000 characters of any form", () => {
  const growth = (unit: string): number => growthOf((text) => ownWords(text, MIRA), unit);

  it.each([...WHITE, ...SIGNED])(
    "is read in time that grows with its length: %j",
    (unit) => {
      expect(growth(unit)).toBeLessThan(3);
    },
    120_000,
  );

  it("is read in time that grows with its length, whatever signs and words it repeats", () => {
    const piece = fc.oneof(
      fc.constantFrom(...WHITE, ...SIGNED, ...WORDS),
      anyCharacters({ minLength: 1, maxLength: 3 }),
    );
    const unit = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(unit, (each) => {
        expect([each, growth(each) < 3]).toEqual([each, true]);
      }),
      { numRuns: 10 * TIMES, endOnFailure: true },
    );
  }, 600_000);
});

describe("a line that an export begins with a time", () => {
  const MINE = "me too";
  it.each([
    "12.03.26, 10:15 - Tom: hi\n12.03.26, 10:16 - Mira: me too\n12.03.26, 10:17 - +49 151 2345678: I stole a bike",
    "[10:15 AM, 3/12/2026] Tom Huber: I stole a bike\n[10:16 AM, 3/12/2026] Mira: me too",
    "[12.03.26, 10:15:01] Tom: hi\n[12.03.26, 10:16:01] Mira: me too\n[12.03.26, 10:17:01] Oma und Opa Huber: I stole a bike",
    "[12.03.26, 10:15:01] Tom: hi\n[12.03.26, 10:16:01] Mira: me too\n[12.03.26, 10:17:01] Ben, Opa: I stole a bike",
  ])("ends the person's turn though its name is not understood: %j", (chat) => {
    expect(ownWords(chat, ["Mira"])).toEqual({ kind: "lines", words: MINE });
  });

  it.each([
    "[10:15, 12.3.2026] Tom: I stole a bike",
    "[Do., 12.3.2026, 10:15] Tom: I stole a bike",
    "[Today 10:15] Tom: I stole a bike",
  ])("is nobody's where no name is understood: %j", (chat) => {
    expect(ownWords(chat, ["Mira"])).toEqual({ kind: "unclear" });
  });

  it.each(["(10:15) we went home", "[12:03] Woke up and ate", "we met on 12.3. at 10:15"])(
    "is the person's own as people write of their day: %j",
    (words) => {
      expect(ownWords(words, ["Mira"])).toEqual({ kind: "all", words });
    },
  );
});
