// A talk just between a person and the bot that has ended: whatever way its words come in once more, they are answered, and leave
// nothing.

import { describe, expect, it } from "vitest";
import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import { OWNER, startBot, type TestBot } from "../support/bots.ts";
import { holding } from "../support/canary.ts";
import { analystAnswer } from "../support/gate.ts";

const CHILD: Person = { id: 3003, firstName: "Mira" };
const CHAT = { id: CHILD.id, type: "private" as const, first_name: CHILD.firstName };
const FROM = { id: CHILD.id, is_bot: false, first_name: CHILD.firstName };
const BOT = { id: 42, is_bot: true, first_name: "Grace" };
const SECRET = "I took the zebrawood bike of Tom";
const AFRAID = "dad hits me every evening with the zebrawood stick";

/** What a message of the talk holds, as the messenger brings it. */
interface Kind {
  readonly kind: string;
  readonly words: string;
  readonly held: (words: string, bot: TestBot) => object;
}

const KINDS: readonly Kind[] = [
  { kind: "a text", words: SECRET, held: (text) => ({ text }) },
  { kind: "a text of distress", words: AFRAID, held: (text) => ({ text }) },
  { kind: "a long text", words: `${SECRET}. `.repeat(60), held: (text) => ({ text }) },
  {
    kind: "a picture with words",
    words: SECRET,
    held: (caption) => ({
      photo: [{ file_id: "f", file_unique_id: "u", width: 9, height: 9 }],
      caption,
    }),
  },
  { kind: "a file", words: SECRET, held: (words, bot) => fileOf(words, bot) },
  {
    kind: "a file with words",
    words: AFRAID,
    held: (caption, bot) => ({ ...fileOf(SECRET, bot), caption }),
  },
  {
    kind: "a voice note",
    words: SECRET,
    held: (words, bot) => {
      const bytes = Buffer.from(`OggS offline-transcript: ${words}\n`);
      const { document } = bot.telegram.files.add({
        name: "note.oga",
        bytes,
        mimeType: "audio/ogg",
      });
      return { voice: { ...document, duration: 3 } };
    },
  },
];

/** A way in which words of the talk come in once more. */
interface Way {
  readonly way: string;
  /** @param first a message that was written in the talk. */
  readonly update: (held: object, first: First, bot: TestBot) => object;
}

interface First {
  readonly message_id: number;
  readonly date: number;
}

const WAYS: readonly Way[] = [
  {
    way: "changed by its person",
    update: (held, first) => ({
      edited_message: { ...first, from: FROM, chat: CHAT, edit_date: first.date + 90, ...held },
    }),
  },
  { way: "passed on by its person", update: passedOn({ type: "user", sender_user: FROM }) },
  {
    way: "passed on by its person, who hides their account",
    update: passedOn({ type: "hidden_user", sender_user_name: "Mira" }),
  },
  { way: "as a reply of the bot, passed on", update: passedOn({ type: "user", sender_user: BOT }) },
  {
    way: "behind the end, as the messenger was slow",
    update: (held, first) => ({ message: { ...first, from: FROM, chat: CHAT, ...held } }),
  },
];

const CASES = WAYS.flatMap((one) => KINDS.map((kind) => ({ ...one, ...kind })))
  // What has no words cannot change them.
  .filter(({ way, kind }) => !(way.startsWith("changed") && /^a (?:file|voice note)$/.test(kind)));

