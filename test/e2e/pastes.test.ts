// A chat that an app cuts in parts: what follows a long text at once is no evidence by itself, whatever became of that text.

import { expect, it } from "vitest";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { GUEST, OWNER, startBot, type TestBot } from "../support/bots.ts";
import { analystAnswer, candidates, newestCandidate, tap } from "../support/gate.ts";

const OWN = "we sewed a flag with a whale on it";
const FOREIGN = "whales hear each other across a whole ocean";
const ANSWER =
  "Whales are large animals of the sea, and their voices carry far through cold water. ";
const CHAT = `You said:\nhow do whales talk?\n\nChatGPT said:\n${ANSWER.repeat(60)}`;
const FIRST = { id: 500, text: CHAT.slice(0, 4000).trim() };
const REST = { id: 501, text: `The deepest calls travel farthest: ${FOREIGN}.\n\nThey sing.` };

it.each([4096, 3899, 3500, 2500, 2060])(
  "the rest of a chat is nobody's words when the app cut it after %i characters",
  async (length) => {
    const bot = await startBot();
    await sendBoth(bot, { ...FIRST, text: CHAT.slice(0, length).trim() });
    expectNothingNew(bot);
  },
);

it("the rest of a chat is nobody's words after a restart, now and at a checkpoint", async () => {
  const bot = await startBot();
  await sendBoth(bot, FIRST, () => bot.restart());
  expectNothingNew(bot);
  expect(bot.said().at(-1)).toContain(ENGLISH_LINES.whose_words);
  await bot.ask("checkpoint");
  await bot.idle();
  expectNothingNew(bot);
});

it("the rest of a chat that began like a command is nobody's words", async () => {
  const bot = await startBot();
  const text = `/start of the chat\n${FIRST.text}`;
  await sendBoth(bot, {
    ...FIRST,
    text,
    entities: [{ type: "bot_command", offset: 0, length: 6 }],
  });
  expectNothingNew(bot);
});

it("the rest of a chat is nobody's words however much others write meanwhile", async () => {
  const bot = await startBot();
  await sendBoth(bot, FIRST, async () => {
    for (let at = 0; at < 35; at += 1) bot.telegram.say(GUEST, "they write ".repeat(350));
    await bot.idle();
  });
  expectNothingNew(bot);
});

it("the rest of a chat is nobody's words when it comes in before the beginning", async () => {
  const bot = await startBot();
  bot.servers.model.latencyMs = 300;
  bot.servers.model.enqueue(analystAnswer(FOREIGN), { task: "analyst", times: 2 });
  send(bot, REST);
  await expect.poll(() => bot.servers.model.requests.length).toBeGreaterThan(0);
  send(bot, FIRST);
  await bot.idle();
  expectNothingNew(bot);
});

it("an ordinary question right behind a pasted checkpoint is answered, and is nobody's words", async () => {
  const bot = await startBot();
  const lines = ["Here is my checkpoint.", "You: so", `ChatGPT: ${ANSWER.repeat(20)}`];
  await bot.ask(lines.join("\n"));
  bot.servers.model.enqueue("Their voices are low.", { task: "voice" });
  bot.servers.model.enqueue(analystAnswer(OWN), { task: "analyst", times: Infinity });
  const { text } = await bot.ask(`how do whales do that? ${OWN}`);
  expect(text).toBe("Their voices are low.");
  await bot.idle();
  const quotes = candidates(bot).map(({ exampleFromExchange }) => exampleFromExchange);
  expect(quotes).not.toContain(OWN);
  expect(bot.conversation().sinceCheckpoint).toEqual([]);
  // A rest with a label is read with the paste.
  expect((await bot.ask("ChatGPT: whales sing.")).text).not.toBe("Their voices are low.");
});

it("what is said behind a long text of one's own stays one's own", async () => {
  const bot = await startBot();
  bot.servers.model.enqueue("NONE", { task: "analyst" });
  bot.servers.model.enqueue(analystAnswer(OWN), { task: "analyst" });
  send(bot, { ...FIRST, text: "the flag flew over our hut and we were proud of it. ".repeat(60) });
  await bot.idle();
  send(bot, { ...REST, text: `And ${OWN}` });
  await bot.idle();
  expect(newestCandidate(bot).exampleFromExchange).toBe(OWN);
});

it("a word about a text that is passed on is one's own: no app cuts what it passes on", async () => {
  const bot = await startBot();
  const sender = { id: 77, is_bot: false, first_name: "Nico" };
  const forward_origin = { type: "user", date: 1, sender_user: sender };
  send(bot, { ...FIRST, forward_origin });
  await bot.idle();
  bot.servers.model.enqueue(analystAnswer(OWN), { task: "analyst" });
  send(bot, { ...REST, text: `Nico wrote this, and ${OWN}` });
  await bot.idle();
  expect(newestCandidate(bot).exampleFromExchange).toBe(OWN);
});

it.each(["here and now", "after a reset"])(
  "the rest of a chat stays nobody's words when its sender passes it on: %s",
  async (when) => {
    const bot = await startBot();
    await sendBoth(bot, FIRST);
    if (when === "after a reset") await bot.ask("/reset");
    const now = Math.floor(Date.now() / 1000);
    const sender_user = { id: OWNER.id, is_bot: false, first_name: OWNER.firstName };
    // A clock of another machine may say anything, and the conversation is gone behind a reset.
    const date = when === "after a reset" ? now : 1;
    const forward_origin = { type: "user", date, sender_user };
    send(bot, { ...REST, id: 900, date: now + 600, forward_origin });
    await bot.idle();
    expectNothingNew(bot);
    await bot.ask("checkpoint");
    await bot.idle();
    expectNothingNew(bot);
  },
);

it("forgotten words of a paste are gone when its next part comes", async () => {
  const bot = await startBot();
  const told = "my boat is called Tern and it leaks";
  send(bot, { ...FIRST, text: `Alex: ${"I sew flags all day. ".repeat(180)}\nSam: ${told}` });
  await bot.idle();
  await bot.ask("/forget boat is called Tern");
  await tap(bot, /./);
  await bot.idle();
  const asked = bot.servers.model.requests.length;
  send(bot, { ...REST, text: `that boat again\nAlex: ${OWN}\nSam: and mine leaks` });
  await bot.idle();
  const known = [bot.runtime.state.outbox.cards("author"), bot.servers.model.requests.slice(asked)];
  expect(JSON.stringify(known)).not.toContain("Tern");
});

interface Part {
  readonly id: number;
  readonly text: string;
  readonly [field: string]: unknown;
}

async function sendBoth(bot: TestBot, first: Part, between?: () => Promise<void>): Promise<void> {
  bot.servers.model.enqueue(analystAnswer(FOREIGN), { task: "analyst", times: Infinity });
  send(bot, first);
  await bot.idle();
  await between?.();
  send(bot, REST);
  await bot.idle();
}

function expectNothingNew(bot: TestBot): void {
  const quotes = candidates(bot).map(({ exampleFromExchange }) => exampleFromExchange);
  expect(quotes).not.toContain(FOREIGN);
}

/** The app sends all parts within the same second. */
function send(bot: TestBot, { id: message_id, ...part }: Part): void {
  const { id, firstName: first_name } = OWNER;
  bot.telegram.post({
    message: {
      message_id,
      date: Math.floor(Date.now() / 1000),
      from: { id, is_bot: false, first_name },
      chat: { id, type: "private", first_name },
      ...part,
    },
  });
}
