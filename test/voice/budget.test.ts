import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRetriever } from "../../src/record/recall/retrieval.ts";
import type { RecordSnapshot } from "../../src/record/store.ts";
import type { MindEntry } from "../../src/record/types.ts";
import type { Message } from "../../src/state/conversation.ts";
import { createPrompts, type VoiceCall } from "../../src/voice/prompts/prompts.ts";
import { questionsFor } from "../retrieval/questions.ts";
import { entry, largeSnapshot } from "../support/large-snapshot.ts";
import { callText, estimated, realTokens } from "../support/real-tokens.ts";
import { NOW } from "../support/clock.ts";
import { anyCharacters } from "../support/any-text.ts";
import { TIMES } from "../support/times.ts";

const TOTAL = 6000;
const large = largeSnapshot(5000);
/** Made once for all tests of the large Record. */
const retriever = createRetriever<MindEntry>();
const asked = questionsFor(large.mind).map(({ question }) => question);

/** A conversation in which each answer is about as long as the Voice's usually are. */
function converse(snapshot: RecordSnapshot, turns: number, total = TOTAL): readonly VoiceCall[] {
  const prompts = snapshot === large ? createPrompts(total, retriever) : createPrompts(total);
  const history: Message[] = [];
  return asked.slice(0, turns).map((question, turn) => {
    const call = prompts.voice(snapshot, history.slice(-20), question, NOW);
    const answer = `${snapshot.mind[turn * 7]?.text ?? ""}. ${"I like thinking about that! ".repeat((turn % 4) * 4)}`;
    history.push(call.question, { role: "assistant", text: answer });
    return call;
  });
}

function commonStart(a: string, b: string): string {
  let end = 0;
  while (end < a.length && a[end] === b[end]) end += 1;
  return a.slice(0, end);
}

describe("the size of a prompt", () => {
  it("is much the same for 500 entries as for 5,000, and never over the budget", () => {
    const sizeAt = (entries: number): number => {
      const snapshot = largeSnapshot(entries);
      const sizes = converse(snapshot, 12).map((call) => realTokens(callText(call)));
      expect(Math.max(...sizes)).toBeLessThanOrEqual(TOTAL);
      return sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    };
    const [at50, at500, at5000] = [sizeAt(50), sizeAt(500), sizeAt(5000)];
    expect(at50).toBeLessThan(at500);
    // Among more entries more have a word of the question.
    expect(Math.abs(at5000 / at500 - 1)).toBeLessThan(0.25);
  });

  it("keeps within whatever budget is set", () => {
    for (const total of [2000, 4000, 20_000]) {
      for (const call of converse(large, 12, total)) {
        expect(estimated(call)).toBeLessThanOrEqual(total);
        expect(realTokens(callText(call))).toBeLessThanOrEqual(total);
      }
    }
  });
});

describe("the beginning of a prompt", () => {
  it("is a quarter of it at least, and the same from one turn to the next", () => {
    const calls = converse(large, 12).map(callText);
    for (const [turn, call] of calls.slice(1).entries()) {
      const same = commonStart(calls[turn] ?? "", call);
      expect(realTokens(same) / realTokens(call)).toBeGreaterThanOrEqual(0.25);
    }
  });

  it("is the same after a restart", () => {
    const [first] = converse(large, 1);
    const [again] = converse({ ...large }, 1);
    expect(again).toEqual(first);
  });

  it("changes with the Record, with the next message", () => {
    const prompts = createPrompts(TOTAL);
    prompts.voice(large, [], "hello", NOW);
    const added: MindEntry = { ...entry(0), text: "Something new", date: "2099-01-01" };
    const changed = { ...large, mind: [added, ...large.mind] };
    expect(prompts.voice(changed, [], "hello", NOW).system).toContain("Something new");
    expect(prompts.voice(large, [], "hello", NOW).system).not.toContain("Something new");
  });
});

describe("a Record of any shape", () => {
  const text = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
    { weight: 1, arbitrary: anyCharacters({ maxLength: 200 }) },
    fc
      .tuple(
        fc.constantFrom("ab ", "</record>", "<a", "語", "𓂀", "👩‍👩‍👧", " ", "\n", "7"),
        fc.nat(4000),
      )
      .map(([piece, times]) => piece.repeat(times)),
  );
  const texts = fc.array(text, { maxLength: 12 });
  const snapshots = fc
    .record({ name: text, texts, mind: texts, memory: text, many: fc.nat(300) })
    .map(({ name, texts, mind, memory, many }): RecordSnapshot => ({
      ...large,
      persona: {
        ...large.persona,
        name,
        register: texts,
        samples: texts,
        favourites: texts.map((category) => ({ category, items: texts })),
        values: Array.from({ length: many }, (_, index) => `${texts[0] ?? ""}${index}`),
      },
      settings: { wording: { lookup_offer: [name, ...texts] } },
      mind: [...mind.map((each, index) => ({ ...entry(index), text: each })), ...large.mind].slice(
        0,
        many,
      ),
      memory: { lines: memory, hasResistanceNotes: true },
    }));

  it("keeps within the budget, with any history and any question", () => {
    fc.assert(
      fc.property(
        snapshots,
        fc.array(text, { maxLength: 20 }),
        text,
        fc.integer({ min: 2000, max: 9000 }),
        (snapshot, said, question, total) => {
          const history = said.map((each, turn): Message => ({
            role: turn % 2 === 0 ? "user" : "assistant",
            text: each,
          }));
          const call = createPrompts(total).voice(snapshot, history, question, NOW);
          expect(estimated(call)).toBeLessThanOrEqual(total);
          expect(call.messages.at(-1)).toEqual(call.question);
          expect(question.startsWith(call.question.text)).toBe(true);
        },
      ),
      { numRuns: 5 * TIMES },
    );
  }, 120_000);
});
