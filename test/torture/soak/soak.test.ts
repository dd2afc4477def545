// Three years in a quarter of an hour: people chat, report, approve, merge and rotate, while the clock runs faster. The
// bot's memory, files and handles must not grow.

import { expect, it, vi } from "vitest";
import { FILES } from "../../../src/record/store.ts";
import type { SimulatedBot } from "../../../src/tools/simulator/simulated-bot.ts";
import type { Person } from "../../../src/tools/simulator/simulator-types.ts";
import { offlineReply } from "../../../src/tools/simulator/model/offline-model.ts";
import { bundleAsOurs, UNIT_SETTINGS } from "../../bench/bot-process.ts";
import { thing } from "../../crash/load.ts";
import { OWNER, prepareBot } from "../../support/bots.ts";
import { runProcess, type TestProcess } from "../../support/processes.ts";
import { startServers } from "../../support/servers.ts";
import { readFolder, temporaryFolder } from "../../support/temporary.ts";
import { expectInvariants } from "../invariants.ts";
import { count, IS_LONG, report } from "../plan.ts";
import type { Sample } from "./soaking-bot.ts";

const MESSAGES = count(4000, 100_000);
const WAVE = 500;
/** A sample after each of so many waves. */
const SAMPLED = count(1, 20);
/** About a hundred messages a day: three years in a quarter of an hour. */
const FACTOR = 120_000;
const MIB = 2 ** 20;
const GUESTS: readonly Person[] = Array.from({ length: 20 }, (_, index) => ({
  id: 3001 + index,
  firstName: `Guest ${index + 1}`,
}));

it(`${MESSAGES} messages leave memory, descriptors, database and files as large as they were`, async () => {
  const servers = await startServers({
    respond: ({ task, messages }) => {
      const said = messages.at(-1)?.content ?? "";
      if (task === "voice") return `You said: ${said}`;
      return said.includes("message ") ? "NONE" : offlineReply(messages);
    },
  });
  const { telegram, folder, environment } = await prepareBot({
    servers,
    environment: {
      GRACE_MAR_GUEST_IDS: GUESTS.map(({ id }) => id).join(","),
      GRACE_MAR_COMPANION_IDS: [OWNER, ...GUESTS].map(({ id }) => id).join(","),
      RATE_LIMIT_MAIN: "1000000",
      RATE_LIMIT_ANALYST: "1000000",
      LOG_LEVEL: "warn",
    },
  });
  const program = await bundleAsOurs("test/torture/soak/soaking-bot.ts", temporaryFolder());
  const bot = runProcess([...UNIT_SETTINGS.flags, "--expose-gc", program, String(FACTOR)], {
    environment: { ...environment, ...UNIT_SETTINGS.environment },
  });
  await bot.writes("ready\n");
  const samples: Sample[] = [];
  let answers = 0;
  telegram.onEvent((event) => {
    if (event.type !== "message" || event.message.from !== "bot") return;
    if (event.message.text.startsWith("You said: message ")) answers += 1;
  });

  for (let sent = 0; sent < MESSAGES; sent += WAVE) {
    for (let number = 1; number <= WAVE; number += 1) {
      const person = GUESTS[number % GUESTS.length] ?? OWNER;
      telegram.say(person, `message ${sent + number}.`);
    }
    await telegram.waitFor(() => answers >= sent + WAVE, { timeoutMs: 60_000, what: "answers" });
    await decide(sent / WAVE, telegram);
    telegram.calls.length = 0;
    (servers.model.requests as unknown[]).length = 0;
    if ((sent / WAVE + 1) % SAMPLED === 0) samples.push(await takeSample(bot, samples.length + 1));
  }
  bot.kill("SIGTERM");
  await bot.exited;

  // The first quarter fills caches and the month that is remembered.
  const steady = samples.slice(Math.ceil(samples.length / 4));
  const per10k = (figure: (sample: Sample) => number): number =>
    (slope(steady.map(figure)) / (WAVE * SAMPLED)) * 10_000;
  const rss = per10k((sample) => sample.rss) / MIB;
  const heap = per10k((sample) => sample.heap) / MIB;
  const last = steady.at(-1);
  report("soak", {
    messages: answers,
    merges: (readFolder(folder)[FILES.receipts] ?? "").split("\n").length - 1,
    "RSS MiB per 10,000": rss.toFixed(2),
    "heap MiB per 10,000": heap.toFixed(2),
    "RSS MiB": samples.map((sample) => Math.round(sample.rss / MIB)).join(" "),
    "descriptors per 10,000": per10k((sample) => sample.descriptors).toFixed(1),
    "descriptors at the end": last?.descriptors ?? 0,
    "state.db MiB": ((last?.database ?? 0) / MIB).toFixed(1),
    "largest file MiB": ((last?.largestFile ?? 0) / MIB).toFixed(2),
  });
  expect(answers).toBe(MESSAGES);
  // A lost descriptor for each turn would be 10,000; kept connections come and go.
  expect(Math.max(...steady.map(({ descriptors }) => descriptors))).toBeLessThan(150);
  // RSS is reported and not judged: it says more about the allocator than about the bot, as does the heap while code is
  // compiled.
  expect(heap).toBeLessThan(IS_LONG ? 1 : 5);
  if (IS_LONG) {
    expect(last?.database).toBeLessThan(1.3 * (steady.at(0)?.database ?? 0) + MIB);
  }
  expect(last?.largestFile).toBeLessThan(4 * MIB);
  await expectInvariants({ folder, logs: bot.stdout + bot.stderr, secrets: ["message 1."] });
});

/** The owner reports something, approves it and merges. Now and then old rows are rotated. */
async function decide(wave: number, telegram: SimulatedBot): Promise<void> {
  await tell(`we built ${thing(wave)}`, /IX|CANDIDATE/, telegram);
  await press(/Approve/, telegram);
  await tell("/merge", /^Put this/, telegram);
  await press(/^Merge$/, telegram);
  if (wave % 5 === 4) await tell("/rotate", /^grace-mar: /, telegram);
}

async function tell(text: string, answer: RegExp, telegram: SimulatedBot): Promise<void> {
  const before = telegram.chat(OWNER.id).at(-1)?.messageId ?? 0;
  telegram.say(OWNER, text);
  await telegram.waitFor(
    () => telegram.chat(OWNER.id).find((m) => m.messageId > before + 1 && answer.test(m.text)),
    { timeoutMs: 30_000, what: `an answer to ${text}` },
  );
}

async function press(label: RegExp, telegram: SimulatedBot): Promise<void> {
  const shown = JSON.stringify(telegram.chat(OWNER.id).at(-1));
  const { answered } = telegram.tapButton(OWNER, label);
  await answered;
  await telegram.waitFor(() => JSON.stringify(telegram.chat(OWNER.id).at(-1)) !== shown, {
    timeoutMs: 30_000,
    what: "the card to change",
  });
}

async function takeSample(bot: TestProcess, number: number): Promise<Sample> {
  bot.kill("SIGUSR2");
  const lines = (): readonly string[] => bot.stdout.match(/(?<=^sample ).*(?=\n)/gm) ?? [];
  await vi.waitFor(() => expect(lines()).toHaveLength(number), { timeout: 30_000, interval: 20 });
  return JSON.parse(lines().at(-1) ?? "") as Sample;
}

/** Slope of the straight line through the values (least squares). */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const above = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0);
  const below = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  return above / below;
}
