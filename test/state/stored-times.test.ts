// A time stored with a wrong clock holds nothing up for long and lets nobody in.

import { describe, expect, it } from "vitest";
import { createAccessList } from "../../src/state/access.ts";
import { createAwaitedEdits } from "../../src/state/awaited-edits.ts";
import { createDeferrals } from "../../src/state/deferrals.ts";
import { standingOffer } from "../../src/voice/offer.ts";
import { openDatabase } from "./support.ts";

const HOUR = 60 * 60_000;
const WEEK = 7 * 24 * HOUR;
const NOW = Date.parse("2026-11-20T12:00:00Z");
const AHEAD = NOW + 10 * 365 * 24 * HOUR;

describe("with a clock that was ten years ahead", () => {
  it("a candidate that was put off is brought up again", async () => {
    const database = openDatabase();
    const deferrals = createDeferrals(database);
    await database.transact(() => {
      deferrals.defer("CANDIDATE-0001", AHEAD + WEEK);
      deferrals.defer("CANDIDATE-0002", NOW + WEEK);
    });
    expect([...deferrals.deferred(NOW)]).toEqual(["CANDIDATE-0002"]);
  });

  it("a wording that was asked for is not what a person says weeks later", async () => {
    const database = openDatabase();
    const edits = createAwaitedEdits(database);
    await database.transact(() => {
      edits.await(1, { candidateId: "CANDIDATE-0001", sha256: "a" }, AHEAD);
    });
    expect(edits.find(1, NOW)).toBeUndefined();
    expect(edits.find(1, AHEAD + 60_000)).toBeDefined();
    // The clock was put back by some seconds, and the question still holds.
    expect(edits.find(1, AHEAD - 60_000)).toBeDefined();
  });

  it("a claim link that was made then is void", async () => {
    const database = openDatabase();
    const access = createAccessList(database);
    const code = await database.transact(() => access.createCode("owner", AHEAD));
    expect(await database.transact(() => access.redeem(code, 1, NOW))).toBeUndefined();
    const next = await database.transact(() => access.createCode("owner", NOW));
    expect(await database.transact(() => access.redeem(next, 1, NOW - 5000))).toBe("owner");
  });

  it("a stranger who was told then is told again", async () => {
    const database = openDatabase();
    const access = createAccessList(database);
    const knock = (at: number): Promise<boolean> =>
      database.transact(() => access.shouldTellStranger(7, at));
    expect([await knock(AHEAD), await knock(NOW), await knock(NOW + 1)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("an offer that was made then is not accepted by a yes of today", () => {
    const offer = (offeredAt: number) =>
      standingOffer(
        {
          history: [],
          sinceCheckpoint: [],
          evidence: [],
          pendingLookup: { question: "why?", offeredAt },
        },
        new Date(NOW),
      );
    expect(offer(AHEAD)).toBeUndefined();
    // The job was kept for tomorrow, because the budget was used up.
    expect(offer(NOW + 35 * HOUR)).toBeDefined();
  });
});
