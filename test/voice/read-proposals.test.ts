import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { readProposals } from "../../src/voice/analyst.ts";
import { readOne } from "../support/read-one.ts";
import { analystAnswer } from "../support/gate.ts";
import { anyCharacters } from "../support/any-text.ts";

const SAID = "We found a ‘sea  mouse’ under the \n pier, said “Nico”!";
const DISTRESS = { isDistress: true };

function judged(changes: object): unknown {
  return readOne(analystAnswer("under the pier", changes), SAID);
}

describe("the quote", () => {
  it.each([
    "We found a ‘sea  mouse’",
    "we found a 'sea mouse'",
    "under the pier",
    "UNDER   THE PIER",
    "...under the pier...",
    '"under the pier"',
    "said “Nico”",
    'said "nico"!',
  ])("%j counts: only case, spaces and the shape of quotes differ", (quote) => {
    expect(readOne(analystAnswer(quote), SAID)).toHaveProperty("exampleFromExchange");
  });

  it.each(["under a pier", "We found", "…", '""', "...", "sea mice", "under the pier, we sang"])(
    "%j counts only if it was said",
    (quote) => {
      const wasSaid = quote === "We found";
      expect(readOne(analystAnswer(quote), SAID)).toEqual(
        wasSaid ? expect.anything() : { reason: "quote_not_found" },
      );
    },
  );

  it.each([
    ["e", "half a word, and no quote"],
    ["the", "one short word"],
    ["er the pi", "half words"],
    ["We found a ‘sea  mou", "a word cut at its end"],
    ["ound a sea", "a word cut at its beginning"],
    ["pier, said “N", "a name cut short"],
  ])("%j does not count: %s", (quote) => {
    expect(readOne(analystAnswer(quote), SAID)).toEqual({ reason: "quote_not_found" });
  });

  it.each([
    ["we got a rat", "got a rat", true],
    ["I am grateful", "rat", false],
    ["I hate cats", "ate c", false],
    ["I hate cats", "hate cats", true],
    ["we don't swim", "we don", false],
    ["we don't swim", "t swim", false],
    ["we don't swim", "don't swim", true],
    ["on va à l'école demain", "école demain", true],
    ["Straßenbahnhaltestelle", "straßenbahn", false],
    ["die Straßenbahnhaltestelle", "Straßenbahnhaltestelle", true],
    ["volcanoes!", "volcanoes", true],
    ["we built it", "we built it!", true],
    ["so «we built it», she said", "we built it", true],
    ["we bu\u00ADilt a bo\u200Bat", "we built a boat", true],
    ["We BUILT a ﬁshing boat…", "fishing boat...", true],
    ["ｗｅ ｂｕｉｌｔ it", "we built", true],
    ["we don´t swim", "don't swim", true],
    ["la Peña vieja", "la pena vieja", true],
    ["it is 10² metres", "is 102 metres", false],
    ["我爱章鱼", "爱章鱼", true],
    ["我爱章鱼", "章", false],
    ["我玩Minecraft游戏", "Minecraft", true],
    ["タコが好きです", "タコが好き", true],
    ["🎉🎉🎉", "🎉🎉🎉", false],
  ])("of what was said (%j): %j is said: %s", (said, quote, isSaid) => {
    const judged = readOne(analystAnswer(quote), said);
    expect(judged).toEqual(isSaid ? expect.anything() : { reason: "quote_not_found" });
    expect(judged).toHaveProperty(isSaid ? "exampleFromExchange" : "reason");
  });

  it("is not found in an empty exchange", () => {
    expect(readOne(analystAnswer("x"), "")).toEqual({ reason: "quote_not_found" });
  });
});

