import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readReply, writeReply } from "../../src/voice/receipts/structured-reply.ts";
import { namedIn, shownIn } from "../../src/voice/receipts/shown.ts";
import type { KnownEntry } from "../../src/record/types.ts";

const WORDS = "I like whales. Do you want me to look it up?";
const form = (reply: string) => JSON.stringify({ reply, from: ["3"], offers_lookup: true });

const ENTRY: KnownEntry = { id: "LEARN-0001", category: "knowledge", text: "Whales sing" };

describe("a model's answer", () => {
  it.each([
    ["as asked for", form(WORDS)],
    ["in a fence", `\`\`\`json\n${form(WORDS)}\n\`\`\``],
    ["in a fence without a name", `\`\`\`\n${form(WORDS)}\n\`\`\``],
    ["in a fence that does not end", `\`\`\`json\n${form(WORDS)}`],
    ["behind words", `Here is the answer:\n${form(WORDS)}`],
    ["before words", `${form(WORDS)}\nI hope that helps.`],
    ["behind a draft", `${form("draft")}\n${form(WORDS)}`],
    ["in a list", `[${form(WORDS)}]`],
    ["as a text in the field", form(form(WORDS))],
    ["as a JSON string", JSON.stringify(form(WORDS))],
    ["with a comma too many", form(WORDS).replace("}", ",}")],
    ["with numbers for texts", form(WORDS).replace('["3"]', "[3]")],
    ["with Python's quotes", `{'reply': '${WORDS}', 'from': ['3'], 'offers_lookup': True}`],
    ["with bare keys", `{reply: "${WORDS}", from: ["3"], offers_lookup: true}`],
    ["with curly quotes", `{“reply”: “${WORDS}”, “from”: [“3”], “offers_lookup”: true}`],
    ["as lines", `reply: ${WORDS}\nfrom: [3]\noffers_lookup: true`],
    ["with words above its sources", `${WORDS}\n{"from": ["3"], "offers_lookup": true}`],
    ["without its last brace", form(WORDS).slice(0, -1)],
  ])("is read %s", (_, answer) => {
    expect(readReply(answer)).toEqual({
      text: WORDS,
      from: ["3"],
      offersLookup: true,
      isCut: false,
    });
  });

  it.each([
    ["plain", WORDS, WORDS],
    ["with one field", JSON.stringify({ reply: WORDS }), WORDS],
    ["under another name", JSON.stringify({ answer: WORDS }), WORDS],
    ["with quotes within", `{"reply": "He said \\"no\\".", "from": []}`, 'He said "no".'],
    [
      "with quotes that are not escaped",
      `{"reply": "He said "no" to me.", "from": []}`,
      'He said "no" to me.',
    ],
    [
      "with an apostrophe in Python's quotes",
      `{'reply': 'I don't know.', 'from': []}`,
      "I don't know.",
    ],
    ["with line breaks that are not escaped", `{"reply": "One.\nTwo.", "from": []}`, "One.\nTwo."],
    ["with braces in its words", form("Sets: {1, 2}"), "Sets: {1, 2}"],
    [
      "about JSON",
      `An object looks like {"name": "Mira", "age": 9}.`,
      `An object looks like {"name": "Mira", "age": 9}.`,
    ],
    ["with a direction", "[laughs] Hello you.", "[laughs] Hello you."],
    ["that says reply", "My reply: no way!", "My reply: no way!"],
    ["of quotes alone", '"Hello."', "Hello."],
    ["of no words", "{}", ""],
    ["of sources alone", `{"from": ["1"], "offers_lookup": false}`, ""],
    ["of an empty reply", `{"reply": "", "from": []}`, ""],
  ])("gives its words: %s", (_, answer, text) => {
    expect(readReply(answer).text).toBe(text);
  });

  it("gives as much of its words as came, wherever it is cut off", () => {
    const whole = form('I like "whales" — ä😀.\nAnd you?');
    const { text } = readReply(whole);
    for (let end = 0; end <= whole.length; end += 1) {
      const read = readReply(whole.slice(0, end));
      expect(text.startsWith(read.text.replace(/�$/, "").replace(/[\ud800-\udbff]$/, ""))).toBe(
        true,
      );
      expect(read.text).not.toMatch(/[{}]|offers_lookup|reply/);
    }
  });

  it("shows no field's name and no brace of its own, whatever the words and the cut", () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: "grapheme" })
          .filter((text) => /[a-z]/i.test(text) && !/[{}[\]"'`\\:]/.test(text)),
        fc.nat(),
        fc.constantFrom("", "```json\n", "Sure! ", "<b>"),
        (words, cut, before) => {
          const whole = before + form(words);
          const read = readReply(whole.slice(0, before.length + 2 + (cut % whole.length)));
          expect(read.text).not.toMatch(/"reply|offers_lookup|\{|"from/);
        },
      ),
    );
  });

  it("is the same when it is written and read again", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.array(fc.string()),
        fc.boolean(),
        (text, from, offersLookup) => {
          const said = text.trim();
          fc.pre(said !== "" && !/[{}"'`“‘„«:]/.test(said));
          expect(readReply(writeReply({ text: said, from, offersLookup }))).toEqual({
            text: said,
            from,
            offersLookup,
            isCut: false,
          });
        },
      ),
    );
  });

  it("is read in time that grows no faster than its length", () => {
    for (const piece of ['{"reply":', "{'", '"reply": "', "```json {", '\\"', "{from", '{"a":']) {
      const begun = performance.now();
      readReply(piece.repeat(Math.floor(32_000 / piece.length)));
      expect(performance.now() - begun).toBeLessThan(1500);
    }
  });
});

describe("a handle", () => {
  const shown = shownIn([new Map([["3", ENTRY]])], { me: "Name: Mira", chat: "" }, "2026-11-30");

  it.each(["3", "[3]", "#3", "3)", " 3. "])("names what was shown, as %s", (handle) => {
    expect(namedIn([handle], shown)).toEqual([{ kind: "entry", entry: ENTRY }]);
  });

  it.each(["4", "LEARN-0001", "chat", "waiting", "", "3 4", "everything"])(
    "names nothing that was not shown: %s",
    (handle) => {
      expect(namedIn([handle], shown)).toEqual([]);
    },
  );

  it("names a thing once", () => {
    expect(namedIn(["3", "me", "[3]"], shown)).toHaveLength(2);
  });
});
