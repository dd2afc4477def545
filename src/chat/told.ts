// The strongest sign of distress that was heard while one message was worked on. Proof: test/e2e/comfort-unreadable.test.ts.

import type { Distress } from "../wording/distress.ts";

/** What was heard while a message is worked on, whatever becomes of that. A voice note or a file has words of its own. */
export interface Told {
  readonly note: (level: Distress) => void;
  readonly strongest: () => Distress;
}

/** Makes the memory of one message. */
export function createTold(): Told {
  let strongest: Distress = "none";
  return {
    note: (level) => {
      strongest = stronger(strongest, level);
    },
    strongest: () => strongest,
  };
}

/** Gives the stronger of two signs. */
export function stronger(one: Distress, other: Distress): Distress {
  return LEVELS.indexOf(one) > LEVELS.indexOf(other) ? one : other;
}

const LEVELS: readonly Distress[] = ["none", "possible", "sure"];
