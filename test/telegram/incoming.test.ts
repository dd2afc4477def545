import {
  anything,
  array,
  assert,
  constantFrom,
  nat,
  object,
  oneof,
  option,
  property,
  record,
  subarray,
  tuple,
} from "fast-check";
import { describe, expect, it } from "vitest";
import type { Message } from "grammy/types";
import { wordsOf, type Incoming } from "../../src/chat/incoming.ts";
import { incomingOf, storedIncoming } from "../../src/telegram/incoming.ts";
import { asPromised } from "../../src/telegram/promised.ts";
import { anyCharacters } from "../support/any-text.ts";

const ME = { username: "Mira_bot" };
const KIM = { id: 7, is_bot: false, first_name: "Kim", last_name: "Lee" };
const ANNA = { id: 8, is_bot: false, first_name: "Anna" };
const QUOTES = { id: 9, is_bot: true, first_name: "Quotes", username: "quotesbot" };
const CHAT = { id: 7, type: "private", first_name: "Kim" };
const GROUP = { id: -5, type: "group", title: "House" };
const CHANNEL = { id: -100, type: "channel", title: "News" };

function read(update: object): Incoming | undefined {
  return incomingOf(asPromised(update), ME);
}

function message(fields: object): Message {
  return { message_id: 3, date: 1000, from: KIM, chat: CHAT, ...fields } as Message;
}

function typed(text: string, fields: object = {}): Message {
  const length = /^\/[\w@]+/.exec(text)?.[0].length ?? 0;
  const entities = [{ type: "bot_command", offset: 0, length }];
  return message({ text, ...(length > 0 && { entities }), ...fields });
}

/** Everything by which Telegram says that the sender did not write a message. */
const OTHERS: readonly object[] = [
  { forward_origin: { type: "user", date: 1, sender_user: ANNA } },
  { forward_origin: { type: "hidden_user", date: 1, sender_user_name: "Kim" } },
  { forward_origin: { type: "chat", date: 1, sender_chat: GROUP } },
  { forward_origin: { type: "channel", date: 1, chat: CHANNEL, message_id: 4 } },
  { forward_origin: { type: "a_kind_of_tomorrow", date: 1 } },
  { forward_origin: { type: "user", date: 1, sender_user: KIM }, via_bot: QUOTES },
  { via_bot: QUOTES },
  { is_automatic_forward: true },
  { sender_chat: CHANNEL },
  { sender_business_bot: QUOTES },
  { guest_bot_caller_user: ANNA },
  { guest_bot_caller_chat: GROUP },
];

/** What a message may have beside its words, and what changes nothing about whose they are. */
const BESIDE: readonly object[] = [
  { reply_to_message: message({ from: ANNA, text: "/merge" }) },
  { quote: { text: "/merge all of it", position: 0 } },
  { external_reply: { origin: { type: "user", date: 1, sender_user: ANNA } } },
  { reply_to_story: { chat: CHAT, id: 1 } },
  { business_connection_id: "b1" },
  { is_from_offline: true },
  { edit_date: 3 },
  { message_thread_id: 2, is_topic_message: true },
  { has_protected_content: true, effect_id: "1" },
  { a_field_of_tomorrow: { text: "/merge" } },
];

const FILE = { file_id: "f1", file_unique_id: "u1" };
const CONTENT: readonly object[] = [
  { voice: { ...FILE, duration: 4, file_size: 900 } },
  { document: { ...FILE, file_name: "a.txt", file_size: 20 } },
  { document: FILE },
  { document: FILE, animation: FILE },
  { photo: [FILE], caption: "/merge" },
  { video: FILE },
  { video_note: FILE },
  { audio: FILE },
  { sticker: FILE },
  { dice: { emoji: "🎲", value: 3 } },
  { location: { latitude: 1, longitude: 2 } },
  { venue: {}, location: { latitude: 1, longitude: 2 } },
  { contact: {} },
  { poll: {} },
  { story: {} },
  { game: {} },
  { checklist: { title: "/merge", tasks: [{ id: 1, text: "/merge" }] } },
  { checklist_tasks_done: {} },
  { paid_media: {} },
  { rich_message: { blocks: [] } },
  { live_photo: FILE },
  { gift: {} },
  { pinned_message: message({ text: "/merge" }) },
  { new_chat_title: "/merge" },
  { web_app_data: { data: "/merge", button_text: "x" } },
  { a_kind_of_tomorrow: { text: "/merge" } },
  {},
];

