// /stop ends the answer under way, and nothing else.

import { describe, expect, it } from "vitest";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { GUEST, MODES, OWNER, startBot, type TestBot } from "../support/bots.ts";
import { REPORT } from "../support/gate.ts";

const QUESTION = "what do you know about octopuses?";
const STOPPED = "Okay, I stopped.";
const NOTHING = "There is nothing to stop right now.";

/** Says something whose answer never comes, and waits until the model is being asked. */
async function askInVain(bot: TestBot, text: string, task = "voice", person = OWNER) {
  const before = bot.servers.model.requests.length;
  bot.servers.model.enqueue({ hang: true }, { task });
  bot.telegram.say(person, text);
  await expect
    .poll(() => bot.servers.model.requests.slice(before).map((r) => r.task))
    .toContain(task);
  return () => bot.servers.model.requests.slice(before).find((r) => r.task === task);
}

describe("/stop", () => {
  it.each(MODES)("ends the call under way, its connection too, in %s mode", async (mode) => {
    const bot = await startBot({ mode });
    const request = await askInVain(bot, QUESTION);
    expect(request()?.isCutOff).toBe(false);
    expect((await bot.ask("/stop")).text).toBe(STOPPED);
    await expect.poll(() => request()?.isCutOff).toBe(true);
    await bot.idle();
    // Done: neither tried again nor part of the conversation, but kept in the transcript.
    expect(bot.said()).toEqual([STOPPED]);
    expect(bot.servers.model.requests).toHaveLength(1);
    expect(bot.conversation().history).toEqual([]);
    expect(bot.read("SESSION-TRANSCRIPT.md")).toContain(`> ${QUESTION}`);
    expect((await bot.ask(QUESTION)).text).toMatch(/octopus/i);
    await bot.restart();
    await bot.idle();
    expect(bot.said()).toHaveLength(2);
  });

  it("is /stop as Telegram marks it, whatever stands behind it", async () => {
    const bot = await startBot();
    expect((await bot.ask("/stop.")).text).toBe(NOTHING);
    await askInVain(bot, QUESTION);
    expect((await bot.ask("/stop!")).text).toBe(STOPPED);
    await bot.idle();
    expect(bot.said()).toEqual([NOTHING, STOPPED]);
  });

  it("ends only the current one of several messages", async () => {
    const bot = await startBot();
    await askInVain(bot, "what is the first thing?");
    bot.telegram.say(OWNER, QUESTION);
    bot.telegram.say(OWNER, "/stop");
    await bot.idle();
    const [first, second, ...rest] = bot.said();
    expect(first).toBe(STOPPED);
    expect(second).toMatch(/octopus/i);
    expect(rest).toEqual([]);
  });

  it("ends a look-up in whatever call it is, and the offer stands", async () => {
    const bot = await startBot();
    await bot.ask("why do lighthouses flash?");
    await bot.idle();
    await askInVain(bot, "yes", "rephrase");
    expect((await bot.ask("/stop")).text).toBe(STOPPED);
    await bot.idle();
    expect((await bot.ask("yes")).text).toMatch(/^(I looked it up|I found out)/);
  });

  it("ends a report before it is read, and nothing is proposed later", async () => {
    const bot = await startBot();
    const pending = bot.read("PENDING-REVIEW.md");
    await askInVain(bot, REPORT, "analyst");
    expect((await bot.ask("/stop")).text).toBe(STOPPED);
    await bot.idle();
    expect(bot.read("PENDING-REVIEW.md")).toBe(pending);
    expect(bot.events()).toEqual([]);
  });

  it("of a voice note leaves whoever tells of distress beside it with comfort", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue({ hang: true }, { task: "transcription" });
    const bytes = Buffer.from("OggS offline-transcript: hello\n");
    bot.telegram.sendVoice(OWNER, { bytes, caption: "my dad hits me" });
    await bot.telegram.waitFor(() => bot.servers.model.requests.length > 0);
    bot.telegram.say(OWNER, "/stop");
    await bot.idle();
    expect(bot.said()).toHaveLength(1);
    expect(bot.said().at(-1)).toMatch(/^Okay, I stopped\./);
    expect(bot.said().at(-1)).toContain(ENGLISH_LINES.comfort);
  });

  it("of an answer to a telling of distress leaves the fixed words of comfort", async () => {
    const bot = await startBot();
    await bot.ask("my dad hits me");
    await askInVain(bot, "my dad hits me every evening");
    const { text } = await bot.ask("/stop");
    expect(text).toContain(STOPPED);
    expect(text).toContain(ENGLISH_LINES.comfort_again);
  });

  it("says so when there is nothing to stop", async () => {
    const bot = await startBot();
    expect((await bot.ask("/stop")).text).toBe(NOTHING);
    await bot.ask(QUESTION);
    expect((await bot.ask(`/stop@${bot.telegram.username}`)).text).toBe(NOTHING);
    expect((await bot.ask("/stop@some_other_bot")).text).toMatch(/don't know that command/);
  });

  it("reaches only the own chat", async () => {
    const bot = await startBot();
    const request = await askInVain(bot, QUESTION);
    expect((await bot.ask("/stop", GUEST)).text).toBe(NOTHING);
    expect(request()?.isCutOff).toBe(false);
    const guests = await askInVain(bot, QUESTION, "voice", GUEST);
    expect((await bot.ask("/stop", GUEST)).text).toBe(STOPPED);
    await expect.poll(() => guests()?.isCutOff).toBe(true);
    expect(request()?.isCutOff).toBe(false);
    expect((await bot.ask("/stop")).text).toBe(STOPPED);
  });

  it("that comes together with its message after an outage stops that one", async () => {
    const bot = await startBot();
    await bot.stop();
    bot.servers.model.enqueue({ hang: true }, { task: "voice" });
    bot.telegram.say(OWNER, QUESTION);
    bot.telegram.say(OWNER, "/stop");
    await bot.start();
    await bot.telegram.waitFor(() => bot.said().length > 0);
    await bot.idle();
    expect(bot.said()).toEqual([STOPPED]);
  });

  it("is counted: what the server may have done stands in the ledger", async () => {
    const bot = await startBot();
    await askInVain(bot, QUESTION);
    await bot.ask("/stop");
    await bot.idle();
    expect(bot.read("COMPUTE-LEDGER.jsonl")).toMatch(/"bucket": "main".*"estimated": true/);
  });
});
