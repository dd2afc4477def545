// The work that a start takes up again, and its notices: counts for the operator, one line for people.

import { describe, expect, it } from "vitest";
import { OWNER, prepareBot, startBot, type TestBot } from "../support/bots.ts";
import { MAIN, runProcess, startMain } from "../support/processes.ts";

const OPERATOR = 4004;
const ENVIRONMENT = { GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR) };
const QUESTION = "what do you know about octopuses?";
const AWAY = "I was away for a while";

type Telegram = TestBot["telegram"];

const heardBy = (telegram: Telegram, id: number): string[] =>
  telegram
    .chat(id)
    .filter(({ from }) => from === "bot")
    .map(({ text }) => text);

/** Texts that somebody wrote while the bot was away, a second apart. */
function writeOld(telegram: Telegram, texts: readonly string[]): void {
  const from = Math.floor(Date.now() / 1000) - 3600;
  for (const [index, text] of texts.entries()) {
    const user = { id: OWNER.id, is_bot: false, first_name: OWNER.firstName };
    const chat = { id: OWNER.id, type: "private", first_name: OWNER.firstName };
    telegram.post({
      message: { message_id: 1000 + index, from: user, chat, date: from + index, text },
    });
  }
}

describe("the operator", () => {
  it("hears once what a start took up again, and nothing when all was done", async () => {
    const bot = await startBot({
      environment: ENVIRONMENT,
      runtime: { timing: { lastSendsMs: 100 } },
    });
    bot.telegram.addChat({ id: OPERATOR, type: "private", first_name: "Op" });
    bot.telegram.fail({ method: "sendMessage", hang: true });
    bot.telegram.say(OWNER, QUESTION);
    await bot.telegram.waitFor(() => bot.calls("sendMessage").length === 1);
    await bot.stop();
    await bot.start();
    await bot.telegram.waitFor(() => bot.said().length === 1);
    await bot.idle();
    const line = expect.stringMatching(
      /^grace-mar: started; taken up again: 1 reply half sent\b/,
    ) as string;
    expect(heardBy(bot.telegram, OPERATOR)).toEqual([line]);
    await bot.restart();
    await bot.idle();
    expect(heardBy(bot.telegram, OPERATOR)).toEqual([line]);
    expect(bot.log.filter((entry) => entry.includes("taken up again"))).toHaveLength(1);
  });

  it("hears of a run that was cut short, and of a storm of them once; nobody else does", async () => {
    const { environment, telegram, servers } = await prepareBot({ environment: ENVIRONMENT });
    telegram.addChat({ id: OPERATOR, type: "private", first_name: "Op" });
    // Each run has just begun to work on the first message when it dies.
    writeOld(telegram, Array(6).fill(QUESTION) as string[]);
    let flagged = 0;
    for (let death = 0; death < 3; death += 1) {
      servers.model.enqueue({ hang: true }, { task: "voice" });
      const bot = await startMain({ environment });
      await telegram.waitFor(() => servers.model.prepared === 0);
      await telegram.waitFor(() => heardBy(telegram, OWNER.id).length > 0);
      bot.kill("SIGKILL");
      await bot.exited;
      flagged += bot.stdout.split('"maybe_duplicate"').length - 1;
    }
    const polls = (): number => telegram.calls.filter((c) => c.method === "getUpdates").length;
    const before = polls();
    const held = runProcess([MAIN], { environment });
    await held.writes('"notice":"restarts"');
    await telegram.waitFor(() =>
      heardBy(telegram, OPERATOR).some((text) => text.includes("times in a row")),
    );
    // It is told while the bot is held back, and a signal ends that at once.
    held.kill("SIGTERM");
    expect(await held.exited).toEqual({ code: 0, signal: null });
    expect(polls()).toBe(before);

    const last = await startMain({ environment });
    await telegram.waitFor(() => heardBy(telegram, OWNER.id).some((text) => /octopus/i.test(text)));
    last.kill("SIGTERM");
    expect(await last.exited).toEqual({ code: 0, signal: null });
    const notices = heardBy(telegram, OPERATOR);
    expect(notices.filter((text) => text.includes("times in a row"))).toHaveLength(1);
    expect(notices.filter((text) => text.includes("cut short"))).toHaveLength(1);
    flagged += last.stdout.split('"maybe_duplicate"').length - 1;
    const away = heardBy(telegram, OWNER.id).filter((text) => text.startsWith(AWAY));
    expect(away.length).toBeLessThanOrEqual(1 + flagged);
  });

  it("finds no storm in starts that were told to stop", async () => {
    const { environment, telegram } = await prepareBot({ environment: ENVIRONMENT });
    telegram.addChat({ id: OPERATOR, type: "private", first_name: "Op" });
    telegram.fail({ method: "getMe", hang: true, times: 4 });
    for (let start = 1; start <= 4; start += 1) {
      const bot = runProcess([MAIN], { environment });
      await telegram.waitFor(() => telegram.calls.length === start);
      bot.kill("SIGTERM");
      expect(await bot.exited).toEqual({ code: 0, signal: null });
    }
    const bot = await startMain({ environment });
    bot.kill("SIGTERM");
    await bot.exited;
    expect(bot.stdout).not.toContain('"notice":');
    expect(heardBy(telegram, OPERATOR)).toEqual([]);
  });

  it("finds no storm in starts that end for a person to act", async () => {
    const { environment, telegram } = await prepareBot({ environment: ENVIRONMENT });
    telegram.addChat({ id: OPERATOR, type: "private", first_name: "Op" });
    telegram.fail({ method: "getMe", status: 401, times: 4 });
    for (let start = 0; start < 4; start += 1) {
      expect((await runProcess([MAIN], { environment }).exited).code).toBe(78);
    }
    const bot = await startMain({ environment });
    bot.kill("SIGTERM");
    await bot.exited;
    expect(bot.stdout).not.toContain('"notice":');
    expect(heardBy(telegram, OPERATOR)).toEqual([]);
  });
});

