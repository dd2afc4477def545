// Two orders become one.

import { describe, expect, it } from "vitest";
import { fused } from "../../../src/record/recall/fusion.ts";

describe("fused lists", () => {
  it("are the first one where the others are empty", () => {
    expect(fused([["b", "a", "c"], []])).toEqual(["b", "a", "c"]);
    expect(fused([[], []])).toEqual([]);
  });

  it("begin with what stands in both, and hold each once", () => {
    expect(
      fused([
        ["a", "b", "c"],
        ["d", "c"],
      ]),
    ).toEqual(["c", "a", "d", "b"]);
  });
});
