// What was said to somebody reaches them as long as they may read as much as then.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDesk } from "../../src/desk/desk.ts";
import { STANDINGS, type CardKind, type Standing } from "../../src/state/outbox.ts";
import { mayReceive } from "../../src/telegram/audience.ts";
import { createTestGate } from "../support/open-gate.ts";

const CHAT = 4004;
const KINDS = ["offer", "homework", "author", "candidate", "merge", "review", "people"] as const;

const standing = fc.constantFrom<Standing | undefined>(undefined, ...STANDINGS);

function rank(of: Standing | undefined): number {
  return of === undefined ? -1 : STANDINGS.indexOf(of);
}

describe("the audience of what is said", () => {
  it("is the person as what they were then: whoever may read less by now gets nothing of it", async () => {
    const gate = await createTestGate();
    let now: Standing | undefined;
    const desk = createDesk({ ...gate, onCommitted: () => undefined, standingOf: () => now });
    const kinds = fc.option(fc.constantFrom<CardKind>(...KINDS), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        standing,
        standing,
        kinds,
        fc.boolean(),
        async (then, later, kind, isBetweenUs) => {
          now = then;
          await desk.commit(() => {
            desk.state.outbox.add(
              {
                chatId: CHAT,
                text: "words of the Record",
                ...(kind && { card: { kind, body: {} }, buttons: [[{ label: "x", verb: "y" }]] }),
                ...(isBetweenUs && { isBetweenUs }),
              },
              0,
            );
          });
          const row = desk.state.outbox.next(CHAT);
          if (!row) throw new Error("nothing waits");
          const people = {
            roles: { standingOf: () => later },
            operatorChat: { is: () => false },
          };
          const may = mayReceive(row, people);
          await desk.commit(() => {
            desk.state.outbox.drop(row);
          });
          if (may) expect(rank(later)).toBeGreaterThanOrEqual(Math.max(0, rank(then)));
          // Nothing is lost of what they may still read.
          const isTheirs = !kind || ["offer", "homework", "author"].includes(kind);
          if (then && isTheirs && rank(later) >= rank(then)) expect(may).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is whoever is let in, for fixed words that say so", () => {
    const outgoing = { text: "fixed", audience: "guest" } as const;
    const row = { chatId: CHAT, outgoing, card: undefined };
    const may = (of: Standing | undefined): boolean =>
      mayReceive(row, { roles: { standingOf: () => of }, operatorChat: { is: () => false } });
    expect([undefined, ...STANDINGS].map(may)).toEqual([false, true, true, true]);
  });
});
