// A clock that a test moves by hand.

export interface TestClock {
  readonly now: () => Date;
  advance(step: { readonly minutes?: number; readonly seconds?: number }): void;
}

export function testClock(start = "2026-11-20T12:00:00Z"): TestClock {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    advance: ({ minutes = 0, seconds = 0 }) => {
      at += (minutes * 60 + seconds) * 1000;
    },
  };
}

/** A day for prompts, where it matters to no one: half a year after the newest entry of made-up Records. */
export const NOW = new Date("2026-12-30T12:00:00Z");

/** The time from outside, which always says what this clock says, and an operator who hears nothing. */
export function agreeing({ now }: Pick<TestClock, "now">) {
  return {
    time: { agreed: () => ({ kind: "agreed", at: now() }) as const, aheadMs: () => 0 },
    notices: { tell: () => undefined },
  };
}
