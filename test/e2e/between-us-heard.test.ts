// Words that ask for a talk just between us are heard wherever they stand: beside a file or a picture, behind a command, in
// what was changed or passed on. They may ask for silence, and for nothing more.

import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/chat/commands/commands.ts";
import { OPERATOR_ORDERS } from "../../src/chat/commands/operator-orders.ts";
import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import { fill } from "../../src/wording/catalogue.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { OWNER, SECOND_OWNER, startBot, type TestBot } from "../support/bots.ts";
import { analystAnswer, newestCandidate, stageOne } from "../support/gate.ts";

const CHILD: Person = { id: 3003, firstName: "Mira" };
const SECRET = "i hid the zebrawood vase under the stairs";
const ASKED = `just between us: ${SECRET}`;
const { between_us_begun: BEGUN } = ENGLISH_LINES;

const from = { id: CHILD.id, is_bot: false, first_name: CHILD.firstName };
const chat = { id: CHILD.id, type: "private" as const, first_name: CHILD.firstName };
const friend = { id: 4004, is_bot: false, first_name: "Nico" };
const picture = [{ file_id: "x", file_unique_id: "x", width: 1, height: 1 }];

async function childsBot(): Promise<TestBot> {
  const bot = await startBot({ environment: { GRACE_MAR_COMPANION_IDS: String(CHILD.id) } });
  bot.servers.model.enqueue(analystAnswer(SECRET), { task: "analyst", times: Infinity });
  return bot;
}

/** Sends a voice note, and stops it while a model listens. */
async function stopListening(bot: TestBot, caption: string): Promise<void> {
  bot.servers.model.enqueue({ hang: true }, { task: "transcription" });
  bot.telegram.sendVoice(CHILD, { bytes: Buffer.from("OggS offline-transcript: hi\n"), caption });
  await bot.telegram.waitFor(() => bot.servers.model.requests.length > 0);
  bot.telegram.say(CHILD, "/stop");
  await bot.idle();
}

function expectSilent(bot: TestBot): void {
  expect(bot.said(CHILD).join("\n")).toContain(BEGUN);
  expect(bot.runtime.state.conversations.betweenUs(`telegram:${CHILD.id}`)).toBeDefined();
  expect(bot.said(OWNER)).toEqual([]);
  expect(bot.events()).toEqual([]);
  for (const file of ["SESSION-TRANSCRIPT.md", "PENDING-REVIEW.md"]) {
    expect(bot.read(file)).not.toContain("zebrawood");
  }
}

