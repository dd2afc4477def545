import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { KnownEntry } from "../../src/record/types.ts";
import { likelySources } from "../../src/voice/receipts/likely-sources.ts";
import { readReceipt, writeReceipt } from "../../src/voice/receipts/receipt.ts";
import type { Source } from "../../src/voice/receipts/shown.ts";

const WORDS = "Whales sing under the pier";
const entry = (id: string, text: string): KnownEntry => ({
  id,
  category: "knowledge",
  text,
  date: "2026-05-03",
});

it("a receipt holds ids, dates and words of ours, and none of anybody's", () => {
  const sources: readonly Source[] = [
    { kind: "entry", entry: { ...entry("LEARN-0001", WORDS), ownWords: WORDS } },
    { kind: "part", part: "me" },
    { kind: "title", id: "LIB-0001" },
    { kind: "model" },
  ];
  const written = writeReceipt(sources);
  expect(written).not.toMatch(/Whales|pier/);
  expect(readReceipt(written)).toEqual([
    { entry: "LEARN-0001", date: "2026-05-03" },
    { part: "me" },
    { title: "LIB-0001" },
    { lookup: "model" },
  ]);
});

it("what is no receipt says that nobody knows", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(text.trim() !== "[]");
      expect(readReceipt(text)).toBeUndefined();
    }),
  );
});

it("the entries of a plain answer are those with which it has words in common", () => {
  const whales = entry("LEARN-0001", WORDS);
  const others = [entry("LEARN-0002", "Bread breathes"), entry("LEARN-0003", "The pier is green")];
  const handles = new Map(
    [whales, ...others].map((one, at) => [String(at), { kind: "entry", entry: one }] as const),
  );
  expect(likelySources("I know that whales sing there!", { handles })).toEqual([
    { kind: "entry", entry: whales },
  ]);
  expect(likelySources("Hello, how are you?", { handles })).toEqual([]);
});
