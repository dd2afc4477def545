// What is said near a telling of distress is held back: in its channel, for its time, and whatever the clock says.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAnalystJobs } from "../../src/state/analyst-jobs.ts";
import { createConversations } from "../../src/state/conversation.ts";
import {
  createHeldBack,
  heldBackIn,
  holdBackInstead,
  type Telling,
} from "../../src/state/held-back.ts";
import { createSettings } from "../../src/state/settings.ts";
import { openDatabase } from "./support.ts";

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 3, 1);
const CHANNEL = "telegram:3003";

function openHeldBack() {
  const database = openDatabase();
  const heldBack = createHeldBack(database);
  const tell = (telling: Partial<Telling> = {}, now = NOW) =>
    database.transact(() => {
      heldBack.begin(CHANNEL, { level: "sure", saidAt: now, ...telling }, now);
    });
  return { database, heldBack, tell };
}

describe("what is held back", () => {
  it("is what was said in the hour before and in the day after, in that channel alone", async () => {
    const { heldBack, tell } = openHeldBack();
    expect(heldBack.covers(CHANNEL, NOW)).toBe(false);
    await tell();
    for (const at of [NOW - HOUR, NOW, NOW + DAY]) expect(heldBack.covers(CHANNEL, at)).toBe(true);
    for (const at of [NOW - HOUR - 1, NOW + DAY + 1]) {
      expect(heldBack.covers(CHANNEL, at)).toBe(false);
    }
    expect(heldBack.covers("telegram:3", NOW)).toBe(false);
    expect(heldBack.covers(`${CHANNEL}3`, NOW)).toBe(false);
  });

  it("is less behind words that only may tell of something, and never less than before", async () => {
    const { heldBack, tell } = openHeldBack();
    await tell({ level: "possible" });
    expect(heldBack.covers(CHANNEL, NOW + HOUR / 2)).toBe(false);
    await tell();
    await tell({ level: "possible" });
    expect(heldBack.covers(CHANNEL, NOW + DAY)).toBe(true);
  });

  it("is what is near the time in which it was told, and near its message's own, whatever that is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 2 * NOW }), async (saidAt) => {
        const { heldBack, tell } = openHeldBack();
        await tell({ saidAt });
        expect(heldBack.covers(CHANNEL, NOW, NOW + DAY)).toBe(true);
        expect(heldBack.covers(CHANNEL, saidAt - HOUR, saidAt + DAY)).toBe(true);
        for (const at of [NOW - 3 * DAY, NOW + 3 * DAY]) {
          fc.pre(Math.abs(saidAt - at) > 2 * DAY);
          expect(heldBack.covers(CHANNEL, at)).toBe(false);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("behind a restore is what was held back where it was restored, and not what the backup says", async () => {
    const [brought, here] = [openHeldBack(), openHeldBack()];
    await brought.tell({}, NOW - 5 * DAY);
    await here.tell();
    await here.tell({}, NOW - 9 * DAY);
    await brought.database.transact(() => {
      holdBackInstead(brought.database, heldBackIn(here.database));
    });
    expect(heldBackIn(brought.database)).toEqual(heldBackIn(here.database));
    for (const at of [NOW - HOUR, NOW + DAY, NOW - 9 * DAY]) {
      expect(brought.heldBack.covers(CHANNEL, at)).toBe(true);
    }
    expect(brought.heldBack.covers(CHANNEL, NOW - 5 * DAY)).toBe(false);
  });

  it("is quoted by no checkpoint, although it was said before", async () => {
    const { database, tell } = openHeldBack();
    const conversations = createConversations(database);
    const say = (text: string, at: number) =>
      database.transact(() => {
        conversations.append(CHANNEL, [{ role: "user", text }], at);
      });
    await say("the tide was out", NOW - 2 * HOUR);
    await say("the cellar is cold", NOW - HOUR / 2);
    await tell();
    const { sinceCheckpoint, history } = conversations.read(CHANNEL);
    expect(sinceCheckpoint.map(({ text }) => text)).toEqual(["the tide was out"]);
    expect(history).toHaveLength(2);
  });

  it("leaves no row when its time is long over", async () => {
    const { database, heldBack, tell } = openHeldBack();
    await tell();
    const rows = () => database.all("SELECT key FROM setting WHERE key LIKE 'held%'");
    const forget = (before: number) =>
      database.transact(() => {
        heldBack.forgetBefore(before, before + 30 * DAY);
      });
    await forget(NOW + DAY);
    expect(rows()).toHaveLength(1);
    await forget(NOW + DAY + 1);
    expect(rows()).toEqual([]);
  });

  it("ends in time although the clock was ahead when it began, by however much", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 400 * 24 }), async (hours) => {
        const { database, heldBack, tell } = openHeldBack();
        const ahead = NOW + hours * HOUR;
        // Messages have the messenger's time, and that is right.
        await tell({ saidAt: NOW }, ahead);
        expect(heldBack.covers(CHANNEL, NOW, NOW)).toBe(true);
        await tell({}, NOW + HOUR);
        expect(heldBack.covers(CHANNEL, NOW + HOUR)).toBe(true);
        for (let at = NOW + 4 * DAY; at < ahead - 3 * DAY; at += DAY) {
          expect(heldBack.covers(CHANNEL, at)).toBe(false);
        }
        await database.transact(() => {
          heldBack.forgetBefore(NOW - 30 * DAY, NOW + HOUR);
        });
        expect(heldBack.covers(CHANNEL, NOW + 4 * DAY + HOUR)).toBe(false);
        if (hours > 4 * 24) expect(heldBack.covers(CHANNEL, ahead)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it("stays so for words that still wait when another telling comes, however many days later", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 6 }),
        async (days) => {
          const { database, heldBack, tell } = openHeldBack();
          await database.transact(() => {
            const job = { channelKey: CHANNEL, userText: "", replyText: "", evidence: "" };
            createAnalystJobs(database).add({ ...job, saidAt: NOW + HOUR });
          });
          await tell();
          let now = NOW;
          for (const later of days) {
            now += later * DAY;
            await tell({}, now);
            await database.transact(() => {
              heldBack.forgetBefore(now - 30 * DAY, now);
            });
            expect(heldBack.covers(CHANNEL, now)).toBe(true);
            expect(heldBack.covers(CHANNEL, NOW + HOUR)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is read from the row that an earlier version wrote, and its newest part by that version", async () => {
    const { database, heldBack, tell } = openHeldBack();
    const key = `held_back:${CHANNEL}`;
    const settings = createSettings(database);
    await database.transact(() => {
      settings.set(key, `${NOW - 9 * DAY} ${NOW - 8 * DAY}`);
    });
    expect(heldBack.covers(CHANNEL, NOW - 8 * DAY)).toBe(true);
    await tell();
    expect(heldBack.covers(CHANNEL, NOW - 8 * DAY)).toBe(true);
    expect(settings.get(key)?.split(" ").map(Number).slice(0, 2)).toEqual([NOW - HOUR, NOW + DAY]);
  });
});
