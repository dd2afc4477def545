// kill -9 during a homework. Its answer is counted once, in the ledger, in the transcript and in the chat, and a message that
// ends it is answered.

import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { expect, it } from "vitest";
import { FILES } from "../../src/record/store.ts";
import { OWNER } from "../support/bots.ts";
import { startServers, type Servers } from "../support/servers.ts";
import { createCrashBot, type CrashBot } from "./crash-bot.ts";

/** The transcript and the ledger, each two steps of writing. */
const STEPS = process.env["CRASH_KILLS"] === undefined ? [1, 3] : [1, 2, 3, 4];
const QUESTION = { q: "How many hearts has an octopus?", options: ["Three", "One"], correct: "A" };

it("at steps of writing an answer that is tapped and typed at once: it counts once", async () => {
  const servers = await startServers();
  for (const step of STEPS) {
    const bot = await asked(servers);
    const { telegram } = bot;
    const child = bot.launch(String(step));
    telegram.tapButton(OWNER, /^A$/);
    telegram.say(OWNER, "A");
    expect((await child.exited).signal, `step ${step}`).toBe("SIGKILL");
    const { said, flagged, files } = await bot.restart();
    const times = (file: string, text: string): number =>
      (files[file] ?? "").split(text).length - 1;
    expect(times(FILES.homework, '"correct": 1, "total": 1'), `step ${step}`).toBe(1);
    expect(times(FILES.transcript, "`HOMEWORK ANSWER"), `step ${step}`).toBe(1);
    const scores = said.filter((text) => text.includes("1 of 1 right"));
    expect(scores.length, `step ${step}`).toBeGreaterThanOrEqual(1);
    expect(scores.length - 1, `step ${step}`).toBeLessThanOrEqual(flagged);
    // A letter that comes after the tap is ordinary talk, and its answer may offer something.
    const buttons = telegram.chat(OWNER.id).flatMap((message) => message.buttons.flat());
    expect(buttons.filter(({ text }) => /^[A-D]$/.test(text))).toEqual([]);
  }
});

it("while the message that finds it left too long is answered: the message is answered after the start", async () => {
  const servers = await startServers();
  const bot = await asked(servers);
  const state = new DatabaseSync(join(bot.folder, ".runtime", "state.db"));
  state.exec("UPDATE homework SET active_at = 0");
  state.close();
  servers.model.enqueue({ hang: true }, { task: "voice" });
  const child = bot.launch();
  bot.telegram.say(OWNER, "what do you know about octopuses?");
  await expect
    .poll(() => servers.model.requests.some(({ task }) => task === "voice"), { timeout: 10_000 })
    .toBe(true);
  child.kill("SIGKILL");
  await child.exited;
  const { said, flagged, files } = await bot.restart();
  const left = said.filter((text) => text.startsWith("We left the homework"));
  expect(left.length).toBeGreaterThanOrEqual(1);
  expect(left.length - 1).toBeLessThanOrEqual(flagged);
  expect(said.at(-1)).toMatch(/octopus/i);
  expect(files[FILES.transcript]?.split("> We left the homework")).toHaveLength(2);
  expect(files[FILES.transcript]?.split("> what do you know about octopuses?\n")).toHaveLength(2);
});

/** A bot that was killed while its question waited. */
async function asked(servers: Servers): Promise<CrashBot> {
  const bot = await createCrashBot({ servers });
  const { telegram } = bot;
  servers.model.enqueue(JSON.stringify({ questions: [QUESTION] }), { task: "homework" });
  const child = bot.launch();
  telegram.say(OWNER, "/homework");
  await telegram.waitFor(() => telegram.chat(OWNER.id).some(({ buttons }) => buttons.length > 0), {
    timeoutMs: 10_000,
    what: "the question",
  });
  await child.writes("idle");
  child.kill("SIGKILL");
  await child.exited;
  return bot;
}