describe("who wrote while the bot was away", () => {
  const gap = 200;

  it("reads one line about it, then the answers in order, no faster than a chat should be written to", async () => {
    const bot = await startBot({ runtime: { timing: { backlogGapMs: gap } } });
    await bot.stop();
    const asked = Array.from({ length: 12 }, (_, i) => `what do you know about octopuses? ${i}`);
    writeOld(bot.telegram, asked);
    const from = Date.now();
    await bot.start();
    await bot.telegram.waitFor(() => bot.said().length === 13, { timeoutMs: 20_000 });
    await bot.idle();
    expect(bot.said().map((text) => text.startsWith(AWAY))).toEqual([
      true,
      ...asked.map(() => false),
    ]);
    const answered = [...bot.read("SESSION-TRANSCRIPT.md").matchAll(/octopuses\? (\d+)/g)];
    expect(answered.map(([, number]) => Number(number))).toEqual(asked.map((_, i) => i));
    // Counted from before the first, which may come late on a busy machine.
    const last = bot.calls("sendMessage").at(-1)?.at ?? 0;
    expect(last - from).toBeGreaterThanOrEqual(11 * gap);
    // Within the hour nobody reads that line again.
    await bot.stop();
    writeOld(
      bot.telegram,
      asked.slice(0, 5).map((text) => `${text} again`),
    );
    await bot.start();
    await bot.telegram.waitFor(() => bot.said().length === 18);
    expect(bot.said().filter((text) => text.startsWith(AWAY))).toHaveLength(1);
  });

  it("reads no such line for a few late answers, nor for many that are not late", async () => {
    const bot = await startBot({ runtime: { timing: { backlogGapMs: gap } } });
    await bot.stop();
    writeOld(bot.telegram, ["/help", "/help", "/help"]);
    await bot.start();
    await bot.telegram.waitFor(() => bot.said().length === 3);
    await bot.stop();
    for (let i = 0; i < 6; i += 1) bot.telegram.say(OWNER, "/help");
    await bot.start();
    await bot.telegram.waitFor(() => bot.said().length === 9);
    expect(bot.said().filter((text) => text.startsWith(AWAY))).toEqual([]);
  });
});
