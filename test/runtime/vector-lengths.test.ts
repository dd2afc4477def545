// An embedding server may stand for several models, which answer with vectors of different lengths. Nobody pays for that
// without end, and one answer takes nothing away.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLogger } from "../../src/logger.ts";
import { createMeaning, type Meaning } from "../../src/runtime/meaning.ts";
import { createVectors, type Vectors } from "../../src/state/vectors.ts";
import { createLimits } from "../../src/voice/limits.ts";
import { largeRecord } from "../retrieval/large-record.ts";
import { createTestGate, type TestGate } from "../support/open-gate.ts";
import { permitFor } from "../support/permits.ts";

const DAY_MINUTES = 24 * 60;

interface World {
  readonly gate: TestGate;
  readonly vectors: Vectors;
  readonly meaning: Meaning;
  /** Texts that the server was asked about, question by question and entry by entry. */
  readonly asked: readonly string[];
  readonly told: readonly string[];
  /** Entries with texts of their own. */
  readonly entries: number;
  /** Asks by meaning, and gives how many entries were found. */
  ask(): Promise<number>;
}

/** @param lengthOf the length of the vectors of each call, beginning with 0. */
async function openWorld(lengthOf: (call: number) => number): Promise<World> {
  const { self, evidence } = largeRecord(40);
  const gate = await createTestGate();
  gate.write("SELF.md", self);
  gate.write("EVIDENCE.md", evidence);
  const asked: string[] = [];
  const told: string[] = [];
  let calls = 0;
  const meaning = createMeaning({
    config: { dailyTokenBudget: undefined },
    model: "two-headed",
    embedder: {
      embed: ({ texts }) => {
        asked.push(...texts);
        const length = lengthOf(calls);
        calls += 1;
        const one = new Float32Array(length).fill(1 / Math.sqrt(length));
        return Promise.resolve(texts.map(() => one));
      },
    },
    limits: createLimits({ windowMs: 1000, main: 10, analyst: 10 }, () => 0),
    desk: gate,
    notices: {
      tell: (kind, text) => {
        told.push(`${kind}: ${text}`);
      },
    },
    log: createLogger({ recordId: "x", level: "silent", secrets: [], write: () => undefined }),
    timing: { nearMs: 5000, vectorsMs: 0, vectorsRetryMs: 1 },
  });
  const { mind, lived } = await gate.store.snapshot();
  const texts = [...mind, ...lived].map(({ text, ownWords }) => `${text} ${ownWords ?? ""}`);
  return {
    gate,
    vectors: createVectors(gate.state.database),
    meaning,
    asked,
    told,
    entries: new Set(texts).size,
    ask: async () => {
      const question = { question: "what do you like?", entries: [...mind, ...lived] };
      const permit = permitFor("answer");
      const near = { ...question, channelKey: "telegram:1", permit };
      return (await meaning.near(near, new AbortController().signal)).length;
    },
  };
}

/** Wakes the maker, and waits until it asks about nothing more. */
async function settle({ meaning, asked, gate }: World): Promise<void> {
  meaning.wake();
  let before = -1;
  const isStill = async (): Promise<boolean> => {
    const isSame = before === asked.length;
    before = asked.length;
    await gate.alone(() => Promise.resolve());
    return isSame;
  };
  await expect.poll(isStill, { interval: 15, timeout: 20_000 }).toBe(true);
}

describe("the lengths of vectors", () => {
  it("that change a second time within a day end the making until the next start, with one notice", async () => {
    const world = await openWorld((call) => 2 + (call % 2));
    await settle(world);
    const { length } = world.asked;
    expect(length).toBeLessThan(3 * world.entries);
    for (let turn = 0; turn < 5; turn += 1) await settle(world);
    expect(world.asked).toHaveLength(length);
    expect(world.told).toEqual([expect.stringContaining("vectors of different lengths")]);
    expect(world.vectors.isEmpty()).toBe(false);
    await world.meaning.stop();
  });

  it("that change once are those of another model: all entries are made anew", async () => {
    let length = 2;
    const world = await openWorld(() => length);
    await settle(world);
    expect(world.vectors.keys().size).toBe(world.entries);
    length = 3;
    await world.ask();
    await settle(world);
    expect(world.vectors.keys().size).toBe(world.entries);
    expect(await world.ask()).toBeGreaterThan(0);
    expect(world.told).toEqual([]);
    await world.meaning.stop();
  });

  it("of a question take nothing away, and an entry is asked about once a day at most", async () => {
    let odd = 3;
    const world = await openWorld(() => odd);
    odd = 2;
    await settle(world);
    const before = world.asked.length;
    for (let turn = 0; turn < 10; turn += 1) {
      odd = 3;
      expect(await world.ask()).toBe(0);
      odd = 2;
      await settle(world);
      expect(world.vectors.keys().size).toBe(world.entries);
    }
    // Ten questions, and one entry.
    expect(world.asked).toHaveLength(before + 11);
    expect(await world.ask()).toBeGreaterThan(0);
    await world.meaning.stop();
  });

  it("whatever a server answers, and whenever, cost each day no more than a few times all entries", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 12 }),
        fc.array(fc.boolean(), { maxLength: 4 }),
        async (lengths, steps) => {
          const world = await openWorld((call) => lengths[call % lengths.length] ?? 1);
          await settle(world);
          let days = 1;
          for (const isNextDay of steps) {
            if (isNextDay) {
              world.gate.clock.advance({ minutes: DAY_MINUTES });
              days += 1;
            }
            await world.ask();
            await settle(world);
          }
          expect(world.asked.length).toBeLessThanOrEqual(
            days * (3 * world.entries + 1) + steps.length,
          );
          expect(world.told.length).toBeLessThanOrEqual(1);
          await world.meaning.stop();
        },
      ),
      { numRuns: 15 },
    );
  });
});
