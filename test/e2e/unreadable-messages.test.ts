// Messages without text: a friendly word for each kind, and no call of a model. Words beside them are answered
// (between-us-heard.test.ts, held-back.test.ts).

import { describe, expect, it } from "vitest";
import { MODES, OWNER, startBot, type TestBot } from "../support/bots.ts";

const PICTURE = /can't look at pictures or videos/;
const FUN = /only understand words/;
const WORDS = /can't read yet/;
const FILE = { file_id: "f", file_unique_id: "u" };

const KINDS = [
  { kind: "a photo", content: { photo: [FILE], caption: " " }, line: PICTURE },
  { kind: "a video", content: { video: FILE }, line: PICTURE },
  { kind: "a round video", content: { video_note: FILE }, line: PICTURE },
  { kind: "a sticker", content: { sticker: { ...FILE, emoji: "🐙" } }, line: FUN },
  {
    kind: "a GIF",
    content: { animation: FILE, document: { ...FILE, file_name: "a.txt" } },
    line: FUN,
  },
  { kind: "a die", content: { dice: { emoji: "🎲", value: 3 } }, line: FUN },
  { kind: "a sound file", content: { audio: FILE }, line: /can't listen to sound files/ },
  { kind: "a place", content: { location: { latitude: 1, longitude: 2 } }, line: WORDS },
  { kind: "a contact", content: { contact: { phone_number: "1", first_name: "x" } }, line: WORDS },
  { kind: "a poll", content: { poll: { id: "1", question: "?" } }, line: WORDS },
  {
    kind: "a checklist",
    content: { checklist: { title: "To do", tasks: [{ id: 1, text: "buy milk" }] } },
    line: WORDS,
  },
  {
    kind: "media to be paid for",
    content: { paid_media: { star_count: 5, paid_media: [{ type: "preview" }] } },
    line: PICTURE,
  },
  { kind: "a gift", content: { gift: { gift: { id: "g", star_count: 5 } } }, line: WORDS },
  { kind: "a giveaway", content: { giveaway: { chats: [], winner_count: 1 } }, line: WORDS },
  { kind: "an invoice", content: { invoice: { title: "i", total_amount: 100 } }, line: WORDS },
  { kind: "a live photo", content: { live_photo: FILE }, line: PICTURE },
  { kind: "a kind of tomorrow", content: { hologram: FILE }, line: WORDS },
];

describe.each(MODES)("what is no text, %s", (mode) => {
  it("gets a word by its kind, and no model hears of it", async () => {
    const bot = await startBot({ mode });
    for (const { kind, content, line } of KINDS) {
      const before = bot.said().length;
      bot.telegram.post({ message: messageOf(bot, content) });
      await bot.idle();
      expect(bot.said().slice(before), kind).toEqual([expect.stringMatching(line)]);
    }
    expect(bot.servers.model.requests).toEqual([]);
    expect(bot.calls("getFile")).toEqual([]);
  });

  it("gets it in the Record's language", async () => {
    const bot = await startBot({ mode, record: "ines" });
    bot.telegram.post({ message: messageOf(bot, { sticker: FILE }) });
    await bot.idle();
    expect(bot.said()).toEqual(["Parece divertido, ¡pero solo entiendo palabras!"]);
  });
});

/** As Telegram sends an album: a message for each picture, with the words of all beside any of them. */
function album(bot: TestBot, captions: readonly string[], id = "13579"): readonly object[] {
  return captions.map((caption, part) => ({
    ...messageOf(bot, {
      media_group_id: id,
      photo: [{ ...FILE, file_id: `p${part}`, width: 9, height: 9 }],
      ...(caption !== "" && { caption }),
    }),
    message_id: bot.telegram.chats.nextMessageId(OWNER.id) + part,
    date: Math.floor(Date.now() / 1000),
  }));
}

const without = (count: number) => Array.from({ length: count }, () => "");

describe.each(MODES)("an album, %s", (mode) => {
  it.each([
    { where: "beside the first picture", captions: ["we drew a lighthouse", ...without(7)] },
    { where: "beside the third", captions: ["", "", "we drew a lighthouse", ...without(5)] },
  ])("is answered once, with its words $where", async ({ captions }) => {
    const bot = await startBot({ mode });
    for (const message of album(bot, captions)) bot.telegram.post({ message });
    await bot.idle();
    const told = bot.said().filter((text) => PICTURE.test(text));
    expect(told.length).toBeLessThanOrEqual(1);
    expect(bot.servers.model.requests).toHaveLength(1);
    expect(bot.read("SESSION-TRANSCRIPT.md").split("we drew a lighthouse")).toHaveLength(2);
    expect(bot.said().length).toBeLessThanOrEqual(2);
  });

  it("without words gets one line, and the next album another", async () => {
    const bot = await startBot({ mode });
    for (const message of album(bot, without(8), "1")) bot.telegram.post({ message });
    await bot.idle();
    expect(bot.said()).toEqual([expect.stringMatching(PICTURE)]);
    for (const message of album(bot, without(3), "2")) bot.telegram.post({ message });
    await bot.idle();
    expect(bot.said()).toHaveLength(2);
    expect(bot.servers.model.requests).toEqual([]);
  });
});

it("an album that comes at once is one message: its words, beside whichever pictures, are answered together", async () => {
  const bot = await startBot();
  bot.telegram.fail({ method: "getUpdates", status: 502, times: 1 });
  for (const message of album(bot, ["", "we drew a kite", "", "and a boat"]))
    bot.telegram.post({ message });
  await bot.telegram.waitFor(() => bot.said().length > 0);
  await bot.idle();
  expect(bot.said()[0]).toMatch(PICTURE);
  expect(bot.said().filter((text) => PICTURE.test(text))).toHaveLength(1);
  expect(bot.servers.model.requests).toHaveLength(1);
  expect(bot.read("SESSION-TRANSCRIPT.md")).toMatch(/we drew a kite\n> and a boat/);
});

describe.each(MODES)("a change of a message, %s", (mode) => {
  const moment = (bot: TestBot, content: object) => ({
    ...messageOf(bot, content),
    date: Math.floor(Date.now() / 1000),
  });

  it("without new words gets no word: each place of a shared way, a changed picture, a preview", async () => {
    const bot = await startBot({ mode });
    const place = (latitude: number) => ({
      location: { latitude, longitude: 11.5, live_period: 900 },
    });
    const shared = moment(bot, place(48.1));
    bot.telegram.post({ message: shared });
    for (let step = 1; step <= 10; step += 1) {
      const edited = { ...shared, edit_date: shared.date + step, ...place(48.1 + step / 1000) };
      bot.telegram.post({ edited_message: edited });
    }
    // The last one comes when the sharing ends.
    const over = {
      ...shared,
      edit_date: shared.date + 11,
      location: { latitude: 48, longitude: 11 },
    };
    bot.telegram.post({ edited_message: over });
    await bot.idle();
    expect(bot.said()).toEqual([]);
    const picture = moment(bot, { photo: [FILE], caption: "we drew a lighthouse" });
    bot.telegram.post({ message: picture });
    await bot.idle();
    const before = bot.said().length;
    bot.telegram.post({
      edited_message: { ...picture, edit_date: picture.date + 1, photo: [FILE, FILE] },
    });
    await bot.idle();
    expect(bot.said()).toHaveLength(before);
  });

  it("with new words gets one, each time they change", async () => {
    const bot = await startBot({ mode });
    const written = moment(bot, { text: "what do you know about octopuses?" });
    bot.telegram.post({ message: written });
    await bot.idle();
    const change = async (text: string) => {
      const before = bot.said().length;
      bot.telegram.post({ edited_message: { ...written, edit_date: written.date + 1, text } });
      await bot.idle();
      return bot.said().slice(before);
    };
    const CHANGED = /changed a message/;
    expect(await change("what do you know about octopuses?")).toEqual([]);
    expect(await change("what do you know about squids?")).toEqual([
      expect.stringMatching(CHANGED),
    ]);
    expect(await change("what do you know about squids?")).toEqual([]);
    expect(await change("what do you know about octopuses?")).toHaveLength(1);
  });
});

function messageOf(bot: TestBot, content: object) {
  const chat = { id: OWNER.id, type: "private" as const, first_name: "Robin" };
  bot.telegram.addChat(chat);
  return {
    message_id: bot.telegram.chats.nextMessageId(OWNER.id),
    from: { id: OWNER.id, is_bot: false, first_name: "Robin" },
    chat,
    date: 1,
    ...content,
  };
}
