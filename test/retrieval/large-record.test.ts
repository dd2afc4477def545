import { describe, expect, it } from "vitest";
import { checkIntegrity } from "../../src/record/integrity.ts";
import { readMind } from "../../src/record/self/mind.ts";
import { commonWords, contentWords, longestCopy, wordsOf } from "./common-words.ts";
import { largeRecord } from "./large-record.ts";
import { questionsFor } from "./questions.ts";

describe.each([50, 333, 880, 5000])("a made-up Record of %i entries", (entries) => {
  const record = largeRecord(entries, 3);

  it("is the same for the same seed, and another for another", () => {
    expect(largeRecord(entries, 3)).toEqual(record);
    expect(largeRecord(entries, 4).mind).not.toEqual(record.mind);
  });

  it("is valid and read as it was made", () => {
    expect(checkIntegrity({ ...record, pending: "", skills: "" })).toEqual([]);
    expect(readMind(record.self).map(({ id, text }) => ({ id, text }))).toEqual(record.mind);
    expect(record.mind).toHaveLength(entries);
    expect(new Set(record.mind.map(({ text }) => text)).size).toBe(entries);
  });

  it("has entries of a sentence's length", () => {
    const lengths = record.mind.map(({ text }) => text.split(" ").length);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(25);
  });

  it("holds as many targets as a quarter of it allows, each tenth of the time its share", () => {
    const ids = new Set(questionsFor(record.mind).map(({ id }) => id));
    expect(ids.size).toBe(Math.min(220, Math.floor(entries / 4)));
    const byTime = readMind(record.self).toSorted(
      (a, b) => Number(a.evidenceId?.slice(4)) - Number(b.evidenceId?.slice(4)),
    );
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const part = byTime.slice((tenth * entries) / 10, ((tenth + 1) * entries) / 10);
      const share = part.filter(({ id }) => ids.has(id)).length;
      expect(Math.abs(share - ids.size / 10)).toBeLessThanOrEqual(1);
    }
  });
});

describe("the questions", () => {
  const { mind } = largeRecord(5000);
  const questions = questionsFor(mind);
  const texts = new Map(mind.map(({ id, text }) => [id, text]));
  const words = new Map(mind.map(({ id, text }) => [id, contentWords(text)]));

  it("are 200 in English, ten of them with a typo, and 20 in other languages", () => {
    const of = (language: string): number =>
      questions.filter((q) => q.language === language).length;
    expect([of("en"), of("es"), of("de"), of("fr")]).toEqual([200, 7, 7, 6]);
    expect(questions.filter(({ hasTypo }) => hasTypo)).toHaveLength(10);
  });

  it.each(questions)("$name has words in common with its one answer, and is no copy", (asked) => {
    const answer = texts.get(asked.id) ?? "";
    const shared = commonWords(contentWords(asked.question), words.get(asked.id) ?? []);
    expect(shared.length).toBeGreaterThanOrEqual(2);
    expect(longestCopy(asked.question, answer)).toBeLessThanOrEqual(5);
    expect(wordsOf(asked.question)).not.toEqual(wordsOf(answer));
    const rivals = mind.filter(
      ({ id }) =>
        id !== asked.id && commonWords(shared, words.get(id) ?? []).length === shared.length,
    );
    expect(rivals).toEqual([]);
  });
});