describe("a talk just between us begins", () => {
  const date = Math.floor(Date.now() / 1000);
  const own = { message_id: 700, date, from, chat };
  const theirs = { type: "user" as const, sender_user: from, date: 1 };
  const others = { type: "user" as const, sender_user: friend, date: 1 };
  it.each([
    { where: "beside a picture", update: { message: { ...own, photo: picture, caption: ASKED } } },
    {
      where: "beside a file that is no text",
      update: {
        message: {
          ...own,
          document: { file_id: "x", file_unique_id: "x", file_name: "a.pdf" },
          caption: ASKED,
        },
      },
    },
    {
      where: "beside a voice note that cannot be heard",
      update: {
        message: {
          ...own,
          voice: { file_id: "gone", file_unique_id: "x", duration: 3 },
          caption: ASKED,
        },
      },
    },
    {
      where: "in one's own message, passed on",
      update: { message: { ...own, text: ASKED, forward_origin: theirs } },
    },
    {
      where: "in somebody else's message, passed on",
      update: { message: { ...own, text: ASKED, forward_origin: others } },
    },
    {
      where: "in a message that was changed",
      update: { edited_message: { ...own, edit_date: date, text: ASKED } },
    },
    {
      where: "in changed words beside a picture",
      update: { edited_message: { ...own, edit_date: date, photo: picture, caption: ASKED } },
    },
    {
      where: "by the command in changed words",
      update: {
        edited_message: {
          ...own,
          edit_date: date,
          text: `/between_us ${SECRET}`,
          entities: [{ type: "bot_command" as const, offset: 0, length: 11 }],
        },
      },
    },
    {
      where: "in what only looks like a command",
      update: {
        message: {
          ...own,
          text: `/help@other_bot ${ASKED}`,
          entities: [{ type: "bot_command" as const, offset: 0, length: 15 }],
        },
      },
    },
  ])("$where", async ({ update }) => {
    const bot = await childsBot();
    bot.telegram.post(update);
    await bot.idle();
    expectSilent(bot);
    await bot.ask(SECRET, CHILD);
    await bot.idle();
    expectSilent(bot);
  });

  it.each(["/ask", "/help", "/homework", "/privacy", "/nosuch", "/cancel"])(
    "behind %s",
    async (command) => {
      const bot = await childsBot();
      expect((await bot.ask(`${command} ${ASKED}`, CHILD)).text).toContain(BEGUN);
      await bot.idle();
      expectSilent(bot);
    },
  );

  it.each(
    [...COMMANDS.filter((name) => name !== "forget"), ...OPERATOR_ORDERS].map((name) => `/${name}`),
  )("behind an owner's %s, which is then not carried out", async (command) => {
    const bot = await startBot();
    expect((await bot.ask(`${command} ${ASKED}`)).text).toContain(BEGUN);
    await bot.idle();
    expect(bot.runtime.state.conversations.betweenUs(`telegram:${OWNER.id}`)).toBeDefined();
    expect(bot.events()).toEqual([]);
  });

  it.each([
    "/reject CANDIDATE-0001",
    "/reject candidate-0001:",
    "/reject CANDIDATE-0001\n",
    "/resolve_debate DEBATE-0001",
    "/resolve_debate DEBATE-0001 keep_rule",
    "/intent_debate INTENT-RULE-004 30",
  ])("behind the id of %s, which is then not carried out", async (command) => {
    const bot = await startBot();
    await stageOne(bot);
    const before = [bot.read("PENDING-REVIEW.md"), bot.read("PIPELINE-EVENTS.jsonl")];
    expect((await bot.ask(`${command} ${ASKED}`)).text).toContain(BEGUN);
    await bot.idle();
    expect(bot.runtime.state.conversations.betweenUs(`telegram:${OWNER.id}`)).toBeDefined();
    expect([bot.read("PENDING-REVIEW.md"), bot.read("PIPELINE-EVENTS.jsonl")]).toEqual(before);
  });

  it("by no words in the middle of a reason, but a reason that speaks of silence is not kept", async () => {
    const bot = await startBot({ environment: { GRACE_MAR_OWNER_IDS: "1001,1002" } });
    await stageOne(bot);
    const { id } = newestCandidate(bot);
    const { text } = await bot.ask(`/reject ${id} Lea told me just between us about the zebrawood`);
    expect(text).toBe(fill(ENGLISH_LINES.reject_done, { id }));
    await bot.idle();
    expect(JSON.stringify(bot.events())).not.toContain("zebrawood");
    expect((await bot.ask("/profile", SECOND_OWNER)).text).not.toContain("zebrawood");
  });

  it("with a file beside those words, which is not read", async () => {
    const bot = await childsBot();
    const bytes = Buffer.from(SECRET);
    bot.telegram.sendFile(CHILD, { name: "secret.txt", bytes, caption: "just between us" });
    await bot.idle();
    expectSilent(bot);
    expect(bot.said(CHILD).at(-1)).toContain(ENGLISH_LINES.between_us_unnoted);
  });

  it.each([
    { where: "that begins with those words", text: ASKED, caption: undefined },
    { where: "with those words far below", text: `${"We drew boats. ".repeat(400)}\n${ASKED}` },
    { where: "with other words beside it", text: ASKED, caption: "this is my diary" },
  ])("with a text file $where, which is not read", async ({ text, caption }) => {
    const bot = await childsBot();
    const file = { name: "diary.txt", bytes: Buffer.from(text) };
    bot.telegram.sendFile(CHILD, { ...file, ...(caption && { caption }) });
    await bot.idle();
    expectSilent(bot);
    expect(bot.said(CHILD).join("\n")).toContain(ENGLISH_LINES.between_us_unnoted);
    expect(bot.servers.model.requests.filter(({ task }) => task === "analyst")).toEqual([]);
    expect(bot.read("SESSION-TRANSCRIPT.md")).not.toContain("diary");
  });

  it("with a text file that asks for it and tells of distress", async () => {
    const bot = await childsBot();
    const bytes = Buffer.from("just between us: dad hits me every evening");
    bot.telegram.sendFile(CHILD, { name: "diary.txt", bytes });
    await bot.idle();
    expectSilent(bot);
    expect(bot.said(CHILD).at(-1)).toContain(ENGLISH_LINES.comfort);
  });

  it.each(["just between us", ASKED])(
    "with a voice note that is stopped while it is listened to: %s",
    async (caption) => {
      const bot = await childsBot();
      await stopListening(bot, caption);
      expectSilent(bot);
    },
  );

  it("with a voice note beside those words, which is heard in it", async () => {
    const bot = await childsBot();
    const bytes = Buffer.from(`OggS offline-transcript: ${SECRET}\n`);
    bot.telegram.sendVoice(CHILD, { bytes, caption: "just between us" });
    await bot.idle();
    expectSilent(bot);
    const { history } = bot.conversation(CHILD);
    expect(history.map(({ text }) => text).join("\n")).toContain(SECRET);
  });

  it("when such words also tell of distress, by whatever way", async () => {
    for (const say of [`/between_us dad hits me`, `/ask just between us: dad hits me`]) {
      const bot = await childsBot();
      const { text } = await bot.ask(say, CHILD);
      expect(text).toContain(BEGUN);
      expect(text).toContain(ENGLISH_LINES.comfort);
      await bot.idle();
      expect(bot.read("SESSION-TRANSCRIPT.md")).not.toContain("dad hits me");
    }
  });
});

it("words that were passed on or changed end no such talk", async () => {
  const bot = await childsBot();
  await bot.ask("just between us", CHILD);
  const date = Math.floor(Date.now() / 1000);
  const passedOn = { type: "user" as const, sender_user: friend, date: 1 };
  const own = { message_id: 700, date, from, chat, text: "that's all" };
  bot.telegram.post({ message: { ...own, forward_origin: passedOn } });
  bot.telegram.post({ edited_message: { ...own, edit_date: date } });
  await bot.idle();
  expectSilent(bot);
});

it("the words beside a picture are answered, and may bring something to a card", async () => {
  const bot = await startBot();
  const caption = "we drew a striped lighthouse";
  bot.servers.model.enqueue(analystAnswer("a striped lighthouse"), { task: "analyst" });
  const date = Math.floor(Date.now() / 1000);
  const owner = { id: OWNER.id, is_bot: false, first_name: OWNER.firstName };
  const theirChat = { id: OWNER.id, type: "private" as const, first_name: OWNER.firstName };
  bot.telegram.post({
    message: { message_id: 7, date, from: owner, chat: theirChat, photo: picture, caption },
  });
  await bot.idle();
  expect(bot.said().join("\n")).toContain(ENGLISH_LINES.cannot_see_picture);
  expect(bot.read("PENDING-REVIEW.md")).toContain("a striped lighthouse");
});
