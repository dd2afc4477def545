// The built program under mixed load, killed at random moments: CRASH_KILLS says how often, CRASH_SEED
// repeats a run as far as timing lets it.

import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { FILES } from "../../src/record/store.ts";
import { offlineReply } from "../../src/simulator/offline-model.ts";
import { MAIN } from "../support/processes.ts";
import { startServers } from "../support/servers.ts";
import { countFlagged, createCrashBot, type CrashBot } from "./crash-bot.ts";
import { act, expectAllAnswered, randomFrom, type Random, type Said } from "./load.ts";

const KILLS = Number(process.env["CRASH_KILLS"] ?? 15);
const SEED = Number(process.env["CRASH_SEED"] ?? Date.now() % 1_000_000);

it(
  `nothing is lost or done twice through ${KILLS} kills at random moments (CRASH_SEED=${SEED})`,
  { timeout: 60_000 + KILLS * 4000 },
  async () => {
    const random = randomFrom(SEED);
    const servers = await startServers({
      respond: ({ task, messages }) =>
        task === "voice" ? `You said: ${messages.at(-1)?.content}` : offlineReply(messages),
    });
    const bot = await createCrashBot({ servers, program: MAIN });
    const said: Said = { messages: [], reports: [] };
    let flagged = 0;
    for (let kill = 0; kill < KILLS; kill += 1) flagged += await liveAWhile(bot, said, random);
    const left = await bot.restart();

    expectAllAnswered(bot.telegram, said, flagged + left.flagged);
    const transcript = left.files[FILES.transcript] ?? "";
    for (const text of [...said.reports, ...said.messages.map((message) => message.text)]) {
      expect([text, transcript.split(`> ${text}\n`).length - 1]).toEqual([text, 1]);
    }
    const staged = left.candidates.flatMap(({ userText = "" }) =>
      userText.startsWith("we built") ? [userText] : [],
    );
    expect(staged.toSorted()).toEqual(said.reports.toSorted());
    if (process.env["CRASH_KILLS"]) report(said, left.files[FILES.receipts] ?? "", flagged);
  },
);

/** From a launch to a kill, within the start or within the work. Gives the number of marked messages. */
async function liveAWhile(
  { servers, telegram, launch }: CrashBot,
  said: Said,
  random: Random,
): Promise<number> {
  servers.model.latencyMs = { voice: random(30), analyst: random(30) };
  const earlier = telegram.calls.length;
  const child = launch();
  const isEarly = random(4) === 0;
  if (!isEarly) {
    const polls = () => telegram.calls.slice(earlier).some((c) => c.method === "getUpdates");
    await telegram.waitFor(polls, { timeoutMs: 20_000, what: "poll" });
  }
  const end = performance.now() + random(isEarly ? 400 : 500);
  for (let left = random(100); left > 0; left = end - performance.now()) {
    act(telegram, said, random);
    await wait(Math.min(left, random(60)));
  }
  child.kill("SIGKILL");
  await child.exited;
  return countFlagged(child.stdout);
}

function report(said: Said, receipts: string, flagged: number): void {
  const merges = receipts.split("\n").length - 1;
  process.stdout.write(
    `${said.messages.length} messages, ${said.reports.length} reports, ${merges} merges, ${flagged} marked as possibly doubled\n`,
  );
}
