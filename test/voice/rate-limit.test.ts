import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createRateLimiter } from "../../src/voice/rate-limit.ts";

const LIMITS = { windowMs: 1000, main: 5, analyst: 3 };

it("never lets more tokens through than the limit in any window", () => {
  const step = fc.record({
    wait: fc.integer({ min: 0, max: 700 }),
    channel: fc.constantFrom("a", "b"),
    bucket: fc.constantFrom("main" as const, "analyst" as const),
    tokens: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      let now = 0;
      const limiter = createRateLimiter(LIMITS, () => now);
      const taken: { at: number; key: string; tokens: number; limit: number }[] = [];
      for (const { wait, channel, bucket, tokens } of steps) {
        now += wait;
        const key = `${bucket} ${channel}`;
        const limit = LIMITS[bucket];
        const used = taken
          .filter((each) => each.key === key && each.at > now - LIMITS.windowMs)
          .reduce((sum, each) => sum + each.tokens, 0);
        const allowed = limiter.take(channel, bucket, tokens);
        // Tokens that fit are given, and a request that does not fit takes none.
        expect(allowed).toBe(used + tokens <= limit);
        if (allowed) taken.push({ at: now, key, tokens, limit });
      }
    }),
  );
});

it("keeps channels and buckets apart", () => {
  const limiter = createRateLimiter({ windowMs: 1000, main: 1, analyst: 1 }, () => 0);
  expect(limiter.take("a", "main", 1)).toBe(true);
  expect(limiter.take("a", "main", 1)).toBe(false);
  expect(limiter.take("b", "main", 1)).toBe(true);
  expect(limiter.take("a", "analyst", 1)).toBe(true);
});

it("can be given back what was taken last, and no more than that", () => {
  const limiter = createRateLimiter({ windowMs: 1000, main: 3, analyst: 1 }, () => 0);
  limiter.take("a", "main", 1);
  limiter.take("a", "main", 2);
  limiter.giveBack("a", "main", 2);
  expect(limiter.take("a", "main", 3)).toBe(false);
  expect(limiter.take("a", "main", 2)).toBe(true);
  limiter.giveBack("b", "main", 2);
  expect(limiter.take("b", "main", 4)).toBe(false);
});
