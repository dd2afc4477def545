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

function messageOf(bot: TestBot, content: object): object {
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
