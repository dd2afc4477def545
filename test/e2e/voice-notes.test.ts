// Voice notes: transcribed once, then taken as a text of that person.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import { GUEST, MODES, OWNER, STRANGER, startBot, type TestBot } from "../support/bots.ts";
import { analystAnswer, buttonData, newestCandidate, settled, stageOne } from "../support/gate.ts";
import { begin } from "../support/homework.ts";
import { opusNote, TWENTY_MS } from "../support/ogg.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";

describe.each(MODES)("a voice note, %s", (mode) => {
  it("is answered as if its words had been typed", async () => {
    const bot = await startBot({ mode });
    bot.servers.model.enqueue(analystAnswer("a crab with one claw"), { task: "analyst" });
    expect(await speak(bot, "we made a crab with one claw")).toMatch(/something|noted/);
    expect(newestCandidate(bot).exampleFromExchange).toBe("a crab with one claw");
    bot.servers.model.enqueue("Three hearts, I know that!", { task: "voice" });
    expect(await speak(bot, "how many hearts has an octopus?")).toBe("Three hearts, I know that!");
    expect(bot.conversation().history.map(({ text }) => text)).toEqual([
      "how many hearts has an octopus?",
      "Three hearts, I know that!",
    ]);
    expect(bot.read("SESSION-TRANSCRIPT.md")).toMatch(
      /`USER` \(Telegram\)\n> how many hearts has an octopus\?\n/,
    );
  });

  it("answers a homework, and its word stops it", async () => {
    const bot = await startBot({ mode });
    await begin(bot);
    expect(await speak(bot, "A.")).toMatch(/^Right!\n\nQuestion 2/);
    expect(await speak(bot, "Stop.")).toMatch(/^Okay, enough homework/);
    expect(bot.read("SESSION-TRANSCRIPT.md")).toContain(
      "`HOMEWORK ANSWER (voice)` (Telegram)\n> A.",
    );
  });
});

describe("a voice note", () => {
  it("goes through the same door: it is in the ledger, and ends with the day's budget", async () => {
    const bot = await startBot({ environment: { GRACE_MAR_DAILY_TOKEN_BUDGET: "40000" } });
    await speak(bot, "hello there");
    const rows = bot.read("COMPUTE-LEDGER.jsonl").trim().split("\n");
    expect(JSON.parse(rows[rows.length - 1] ?? "")).toMatchObject({ channel_key: "telegram:1001" });
    expect(rows.filter((row) => row.includes('"model": "whisper-1"'))).toHaveLength(1);

    const poor = await startBot({ environment: { GRACE_MAR_DAILY_TOKEN_BUDGET: "1" } });
    for (let note = 0; note < 2; note += 1) {
      expect(await speak(poor, "hello there")).toMatch(/used up my words/);
    }
    expect(poor.servers.model.requests.map(({ task }) => task)).toEqual(["transcription"]);
  });

  it("is kept nowhere", async () => {
    const bot = await startBot();
    await speak(bot, "hello there");
    const names = readdirSync(bot.folder, { recursive: true, encoding: "utf8" });
    for (const name of names.filter((each) => statSync(join(bot.folder, each)).isFile())) {
      expect(readFileSync(join(bot.folder, name)).includes("OggS"), name).toBe(false);
    }
  });

  it("of a guest is heard and answered, and proposes nothing", async () => {
    const bot = await startBot();
    await speak(bot, "we made a crab with one claw", GUEST);
    expect(bot.servers.model.requests.map(({ task }) => task)).toEqual(["transcription", "voice"]);
  });

  it("of a stranger is not even read", async () => {
    const bot = await startBot();
    await speak(bot, "let me in", STRANGER);
    expect(bot.servers.model.requests).toEqual([]);
    expect(bot.calls("getFile")).toEqual([]);
  });

  it("may be the wording that was asked for", async () => {
    const bot = await startBot();
    const card = await stageOne(bot);
    await settled(bot, bot.telegram.tap(OWNER, card.messageId, buttonData(card, /Edit/)));
    await speak(bot, "Drew a lighthouse with stripes");
    expect(newestCandidate(bot).suggestedEntry).toBe("Drew a lighthouse with stripes");
  });

  it.each([
    { what: "cannot be heard", prepare: fail, line: /couldn't listen/ },
    { what: "holds no words", prepare: silence, line: /didn't hear any words/ },
    { what: "cannot be fetched", prepare: lose, line: /couldn't listen/ },
  ])("that $what is asked for in writing", async ({ prepare, line }) => {
    const bot = await startBot();
    prepare(bot);
    expect(await speak(bot, "hello there")).toMatch(line);
    expect(bot.servers.model.requests.map(({ task }) => task)).not.toContain("voice");
    expect(bot.said()).toHaveLength(1);
  });

  it("that is too long is not fetched", async () => {
    const bot = await startBot();
    bot.telegram.sendVoice(OWNER, { bytes: Buffer.from("OggS"), seconds: 301 });
    await bot.idle();
    expect(bot.said()).toEqual([expect.stringMatching(/too long for my ears/)]);
    expect(bot.calls("getFile")).toEqual([]);
  });

  it.each([
    ["AMR", Buffer.concat([Buffer.from("#!AMR\n"), Buffer.alloc(600_000, 0x3c)])],
    ["AMR with silence in it", Buffer.concat([Buffer.from("#!AMR\n"), Buffer.alloc(40_000, 0x7c)])],
    ["Speex", speexNote()],
  ])("whose length cannot be counted is sent to no model: %s", async (_, bytes) => {
    const bot = await startBot();
    bot.telegram.sendVoice(OWNER, { bytes, seconds: 2 });
    await bot.idle();
    expect(bot.said()).toEqual([ENGLISH_LINES.cannot_hear_audio]);
    expect(bot.servers.model.requests).toEqual([]);
  });

  it("can be stopped while it is listened to", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue({ hang: true }, { task: "transcription" });
    bot.telegram.sendVoice(OWNER, noteOf("hello there"));
    await bot.telegram.waitFor(() => bot.servers.model.requests.length > 0);
    bot.telegram.say(OWNER, "/stop");
    await bot.idle();
    expect(bot.said()).toEqual(["Okay, I stopped."]);
  });
});

/** Ten minutes at 250 bytes a second. */
function speexNote(): Buffer {
  const note = opusNote({ packets: 600 * 50, size: 5, toc: TWENTY_MS });
  note.write("Speex   ", note.indexOf("OpusHead"), "latin1");
  return note;
}

function fail(bot: TestBot): void {
  bot.servers.model.enqueue({ status: 400 }, { task: "transcription", times: 4 });
}

function silence(bot: TestBot): void {
  bot.servers.model.enqueue(" \n", { task: "transcription" });
}

function lose(bot: TestBot): void {
  bot.telegram.fail({ method: "download", status: 404, description: "Not Found" });
}

function noteOf(words: string): { readonly bytes: Uint8Array } {
  return { bytes: Buffer.from(`OggS\0offline-transcript: ${words}\n`) };
}

/** Sends a voice note. Returns the bot's last message, when all is done. */
async function speak(bot: TestBot, words: string, person: Person = OWNER): Promise<string> {
  bot.telegram.sendVoice(person, noteOf(words));
  await bot.idle();
  return bot.said(person).findLast((text) => !text.startsWith("May I remember")) ?? "";
}
