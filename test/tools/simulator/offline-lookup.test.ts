import { describe, expect, test } from "vitest";
import { offlineReply } from "../../../src/tools/simulator/model/offline-model.ts";
import { FACTS } from "../../../src/tools/simulator/offline/facts.ts";

const run = (system: string, user: string) =>
  offlineReply([
    { role: "system", content: system },
    { role: "user", content: user },
  ]);

describe("the offline lookup", () => {
  const lookUp = (question: string) => run("Task: lookup\n\nRules.", question);

  test.each([
    ["Why is the sky blue?", /scatters the blue part/],
    ["how many hearts does an octopus have", /three hearts/],
    ["What are Saturn's rings made of?", /pieces of ice and rock/],
    ["How do volcanoes work?", /melted rock/],
    ["why do leaves change colour", /chlorophyll/],
  ])("knows %j", (question, fact) => expect(lookUp(question)).toMatch(fact));

  test("says that it does not know, in the one word that the bot understands", () => {
    expect(lookUp("Who won the chess championship?")).toBe("NOT_KNOWN");
  });

  test("reads a question that follows up another one together with it", () => {
    const user =
      "<asked_before>\nWhy is the sky blue?\n</asked_before>\n<question>\nand why so?\n</question>\nAnswer what stands in <question>. It follows what was asked before.";
    expect(lookUp(user)).toMatch(/scatters the blue part/);
  });

  test("answers no question with a fact about the one before it", () => {
    const user =
      "<asked_before>\nWhat do you know about octopuses?\n</asked_before>\n<question>\nwhy do lighthouses flash?\n</question>\nAnswer what stands in <question>. It follows what was asked before.";
    expect(lookUp(user)).toMatch(/^A lighthouse/);
    expect(lookUp(user.replace("lighthouses flash", "quokkas hum"))).toBe("NOT_KNOWN");
  });

  test("finds every fact of its table by the words of its key", () => {
    for (const [key, fact] of FACTS) expect([key, lookUp(`${key}?`)]).toEqual([key, fact]);
    expect(FACTS.length).toBeGreaterThanOrEqual(40);
  });
});

describe("the offline library", () => {
  const system = `Task: library

Answer exactly LIBRARY_MISS if these sources do not cover it.

<library>
[1] Knots and Ropes: sailing knots, splicing
[2] The Ring Planet (in Shelf One): Saturn, its moons
</library>`;

  test("answers with the number of a title whose topic is asked, and its own fact", () => {
    expect(run(system, "What is Saturn?")).toMatch(/^\[2\] Saturn is a giant planet/);
  });

  test("misses without a fact, for it sees titles only", () => {
    expect(run(system, "how do I tie a knot?")).toBe("LIBRARY_MISS");
  });

  test("misses with exactly the agreed word", () => {
    expect(run(system, "Why do cats purr?")).toBe("LIBRARY_MISS");
    expect(run("Task: library\n<library>\n</library>", "Saturn?")).toBe("LIBRARY_MISS");
  });
});

describe("the offline rephrase", () => {
  const rephrase = (facts: string) =>
    run(
      "Task: rephrase\n\nRules.\n\nOpener: I found out!",
      `<question>\nwhy do bees dance?\n</question>\n<facts>\n${facts}\n</facts>`,
    );

  test("begins with the opener and keeps to the facts", () => {
    const told = rephrase("bees dance to tell where flowers are. it is called the waggle dance");
    expect(told).toMatch(
      /^I found out! Bees dance to tell where flowers are\. It is called the waggle dance\./,
    );
  });
});
