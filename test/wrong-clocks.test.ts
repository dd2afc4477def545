// Every time that state.db keeps and that something waits for, held to the true time: the clock of the machine jumps by seconds or
// by years, and the bot starts anew, at any moment. Each update comes by an answer of Telegram, which bears its date.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createAccessList } from "../src/state/access.ts";
import { createAwaitedEdits } from "../src/state/awaited-edits.ts";
import { createConversations } from "../src/state/conversation.ts";
import { createDeferrals } from "../src/state/deferrals.ts";
import { createHeldBack } from "../src/state/held-back.ts";
import { createHomeworkSessions } from "../src/state/homework.ts";
import { MIGRATIONS } from "../src/state/database/schema.ts";
import { createTrueTime } from "../src/true-time.ts";
import { createWaits } from "../src/waits.ts";
import { OFFER_LIFETIME_MS, standingOffer } from "../src/voice/offer.ts";
import { openInstantDatabase } from "./support/jumping-clock.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
/** What the clock may be off without anybody noticing, and the part of a second that a date has not. */
const SLACK = MINUTE + 2 * SECOND;
const RUNS = Number(process.env["WRONG_CLOCKS"] ?? 200);

const KEPT = ["deferral", "edit", "claim", "stranger", "held", "offer", "homework"] as const;
type Kept = (typeof KEPT)[number];

const act = fc.oneof(
  fc.record({
    kind: fc.constant("jump" as const),
    ms: fc.oneof(
      fc.integer({ min: -10 * YEAR, max: 10 * YEAR }),
      fc.integer({ min: -2 * DAY, max: 2 * DAY }),
      fc.constantFrom(30 * MINUTE, -30 * MINUTE, 2 * HOUR, -2 * HOUR),
    ),
  }),
  fc.record({
    kind: fc.constant("pass" as const),
    ms: fc.oneof(fc.nat(20 * MINUTE), fc.nat(2 * DAY), fc.nat(10 * DAY)),
  }),
  fc.constant({ kind: "restart" as const }),
  fc.constant({ kind: "right" as const }),
  fc.record({ kind: fc.constant("keep" as const), what: fc.constantFrom(...KEPT) }),
  fc.record({
    kind: fc.constant("wait" as const),
    ms: fc.oneof(fc.integer({ min: 1, max: HOUR }), fc.integer({ min: 1, max: MINUTE })),
    isAnswered: fc.boolean(),
  }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** One bot's state, kept over its restarts, on a machine whose clock is off. */
function world() {
  const database = openInstantDatabase();
  let truth = Date.parse("2026-11-20T12:00:00Z");
  let off = 0;
  let ticks = 0;
  const begin = () => {
    const time = createTrueTime({
      now: () => new Date(truth + off),
      ticks: () => ticks,
      isFar: true,
    });
    return { time, waits: createWaits(time) };
  };
  let process = begin();
  const answer = (): number => {
    process.time.ask()(new Date(truth).toUTCString());
    return process.time.now().getTime();
  };
  const deferrals = createDeferrals(database);
  const edits = createAwaitedEdits(database);
  const access = createAccessList(database);
  const held = createHeldBack(database);
  const conversations = createConversations(database);
  const homework = createHomeworkSessions(database);
  let code = "";
  const keep: { readonly [what in Kept]: (now: number) => void } = {
    deferral: (now) => deferrals.defer("CANDIDATE-0001", now + 7 * DAY),
    edit: (now) => edits.await(1, { candidateId: "CANDIDATE-0001", sha256: "" }, now),
    claim: (now) => (code = access.createCode("guest", now)),
    stranger: (now) => access.shouldTellStranger(6, now),
    // Telegram says when it was written.
    held: (now) => held.begin("telegram:1", { level: "sure", saidAt: truth }, now),
    offer: (now) => conversations.setPendingLookup("telegram:1", "the moon?", now),
    homework: (now) =>
      homework.save("telegram:1", { id: "", questions: [], index: 0, correct: 0, streak: 0 }, now),
  };
  /** True while it still waits, holds back or is open. */
  const holds: { readonly [what in Kept]: (now: number) => boolean } = {
    deferral: (now) => deferrals.deferred(now).size > 0,
    edit: (now) => edits.find(1, now) !== undefined,
    claim: (now) => {
      const claims = database.all<{ at: number }>("SELECT expires_at AS at FROM claim");
      return code !== "" && claims.some(({ at }) => at > now && at - now <= 11 * MINUTE);
    },
    stranger: (now) => {
      const rows = database.all<{ at: number }>("SELECT told_at AS at FROM stranger");
      return rows.some(({ at }) => now - at < DAY && at <= now + DAY);
    },
    held: (now) => held.covers("telegram:1", now),
    offer: (now) => standingOffer(conversations.read("telegram:1"), new Date(now)) !== undefined,
    homework: (now) => {
      const session = homework.find("telegram:1");
      return session !== undefined && Math.abs(now - session.activeAt) <= 30 * MINUTE;
    },
  };
  const LASTS: { readonly [what in Kept]: number } = {
    deferral: 7 * DAY,
    edit: 15 * MINUTE,
    claim: 10 * MINUTE,
    stranger: DAY,
    held: DAY,
    offer: OFFER_LIFETIME_MS,
    homework: 30 * MINUTE,
  };
  const since = new Map<Kept, number>();
  let wait: { until: number; ms: number; due: number; isSure: boolean } | undefined;
  const check = (): void => {
    const now = answer();
    for (const [what, from] of since) {
      const left = from + LASTS[what] - truth;
      // Within the slack either is right.
      if (Math.abs(left) <= 2 * SLACK) continue;
      expect([what, holds[what](now)]).toEqual([what, left > 0]);
    }
    if (!wait) return;
    const left = process.waits.left("wait", wait.until, wait.ms);
    const meant = Math.max(0, wait.due - truth);
    expect(left).toBeLessThanOrEqual(meant + SLACK);
    if (wait.isSure) expect(left).toBeGreaterThanOrEqual(Math.min(meant, wait.ms) - SLACK);
  };
  return {
    check,
    perform: async (one: Act): Promise<void> => {
      if (one.kind === "jump") off += one.ms;
      if (one.kind === "right") off = 0;
      if (one.kind === "restart") process = begin();
      if (one.kind === "pass") {
        truth += one.ms;
        ticks += one.ms;
      }
      if (one.kind === "keep") {
        const now = answer();
        // A stranger who was told is not told again: the first time counts.
        const isFirst = one.what !== "stranger" || !holds.stranger(now);
        await database.note(() => keep[one.what](now));
        if (isFirst) since.set(one.what, truth);
      }
      if (one.kind === "wait") {
        if (one.isAnswered) answer();
        const isSure = process.time.isCertain();
        wait = {
          until: process.waits.begin("wait", one.ms),
          ms: one.ms,
          due: truth + one.ms,
          isSure,
        };
      }
    },
  };
}

it("whatever is waited for ends when it was meant to, to the minute, however the clock jumps and the bot starts anew", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 25 }), async (acts) => {
      const { perform, check } = world();
      for (const each of acts) {
        await perform(each);
        check();
      }
    }),
    { numRuns: RUNS },
  );
});

