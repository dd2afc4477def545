import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clipTokens, estimateTokens, messagesTokens } from "../../src/voice/tokens.ts";
import { largeRecord } from "../retrieval/large-record.ts";
import { largeSnapshot } from "../support/large-snapshot.ts";
import { recordSource } from "../support/temporary.ts";
import { createPrompts } from "../../src/voice/prompts/prompts.ts";
import { realTokens } from "../support/real-tokens.ts";
import { NO_PROSE, PROSE } from "./writing-samples.ts";
import { NOW } from "../support/clock.ts";
import { anyCharacters } from "../support/any-text.ts";

const RECORDS = ["sample", "legacy", "minimal", "ines", "juna", "odile"];

const files = RECORDS.flatMap((record) =>
  readdirSync(recordSource(record))
    .filter((name) => statSync(join(recordSource(record), name)).isFile())
    .map((name) => [`${record}/${name}`, readFileSync(join(recordSource(record), name), "utf8")]),
) as readonly (readonly [string, string])[];

const snapshot = largeSnapshot(500);
const prompts = createPrompts(6000);
const texts = [
  ...files.filter(([, text]) => text.trim() !== ""),
  [
    "5,000 entries",
    largeRecord(5000)
      .mind.map(({ text }) => text)
      .join("\n"),
  ],
  ["the Voice's prompt", prompts.voice(snapshot, [], "hello", NOW).system],
  ["the analyst's prompt", prompts.analyst(snapshot, "hello", NOW)],
] as const;

/** A token more or less is nothing in a short text. */
const SLACK = 1;

describe("the token estimate", () => {
  it.each(texts)("of %s is at most 5 of 100 too low and 45 too high", (_, text) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(realTokens(text) * 0.95 - SLACK);
    expect(estimateTokens(text)).toBeLessThanOrEqual(realTokens(text) * 1.45 + SLACK);
  });

  it.each(Object.entries(PROSE))("of %s is at most 5 of 100 too low and 40 too high", (_, text) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(realTokens(text) * 0.95);
    expect(estimateTokens(text)).toBeLessThanOrEqual(realTokens(text) * 1.4);
  });

  it.each(Object.entries(NO_PROSE))("of %s is at most 5 of 100 too low", (_, text) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(realTokens(text) * 0.95 - SLACK);
  });

  it("counts any character as something, and nothing as nothing", () => {
    fc.assert(
      fc.property(anyCharacters({ minLength: 1 }), (text) => {
        expect(estimateTokens(text)).toBeGreaterThan(0);
      }),
    );
    expect(estimateTokens(" ")).toBe(1);
    expect(estimateTokens("")).toBe(0);
  });

  it("of messages counts what stands around each", () => {
    const message = { role: "user", text: "hello" } as const;
    expect(messagesTokens([message, message])).toBe(2 * messagesTokens([message]));
    expect(messagesTokens([message])).toBeGreaterThan(estimateTokens("hello"));
  });
});

describe("a text cut to a number of tokens", () => {
  const text = fc.oneof(
    anyCharacters({ maxLength: 300 }),
    fc.constantFrom(...Object.values(PROSE), ...Object.values(NO_PROSE)),
  );

  it("is a beginning of it that keeps within them", () => {
    fc.assert(
      fc.property(text, fc.nat(150), (whole, tokens) => {
        const cut = clipTokens(whole, tokens);
        expect(whole.startsWith(cut)).toBe(true);
        expect(estimateTokens(cut)).toBeLessThanOrEqual(tokens);
        if (estimateTokens(whole) <= tokens) expect(cut).toBe(whole);
      }),
    );
  });

  it("is hardly shorter than it has to be", () => {
    const prose = PROSE.English ?? "";
    expect(estimateTokens(clipTokens(prose, 40))).toBeGreaterThanOrEqual(38);
  });
});
