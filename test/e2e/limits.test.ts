// What a chat may cost before anybody is asked: voice notes, documents, orders, floods, and groups that nobody wants.

import { describe, expect, it } from "vitest";
import { GUEST, MODES, OWNER, startBot, type TestBot } from "../support/bots.ts";
import { opusNote, TWENTY_MS } from "../support/ogg.ts";

describe.each(MODES)("a guest with one answer left, %s", (mode) => {
  it("who sends forty voice notes causes one call and one download", async () => {
    const bot = await startBot({ mode, environment: { RATE_LIMIT_MAIN: "1" } });
    for (let note = 0; note < 40; note += 1) bot.telegram.sendVoice(GUEST, noteOf("hello there"));
    await bot.idle();
    expect(bot.servers.model.requests).toHaveLength(1);
    expect(bot.calls("getFile")).toHaveLength(1);
    expect(bot.said(GUEST)).toHaveLength(40);
    expect(bot.said(GUEST).every((line) => /tired/.test(line))).toBe(true);
  });
});

describe("a voice note", () => {
  it("takes from its chat's window by half minutes before it is fetched", async () => {
    const bot = await startBot({ environment: { RATE_LIMIT_MAIN: "3" } });
    bot.telegram.sendVoice(GUEST, { ...noteOf("hello"), seconds: 91 });
    await bot.idle();
    expect(bot.said(GUEST)).toEqual([expect.stringMatching(/tired/)]);
    expect(bot.calls("getFile")).toEqual([]);
    // Nothing was taken, and the notes of others have windows of their own.
    bot.telegram.sendVoice(GUEST, { ...noteOf("hello"), seconds: 60 });
    bot.telegram.sendVoice(OWNER, { ...noteOf("hello"), seconds: 60 });
    await bot.idle();
    expect(tasks(bot).filter((task) => task === "transcription")).toHaveLength(2);
    expect(tasks(bot).filter((task) => task === "voice")).toHaveLength(2);
  });

  it("that says it is a second long, and is five minutes, is no cheaper, whoever lies", async () => {
    const bot = await startBot({ environment: { RATE_LIMIT_MAIN: "9" } });
    // A kilobyte and a half for a second.
    const bytes = opusNote({ packets: 300 * 50, size: 30, toc: TWENTY_MS, words: "hello" });
    // Its size says enough to leave it where it is.
    postNote(bot, bytes, { duration: 1, file_size: 300 * 4000 });
    await bot.idle();
    expect(bot.calls("getFile")).toEqual([]);
    // Now the size is a lie, too: that comes out with the download, which has been paid for.
    postNote(bot, bytes, { duration: 1, file_size: 10 });
    await bot.idle();
    expect(bot.calls("getFile")).toHaveLength(1);
    expect(bot.said(GUEST)).toEqual([
      expect.stringMatching(/tired/),
      expect.stringMatching(/tired/),
    ]);
    expect(bot.servers.model.requests).toEqual([]);
    // The eight that are left are left.
    for (let question = 0; question < 9; question += 1) await bot.ask("what are boats?", GUEST);
    expect(tasks(bot)).toHaveLength(8);
  });

  it("of an hour at the lowest bit rate is refused, however short it says it is", async () => {
    const bot = await startBot();
    const bytes = opusNote({ packets: 60_000, size: 9, toc: 3 << 3, words: "hello" });
    bot.telegram.sendVoice(GUEST, { bytes, seconds: 1 });
    await bot.idle();
    expect(bot.said(GUEST)).toEqual([expect.stringMatching(/too long for my ears/)]);
    expect(bot.servers.model.requests).toEqual([]);
  });

  it("with more bytes than five minutes can have is refused, whatever it says of itself", async () => {
    const bot = await startBot();
    postNote(bot, Buffer.alloc(2_400_001), { duration: 1, file_size: 10 });
    await bot.idle();
    expect(bot.said(GUEST)).toEqual([expect.stringMatching(/too long for my ears/)]);
    expect(bot.servers.model.requests).toEqual([]);
  });
});

describe("a look-up, /ask and a homework", () => {
  it("come out of the same window as answers", async () => {
    const bot = await startBot({ environment: { RATE_LIMIT_MAIN: "2" } });
    for (let time = 0; time < 4; time += 1) {
      await bot.ask("/ask how many hearts does an octopus have?", GUEST);
      await bot.ask("/homework");
    }
    expect(tasks(bot).filter((task) => task === "grounded")).toHaveLength(2);
    expect(tasks(bot).filter((task) => task === "homework")).toHaveLength(1);
  });

  it("that comes to nothing is no free call", async () => {
    const bot = await startBot({ environment: { RATE_LIMIT_MAIN: "4" } });
    bot.servers.model.enqueue("nonsense", { task: "homework", times: 20 });
    for (let time = 0; time < 6; time += 1) await bot.ask("/homework");
    expect(tasks(bot)).toEqual(["homework", "homework"]);
  });
});