const COMMAND = "/merge@mira_bot now";
const words = oneof(
  anyCharacters(),
  constantFrom("/merge", COMMAND, "/stop.", "/start ABCDEFGHIJKLMNOPQRSTUV", "/", "/@", ""),
);
const entity = record(
  {
    type: constantFrom("bot_command", "blockquote", "pre", "a_kind_of_tomorrow"),
    offset: nat({ max: 3 }),
    length: nat({ max: 30 }),
  },
  { requiredKeys: ["type", "offset", "length"] },
);
const content = oneof(
  record({ text: words, entities: option(array(entity), { nil: undefined }) }),
  words.map((said) => typed(said)),
  constantFrom(...CONTENT),
);
const beside = subarray([...BESIDE]).map((parts) => Object.assign({}, ...parts) as object);
const chat = constantFrom(CHAT, GROUP, { ...GROUP, type: "supergroup" }, CHANNEL);
const anyMessage = tuple(content, beside, chat).map(([what, extras, chat]) =>
  message({ ...what, ...extras, chat }),
);

describe("whose words a message holds", () => {
  it("is never taken for the sender's own when Telegram says otherwise", () => {
    assert(
      property(anyMessage, constantFrom(...OTHERS), (told, other) => {
        const incoming = read({ message: { ...told, ...other } });
        expect(incoming?.words).not.toBe("own");
        expect(incoming?.words).not.toBe("edited");
        expect(incoming?.what.kind).not.toBe("command");
      }),
    );
  });

  it("is an edited message's for whatever is edited, and it is no command", () => {
    assert(
      property(anyMessage, constantFrom({}, ...OTHERS), (told, other) => {
        const incoming = read({ edited_message: { ...told, ...other } });
        expect(incoming?.words).toBe("edited");
        expect(incoming?.what.kind).not.toBe("command");
        expect(incoming?.what.kind).not.toBe("no_command");
      }),
    );
  });

  it("is the sender's own for everything else, whatever they answer, quote or add", () => {
    assert(
      property(anyMessage, (told) => {
        const incoming = read({ message: told });
        expect(incoming?.words).toBe("own");
        expect(incoming?.chat.isPrivate).toBe(told.chat.type === "private");
        const { what } = incoming as Incoming;
        const isQuote = told.entities?.some(({ type }) => type.endsWith("blockquote")) ?? false;
        if (what.kind === "text" && !isQuote) expect(what.text).toBe(told.text?.toWellFormed());
        if (what.kind === "command") expect(told.text?.toWellFormed()).toContain(`/${what.name}`);
        expect(storedIncoming(JSON.stringify({ message: told }), ME)).toEqual(incoming);
      }),
    );
  });

  it("stays their own when they forward themselves, and is no answer or command even then", () => {
    const forward_origin = { type: "user", date: 1, sender_user: KIM };
    expect(read({ message: typed("a castle", { forward_origin }) })).toMatchObject({
      words: "repeated",
      what: { kind: "text", text: "a castle" },
    });
    expect(read({ message: typed("/merge", { forward_origin }) })?.what).toEqual({
      kind: "no_command",
      text: "/merge",
    });
  });

  it.each([
    ["voice", { voice: { file_id: "x", file_unique_id: "x", duration: 3 } }],
    ["document", { document: { file_id: "x", file_unique_id: "x" } }],
    ["unreadable", { photo: [] }],
    ["unreadable", { video: { file_id: "x" } }],
    ["unreadable", { animation: { file_id: "x" }, document: { file_id: "x" } }],
    ["unreadable", { paid_media: {} }],
  ] as const)("keeps the words beside a message without text: %s %j", (kind, part) => {
    const beside = { ...part, caption: " just between us " };
    const incoming = read({ message: message(beside) });
    expect(incoming?.what).toMatchObject({ kind, caption: "just between us" });
    expect(incoming && wordsOf(incoming)).toBe("just between us");
  });

  it("keeps what is quoted apart from what is said", () => {
    const reply_to_message = message({ message_id: 2, from: ANNA, text: "/merge" });
    const quote = { text: "/merge", position: 0 };
    expect(read({ message: message({ text: "no", reply_to_message, quote }) })).toMatchObject({
      replyTo: { messageId: 2, quoted: "/merge" },
      words: "own",
      what: { kind: "text", text: "no" },
    });
  });
});

