// The day's tokens are the hard end of spending, for the built program, through deaths at any moment and orderly stops.
// Everybody gets a line, and a call that cannot be paid for is not made.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { ENGLISH_LINES } from "../../../src/wording/english.ts";
import { localDate } from "../../../src/record/text/timestamp.ts";
import type { ModelRequest } from "../../../src/tools/simulator/model/model-types.ts";
import { countFlagged } from "../../crash/crash-bot.ts";
import { prepareBot } from "../../support/bots.ts";
import { startMain } from "../../support/processes.ts";
import { expectInvariants } from "../invariants.ts";
import { count, randomOf, report } from "../plan.ts";
import { CANARY, createEchoModel, CROWD_ENVIRONMENT, finishHere, PEOPLE, watch } from "./crowd.ts";

const MESSAGES = count(300, 10_000);
const RESTARTS = count(8, 120);
/** Enough for a part of the messages. */
const BUDGET = count(120_000, 1_200_000);
const SPENT = "I have used up my words for today. Tomorrow I'm fresh again!";
const GUESTS = PEOPLE.slice(1);

it("no more is spent than the day's budget and one call, however often the process dies", async () => {
  const spent: number[] = [];
  const model = createEchoModel(undefined, (request) => spent.push(tokensOf(request)));
  const servers = await model.startServers();
  servers.model.latencyMs = 20;
  const { telegram, folder, environment } = await prepareBot({
    record: "minimal",
    servers,
    environment: { ...CROWD_ENVIRONMENT, GRACE_MAR_DAILY_TOKEN_BUDGET: String(BUDGET) },
  });
  const seen = watch(telegram);
  const random = randomOf("budget");
  const firstDay = today();
  const texts: string[] = [];
  let logs = "";
  for (let life = 1; life <= RESTARTS; life += 1) {
    const main = await startMain({ environment });
    while (texts.length < (MESSAGES * life) / RESTARTS) {
      const text = `${CANARY} message ${texts.length}.`;
      const person = GUESTS[texts.length % GUESTS.length];
      if (person) telegram.say(person, text);
      texts.push(text);
    }
    await wait(random(250));
    main.kill(random(4) === 0 ? "SIGTERM" : "SIGKILL");
    await main.exited;
    logs += main.stdout + main.stderr;
  }
  logs += await finishHere(telegram, environment);

  const total = spent.reduce((sum, tokens) => sum + tokens, 0);
  const answers = [...seen.values()].flat();
  const transcript = readFileSync(join(folder, "SESSION-TRANSCRIPT.md"), "utf8").split("\n");
  const heard = transcript.filter((line) => line.startsWith(`> ${CANARY}`));
  const days = firstDay === today() ? 1 : 2;
  const flagged = countFlagged(logs);
  report("telegram budget", {
    messages: MESSAGES,
    restarts: RESTARTS,
    budget: BUDGET * days,
    spent: total,
    "largest call": Math.max(...spent),
    calls: spent.length,
    "told that it is used up": answers.filter((text) => text === SPENT).length,
    "written down": heard.length,
    repeated: answers.length - MESSAGES,
    flagged,
  });
  expect(total).toBeGreaterThan(BUDGET / 4);
  expect(total).toBeLessThanOrEqual((BUDGET + Math.max(...spent)) * days);
  expect(answers).toContain(SPENT);
  // The Record grows by what a guest's words cost, each once; nobody is left without an answer.
  // What a process died of several times is set aside with a line, and nothing of it is written down.
  const lines: readonly string[] = [SPENT, ENGLISH_LINES.confused];
  const answered = answers.filter((text) => !lines.includes(text)).length;
  expect(texts.map((text) => `> ${text}`)).toEqual(expect.arrayContaining(heard));
  expect(new Set(heard).size).toBe(heard.length);
  expect(heard.length).toBeGreaterThanOrEqual(answered - flagged);
  expect(answers.length).toBeGreaterThanOrEqual(MESSAGES);
  expect(answers.length - MESSAGES).toBeLessThanOrEqual(flagged);
  await expectInvariants({ folder, logs, secrets: [CANARY, telegram.token] });
});

/** Tokens as the model server counts them: one for four characters. */
function tokensOf({ messages }: ModelRequest): number {
  const prompt = messages.reduce((sum, { content }) => sum + Math.ceil(content.length / 4), 0);
  return prompt + Math.ceil((messages.at(-1)?.content.length ?? 0) / 4) + 4;
}

/** The minimal Record names no time zone. */
function today(): string {
  return localDate(new Date());
}
