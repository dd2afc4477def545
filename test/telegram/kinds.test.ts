// Every kind of update and every field of a message that the Bot API knows has a row. The kinds come from the types of grammY
// that are installed: a newer version with a kind of which nobody has thought fails here.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { incomingOf } from "../../src/telegram/incoming.ts";
import { ALLOWED_UPDATES, MESSAGE_FIELDS, UPDATES } from "../../src/telegram/kinds.ts";
import { asPromised } from "../../src/telegram/promised.ts";

const grammy = createRequire(import.meta.url).resolve("grammy");
/** Those that grammY itself is built with. */
const types = dirname(createRequire(grammy).resolve("@grammyjs/types"));

/** The names of the fields that an interface declares by itself. */
function declaredIn(file: string, name: string): readonly string[] {
  const text = readFileSync(join(types, file), "utf8");
  const [, indent = "", body = ""] =
    new RegExp(
      `^( *)(?:export )?interface ${name}(?: extends [\\w.]+)? \\{$([^]*?)^\\1\\}$`,
      "m",
    ).exec(text) ?? [];
  return [...body.matchAll(new RegExp(`^${indent}    (\\w+)\\??:`, "gm"))].map(
    ([, field = ""]) => field,
  );
}

const ME = { username: "Mira_bot" };
const KIM = { id: 7, is_bot: false, first_name: "Kim" };
const CHAT = { id: 7, type: "private", first_name: "Kim" };
const ABOUT = { message_id: 3, date: 1000, from: KIM, chat: CHAT };

const fields = [
  ...["ServiceMessage", "CommonMessage", "CaptionableMessage", "MediaMessage"].flatMap((part) =>
    declaredIn("message.d.ts", part),
  ),
  ...declaredIn("message.d.ts", "Message"),
];

describe("the kinds of the Bot API", () => {
  it("have a row each, for updates", () => {
    const kinds = declaredIn("update.d.ts", "Update").filter((name) => name !== "update_id");
    expect(kinds.length).toBeGreaterThan(20);
    expect(Object.keys(UPDATES).toSorted()).toEqual(kinds.toSorted());
  });

  it("have a row each, for fields of a message", () => {
    expect(fields.length).toBeGreaterThan(100);
    expect(Object.keys(MESSAGE_FIELDS).toSorted()).toEqual([...new Set(fields)].toSorted());
  });

  it("are asked for when they are taken, and only then", () => {
    expect(ALLOWED_UPDATES).toEqual([
      "message",
      "edited_message",
      "callback_query",
      "my_chat_member",
    ]);
  });
});

const SILENT = Object.entries(MESSAGE_FIELDS).flatMap(([name, fate]) =>
  fate === "service" ? [name] : [],
);
const TOLD = Object.entries(MESSAGE_FIELDS).flatMap(([name, fate]) =>
  ["sticker", "picture", "audio", "other"].includes(fate) ? [[name, fate] as const] : [],
);

describe("a message", () => {
  it.each(TOLD)("of %s gets the line about: %s", (name, fate) => {
    const read = incomingOf(asPromised({ message: { ...ABOUT, [name]: {} } }), ME);
    expect(read?.what).toEqual({ kind: "unreadable", of: fate });
  });

  it.each(SILENT)("of the kind %s only says that something happened, and gets no word", (name) => {
    const read = incomingOf(asPromised({ message: { ...ABOUT, [name]: {} } }), ME);
    expect(read?.what ?? { kind: "nothing" }).toEqual({ kind: "nothing" });
  });

  it("of a kind of tomorrow gets the general line", () => {
    const read = incomingOf(asPromised({ message: { ...ABOUT, hologram: { size: 3 } } }), ME);
    expect(read?.what).toEqual({ kind: "unreadable", of: "other" });
  });

  it("with where its person is gets a word once, and with where they go none", () => {
    const at = (location: object) =>
      incomingOf(asPromised({ message: { ...ABOUT, location } }), ME)?.what;
    expect(at({ latitude: 1, longitude: 2 })).toEqual({ kind: "unreadable", of: "other" });
    expect(at({ latitude: 1, longitude: 2, live_period: 900 })).toEqual({ kind: "nothing" });
  });

  it("may have anything in any of its fields, and is read all the same", () => {
    const name = fc.constantFrom(...fields, "a_field_of_tomorrow");
    const content = fc.dictionary(name, fc.anything(), { maxKeys: 6 });
    const kind = fc.constantFrom(...Object.keys(UPDATES), "a_kind_of_tomorrow");
    fc.assert(
      fc.property(kind, content, (update, parts) => {
        const message = { ...ABOUT, ...parts };
        const raw = update === "callback_query" ? { id: "1", from: KIM, message } : message;
        const read = incomingOf(asPromised({ update_id: 1, [update]: raw }), ME);
        const mayTell = ["message", "edited_message", "callback_query"].includes(update);
        if (!mayTell) expect(read).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a topic", () => {
  const read = (content: object) =>
    incomingOf(asPromised({ message: { ...ABOUT, ...content } }), ME);

  it("is where a message says that it is in one, and nowhere else", () => {
    const inTopic = { message_thread_id: 777, is_topic_message: true, text: "hello" };
    expect(read(inTopic)?.chat.thread).toBe(777);
    // A row of answers in a group without topics.
    expect(read({ message_thread_id: 777, text: "hello" })?.chat.thread).toBeUndefined();
    const tap = { id: "1", from: KIM, data: "x", message: { ...ABOUT, ...inTopic } };
    expect(incomingOf(asPromised({ callback_query: tap }), ME)?.chat.thread).toBe(777);
  });

  it("begins with a message that nobody answers", () => {
    const first = { ...ABOUT, forum_topic_created: { name: "School", icon_color: 1 } };
    expect(read({ text: "hello", reply_to_message: first })?.replyTo).toBeUndefined();
  });
});

it("a change counts as old by the time at which it was made", () => {
  const changed = { ...ABOUT, edit_date: 2000, text: "hello" };
  expect(incomingOf(asPromised({ edited_message: changed }), ME)?.writtenAt).toBe(2_000_000);
  expect(incomingOf(asPromised({ message: changed }), ME)?.writtenAt).toBe(1_000_000);
});