it("the time to remove things by is never ahead of the true one, whatever the clock does, and is there where it is right", () => {
  const one = fc.oneof(
    act.filter(({ kind }) => ["jump", "pass", "restart", "right"].includes(kind)),
    fc.record({ kind: fc.constant("message" as const), waitedMs: fc.nat(DAY) }),
  );
  fc.assert(
    fc.property(fc.array(one, { maxLength: 30 }), fc.boolean(), (acts, isFar) => {
      let [truth, off, ticks] = [Date.parse("2026-11-20T12:00:00Z"), 0, 0];
      let known: number | undefined = truth;
      let hasHeard = false;
      const begin = () =>
        createTrueTime({ now: () => new Date(truth + off), ticks: () => ticks, isFar });
      let time = begin();
      for (const each of acts) {
        if (each.kind === "jump") off += each.ms;
        if (each.kind === "right") off = 0;
        if (each.kind === "restart") time = begin();
        // Any of them may end what was heard.
        if (each.kind !== "pass" && each.kind !== "message") hasHeard = false;
        if (each.kind === "pass") {
          truth += each.ms;
          ticks += each.ms;
        }
        // A server on this machine has its clock.
        time.ask()(new Date(isFar ? truth : truth + off).toUTCString());
        if (each.kind === "message") {
          time.came(truth - each.waitedMs);
          hasHeard = true;
        }
        const agreed = time.agreed(known);
        if (off === 0 && (isFar || hasHeard)) expect(agreed.kind).toBe("agreed");
        if (agreed.kind !== "agreed") continue;
        // Without any other clock it is believed as far as it can have been two days ago.
        const bound: number = isFar ? truth : Math.max(truth, known ?? 0) + 2 * DAY;
        expect(agreed.at.getTime()).toBeLessThanOrEqual(bound + SLACK);
        known = Math.min(agreed.at.getTime(), truth);
      }
    }),
    { numRuns: RUNS },
  );
});

it("each time in state.db is one that was looked at: a new one belongs into the test above, or into this list", () => {
  const columns = MIGRATIONS.join("\n").match(
    /\b\w+_at\b(?= INTEGER)|\b(?:at|until|day)\b(?= (?:INTEGER|TEXT))/g,
  );
  expect(new Set(columns)).toEqual(
    new Set([
      // Waited for, by waits.ts.
      "next_at",
      // Waited for, in the test above.
      "until",
      "asked_at",
      "expires_at",
      "told_at",
      "offered_at",
      "active_at",
      // A time of the past, which retention asks the agreed time about.
      "received_at",
      "created_at",
      "said_at",
      "at",
      // Shown only.
      "granted_at",
      // The day of the budget, by the same clock.
      "day",
    ]),
  );
});
