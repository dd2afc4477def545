// Sliding windows of tokens for each channel and bucket. Proof: test/voice/rate-limit.test.ts.

import type { RateLimiter } from "./ports.ts";

export interface RateLimits {
  readonly windowMs: number;
  readonly main: number;
  readonly analyst: number;
}

/** Creates the windows, all empty. @param now Unix milliseconds. */
export function createRateLimiter(limits: RateLimits, now: () => number): RateLimiter {
  const taken = new Map<string, number[]>();
  return {
    take: (channelKey, bucket, tokens) => {
      const key = `${bucket} ${channelKey}`;
      const from = now() - limits.windowMs;
      const recent = (taken.get(key) ?? []).filter((at) => at > from);
      const allowed = recent.length + tokens <= limits[bucket];
      if (allowed) recent.push(...Array.from({ length: tokens }, () => now()));
      taken.set(key, recent);
      return allowed;
    },
    taken: (bucket) => {
      const from = now() - limits.windowMs;
      return [...taken]
        .filter(([key]) => key.startsWith(`${bucket} `))
        .reduce((sum, [, times]) => sum + times.filter((at) => at > from).length, 0);
    },
    giveBack: (channelKey, bucket, tokens) => {
      const key = `${bucket} ${channelKey}`;
      taken.set(key, (taken.get(key) ?? []).slice(0, -tokens));
    },
  };
}