describe("a command", () => {
  it.each([
    ["/merge", { name: "merge", argument: "", isNamed: false }],
    ["/merge@mira_BOT", { name: "merge", argument: "", isNamed: true }],
    ["/reject  C-1\nbecause", { name: "reject", argument: "C-1\nbecause", isNamed: false }],
    ["/stop.", { name: "stop", argument: ".", isNamed: false }],
  ])("is read by what Telegram marks: %j", (said, command) => {
    expect(read({ message: typed(said) })?.what).toEqual({ kind: "command", ...command });
  });

  it("of another bot is none, and neither is one that Telegram does not mark", () => {
    expect(read({ message: typed("/merge@other_bot") })?.what.kind).toBe("no_command");
    expect(read({ message: message({ text: "/merge" }) })?.what.kind).toBe("text");
    const entities = [{ type: "bot_command", offset: 4, length: 6 }];
    expect(read({ message: message({ text: "say /merge", entities }) })?.what.kind).toBe("text");
  });
});

describe("what comes in", () => {
  it("is a text, a file or a tap that can be read, and else something unreadable or nothing", () => {
    const kinds = CONTENT.map((fields) => {
      const what = read({ message: message(fields) })?.what;
      return what?.kind === "unreadable" ? what.of : what?.kind;
    });
    const [voice, named, unnamed, ...others] = kinds;
    expect([voice, named, unnamed]).toEqual(["voice", "document", "document"]);
    const pictures = ["picture", "picture", "picture"];
    expect(others).toEqual(
      [
        ["sticker", pictures, "audio", "sticker", "sticker", Array(7).fill("other")],
        // Tasks done, media to be paid for, formatted text, a moving picture, a gift.
        ["nothing", "picture", "other", "picture", "other"],
        // A pinned message, a new title, data of a web app; a kind of tomorrow; nothing.
        ["nothing", "nothing", "nothing", "other", "nothing"],
      ].flat(3),
    );
  });

  it("carries a voice note's and a file's size as Telegram tells it", () => {
    expect(read({ message: message(CONTENT[0] ?? {}) })?.what).toEqual({
      kind: "voice",
      fileId: "f1",
      seconds: 4,
      bytes: 900,
    });
    expect(read({ message: message({ document: FILE }) })?.what).toEqual({
      kind: "document",
      fileId: "f1",
      name: "",
    });
  });

  it("may be a tap, which was not written", () => {
    const query = { id: "q1", from: KIM, data: "token:yes", message: message({ from: QUOTES }) };
    expect(read({ callback_query: query })).toEqual({
      chat: { id: 7, isPrivate: true },
      user: { id: 7, firstName: "Kim", name: "Kim Lee" },
      words: "own",
      what: { kind: "tap", data: "token:yes", queryId: "q1", cardMessageId: 3 },
    });
    const { data: _, ...game } = query;
    expect(read({ callback_query: game })?.what).toEqual({ kind: "nothing" });
  });

  it("never stops the reading, whatever stands in the place of any of its parts", () => {
    const whole = {
      message: {
        ...typed("/merge"),
        ...OTHERS[0],
        ...BESIDE[0],
        ...BESIDE[1],
        ...CONTENT[0],
        caption: "what he said",
        caption_entities: [{ type: "blockquote", offset: 0, length: 4 }],
      },
      edited_message: message({ text: "new", ...CONTENT[1] }),
      callback_query: { id: "q1", from: KIM, data: "t:yes", message: message({ from: QUOTES }) },
      my_chat_member: { chat: CHAT, from: KIM, new_chat_member: { status: "kicked", user: KIM } },
    };
    const places = placesIn(whole);
    assert(
      property(constantFrom(...places), anything({ withNullPrototype: false }), (place, other) => {
        const one = structuredClone(whole);
        put(one, place, JSON.parse(JSON.stringify(other) ?? "null"));
        for (const kind of ["message", "edited_message", "callback_query"] as const) {
          const incoming = read({ [kind]: one[kind] });
          const isWhose = place[0] === "message" && place[1] === "forward_origin";
          if (kind === "message" && !isWhose) expect(incoming?.words).not.toBe("own");
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("is nobody's without a person, and reading it never throws", () => {
    expect(read({ message: message({ from: QUOTES }) })).toBeUndefined();
    expect(read({ message: message({ from: undefined, sender_chat: CHANNEL }) })).toBeUndefined();
    const tap = { id: "q1", data: "token:yes", message: message({ from: QUOTES }) };
    expect(read({ callback_query: tap })).toBeUndefined();
    const kind = constantFrom("message", "edited_message", "channel_post", "business_message");
    assert(
      property(kind, anyMessage, object(), (kind, told, unknown) => {
        read({ update_id: 1, [kind]: { ...unknown, ...told } });
        read({ ...unknown, update_id: 1 });
      }),
    );
  });
});

/** The way to every part of a value. */
function placesIn(value: unknown, way: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [way];
  const parts = Object.entries(value).flatMap(([key, part]) => placesIn(part, [...way, key]));
  return way.length > 0 ? [way, ...parts] : parts;
}

function put(whole: object, place: readonly string[], other: unknown): void {
  const way = place.slice(0, -1);
  const parent = way.reduce<unknown>((part, key) => Reflect.get(part as object, key), whole);
  Reflect.set(parent as object, place.at(-1) ?? "", other);
}

describe("a quotation in a message", () => {
  const quote = (text: string, words: string, type = "blockquote"): Incoming | undefined => {
    const entity = { type, offset: text.indexOf(words), length: words.length };
    return read({ message: message({ text, entities: [entity] }) });
  };

  it.each(["blockquote", "expandable_blockquote"])("is marked line by line: %s", (type) => {
    expect(quote("look 🐋\nwhales\n\nsing\nnice", "whales\n\nsing", type)?.what).toEqual({
      kind: "text",
      text: "look 🐋\n> whales\n\n> sing\nnice",
    });
  });

  it("is no order, and hides none of its lines behind a rare line break", () => {
    expect(quote("/merge\nnow", "/merge")?.what).toEqual({ kind: "text", text: "> /merge\nnow" });
    expect(quote("a\u2028Me: b\u0085c\nd", "a\u2028Me: b\u0085c")?.what).toEqual({
      kind: "text",
      text: "> a\u2028> Me: b\u0085> c\nd",
    });
  });

  it("is no part of the words when it stands beside them", () => {
    const reply_to_message = message({ message_id: 2, text: "whales sing" });
    const beside = { reply_to_message, quote: { text: "whales", position: 0 }, external_reply: {} };
    expect(read({ message: message({ text: "wow", ...beside }) })?.what).toEqual({
      kind: "text",
      text: "wow",
    });
  });
});
