import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { ana, ben, createSimulator } from "./support.ts";
import type { Simulator } from "./support.ts";

interface ServerEvent {
  readonly type: string;
  readonly data: unknown;
}

type Events = AsyncGenerator<ServerEvent, undefined>;

/** The fields of answers that these tests look at. */
interface Body {
  readonly message: {
    readonly text: string;
    readonly document: { readonly file_name: string; readonly file_id: string };
  };
  readonly messages: readonly { readonly text: string }[];
  readonly description: string;
}

async function* follow({ server, bot }: Simulator, signal: AbortSignal): Events {
  const url = `${server.url}/simulator/bots/${bot.id}/events?chat=${ana.id}`;
  const response = await fetch(url, { signal });
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  let buffer = "";
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    buffer += decoder.decode(bytes, { stream: true });
    const blocks = buffer.split("\n\n");
    buffer = blocks.pop() ?? "";
    for (const block of blocks) {
      const [, type = "", data = ""] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      yield { type, data: JSON.parse(data) as unknown };
    }
  }
  return undefined;
}

async function next(events: Events): Promise<ServerEvent | undefined> {
  const { value } = await events.next();
  return value;
}

function createControl({ server, bot }: Simulator) {
  return async (method: string, path: string, body?: object) => {
    const response = await fetch(`${server.url}/simulator/bots/${bot.id}${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Body };
  };
}

describe("server-sent events", () => {
  test("begin with everything and go on with each change of this chat only", async () => {
    const simulator = await createSimulator();
    const { bot, call } = simulator;
    bot.say(ana, "before");
    const client = new AbortController();
    const events = follow(simulator, client.signal);
    expect(await next(events)).toMatchObject({
      type: "state",
      data: {
        bot: { firstName: "Test" },
        messages: [{ text: "before", from: "me" }],
        keyboard: null,
      },
    });
    bot.say(ben, "elsewhere");
    await call("sendChatAction", { chat_id: ana.id, action: "typing" });
    await call("sendMessage", {
      chat_id: ana.id,
      text: "hello",
      reply_markup: { keyboard: [[{ text: "Go" }]] },
    });
    await call("editMessageText", { chat_id: ana.id, message_id: 2, text: "hello!" });
    await call("deleteMessage", { chat_id: ana.id, message_id: 2 });
    const { update } = bot.tap(ana, 1, "x");
    const id = update.callback_query?.id;
    await call("answerCallbackQuery", { callback_query_id: id, text: "ok" });
    await call("setMyCommands", { commands: [{ command: "help", description: "Help" }] });
    const seen = [];
    while (seen.length < 7) seen.push(await next(events));
    expect(seen).toMatchObject([
      { type: "action", data: { action: "typing" } },
      { type: "message", data: { message: { text: "hello", from: "bot", messageId: 2 } } },
      { type: "keyboard", data: { keyboard: { keyboard: [[{ text: "Go" }]] } } },
      { type: "message", data: { message: { text: "hello!", messageId: 2 } } },
      { type: "deleted", data: { messageId: 2 } },
      { type: "answer", data: { callbackId: id, answer: { text: "ok", showAlert: false } } },
      { type: "commands", data: { commands: [{ command: "help" }] } },
    ]);
    client.abort();
  });
});

describe("the routes for other processes", () => {
  test("say, tap, post and show the chat", async () => {
    const simulator = await createSimulator();
    const { bot, call, updates } = simulator;
    const control = createControl(simulator);
    expect((await control("POST", "/say", { person: ana, text: "hi" })).body.message.text).toBe(
      "hi",
    );
    const reply_markup = { inline_keyboard: [[{ text: "Yes", callback_data: "y" }]] };
    await call("sendMessage", { chat_id: ana.id, text: "card", reply_markup });
    await control("POST", "/tap-button", { person: ana, label: "Yes" });
    await control("POST", "/tap", { person: ana, messageId: 2, callbackData: "z" });
    await control("POST", "/updates", { my_chat_member: { chat: { id: -9, type: "group" } } });
    const kinds = (await updates()).map(
      ({ callback_query, message }) => callback_query?.data ?? message?.text,
    );
    expect(kinds).toEqual(["hi", "y", "z", undefined]);
    const { body } = await control("GET", `/chat?chat=${ana.id}`);
    expect(body.messages.map(({ text }) => text)).toEqual(["hi", "card"]);
    expect((await control("GET", "/calls?method=sendMessage")).body).toHaveLength(1);
    expect(bot.chats.has(-9)).toBe(true);
  });

  test("take an uploaded file and give back the bot's", async () => {
    const simulator = await createSimulator();
    const { server, bot } = simulator;
    const form = new FormData();
    form.append("person", JSON.stringify(ana));
    form.append("file", new Blob(["content"]), "näme.txt");
    const url = `${server.url}/simulator/bots/${bot.id}/files`;
    const sent = (await (await fetch(url, { method: "POST", body: form })).json()) as Body;
    expect(sent.message.document.file_name).toBe("näme.txt");
    const got = await fetch(`${url}/${sent.message.document.file_id}`);
    expect(await got.text()).toBe("content");
    expect(got.headers.get("content-disposition")).toContain("n%C3%A4me.txt");
  });

  test("switch faults and settings", async () => {
    const simulator = await createSimulator();
    const control = createControl(simulator);
    await control("POST", "/faults", { method: "getMe", status: 500 });
    expect((await simulator.call("getMe")).status).toBe(500);
    await control("POST", "/faults", { method: "getMe", status: 500 });
    await control("DELETE", "/faults");
    expect((await simulator.call("getMe")).status).toBe(200);
    await control("POST", "/settings", { nextUpdateId: 42, blockedBy: [7], expireCallbacks: true });
    expect(simulator.bot).toMatchObject({ nextUpdateId: 42, expireCallbacks: true });
    expect([...simulator.bot.blockedBy]).toEqual([7]);
  });

  test("add bots and list them without their tokens", async () => {
    const { server } = await createSimulator();
    const response = await fetch(`${server.url}/simulator/bots`, {
      method: "POST",
      body: JSON.stringify({ token: "777:secret", username: "second_bot" }),
      headers: { "content-type": "application/json" },
    });
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject([{ username: "test_bot" }, { id: 777 }]);
    expect(text).not.toContain("secret");
    expect(server.bot("777:secret").username).toBe("second_bot");
  });

  test("refuse a request that another web page makes", async () => {
    const { server, bot } = await createSimulator();
    const response = await fetch(`${server.url}/simulator/bots/${bot.id}/say`, {
      method: "POST",
      headers: { origin: "https://elsewhere.example", "content-type": "application/json" },
      body: JSON.stringify({ person: ana, text: "hi" }),
    });
    expect(response.status).toBe(403);
    expect(bot.chat(ana.id)).toEqual([]);
  });

  test("say what is wrong with a request", async () => {
    const control = createControl(await createSimulator());
    expect((await control("POST", "/say", { person: ana })).body.description).toBe(
      "text is missing",
    );
    expect((await control("POST", "/say", { text: "x" })).status).toBe(400);
    expect((await control("GET", "/nothing")).status).toBe(404);
  });
});

describe("the chat page", () => {
  const folder = new URL("../../../src/tools/simulator/page/", import.meta.url);

  test("is served with all its files, and nothing beside them", async () => {
    const { server } = await createSimulator();
    const page = await fetch(server.url);
    expect(page.headers.get("content-type")).toContain("text/html");
    const html = await page.text();
    for (const id of ["composer", "send", "typing"]) expect(html).toContain(`data-testid="${id}"`);
    for (const file of await readdir(folder)) {
      if (file === "index.html") continue;
      const response = await fetch(`${server.url}/${file}`);
      expect([file, response.status]).toEqual([file, 200]);
      expect(await response.text()).toBe(await readFile(new URL(file, folder), "utf8"));
    }
    expect((await fetch(`${server.url}/../bot-api-server.ts`)).status).toBe(404);
  });

  test("loads nothing from elsewhere and puts no markup together from text", async () => {
    for (const file of await readdir(folder)) {
      const content = await readFile(new URL(file, folder), "utf8");
      const addresses = content.match(/(?:https?:)?\/\/[a-z0-9-]+\.[a-z]{2,}/gi) ?? [];
      expect([file, addresses.filter((address) => !address.includes("w3.org"))]).toEqual([
        file,
        [],
      ]);
      expect(content).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write/);
    }
  });

  test("is told its person, label and suggestions", async () => {
    const page = { person: ana, label: "a label", suggestions: ["hi"] };
    const { server } = await createSimulator({ page });
    expect(await (await fetch(`${server.url}/simulator/page`)).json()).toEqual(page);
  });
});
