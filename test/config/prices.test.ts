import { describe, expect, it } from "vitest";
import { readPrices } from "../../src/config/prices.ts";

describe("prices of models", () => {
  it("are for tokens in and out, for cached ones where that is said, or for minutes", () => {
    const prices = readPrices("gpt-4o 2.50/1.25/10,  openai/gpt-4o-mini 0.15/0.6, whisper-1 0.006");
    expect(prices).toEqual({
      "gpt-4o": { input: 2.5, cached: 1.25, output: 10 },
      "openai/gpt-4o-mini": { input: 0.15, cached: 0.15, output: 0.6 },
      "whisper-1": { minute: 0.006 },
    });
  });

  it.each([
    "gpt-4o",
    "gpt-4o 2,50/10",
    "gpt-4o $2/$3",
    "gpt-4o 1/2/3/4",
    "2/3",
    "a 1/2,",
    "a -1/2",
  ])("are refused as a whole where one is none: %s", (text) => {
    expect(readPrices(text)).toBeUndefined();
  });
});
