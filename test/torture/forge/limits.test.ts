// Random sequences of everything that somebody pays for or waits for: no chat ever gets more out of a bot than its windows
// hold. What was really asked for is counted at the other end, and valued by the table of costs.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { Person } from "../../../src/tools/simulator/simulator-types.ts";
import { COSTS, FIXED_WINDOWS, halfMinutes } from "../../../src/voice/costs.ts";
import { OWNER, startBot, type TestBot } from "../../support/bots.ts";
import { opusNote, TWENTY_MS } from "../../support/ogg.ts";
import { count, report, sample, tryEach, workInMemory } from "../plan.ts";

const MAIN = 7;
const ANALYST = 4;
/** Chats of one bot: a test's window has no end, so each sequence has a chat of its own. */
const PER_BOT = 30;

const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("say" as const), text: said() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("note" as const),
      seconds: fc.integer({ min: 1, max: 130 }),
      /** What the message says of its length, and of its size. */
      told: fc.constantFrom("the truth", "one second", "nothing"),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("file" as const), text: said() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("group" as const),
      id: fc.integer({ min: 1, max: 30 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("again" as const) }) },
);

function said(): fc.Arbitrary<string> {
  return fc.constantFrom(
    "hello there",
    "why do lighthouses flash?",
    "yes",
    "look it up",
    "we built a raft of corks",
    "checkpoint",
    "/ask how many hearts does an octopus have?",
    "/homework",
    "a",
    "/stop",
    "/export",
    "/forget boats",
    "/review",
    "/profile",
    "/prp",
    "/usage",
    "/privacy",
    "just between us",
    "that's all",
  );
}

const sequence = fc.record({
  isOwner: fc.boolean(),
  acts: fc.array(act, { minLength: 20, maxLength: 60 }),
});

it("no sequence of acts gets more out of a chat's windows than they hold", async () => {
  workInMemory();
  const all = sample(sequence, count(30, 900), "limits");
  let bot: TestBot | undefined;
  let at = 0;
  const seen = { acts: 0, paid: 0, full: 0 };
  await tryEach(all, async ({ isOwner, acts }) => {
    if (at % PER_BOT === 0) {
      await bot?.stop();
      bot = await startBot({ record: "minimal", environment: environmentOf() });
    }
    if (!bot) throw new Error("there is no bot");
    const person = personAt(at % PER_BOT, isOwner);
    at += 1;
    const before = spentBy(bot);
    let last: object | undefined;
    for (const each of acts) last = send(bot, person, each, last);
    await allAnswered(bot);
    const spent = difference(before, spentBy(bot));
    expect(spent.main, JSON.stringify(spent)).toBeLessThanOrEqual(MAIN);
    // An exchange may be read after its chat's sequence is over.
    expect(spentBy(bot).analyst).toBeLessThanOrEqual(ANALYST * (((at - 1) % PER_BOT) + 1));
    expect(spent.work, JSON.stringify(spent)).toBeLessThanOrEqual(FIXED_WINDOWS.work.each);
    seen.acts += acts.length;
    seen.paid += spent.main + spent.work;
    // The last units may be too few for what costs two.
    seen.full += Number(spent.main >= MAIN - 1);
    expect(leavings(bot)).toBeLessThanOrEqual(FIXED_WINDOWS.leaving.all ?? 0);
  });
  // Else no limit was ever reached.
  expect(seen.full).toBeGreaterThan(all.length / 3);
  report("forge limits", { chats: all.length, ...seen, "too much": 0 });
}, 7_200_000);

function personAt(at: number, isOwner: boolean): Person {
  return { id: (isOwner ? 70_000 : 80_000) + at, firstName: "Robin" };
}

