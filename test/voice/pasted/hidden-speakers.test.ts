// Names that stand where labels are not looked for make a text a chat all the same.

import { describe, expect, it } from "vitest";
import { ownWords } from "../../../src/voice/pasted/own-words.ts";

const X = "I stole the red bike";
const Y = "I hid it in the barn";

describe("whose words they are is not certain", () => {
  it.each([
    [
      "names below",
      `hello there\nMira 12:03\n\n${X}\nTom 12:04\n\nwow\nMira 12:05\n\n${Y}\nTom 12:06`,
    ],
    ["names below, without a gap", `hello there\nMira, 12:03\n${X}\nTom, 12:04\nwow\nMira, 12:05`],
    [
      "names below and a word at the end",
      `hello there\nMira\n${X}\nTom\nwow\nMira\n${Y}\nTom\nthat was it`,
    ],
    ["bare names below", `hello there\nMira\n\n${X}\nTom\n\nwow\nMira\n\n${Y}\nTom`],
    ["names behind a dash below", `hello there\n— Mira\n${X}\n— Tom\nwow\n— Mira\n${Y}\n— Tom`],
    ["names in brackets below", `hello there\n(Mira)\n${X}\n(Tom)\nwow\n(Mira)\n${Y}\n(Tom)`],
    ["names at the ends", `hello there - Mira\n${X} - Tom\nwow - Mira\n${Y} - Tom`],
    ["times and names", `12:03 Tom ${X}\n12:04 Mira wow really`],
    ["times and names of others", `12:03 Tom ${X}\n12:04 Ben oh wow`],
    ["times and small names", `12:03 tom ${X}\n12:04 ben oh\n12:05 tom yes I did`],
    [
      "LINE for PC",
      `[LINE] Chat history with Tom\nSaved on: 2026/11/30 12:00\n\n2026.11.30 Monday\n12:03 Tom ${X}\n12:04 Mira wow\n12:05 Tom ${Y}`,
    ],
    ["small names", `tom\n${X}\nben\nwow really\ntom\n${Y}`],
    ["small names, each once", `tomhuber\n${X}\nben\nwow I see`],
    ["a name before each line", `tom, ${X}\nben, wow\ntom, ${Y}\nben, ok`],
    ["a sign before each line", `👦 ${X}\n👧 wow\n👦 ${Y}\n👧 ok`],
    ["an answer", `Replying to "${X}"\n\noh wow`],
    ["a reaction", `Laughed at “${X}”`],
    ["Zoom, copied", `Tom to Everyone 12:03 PM\n${X}`],
    ["GitHub", `tomhuber commented 2 days ago\n${X}`],
    ["Reddit", `tom-huber22\n•\n2mo ago\n${X}`],
    ["Discord, copied", `Tom\n — \nToday at 12:03 PM\n${X}`],
    ["Meet", `Tom Huber12:03 PM\n${X}`],
    ["a name in bold letters", `**Tom** ${X}`],
    ["a name in italics", `_Tom Huber_ ${X}`],
    ["a name as code", `\`Tom\` ${X}`],
    ["corner brackets", `Tom「${X}」`],
    ["corner brackets, twice", `Tom「${X}」\nAnn「me too」`],
    ["a name, a colon and a gap", `Tom:\n\n${X}`],
    ["Messenger", `You replied to Tom\n${X}\nok`],
  ])("with %s", (_, text) => {
    expect(ownWords(text, ["Mira"]).kind).toBe("unclear");
  });

  it.each(["me", "mira"])("yet who stands as %s alone on a line has their own lines", (me) => {
    const chat = `tom\n${X}\n${me}\noh wow really\ntom\n${Y}\n${me}\nI like boats`;
    const own = ownWords(chat, ["Mira"]);
    expect(own.kind === "unclear" ? "" : own.words).not.toMatch(/stole|hid it/);
  });
});

describe("is the person's own", () => {
  it.each([
    "8:00 Swim with Tom\n9:30 lunch at home\n12:00 piano",
    "8:00 Frühstück mit Tom\n9:00 Schwimmen im See",
    "7:30 up\n8:00 off to school\n13:00 home",
    "tea\nmilk\nbread\nbutter",
    "first we sang\nthen we ran\nthen we ate\nfirst of all\nwe slept",
    "Row, row, row your boat\ngently down the stream\nRow, row, row your boat",
    "I like cats\nI like dogs\nyou like fish\nyou like birds",
    "we are five at home\nmy mum works\nmy dad cooks\nI draw",
    "I liked the zoo.\nI liked “Momo”, too.",
    "I ran to school at 7:45\nand I was late",
    "at the zoo - I saw a bear",
    "**Today** I saw a bear",
    "*I* saw the bear first",
    "**Idea** I could build a boat",
    "_Yesterday_ we swam",
    "my plan:\n\nI build a boat",
    "Plan:\n\nI build a boat",
    "“Frozen” I love that film",
    "I love *Momo* and I read it twice",
  ])("%j", (text) => {
    expect(ownWords(text, ["Mira"])).toEqual({ kind: "all", words: text });
  });
});