describe("heavy work for an owner", () => {
  it("has an end: an export is not made without limit", async () => {
    const bot = await startBot({ record: "minimal" });
    for (let time = 0; time < 32; time += 1) bot.telegram.say(OWNER, "/export");
    await bot.idle();
    expect(bot.calls("sendDocument")).toHaveLength(30);
    expect(bot.said().filter((line) => /tired/.test(line))).toHaveLength(2);
    expect(await bot.ask("/forget boats")).toMatchObject({
      text: expect.stringMatching(/tired/) as string,
    });
    expect((await bot.ask("hello there")).text).not.toMatch(/tired/);
  });

  it("and text files are not downloaded without limit", async () => {
    const bot = await startBot({ record: "minimal" });
    const bytes = Buffer.from("nothing of mine");
    for (let time = 0; time < 125; time += 1) {
      bot.telegram.sendFile(OWNER, { name: "chat.txt", bytes });
    }
    await bot.idle();
    expect(bot.calls("getFile")).toHaveLength(120);
    expect(bot.said().filter((line) => /tired/.test(line))).toHaveLength(5);
  });
});

describe("a guest's flood", () => {
  it.each([
    { what: "texts", send: (bot: TestBot) => bot.telegram.say(GUEST, "hello there") },
    { what: "unknown commands", send: (bot: TestBot) => bot.telegram.say(GUEST, "/nothing") },
    { what: "owners' commands", send: (bot: TestBot) => bot.telegram.say(GUEST, "/export") },
    {
      what: "stickers",
      send: (bot: TestBot) => postOf(bot, { sticker: { file_id: "s", type: "regular" } }),
    },
    {
      what: "taps",
      send: (bot: TestBot) => bot.telegram.tap(GUEST, 1, "nothing:yes").update,
    },
  ])(
    "of a thousand $what is answered once a second at most, and the owner at once",
    async ({ what, send }) => {
      const bot = await startBot({ environment: { RATE_LIMIT_MAIN: "10" } });
      for (let message = 0; message < 1000; message += 1) send(bot);
      const asked = performance.now();
      expect((await bot.ask("what do you know about octopuses?")).text).not.toMatch(/tired/);
      const seconds = (performance.now() - asked) / 1000;
      await expect.poll(() => bot.telegram.pendingUpdates, { timeout: 20_000 }).toBe(0);
      await bot.idle();
      expect(seconds).toBeLessThan(10);
      expect(tasks(bot).filter((task) => task === "voice").length).toBeLessThanOrEqual(11);
      const toasts = bot.calls("answerCallbackQuery").length;
      // Sixty, and the line that says why there are no more.
      expect(bot.said(GUEST).length + toasts, what).toBeLessThanOrEqual(61);
      expect(bot.said(GUEST).length + toasts, what).toBeGreaterThanOrEqual(60);
    },
  );

  it("does not fill the disk: the transcript has what was answered, the inbox as much as an hour may bring", async () => {
    const bot = await startBot({ environment: { RATE_LIMIT_MAIN: "5" } });
    const before = bot.read("SESSION-TRANSCRIPT.md").length;
    for (let message = 0; message < 1300; message += 1) {
      bot.telegram.say(GUEST, `${message} ${"x".repeat(3000)}`);
    }
    await expect.poll(() => bot.telegram.pendingUpdates, { timeout: 20_000 }).toBe(0);
    await bot.idle();
    expect(bot.read("SESSION-TRANSCRIPT.md").length - before).toBeLessThan(6 * 4000);
    const { n } = bot.runtime.state.database.get<{ n: number }>(
      "SELECT count(*) AS n FROM inbox",
    ) ?? { n: 0 };
    expect(n).toBeLessThanOrEqual(1000);
    expect(n).toBeGreaterThanOrEqual(60);
    for (let message = 0; message < 6; message += 1) await bot.ask(`report ${message}`);
    await bot.idle();
    // What an owner or a companion says is written down in any case.
    expect(bot.read("SESSION-TRANSCRIPT.md")).toContain("> report 5");
  });

  it("does not fill the inbox: what is too much is not kept, and others' messages are", async () => {
    const bot = await startBot({ runtime: { timing: { lastTurnsMs: 50 } } });
    bot.servers.model.enqueue({ hang: true }, { task: "voice" });
    bot.telegram.say(GUEST, "hello there");
    await bot.telegram.waitFor(() => bot.servers.model.requests.length > 0);
    for (let message = 0; message < 1500; message += 1) bot.telegram.say(GUEST, "hello there");
    await expect.poll(() => bot.telegram.pendingUpdates, { timeout: 20_000 }).toBe(0);
    expect((await bot.ask("what do you know about octopuses?")).text).not.toMatch(/tired/);
    expect(bot.runtime.state.database.get("SELECT count(*) AS n FROM inbox WHERE state = 'new'"))
      // The one under way is among them.
      .toEqual({ n: 1000 });
  });
});