function environmentOf(): NodeJS.ProcessEnv {
  const ids = (isOwner: boolean): string =>
    Array.from({ length: PER_BOT }, (_, at) => personAt(at, isOwner).id).join(",");
  return {
    GRACE_MAR_OWNER_IDS: `${OWNER.id},${ids(true)}`,
    GRACE_MAR_GUEST_IDS: ids(false),
    RATE_LIMIT_MAIN: String(MAIN),
    RATE_LIMIT_ANALYST: String(ANALYST),
    RATE_LIMIT_WINDOW_SEC: "3600",
  };
}

function send(
  bot: TestBot,
  person: Person,
  each: typeof act extends fc.Arbitrary<infer T> ? T : never,
  last: object | undefined,
): object | undefined {
  switch (each.kind) {
    case "say":
      return bot.telegram.say(person, each.text);
    case "note": {
      // The words say how long it is, for the other end.
      const words = `hello ${each.seconds} seconds`;
      const bytes = opusNote({ packets: each.seconds * 50, size: 9, toc: TWENTY_MS, words });
      const update = bot.telegram.sendVoice(person, { bytes, seconds: each.seconds });
      if (each.told === "the truth") return update;
      // The same note again, with less said of it.
      const { message } = update;
      const voice: object = { ...(message?.voice as object), file_size: undefined };
      const duration = each.told === "nothing" ? undefined : 1;
      const id = (message?.message_id ?? 0) + 500_000;
      return bot.telegram.post({
        message: { ...message, message_id: id, voice: { ...voice, duration } },
      });
    }
    case "file":
      return bot.telegram.sendFile(person, {
        name: "chat.txt",
        bytes: Buffer.from(`Me: ${each.text}`),
      });
    case "group":
      return bot.telegram.say(person, "hello there", {
        chat: { id: -4000 - each.id, type: "group", title: "All" },
      });
    case "again":
      // Telegram repeats what it thinks was lost.
      return last && bot.telegram.post(last);
  }
}

interface Spent {
  readonly main: number;
  readonly analyst: number;
  readonly work: number;
}

/** What all chats together had so far, at what the table says that it costs. */
function spentBy(bot: TestBot): Spent {
  const { requests } = bot.servers.model;
  const times = (about: string): number => requests.filter(({ task }) => task === about).length;
  // The three calls of one look-up.
  const lookUps = Math.max(times("library"), times("lookup"), times("rephrase"));
  const heard = requests
    .filter(({ task }) => task === "transcription")
    .map(({ upload = "" }) => halfMinutes(Number(/hello (\d+) seconds/.exec(upload)?.[1])));
  const notes = heard.reduce((sum, units) => sum + units, 0);
  const exports = bot
    .calls("sendDocument")
    .filter(({ params }) => JSON.stringify(params).includes(".zip")).length;
  const files = bot.calls("getFile").length - heard.length;
  return {
    main:
      times("voice") * COSTS.answer.units +
      times("grounded") * COSTS.grounded.units +
      times("homework") * COSTS.homework.units +
      lookUps * COSTS.look_up.units +
      notes * COSTS.voice_note.units,
    analyst: times("analyst") * COSTS.analyst.units,
    work: exports * COSTS.export.units + Math.max(0, files) * COSTS.document.units,
  };
}

function difference(before: Spent, after: Spent): Spent {
  return {
    main: after.main - before.main,
    analyst: after.analyst - before.analyst,
    work: after.work - before.work,
  };
}

/** All that was said is answered. What the analyst may not read now stays for later, and keeps the bot from being idle. */
async function allAnswered(bot: TestBot): Promise<void> {
  const { database } = bot.runtime.state;
  const waits = (): boolean =>
    bot.telegram.pendingUpdates > 0 ||
    database.get("SELECT 1 FROM inbox WHERE state = 'new' LIMIT 1") !== undefined ||
    database.get("SELECT 1 FROM outbox LIMIT 1") !== undefined;
  await expect.poll(waits, { timeout: 60_000 }).toBe(false);
}

function leavings(bot: TestBot): number {
  return bot.calls("leaveChat").length;
}
