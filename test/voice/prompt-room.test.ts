import { describe, expect, it } from "vitest";
import { createRetriever } from "../../src/record/recall/retrieval.ts";
import type { MindEntry, Persona } from "../../src/record/types.ts";
import type { Message } from "../../src/state/conversation.ts";
import { createPrompts } from "../../src/voice/prompts/prompts.ts";
import { questionsFor } from "../retrieval/questions.ts";
import { entry, largeSnapshot } from "../support/large-snapshot.ts";
import { estimated } from "../support/real-tokens.ts";
import { NOW } from "../support/clock.ts";

const TOTAL = 6000;
const ENTRY = /^\d+\) \d{4}-\d\d-\d\d: .*$/gm;
const large = largeSnapshot(5000);
/** Made once for all tests of the large Record. */
const retriever = createRetriever<MindEntry>();

describe("what is older than the prompt has room for", () => {
  it("is recalled by a message that is about it, behind all that stays the same", () => {
    const mind = [...large.mind, { ...entry(0), text: "The pelican's name is Balthasar" }];
    const prompts = createPrompts(TOTAL);
    const other = prompts.voice({ ...large, mind }, [], "", NOW).system;
    const { system } = prompts.voice({ ...large, mind }, [], "what is our pelican's name?", NOW);
    expect(other).not.toContain("Balthasar");
    const [before = "", behind = ""] = other.split(/\n\n<recalled>\n[^]*<\/recalled>/);
    expect(system.startsWith(before)).toBe(true);
    expect(system.endsWith(behind)).toBe(true);
    expect(behind).not.toBe("");
    expect(system.slice(before.length, -behind.length)).toMatch(
      /^\n\n<recalled>\n[^]*Balthasar[^]*<\/recalled>$/,
    );
  });

  it("is recalled for the message after it too, which may be a follow-up", () => {
    const mind = [...large.mind, { ...entry(0), text: "The pelican's name is Balthasar" }];
    const history: readonly Message[] = [
      { role: "user", text: "what is our pelican's name?" },
      { role: "assistant", text: "Balthasar!" },
    ];
    const { system } = createPrompts(TOTAL).voice(
      { ...large, mind },
      history,
      "and the ferry?",
      NOW,
    );
    expect(system).toContain("The pelican's name is Balthasar");
    expect(system).toMatch(/<recalled>[^]*ferry/);
  });

  it("is recalled for the third message about it, which alone says nothing", () => {
    const mind = [...large.mind, { ...entry(0), text: "The pelican's name is Balthasar" }];
    const prompts = createPrompts(TOTAL, retriever);
    const history: Message[] = [];
    for (const text of ["what is our pelican's name?", "tell me more", "and why?", "really?"]) {
      const { system } = prompts.voice({ ...large, mind }, history, text, NOW);
      expect(system, text).toContain("The pelican's name is Balthasar");
      history.push({ role: "user", text }, { role: "assistant", text: "Hm, let me think!" });
    }
  });

  it("is recalled for a question beside what three questions before it were about", () => {
    const found = questionsFor(large.mind).map(({ question, id }) => ({
      question,
      text: large.mind.find((each) => each.id === id)?.text ?? "",
    }));
    const prompts = createPrompts(TOTAL, retriever);
    const there = found.filter(({ question, text }, at) => {
      const history = found
        .slice(at + 1, at + 4)
        .map((other): Message => ({ role: "user", text: other.question }));
      return prompts.voice(large, history, question, NOW).system.includes(`: ${text}\n`);
    });
    expect(there.length / found.length).toBeGreaterThanOrEqual(0.95);
  });

  it("is not said twice", () => {
    const prompts = createPrompts(TOTAL, retriever);
    for (const { question } of questionsFor(large.mind).slice(0, 12)) {
      const lines = prompts.voice(large, [], question, NOW).system.match(ENTRY) ?? [];
      expect(new Set(lines).size).toBe(lines.length);
    }
  });

  it("is not looked for while all of it has room: a small Record has no index", async () => {
    const small = largeSnapshot(50);
    const fail = (): never => {
      throw new Error("looked for something");
    };
    const prompts = createPrompts(TOTAL, { retrieve: fail, prepare: fail });
    await prompts.prepare(small);
    const { system } = prompts.voice(small, [], "what is known of the harbour?", NOW);
    expect(system).not.toContain("\n<recalled>");
    expect(system.match(ENTRY)).toHaveLength(50);
    expect(prompts.analyst(small, "USER: the harbour", NOW)).toContain("<known>");
  });

  it("is shown, the newest first, to a message that has no word to search for", () => {
    const { system } = createPrompts(TOTAL, retriever).voice(large, [], "what are you like?", NOW);
    const shown = system.match(ENTRY)?.map((line) => line.replace(/^\d+\) /, "")) ?? [];
    const newest = large.mind.slice(0, 30).map(({ date = "", text }) => `${date}: ${text}`);
    expect(shown).toEqual(expect.arrayContaining(newest));
  });

  it("is nothing in a Record that is no larger than newest and recalled entries together", () => {
    const shownOf = (entries: number): number => {
      const { system } = createPrompts(TOTAL).voice(largeSnapshot(entries), [], "", NOW);
      return system.split("\n<recalled>")[0]?.match(ENTRY)?.length ?? 0;
    };
    const sizes = Array.from({ length: 20 }, (_, step) => 50 + step * 10);
    const largest = sizes.findLast((entries) => shownOf(entries) === entries) ?? 0;
    expect(largest).toBeGreaterThanOrEqual(90);
    // Beyond that only the newest stand there by themselves.
    expect(shownOf(largest + 10)).toBeLessThan(largest);
  });

  it("stays out when it was replaced", () => {
    const replaced = new Set(large.mind.filter((_, index) => index % 3 === 0));
    const snapshot = { ...large, mind: large.mind.filter((each) => !replaced.has(each)) };
    const prompts = createPrompts(TOTAL);
    prompts.voice(large, [], "hello", NOW);
    for (const old of [...replaced].slice(0, 40)) {
      expect(prompts.voice(snapshot, [], old.text, NOW).system).not.toContain(`: ${old.text}\n`);
      expect(prompts.analyst(snapshot, old.text, NOW)).not.toContain(`- ${old.text}\n`);
    }
  });

  it("is known to the analyst when the exchange is like it", () => {
    const prompts = createPrompts(TOTAL);
    const old = large.mind.at(-1)?.text ?? "";
    expect(prompts.analyst(large, "hello", NOW)).not.toContain(old);
    expect(prompts.analyst(large, `USER: ${old}`, NOW)).toContain(`- ${old}`);
    expect(prompts.analyst(large, old, NOW).length).toBeLessThan(12_000);
  });
});

