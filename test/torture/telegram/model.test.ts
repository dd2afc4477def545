// A model server that is down, stalls, refuses or sends rubbish. Everybody gets the plain line once, within the bot's
// own bound (shortened here). A server that cannot be reached is left alone, and exchanges for the analyst wait.

import { expect, it } from "vitest";
import type { ScriptedReply } from "../../../src/tools/simulator/model/model-types.ts";
import { thing } from "../../crash/load.ts";
import { GUEST, OWNER, startBot, type TestBot } from "../../support/bots.ts";
import { testClock, type TestClock } from "../../support/clock.ts";
import { analystAnswer, candidates } from "../../support/gate.ts";
import { count, report } from "../plan.ts";
import { CANARY, drained, stopSound, watch } from "./crowd.ts";

const MESSAGES = count(12, 300);
const REPORTS = count(3, 60);
const CONFUSED = "I got mixed up for a moment. Could you say that again?";
/** 30 s in the product. */
const TURN_MS = 1000;
/** Failures until the breaker opens (llm/breaker.ts). Each call is tried twice. */
const FAILURES = 5;
const TRIES = 2;
const REST_SECONDS = 30;
const LOOKS = 1000;

const UNREACHABLE: { readonly [name: string]: ScriptedReply } = {
  down: { status: 503 },
  cut: { reset: true },
  stalling: { hang: true },
};
const RUBBISH: { readonly [name: string]: ScriptedReply } = {
  "too many requests": { status: 429, headers: { "retry-after": "60" } },
  truncated: { rawBody: '{"choices":[{"message":{"content":"h' },
  garbage: { rawBody: "<html>\u0000</html>", contentType: "text/html" },
};
const TROUBLES = Object.entries({ ...UNREACHABLE, ...RUBBISH }).map(([trouble, reply]) => ({
  trouble,
  reply,
}));

it("a model in trouble: one plain line for each message, nothing lost, and left alone", async () => {
  await Promise.all(TROUBLES.map(({ trouble, reply }) => suffer(trouble, reply)));
});

async function suffer(trouble: string, reply: ScriptedReply): Promise<void> {
  const clock = testClock();
  const bot = await startBot({
    record: "minimal",
    environment: { RATE_LIMIT_MAIN: "1000000", RATE_LIMIT_ANALYST: "1000000" },
    runtime: { now: clock.now, turnTimeoutMs: TURN_MS },
  });
  const seen = watch(bot.telegram);
  bot.telegram.addChat({ id: OWNER.id, type: "private", first_name: OWNER.firstName });
  bot.servers.model.enqueue(reply, { times: Infinity });
  const waits: number[] = [];
  for (let number = 0; number < MESSAGES; number += 1) {
    const before = performance.now();
    await bot.ask(`${CANARY} ${number}?`, GUEST);
    waits.push(performance.now() - before);
  }
  const whileAway = bot.servers.model.requests.length;
  const plainLines = (seen.get(GUEST.id) ?? []).filter((text) => text === CONFUSED).length;
  const probed = await probes(bot, clock, trouble);
  for (let number = 0; number < REPORTS; number += 1) await bot.ask(`we built ${thing(number)}`);
  const figures = {
    messages: MESSAGES,
    reports: REPORTS,
    "without the plain line": MESSAGES - plainLines,
    "ms to the line, p99": Math.round(percentile(waits, 99)),
    "model calls meanwhile": whileAway,
    "probes after the rest": probed,
    "reports lost": await lostReports(bot, clock),
  };
  report(`telegram model ${trouble}`, figures);
  expect(figures).toMatchObject({ "without the plain line": 0, "reports lost": 0 });
  if (trouble in UNREACHABLE) {
    expect(whileAway).toBeLessThanOrEqual(FAILURES * TRIES);
    expect(figures["probes after the rest"]).toBeLessThanOrEqual(TRIES);
  }
  const transcript = bot.read("SESSION-TRANSCRIPT.md");
  // A guest's words are written down while a model is asked for them.
  const asked = trouble in UNREACHABLE ? FAILURES : MESSAGES;
  for (let number = 0; number < asked; number += 1) {
    expect(transcript).toContain(`> ${CANARY} ${number}?\n`);
  }
  await stopSound(bot);
}

/** Model calls when several people write at once after the breaker's rest. */
async function probes(bot: TestBot, clock: TestClock, trouble: string): Promise<number> {
  if (!(trouble in UNREACHABLE)) return 0;
  const before = bot.servers.model.requests.length;
  clock.advance({ seconds: REST_SECONDS });
  await Promise.all([bot.ask(`${CANARY} probe?`, GUEST), bot.ask(`${CANARY} probe too?`, OWNER)]);
  return bot.servers.model.requests.length - before;
}

/** The model is well again and the clock goes on: how many reports lead to no candidate. */
async function lostReports(bot: TestBot, clock: TestClock): Promise<number> {
  bot.servers.model.clearScript();
  bot.servers.model.enqueue(analystAnswer("we built"), { task: "analyst", times: Infinity });
  // Any event makes the analyst look again. The first call after the rest is alone.
  for (let look = 0; look < LOOKS && bot.runtime.state.analystJobs.count() > 0; look += 1) {
    clock.advance({ minutes: 60 });
    await bot.ask("/help");
  }
  await drained(bot);
  const staged = candidates(bot).filter(({ userText = "" }) => userText.startsWith("we built"));
  return REPORTS - new Set(staged.map(({ userText }) => userText)).size;
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? 0;
}