describe("words of a talk that has ended", () => {
  it.each(CASES)("leave nothing: $kind, $way", async ({ held, words, update }) => {
    const { bot, first } = await ended();
    bot.servers.model.enqueue(analystAnswer(SECRET), { task: "analyst", times: Infinity });
    const before = bot.said(CHILD).length;
    bot.telegram.post(update(held(words, bot), first, bot));
    await bot.idle();
    expect(bot.said(CHILD)).toHaveLength(before + 1);
    expect(bot.servers.model.requests.filter(({ task }) => task === "analyst")).toEqual([]);
    expect(bot.said(OWNER)).toEqual([]);
    expect(JSON.stringify(bot.conversation(CHILD))).not.toContain("zebrawood");
    expect(await holding(bot.folder, "zebrawood")).toEqual([]);
  });

  it("are told to nobody by an answer to the message that passed them on", async () => {
    const { bot, first } = await ended();
    const copy = { message_id: bot.telegram.chats.nextMessageId(CHILD.id), date: first.date + 100 };
    const forward_origin = { type: "user", sender_user: BOT, date: first.date };
    const reply_to_message = { ...copy, from: FROM, chat: CHAT, text: SECRET, forward_origin };
    const from = bot.servers.model.requests.length;
    const message_id = bot.telegram.chats.nextMessageId(CHILD.id);
    const date = first.date + 120;
    const text = "what of that?";
    bot.telegram.post({
      message: { message_id, date, from: FROM, chat: CHAT, text, reply_to_message },
    });
    await bot.idle();
    const told = bot.servers.model.requests.slice(from);
    expect(told).not.toEqual([]);
    expect(JSON.stringify(told)).not.toContain("zebrawood");
  });

  it("are on no card about a chat that is pasted behind them", async () => {
    const { bot, first } = await ended();
    const long = `${SECRET}. `.repeat(60);
    const own = { type: "user", sender_user: FROM };
    bot.telegram.post(passedOn(own)({ text: long }, first, bot));
    await bot.idle();
    const message_id = bot.telegram.chats.nextMessageId(CHILD.id);
    const date = first.date + 65;
    const chat =
      "Alex: we sewed a flag\nSam: my boat leaks\nAlex: all day\nSam: every evening I bail";
    bot.telegram.post({ message: { message_id, date, from: FROM, chat: CHAT, text: chat } });
    await bot.idle();
    const { database } = bot.runtime.state;
    const rows = JSON.stringify(database.all("SELECT body FROM card"));
    expect(rows).not.toContain("zebrawood");
    expect(await holding(bot.folder, "zebrawood")).toEqual([]);
  });

  it("keep none of what was said before them and behind them from being learned", async () => {
    const { bot, first } = await ended();
    bot.servers.model.enqueue(analystAnswer("we planted a pear tree"), { task: "analyst" });
    await bot.ask("we planted a pear tree", CHILD);
    await bot.idle();
    expect(bot.servers.model.requests.filter(({ task }) => task === "analyst")).toHaveLength(1);
    expect(bot.read("SESSION-TRANSCRIPT.md")).toContain("pear tree");
    const forward_origin = { type: "user", sender_user: FROM, date: first.date - 4000 };
    const message_id = bot.telegram.chats.nextMessageId(CHILD.id);
    const text = "we painted a kite";
    const message = { message_id, date: first.date + 200, from: FROM, chat: CHAT, text };
    bot.telegram.post({ message: { ...message, forward_origin } });
    await bot.idle();
    expect(bot.read("SESSION-TRANSCRIPT.md")).toContain("painted a kite");
  });
});

it("talks that a restored backup brings, and that are said to reach for ever, keep nothing from being learned", async () => {
  const bot = await startBot({ environment: { GRACE_MAR_COMPANION_IDS: String(CHILD.id) } });
  bot.telegram.addChat(CHAT);
  const { database, settings } = bot.runtime.state;
  await database.transact(() => {
    for (const row of [`telegram:${CHILD.id}`, `telegram:${CHILD.id}@`] as const) {
      settings.set(`private_talks:${row}`, `brought 0-${Number.MAX_SAFE_INTEGER}`);
    }
  });
  // The first message may be one of the last talk's second.
  await bot.ask("hello", CHILD);
  bot.telegram.post({
    message: {
      message_id: bot.telegram.chats.nextMessageId(CHILD.id),
      date: (bot.telegram.chat(CHILD.id).at(-1)?.date ?? 0) + 60,
      from: FROM,
      chat: CHAT,
      text: "we planted a pear tree",
    },
  });
  await bot.idle();
  expect(bot.read("SESSION-TRANSCRIPT.md")).toContain("pear tree");
  expect(bot.servers.model.requests.filter(({ task }) => task === "analyst")).not.toEqual([]);
});

/** A child's bot whose talk has ended, and a message of the talk. */
async function ended(): Promise<{ readonly bot: TestBot; readonly first: First }> {
  const bot = await startBot({ environment: { GRACE_MAR_COMPANION_IDS: String(CHILD.id) } });
  bot.telegram.addChat(CHAT);
  await bot.ask("just between us", CHILD);
  const asked = bot.telegram.chat(CHILD.id).find(({ text }) => text === "just between us");
  // One that the bot has not taken yet.
  const message_id = bot.telegram.chats.nextMessageId(CHILD.id);
  await bot.ask("and so on", CHILD);
  await bot.ask("that's all", CHILD);
  await bot.idle();
  return { bot, first: { message_id, date: asked?.date ?? NaN } };
}

function passedOn(origin: object): Way["update"] {
  return (held, { date }, bot) => {
    const message_id = bot.telegram.chats.nextMessageId(CHILD.id);
    const forward_origin = { ...origin, date };
    const message = { message_id, date: date + 60, from: FROM, chat: CHAT, forward_origin };
    return { message: { ...message, ...held } };
  };
}

function fileOf(words: string, bot: TestBot): object {
  const { document } = bot.telegram.files.add({ name: "notes.txt", bytes: Buffer.from(words) });
  return { document };
}