describe("when there is little room", () => {
  it("whole old messages are left out first, and an answer with its question", () => {
    const history = Array.from({ length: 20 }, (_, turn): Message => ({
      role: turn % 2 === 0 ? "user" : "assistant",
      text: `message ${turn} ${"about the tides ".repeat(20)}`,
    }));
    const { messages } = createPrompts(TOTAL, retriever).voice(large, history, "and now?", NOW);
    const kept = messages.slice(0, -1);
    expect(kept.length).toBeGreaterThan(1);
    expect(kept.length).toBeLessThan(19);
    expect(kept).toEqual(history.slice(-kept.length));
    for (const short of [19, 20]) {
      const turns = Array.from({ length: short }, (_, turn): Message => ({
        role: (turn + short) % 2 === 0 ? "user" : "assistant",
        text: `message ${turn}`,
      }));
      const sent = createPrompts(TOTAL).voice(largeSnapshot(50), turns, "and now?", NOW).messages;
      expect(sent).toHaveLength(19);
      expect(sent[0]?.role).toBe("user");
    }
  });

  it("a long question takes the room of what was said before, and is cut last of all", () => {
    const words = "tell me of the harbour, the weir and the mill. ";
    const history = [{ role: "user", text: "hello there ".repeat(100) }] as const;
    const prompts = createPrompts(TOTAL, retriever);
    const long = prompts.voice(large, history, words.repeat(80), NOW);
    expect(long.question.text).toBe(words.repeat(80));
    expect(long.messages).toHaveLength(1);
    const little = 2500;
    const tooLong = createPrompts(little, retriever).voice(large, history, words.repeat(160), NOW);
    expect(words.repeat(160).startsWith(tooLong.question.text)).toBe(true);
    expect(tooLong.question.text.length).toBeLessThan(words.length * 160);
    expect(estimated(tooLong)).toBeGreaterThan(little * 0.95);
  });

  it("no entry is cut, and one that is too long hides no other", () => {
    const giant = { ...entry(0), id: "LEARN-9999", text: "very long ".repeat(5000) };
    const { system } = createPrompts(TOTAL).voice(
      { ...large, mind: [giant, ...large.mind] },
      [],
      "",
      NOW,
    );
    const shown = system.match(ENTRY) ?? [];
    const whole = new Set(large.mind.map(({ date = "", text }) => `${date}: ${text}`));
    expect(shown.length).toBeGreaterThan(50);
    expect(shown.every((line) => whole.has(line.replace(/^\d+\) /, "")))).toBe(true);
  });

  it("every kind of entry has its share", () => {
    const { system } = createPrompts(TOTAL, retriever).voice(large, [], "", NOW);
    const heads = ["What I have learned:", "What I am curious about", "What I am like:"];
    for (const head of heads) {
      const [, list = ""] = new RegExp(`^${head}.*\n((?:\\d+\\) .*\n)*)`, "m").exec(system) ?? [];
      expect(list.match(ENTRY)?.length).toBeGreaterThan(3);
    }
  });

  it("a long list of favourites is shortened by whole items, and hides no other line", () => {
    const items = Array.from({ length: 3000 }, (_, number) => `Title ${number}`);
    const persona: Persona = {
      ...large.persona,
      favourites: [{ category: "books", items }],
      values: ["honesty"],
    };
    const { system } = createPrompts(TOTAL).voice({ ...large, persona }, [], "", NOW);
    const line = /^Favourite books: (.*)$/m.exec(system)?.[1]?.split("; ") ?? [];
    expect(line.length).toBeGreaterThan(20);
    expect(line).toEqual(items.slice(0, line.length));
    expect(system).toContain("\nValues: honesty\n");
    expect(system).toContain("\nWhat I have learned:\n1) 20");
  });

  it("a name and a phrase of the rules are cut, however long they are", () => {
    const persona = { ...large.persona, name: "Name ".repeat(9000) };
    const settings = { wording: { lookup_offer: ["shall I ".repeat(9000), "ask ".repeat(9000)] } };
    const call = createPrompts(2000).voice(
      { ...large, mind: [], persona, settings },
      [],
      "hello",
      NOW,
    );
    expect(estimated(call)).toBeLessThanOrEqual(2000);
    expect(call.system).toContain("You are the Voice of Name Name");
  });

  it("what is to be left alone is the last of the memory to go", () => {
    const talk = Array.from({ length: 400 }, (_, number) => `- talked about thing ${number}`);
    const lines = ["## Recent Topics", ...talk, "## Resistance Notes", "- the swimming badge"];
    const memory = { lines: lines.join("\n"), hasResistanceNotes: true };
    const { system } = createPrompts(TOTAL).voice({ ...large, memory }, [], "", NOW);
    expect(system).toContain("- the swimming badge\n</memory>");
    expect(system).toContain("- talked about thing 0\n");
    expect(system).not.toContain("thing 399");
  });
});