describe("an answer", () => {
  it.each([
    "NONE",
    "none",
    "None.",
    '"NONE"',
    "```\nNONE\n```",
    "",
    " \n ",
    '{"proposal": null}',
    '```json\n{ "proposal": null }\n```',
    'Here you are: {"proposal": null}',
    "proposal: null",
    '{"proposal": "NONE"}',
    '{"proposal": ""}',
  ])("%j is nothing", (text) => {
    expect(readOne(text, SAID)).toBeUndefined();
  });

  it.each([
    [{ mind_category: "skills" }, "invalid_mind_category"],
    [{ signal_type: "gossip" }, "invalid_signal_type"],
    [{ summary: "" }, "invalid_summary"],
    [{ summary: "  " }, "invalid_summary"],
    [{ suggested_entry: null }, "invalid_suggested_entry"],
    [{ suggested_entry: ["a"] }, "invalid_suggested_entry"],
    [{ example_from_exchange: 7 }, "invalid_example_from_exchange"],
  ])("with %j is refused as %s", (changes, reason) => {
    expect(judged(changes)).toEqual({ reason });
  });

  it.each(['{"proposal": {}}', '{"proposal": [1]}', '{"proposal": "a boat"}'])(
    "%j has no shape that can be used",
    (text) => {
      expect(readOne(text, SAID)).toEqual({
        reason: expect.stringMatching(/^invalid_/) as string,
      });
    },
  );

  it("in the form that servers are held to is read as the bare one, null keys and all", () => {
    const bare = analystAnswer("under the pier");
    const nothing = { suggested_followup: null, tension_with: null };
    const wrapped = JSON.stringify({ proposal: { ...(JSON.parse(bare) as object), ...nothing } });
    expect(readOne(wrapped, SAID)).toEqual(readOne(bare, SAID));
    expect(readOne(`\`\`\`json\n${wrapped}\n\`\`\``, SAID)).toEqual(readOne(bare, SAID));
    expect(readOne(wrapped, SAID)).toHaveProperty("exampleFromExchange");
  });

  it.each<readonly [string, (proposal: string) => string]>([
    ["behind braces in prose", (it) => `Based on the exchange {about kites}, here it is:\n${it}`],
    ["between braces", (it) => `{a note} {"and": "one"} ${it} {and so on}`],
    ["behind an open brace", (it) => `The set { 1, 2 is open.\n${it}`],
    ["behind a quote with a brace", (it) => `He said "{" and then:\n${it}`],
    ["in a fence", (it) => `Here:\n\`\`\`json\n${it}\n\`\`\`\nThat is all {really}.`],
    ["in a fence that does not close", (it) => `\`\`\`json\n${it}`],
    ["in a fence with a fence before", (it) => `\`\`\`\n{x}\n\`\`\`\n\`\`\`json\n${it}\n\`\`\``],
    ["wrapped, in prose", (it) => `So: {"proposal": ${it}} (done)`],
    ["wrapped, without its last bracket", (it) => `{"proposal": ${it}`],
    ["without its last bracket", (it) => it.slice(0, -1)],
    ["cut within a further member", (it) => `${it.slice(0, -1)}, "tension_with": "It mi`],
    ["cut within a further name", (it) => `${it.slice(0, -1)}, "tensi`],
    ["behind a draft", (it) => `{"proposal": {"mind_category": "draft"}}\nBetter:\n${it}`],
    ["with a comma too many", (it) => `${it.slice(0, -1)},}`],
    ["written into a text", (it) => JSON.stringify(it)],
    ["written into a member", (it) => JSON.stringify({ proposal: it })],
    ["in a list", (it) => `1. ${it}`],
    ["in a result", (it) => `{"result": {"proposal": ${it}}}`],
    ["as the arguments of a call", (it) => `{"name": "propose", "arguments": {"proposal": ${it}}}`],
    ["as a text in a response", (it) => JSON.stringify({ thoughts: "{hm}", response: it })],
    ["with comments", (it) => it.replace("{", '{ // a "kite"\n /* new */ ')],
  ])("is found %s", (_, written) => {
    const bare = analystAnswer("under the pier");
    expect(readOne(written(bare), SAID)).toEqual(readOne(bare, SAID));
    expect(readOne(written(bare), SAID)).toHaveProperty("exampleFromExchange");
  });

  it("that is cut off within a member that it needs is no proposal with half of it", () => {
    const bare = analystAnswer("under the pier");
    for (let end = 1; end < bare.length - 1; end += 1) {
      const read = readOne(bare.slice(0, end), SAID);
      if (read === undefined || "reason" in read) continue;
      expect(read).toMatchObject(whole(bare, Object.keys(read)));
    }
  });

  it("speaks of distress wherever it says so, also in a draft", () => {
    const bare = analystAnswer("under the pier");
    expect(readOne(`{"distress": true, "proposal": null}\n${bare}`, SAID)).toEqual(DISTRESS);
    const within = `{"result": {"distress": true, "proposal": ${bare}}}`;
    expect(readOne(within, SAID)).toEqual(DISTRESS);
  });

  it.each(["null", "[]", "7", '"text"', "true", "{", "just words", "- a\n- b", "{}"])(
    "%j has no shape that can be used",
    (text) => {
      expect(readOne(text, SAID)).toEqual({
        reason: expect.stringMatching(/^invalid_/) as string,
      });
    },
  );

  it("keeps what is right and leaves out optional keys that are not", () => {
    const proposal = judged({
      mind_category: " Knowledge ",
      priority_score: "nine",
      suggested_followup: null,
      tension_with: "  ",
      profile_target: "SECTION XX",
      status: "approved",
      id: "CANDIDATE-0001",
    });
    expect(proposal).toEqual({
      mindCategory: "knowledge",
      signalType: "knowledge",
      summary: "Told about it",
      exampleFromExchange: "under the pier",
      suggestedEntry: "Something new to know",
      promptAddition: "none",
    });
  });

  it("is cut to what a line of the Record holds, never inside a character", () => {
    const long = `${"x".repeat(199)}😀${"y".repeat(500)}`;
    const proposal = judged({ suggested_entry: long, summary: `${"s".repeat(299)}😀` });
    expect(proposal).toMatchObject({ suggestedEntry: "x".repeat(199), summary: "s".repeat(299) });
  });

  it("too long to be one is refused without being read", () => {
    expect(readOne(analystAnswer("under the pier", { summary: "x".repeat(30_000) }), SAID)).toEqual(
      {
        reason: "too_long",
      },
    );
  });

  it("of any kind never throws", () => {
    const key = fc.constantFrom("mind_category", "summary", "example_from_exchange", "__proto__");
    const pieces = fc.array(
      fc.oneof(
        anyCharacters(),
        fc.json(),
        key.map((name) => `\n${name}: `),
        fc.constantFrom("```yaml\n", "\n```", "{", "}", "[".repeat(300), "&a *a", "!!js/function "),
      ),
    );
    fc.assert(
      fc.property(pieces, anyCharacters(), (parts, evidence) => {
        const result = readOne(parts.join(""), evidence);
        expect(result === undefined || typeof result === "object").toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe("what a model says of distress", () => {
  const answer = (distress: string): string =>
    `{"distress":${distress},"proposal":${analystAnswer("under the pier")}}`;

  it("counts unless it is a clear no", () => {
    const proposed = expect.objectContaining({ exampleFromExchange: "under the pier" }) as unknown;
    for (const no of ["false", "null", '"no"', '" None "', "0", '""']) {
      expect(readOne(answer(no), SAID)).toEqual(proposed);
    }
    for (const yes of ["true", '"yes"', '"a little"', "1", "{}", '["fear"]']) {
      expect(readOne(answer(yes), SAID)).toEqual(DISTRESS);
    }
  });

  it("is read however deep it is nested", () => {
    expect(readOne(answer("[".repeat(9000) + "]".repeat(9000)), SAID)).toEqual(DISTRESS);
  });
});

/** The members of a whole proposal that one with some of them must have, letter by letter. */
function whole(bare: string, names: readonly string[]): object {
  const all = readOne(bare, SAID) as object;
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => names.includes(name) && name !== "promptAddition"),
  );
}

describe("several proposals in one answer", () => {
  const item = (entry: string, changes: object = {}): object =>
    JSON.parse(analystAnswer("under the pier", { suggested_entry: entry, ...changes })) as object;
  const entriesIn = (answer: string): readonly string[] => {
    const read = readProposals(answer, SAID);
    return "isDistress" in read ? ["distress"] : read.proposals.map((each) => each.suggestedEntry);
  };

  it.each<readonly [string, (items: readonly object[]) => string]>([
    ["as the schema has them", (items) => JSON.stringify({ distress: false, proposals: items })],
    ["in a bare list", (items) => JSON.stringify(items)],
    [
      "in a list of wrapped ones",
      (items) => JSON.stringify(items.map((proposal) => ({ proposal }))),
    ],
    ["under the name of a single one", (items) => JSON.stringify({ proposal: items })],
    ["in a result", (items) => JSON.stringify({ result: { proposals: items } })],
    [
      "in a fence, in prose",
      (items) => `Here:\n\`\`\`json\n${JSON.stringify({ proposals: items })}\n\`\`\``,
    ],
    ["written into a text", (items) => JSON.stringify({ proposals: JSON.stringify(items) })],
    ["as YAML", (items) => stringify({ distress: false, proposals: items })],
  ])("are all read %s", (_, written) => {
    const items = ["One", "Two", "Three"].map((entry) => item(entry));
    expect(entriesIn(written(items))).toEqual(["One", "Two", "Three"]);
  });

  it("are each judged by themselves, and a repeated entry counts once", () => {
    const items = [
      item("One"),
      item("Two", { example_from_exchange: "nobody said this" }),
      item("Three", { signal_type: "gossip" }),
      item(" one "),
      item("Five"),
    ];
    expect(readProposals(JSON.stringify({ proposals: items }), SAID)).toEqual({
      proposals: [
        expect.objectContaining({ suggestedEntry: "One" }),
        expect.objectContaining({ suggestedEntry: "Five" }),
      ],
      refused: ["quote_not_found", "invalid_signal_type"],
    });
  });

  it("are five at most", () => {
    const items = Array.from({ length: 40 }, (_, at) => item(`Entry ${at}`));
    expect(entriesIn(JSON.stringify({ proposals: items }))).toHaveLength(5);
  });

  it("that are cut off at the end are those that are whole", () => {
    const whole = JSON.stringify({ distress: false, proposals: [item("One"), item("Two")] });
    const second = whole.lastIndexOf('{"');
    for (let end = second + 1; end < whole.length - 3; end += 1) {
      const [first, ...others] = entriesIn(whole.slice(0, end));
      expect(first).toBe("One");
      expect(["", "Two"]).toContain(others.join());
    }
  });

  it("are none where one of them tells of distress", () => {
    const told = { distress: false, proposals: [item("One"), { ...item("Two"), distress: true }] };
    expect(entriesIn(JSON.stringify(told))).toEqual(["distress"]);
  });

  it("take the category that belongs to their signal", () => {
    const answer = JSON.stringify({
      proposals: [item("One", { mind_category: "knowledge", signal_type: "new_interest" })],
    });
    expect(readProposals(answer, SAID)).toMatchObject({
      proposals: [{ mindCategory: "curiosity" }],
    });
  });
});
