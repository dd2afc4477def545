// Telegram may be away for hours, and the environment may be another one at the next start. What waits then was written for
// what somebody was.

import { expect, it, onTestFinished } from "vitest";
import { loadConfig } from "../../src/config/config.ts";
import { createLogger } from "../../src/logger.ts";
import { startRecordRuntime, type RecordRuntime } from "../../src/runtime/runtime.ts";
import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import {
  GUEST,
  OWNER,
  SECOND_OWNER,
  SHORT_TIMING,
  startBot,
  type TestBot,
} from "../support/bots.ts";
import { CHILD } from "../support/child.ts";
import { stageOne, tap } from "../support/gate.ts";
import { callsTo } from "../support/letting-in.ts";

const PEOPLE = {
  GRACE_MAR_OWNER_IDS: `${OWNER.id},${SECOND_OWNER.id}`,
  GRACE_MAR_COMPANION_IDS: `${CHILD.id},${OWNER.id}`,
  GRACE_MAR_GUEST_IDS: String(GUEST.id),
};

/** Everybody has written once, for Telegram lets a bot write only to them; a merge can be shown. */
async function openBot(): Promise<TestBot> {
  const bot = await startBot({ environment: PEOPLE });
  for (const person of [OWNER, SECOND_OWNER, CHILD, GUEST]) await bot.ask("/start", person);
  await stageOne(bot);
  await tap(bot, /Approve/);
  return bot;
}

/** Somebody says something while Telegram takes no message, and what is said to them waits. */
async function sayUnheard(bot: TestBot, person: Person, words: readonly string[]): Promise<void> {
  for (const method of ["sendMessage", "sendDocument", "editMessageText"]) {
    bot.telegram.fail({ method, status: 502, times: Infinity });
  }
  const { outbox } = bot.runtime.state;
  for (const text of words) {
    const before = outbox.waitingCount();
    bot.telegram.say(person, text);
    await expect.poll(() => outbox.waitingCount()).toBeGreaterThan(before);
  }
  await expect.poll(() => bot.telegram.pendingUpdates).toBe(0);
  await bot.stop();
  bot.telegram.clearFaults();
}

async function startAgain(bot: TestBot, changes: NodeJS.ProcessEnv): Promise<RecordRuntime> {
  const config = loadConfig({ ...bot.environment, ...changes });
  const { recordId } = config;
  const log = createLogger({ recordId, level: "silent", secrets: [], write: () => undefined });
  const runtime = await startRecordRuntime({ config, log, timing: SHORT_TIMING });
  onTestFinished(() => runtime.stop());
  await expect.poll(() => runtime.isIdle(), { timeout: 10_000 }).toBe(true);
  return runtime;
}

const OWNERS_WORDS = ["/merge", "/profile", "/usage", "/review", "what do you know about reefs?"];

it.each<{
  readonly title: string;
  readonly person: Person;
  readonly words: readonly string[];
  readonly later: NodeJS.ProcessEnv;
  readonly arrives: boolean;
}>([
  {
    title: "an owner who is a guest by now gets nothing that was an owner's",
    person: SECOND_OWNER,
    words: OWNERS_WORDS,
    later: {
      GRACE_MAR_OWNER_IDS: String(OWNER.id),
      GRACE_MAR_GUEST_IDS: `${GUEST.id},${SECOND_OWNER.id}`,
    },
    arrives: false,
  },
  {
    title: "a companion who is a guest by now gets no answer that drew on more",
    person: CHILD,
    words: ["what do you know about reefs?", "just between us: what is your favourite book?"],
    later: {
      GRACE_MAR_COMPANION_IDS: String(OWNER.id),
      GRACE_MAR_GUEST_IDS: `${GUEST.id},${CHILD.id}`,
    },
    arrives: false,
  },
  {
    title: "a guest who is nobody by now gets nothing",
    person: GUEST,
    words: ["what do you know about reefs?"],
    later: { GRACE_MAR_GUEST_IDS: "" },
    arrives: false,
  },
  {
    title: "a child that told of hurt is comforted also as a guest",
    person: CHILD,
    words: ["my dad hits me every night"],
    later: {
      GRACE_MAR_COMPANION_IDS: String(OWNER.id),
      GRACE_MAR_GUEST_IDS: `${GUEST.id},${CHILD.id}`,
    },
    arrives: true,
  },
  {
    title: "a guest who is an owner by now gets the answer that they asked for",
    person: GUEST,
    words: ["what do you know about reefs?"],
    later: { GRACE_MAR_OWNER_IDS: `${PEOPLE.GRACE_MAR_OWNER_IDS},${GUEST.id}` },
    arrives: true,
  },
])("$title", { timeout: 30_000 }, async ({ person, words, later, arrives }) => {
  const bot = await openBot();
  await sayUnheard(bot, person, words);
  const since = bot.telegram.calls.length;
  const { state } = await startAgain(bot, later);
  expect(callsTo(bot, person, since).filter(({ params }) => "text" in params).length > 0).toBe(
    arrives,
  );
  expect(state.outbox.waitingCount()).toBe(0);
});

it("whatever a bot says has an audience", async () => {
  const bot = await openBot();
  for (const person of [OWNER, SECOND_OWNER, CHILD, GUEST]) {
    for (const words of [...OWNERS_WORDS, "/help", "/privacy", "/forget reefs", "/homework"]) {
      bot.telegram.fail({ method: "sendMessage", status: 502, times: Infinity });
      bot.telegram.say(person, words);
    }
  }
  const { database, outbox } = bot.runtime.state;
  await expect.poll(() => outbox.waitingCount(), { timeout: 10_000 }).toBeGreaterThan(25);
  const bodies = database.all<{ body: string }>("SELECT body FROM outbox");
  for (const { body } of bodies) {
    const { audience } = JSON.parse(body) as { readonly audience?: string };
    expect(["owner", "companion", "guest", "operators"]).toContain(audience);
  }
});
