// The day's tokens of a Record. They are set aside before a call and kept across any death. When they are used up, the
// person is told and nothing is lost.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GUEST, OWNER, prepareBot, startBot, type TestBot } from "../support/bots.ts";
import { testClock } from "../support/clock.ts";
import { REPORT, analystAnswer, newestCandidate } from "../support/gate.ts";
import { startMain } from "../support/processes.ts";

const QUESTION = "what do you know about octopuses?";
const SPENT = "I have used up my words for today. Tomorrow I'm fresh again!";

/** More than nothing, less than one call: the first call of a day is made, no second one. */
const ONE_CALL = { GRACE_MAR_DAILY_TOKEN_BUDGET: "1" };
const OPERATOR = 4004;

function calls(bot: TestBot): string[] {
  return bot.servers.model.requests.map(({ task }) => task);
}

describe("a budget that is used up", () => {
  it("is told in one line for each message, and no model is asked", async () => {
    const bot = await startBot({ environment: ONE_CALL });
    expect((await bot.ask(QUESTION)).text).toMatch(/octopus/i);
    expect((await bot.ask("hello there")).text).toBe(SPENT);
    expect((await bot.ask("hello there", GUEST)).text).toBe(SPENT);
    expect((await bot.ask("/help")).text).toContain("/usage");
    expect((await bot.ask("/usage")).text).toContain("Left for today: 0 of 1 tokens.");
    expect(calls(bot)).toEqual(["voice"]);
    expect(bot.said(GUEST)).toEqual([SPENT]);
    await expect.poll(() => bot.read("SESSION-TRANSCRIPT.md")).toContain("> hello there");
  });

  it("survives a restart and ends with the day of the Record's time zone", async () => {
    // A quarter past eleven in the evening in Kathmandu.
    const clock = testClock("2026-11-20T17:30:00Z");
    const bot = await startBot({
      environment: ONE_CALL,
      runtime: { now: clock.now },
      prepare: (folder) => {
        const path = join(folder, "SELF.md");
        const self = readFileSync(path, "utf8");
        writeFileSync(path, self.replace("Europe/Lisbon", "Asia/Kathmandu"));
      },
    });
    await bot.ask(QUESTION, GUEST);
    await bot.restart();
    expect((await bot.ask(QUESTION, GUEST)).text).toBe(SPENT);
    clock.advance({ minutes: 44 });
    expect((await bot.ask(QUESTION, GUEST)).text).toBe(SPENT);
    clock.advance({ minutes: 2 });
    expect((await bot.ask(QUESTION, GUEST)).text).not.toBe(SPENT);
  });

  it("keeps what the analyst has to read for the next day, however often", async () => {
    const clock = testClock();
    const bot = await startBot({ environment: ONE_CALL, runtime: { now: clock.now } });
    await bot.ask(QUESTION, GUEST);
    expect((await bot.ask(REPORT)).text).toMatch(/in our log/);
    for (let day = 0; day < 10; day += 1) {
      await expect.poll(() => nextTries(bot)).toEqual([nextMidnight(clock.now())]);
      clock.advance({ minutes: 24 * 60 });
      // Another chat is faster every morning.
      await bot.runtime.state.database.note(() =>
        bot.runtime.state.spending.reserve(clock.now().toISOString().slice(0, 10), 1, 1),
      );
      await bot.ask("/help");
    }
    await expect.poll(() => nextTries(bot)).toEqual([nextMidnight(clock.now())]);
    expect(bot.runtime.state.analystJobs.next(9).map(({ attempts }) => attempts)).toEqual([0]);
    clock.advance({ minutes: 24 * 60 });
    bot.servers.model.enqueue(analystAnswer("a striped lighthouse"), { task: "analyst" });
    await bot.ask("/help");
    await bot.idle();
    expect(newestCandidate(bot).exampleFromExchange).toBe("a striped lighthouse");
  });

  it("leaves an accepted look-up standing all the next day, and no longer", async () => {
    const clock = testClock();
    const bot = await startBot({ environment: ONE_CALL, runtime: { now: clock.now } });
    await bot.ask("why do lighthouses flash?", GUEST);
    expect((await bot.ask("yes", GUEST)).text).toBe(SPENT);
    expect(bot.conversation(GUEST).pendingLookup?.question).toBe("why do lighthouses flash?");
    // It is the next evening. The budget is enough for the first of the three calls.
    clock.advance({ minutes: 35 * 60 });
    expect((await bot.ask("yes", GUEST)).text).toBe(SPENT);
    expect(calls(bot)).toEqual(["voice", "library"]);
    // To the night after the day after.
    clock.advance({ minutes: 26 * 60 });
    await bot.ask("yes", GUEST);
    expect(calls(bot)).toEqual(["voice", "library", "voice"]);
  });

  it("is told to the operator once a day", async () => {
    const clock = testClock();
    const bot = await startBot({
      environment: { ...ONE_CALL, GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR) },
      runtime: { now: clock.now },
    });
    bot.telegram.addChat({ id: OPERATOR, type: "private", first_name: "Op" });
    const told = () => bot.telegram.chat(OPERATOR).map(({ text }) => text);
    await bot.ask(QUESTION);
    await bot.ask(QUESTION);
    clock.advance({ minutes: 120 });
    await bot.ask(QUESTION);
    await expect.poll(told).toEqual([expect.stringMatching(/budget of 1 tokens for 2026-11-20/)]);
    clock.advance({ minutes: 24 * 60 });
    await bot.ask(QUESTION);
    await bot.ask(QUESTION);
    await expect.poll(() => told().length).toBe(2);
    expect(told().join()).not.toContain("octopus");
  });
});

describe("a budget", () => {
  it("is never exceeded by more than one call, however many people write at once", async () => {
    const people = Array.from({ length: 8 }, (_, n) => ({ id: 3000 + n, firstName: `P${n}` }));
    const bot = await startBot({
      environment: {
        ...ONE_CALL,
        GRACE_MAR_GUEST_IDS: people.map(({ id }) => id).join(","),
      },
    });
    bot.servers.model.latencyMs = 50;
    await Promise.all(people.map((person) => bot.ask(QUESTION, person)));
    expect(calls(bot)).toEqual(["voice"]);
    const answers = people.flatMap((person) => bot.said(person));
    expect(answers.filter((text) => text === SPENT)).toHaveLength(7);
  });

  it("counts a call in whose middle the process was killed", async () => {
    const { environment, servers, telegram } = await prepareBot({ environment: ONE_CALL });
    servers.model.enqueue({ hang: true });
    const first = await startMain({ environment });
    telegram.say(OWNER, QUESTION);
    await telegram.waitFor(() => servers.model.requests.length === 1);
    first.kill("SIGKILL");
    await first.exited;
    await startMain({ environment });
    const reply = await telegram.waitFor(() =>
      telegram.chat(OWNER.id).find(({ from }) => from === "bot"),
    );
    expect(reply.text).toBe(SPENT);
    expect(servers.model.requests).toHaveLength(1);
  });
});

function nextTries(bot: TestBot): number[] {
  return bot.runtime.state.analystJobs.next(10).map(({ nextAt }) => nextAt);
}

/** The sample Record is in Lisbon, where winter time is UTC. */
function nextMidnight(now: Date): number {
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
}
