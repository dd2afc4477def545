import { array, assert, nat, property } from "fast-check";
import { expect, it } from "vitest";
import { createSeldom } from "../src/seldom.ts";

const TEN_MINUTES = 600_000;

it("a kind is told at once, then at most once in ten minutes with all that came since, and no other kind waits for it", () => {
  assert(
    property(array(nat({ max: 400_000 }), { maxLength: 60 }), (gaps) => {
      let now = 0;
      const seldom = createSeldom(() => now);
      let told = 0;
      let last = -Infinity;
      for (const [at, gap] of gaps.entries()) {
        now += gap;
        const times = seldom("one");
        if (times === undefined) {
          expect(now - last).toBeLessThan(TEN_MINUTES);
          continue;
        }
        expect(now - last).toBeGreaterThanOrEqual(TEN_MINUTES);
        last = now;
        told += times;
        expect(told).toBe(at + 1);
      }
      expect(seldom("another")).toBe(1);
    }),
  );
});
