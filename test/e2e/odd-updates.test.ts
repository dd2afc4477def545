// Updates that are not as the Bot API promises them hold nobody up.

import { expect, it } from "vitest";
import { OWNER, startBot } from "../support/bots.ts";

const user = { id: OWNER.id, is_bot: false, first_name: OWNER.firstName };
const chat = { id: OWNER.id, type: "private", first_name: OWNER.firstName };
const LONG = "we drew a boat. ".repeat(150);
const about = { message_id: 1_000_000, date: 1, from: user, chat };

it.each([
  { what: "a text that is none", update: { message: { ...about, text: { a: 1 } } } },
  { what: "a message without a chat", update: { message: { message_id: 1, date: 1, from: user } } },
  { what: "a message that is a word", update: { message: "hello" } },
  { what: "entities that are none", update: { message: { ...about, text: "hi", entities: 7 } } },
  { what: "a sender without an id", update: { message: { ...about, from: { is_bot: false } } } },
  {
    what: "a tap without a person",
    update: { callback_query: { id: "1", data: "x", message: about } },
  },
  {
    what: "a membership without a state",
    update: { my_chat_member: { chat, from: user, date: 1 } },
  },
  {
    what: "a caption that is none",
    update: { message: { ...about, photo: [], caption: 5 } },
  },
  {
    what: "marks in a caption that are none",
    update: { message: { ...about, photo: [], caption: "a", caption_entities: [null] } },
  },
  { what: "a time of no calendar", update: { message: { ...about, date: 1e15, text: LONG } } },
  { what: "half a second", update: { message: { ...about, date: 1000.0005, text: LONG } } },
  { what: "a caption beside a file", update: { message: { ...about, document: {}, caption: {} } } },
  { what: "nothing", update: {} },
])("a message after $what is answered", async ({ update }) => {
  const bot = await startBot();
  bot.telegram.post(update);
  await bot.ask("/help");
  await bot.idle();
  expect(bot.said().some((text) => text.includes("/help – "))).toBe(true);
});