describe("a group that somebody put the bot into", () => {
  const GROUP = { id: -4004, type: "group", title: "Everybody" } as const;

  it.each([
    { what: "is let go", prepare: () => undefined },
    {
      what: "does not let go",
      prepare: (bot: TestBot) => {
        bot.telegram.fail({ method: "leaveChat", status: 400, description: "no", times: 1000 });
      },
    },
  ])("is left once for three hundred messages, when the bot $what", async ({ prepare }) => {
    const bot = await startBot();
    prepare(bot);
    for (let message = 0; message < 300; message += 1) {
      bot.telegram.say(OWNER, "hello there", { chat: GROUP });
    }
    await bot.idle();
    await expect.poll(() => bot.calls("leaveChat").length).toBe(1);
    expect(bot.servers.model.requests).toEqual([]);
  });

  it("is one of few at a time, when somebody makes three hundred of them", async () => {
    const bot = await startBot();
    for (let group = 0; group < 300; group += 1) {
      bot.telegram.say(OWNER, "hello there", { chat: { ...GROUP, id: GROUP.id - group } });
    }
    await bot.idle();
    await expect.poll(() => bot.calls("leaveChat").length).toBe(20);
  });
});

describe("a model server that makes its use up", () => {
  it.each([2 ** 53 - 1, -1, 0.5, "NaN", "12", 1e300, null, [], { n: 1 }])(
    "cannot break /usage, the budget or the chat with %j",
    async (told) => {
      const bot = await startBot({
        record: "minimal",
        environment: { GRACE_MAR_DAILY_TOKEN_BUDGET: "1000000" },
      });
      const usage = {
        prompt_tokens: told,
        completion_tokens: told,
        total_tokens: told,
        prompt_tokens_details: { cached_tokens: told },
      };
      const choices = [{ message: { content: "I like boats." } }];
      bot.servers.model.enqueue({ body: { choices, usage } }, { times: 6 });
      for (let message = 0; message < 2; message += 1) {
        const started = performance.now();
        expect((await bot.ask("hello there", GUEST)).text).toBe("I like boats.");
        expect(performance.now() - started).toBeLessThan(5000);
      }
      bot.telegram.sendVoice(GUEST, noteOf("hello"));
      await bot.idle();
      const { text } = await bot.ask("/usage");
      const [, left = ""] = /([\d\u202f]+) (?:of|left)/.exec(text) ?? [];
      expect(text).not.toMatch(/NaN|Infinity|e\+|-\d/);
      // Three short calls are nothing beside a million.
      expect(Number(left.replaceAll("\u202f", "")), text).toBeGreaterThan(900_000);
    },
  );
});

function tasks(bot: TestBot): readonly string[] {
  return bot.servers.model.requests.map(({ task }) => task);
}

function noteOf(words: string): { readonly bytes: Uint8Array } {
  return { bytes: opusNote({ packets: 50, size: 30, toc: TWENTY_MS, words }) };
}

/** A message of the guest's with these fields. */
function postOf(bot: TestBot, fields: object): unknown {
  const chat = { id: GUEST.id, type: "private", first_name: GUEST.firstName } as const;
  const from = { id: GUEST.id, is_bot: false, first_name: GUEST.firstName };
  const message_id = 100_000 + bot.telegram.chat(GUEST.id).length;
  const date = Math.floor(Date.now() / 1000);
  return bot.telegram.post({ message: { message_id, date, chat, from, ...fields } });
}

/** A voice note whose message says something else of it than it is. */
function postNote(bot: TestBot, bytes: Uint8Array, said: object): void {
  const { document } = bot.telegram.files.add({ name: "note.oga", bytes, mimeType: "audio/ogg" });
  postOf(bot, { voice: { ...document, ...said } });
}
