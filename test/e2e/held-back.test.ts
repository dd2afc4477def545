// What a child says around a telling of distress reaches nobody else, by whatever way it comes and whoever reads carelessly.
// None of these words tells of anything by itself.

import { describe, expect, it } from "vitest";
import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import { COMMANDS } from "../../src/chat/commands/commands.ts";
import { OPERATOR_ORDERS } from "../../src/chat/commands/operator-orders.ts";
import { distressIn } from "../../src/wording/distress.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { OWNER, SECOND_OWNER, startBot, type TestBot } from "../support/bots.ts";
import { analystAnswer, candidates, newestCandidate, stageOne, tap } from "../support/gate.ts";

const CHILD: Person = { id: 3003, firstName: "Mira" };
const TOLD = "dad hits me every evening";
const REPORT = "we played the quiet game in the cellar until he was asleep";
const TALK = "the cellar is cold and i count until he is asleep";

async function childsBot(now?: () => Date): Promise<TestBot> {
  return startBot({
    environment: { GRACE_MAR_COMPANION_IDS: String(CHILD.id) },
    ...(now && { runtime: { now } }),
  });
}

/** An analyst who would quote whatever it reads. */
function carelessAnalyst(bot: TestBot): void {
  for (const words of [REPORT, TALK]) {
    bot.servers.model.enqueue(analystAnswer(words), { task: "analyst" });
  }
}

/** Nobody was asked or told, and no file for others names it. The transcript is the child's own. */
function expectHeldBack(bot: TestBot): void {
  expect(bot.said(OWNER)).toEqual([]);
  expect(bot.events()).toEqual([]);
  expect(bot.read("PENDING-REVIEW.md")).not.toContain("cellar");
  const asked = bot.servers.model.requests.filter(({ task }) => task === "analyst");
  expect(JSON.stringify(asked)).not.toContain("cellar");
}

const from = { id: CHILD.id, is_bot: false, first_name: CHILD.firstName };
const chat = { id: CHILD.id, type: "private" as const, first_name: CHILD.firstName };

describe("after a telling of distress", () => {
  it.each([
    { way: "talk", say: (bot: TestBot) => bot.ask(TALK, CHILD) },
    { way: "a report", say: (bot: TestBot) => bot.ask(REPORT, CHILD) },
    {
      way: "a file",
      say: (bot: TestBot) =>
        bot.telegram.sendFile(CHILD, { name: "diary.txt", bytes: Buffer.from(TALK) }),
    },
    {
      way: "a voice note",
      say: (bot: TestBot) =>
        bot.telegram.sendVoice(CHILD, {
          bytes: Buffer.from(`OggS\0offline-transcript: ${REPORT}\n`),
        }),
    },
    {
      way: "a pasted checkpoint",
      say: (bot: TestBot) =>
        bot.ask(`Here is my checkpoint.\n${"It was a long talk. ".repeat(30)}\n${TALK}`, CHILD),
    },
    {
      way: "a checkpoint",
      say: async (bot: TestBot) => {
        await bot.ask(TALK, CHILD);
        await bot.ask("checkpoint", CHILD);
      },
    },
    {
      way: "a look-up",
      say: async (bot: TestBot) => {
        const offer = "I don't know that. Do you want me to look it up?";
        bot.servers.model.enqueue(offer, { task: "voice" });
        await bot.ask("how long can somebody stay in a cellar without water", CHILD);
        await bot.ask("yes", CHILD);
      },
    },
    {
      way: "a reset",
      say: async (bot: TestBot) => {
        await bot.ask("/reset", CHILD);
        await bot.ask(TALK, CHILD);
      },
    },
    {
      way: "a new beginning",
      say: async (bot: TestBot) => {
        await bot.ask("/start", CHILD);
        await bot.ask(REPORT, CHILD);
      },
    },
    {
      way: "a restart",
      say: async (bot: TestBot) => {
        await bot.restart();
        await bot.ask("/reset", CHILD);
        await bot.ask(TALK, CHILD);
      },
    },
  ])("what comes by $way is read by no analyst", async ({ say }) => {
    const bot = await childsBot();
    for (const words of [REPORT, TALK]) expect(distressIn(words)).toBe("none");
    expect((await bot.ask(TOLD, CHILD)).text).toContain(ENGLISH_LINES.comfort);
    carelessAnalyst(bot);
    await say(bot);
    await bot.idle();
    expectHeldBack(bot);
  });

  it("just between us, the talk behind its end is held back too", async () => {
    const bot = await childsBot();
    await bot.ask(`just between us: ${TOLD}`, CHILD);
    await bot.ask("that's all", CHILD);
    carelessAnalyst(bot);
    await bot.ask(TALK, CHILD);
    await bot.idle();
    expectHeldBack(bot);
    expect(bot.read("SESSION-TRANSCRIPT.md")).not.toContain(TOLD);
  });

  it("nothing of it is said in the lines beside it", async () => {
    const bot = await childsBot();
    const story = [
      "We drew a map of the harbour",
      TOLD,
      "the pipes in the cellar are warm",
      "and we counted them until it was quiet",
    ].join("\n");
    const quote = "we counted them until it was quiet";
    bot.servers.model.enqueue(analystAnswer(quote), { task: "analyst" });
    expect((await bot.ask(story, CHILD)).text).toContain(ENGLISH_LINES.comfort);
    await bot.idle();
    expectHeldBack(bot);
  });

  it("a Voice that says whom to tell holds back as well, and words that only may tell of something", async () => {
    const bot = await childsBot();
    const line = `That matters. ${ENGLISH_LINES.comfort_tell}`;
    bot.servers.model.enqueue(line, { task: "voice" });
    await bot.ask("there are visits after bedtime", CHILD);
    const unsure = await childsBot();
    bot.servers.model.enqueue("I'm with you.", { task: "voice" });
    await unsure.ask("i feel so alone and nobody likes me", CHILD);
    for (const each of [bot, unsure]) {
      carelessAnalyst(each);
      await each.ask("/reset", CHILD);
      await each.ask(REPORT, CHILD);
      await each.idle();
      expectHeldBack(each);
    }
  });

  it("a day later things are proposed again, but nothing of then", async () => {
    let at = Date.now();
    const bot = await childsBot(() => new Date(at));
    await bot.ask(TALK, CHILD);
    await bot.ask(TOLD, CHILD);
    await bot.idle();
    at += 25 * 60 * 60_000;
    const map = "we drew a map of the harbour";
    bot.servers.model.enqueue(analystAnswer(map), { task: "analyst" });
    const say = async (message_id: number, text: string): Promise<void> => {
      const date = Math.floor(at / 1000);
      bot.telegram.post({ message: { message_id, date, from, chat, text } });
      await bot.idle();
    };
    await say(900, map);
    expect(newestCandidate(bot).exampleFromExchange).toBe(map);
    const asked = bot.servers.model.requests.length;
    await say(901, "checkpoint");
    const [checkpoint] = bot.servers.model.requests.slice(asked);
    expect(checkpoint?.task).toBe("analyst");
    expect(JSON.stringify(checkpoint)).not.toContain("cellar");
  });
});

describe("words that wait for the analyst when distress is told", () => {
  it.each([
    { kind: "talk", words: TALK, line: undefined },
    { kind: "a report whose reading was promised", words: REPORT, line: "later_nothing" as const },
  ])(
    "are not read any more: $kind",
    async ({ words, line }) => {
      const bot = await childsBot();
      bot.servers.model.enqueue({ status: 503 }, { task: "analyst", times: 2 });
      await bot.ask(words, CHILD);
      await expect
        .poll(() => bot.servers.model.requests.filter(({ task }) => task === "analyst").length)
        .toBeGreaterThanOrEqual(2);
      expect((await bot.ask(TOLD, CHILD)).text).toContain(ENGLISH_LINES.comfort);
      bot.servers.model.enqueue(analystAnswer(words), { task: "analyst", times: Infinity });
      await expect.poll(() => bot.runtime.state.analystJobs.count(), { timeout: 20_000 }).toBe(0);
      await bot.idle();
      expect(bot.said(OWNER)).toEqual([]);
      expect(bot.read("PENDING-REVIEW.md")).not.toContain("cellar");
      if (line) expect(bot.said(CHILD)).toContain(ENGLISH_LINES[line]);
    },
    40_000,
  );

  it("are not staged although an analyst was reading them", async () => {
    const bot = await childsBot();
    bot.servers.model.enqueue({ text: analystAnswer(TALK), delayMs: 1500 }, { task: "analyst" });
    await bot.ask(TALK, CHILD);
    expect((await bot.ask(TOLD, CHILD)).text).toContain(ENGLISH_LINES.comfort);
    await expect.poll(() => bot.runtime.state.analystJobs.count(), { timeout: 20_000 }).toBe(0);
    await bot.idle();
    expect(bot.said(OWNER)).toEqual([]);
    expect(bot.read("PENDING-REVIEW.md")).not.toContain("cellar");
  }, 40_000);
});

describe("distress is heard wherever it is written", () => {
  it.each([
    {
      place: "beside a picture",
      post: { photo: [{ file_id: "x", file_unique_id: "x", width: 1, height: 1 }], caption: TOLD },
    },
    {
      place: "beside a file",
      post: {
        document: { file_id: "x", file_unique_id: "x", file_name: "homework.pdf" },
        caption: TOLD,
      },
    },
    {
      place: "beside a song",
      post: { audio: { file_id: "x", file_unique_id: "x", duration: 3 }, caption: TOLD },
    },
    {
      place: "in what only looks like a command",
      post: {
        text: `/help@other_bot ${TOLD}`,
        entities: [{ type: "bot_command" as const, offset: 0, length: 15 }],
      },
    },
  ])("$place", async ({ post }) => {
    const bot = await childsBot();
    const date = Math.floor(Date.now() / 1000);
    bot.telegram.post({ message: { message_id: 7, date, from, chat, ...post } });
    await bot.idle();
    expect(bot.said(CHILD).at(-1)).toContain(ENGLISH_LINES.comfort);
    carelessAnalyst(bot);
    await bot.ask(REPORT, CHILD);
    await bot.idle();
    expectHeldBack(bot);
  });

  it("beside a voice note that cannot be heard", async () => {
    const bot = await childsBot();
    const voice = { file_id: "gone", file_unique_id: "x", duration: 3 };
    const date = Math.floor(Date.now() / 1000);
    bot.telegram.post({ message: { message_id: 7, date, from, chat, voice, caption: TOLD } });
    await bot.idle();
    expect(bot.said(CHILD).at(-1)).toContain(ENGLISH_LINES.comfort);
  });

  it.each([
    "/cancel",
    "/review",
    "/reject CANDIDATE-0001",
    "/merge",
    "/usage",
    "/forget",
    "/resolve_debate DEBATE-0001",
    ...COMMANDS.map((name) => `/${name}`),
    ...OPERATOR_ORDERS.map((name) => `/${name}`),
    "/no_command_of_ours",
  ])("behind an owner's %s", async (command) => {
    const bot = await startBot();
    await bot.ask(`${command} ${TOLD}`);
    await bot.idle();
    expect(bot.said().join("\n")).toContain(ENGLISH_LINES.comfort);
    expect(JSON.stringify([bot.events(), bot.said(SECOND_OWNER)])).not.toContain(TOLD);
    expect(bot.read("PENDING-REVIEW.md")).not.toContain(TOLD);
    expect(bot.runtime.state.heldBack.covers("telegram:1001", Date.now())).toBe(true);
  });

  it.each([TOLD, "i feel so alone and nobody likes me"])(
    "where a new wording was asked for: %s",
    async (words) => {
      const bot = await startBot();
      await stageOne(bot);
      await tap(bot, /Edit/);
      const before = bot.read("PENDING-REVIEW.md");
      const { text } = await bot.ask(words);
      expect(text).not.toContain("CANDIDATE");
      expect(text).not.toMatch(/by hand/);
      expect(bot.read("PENDING-REVIEW.md")).toBe(before);
    },
  );
});

it("the sentence after a telling is no new wording, which every owner would see", async () => {
  const bot = await startBot({ environment: { GRACE_MAR_OWNER_IDS: "1001,1002" } });
  await stageOne(bot);
  await tap(bot, /Edit/);
  await bot.ask(TOLD);
  const before = bot.read("PENDING-REVIEW.md");
  const seen = bot.said(SECOND_OWNER).length;
  await bot.ask(TALK);
  await bot.idle();
  expect(bot.read("PENDING-REVIEW.md")).toBe(before);
  expect(bot.said(SECOND_OWNER)).toHaveLength(seen);
});

it("a telling right behind a pasted chat is answered with comfort", async () => {
  const bot = await childsBot();
  const lines = ["You: I learned to splice a rope", "ChatGPT: Well done"];
  await bot.ask(["Here is my checkpoint:", ...lines, "padding ".repeat(250)].join("\n"), CHILD);
  expect((await bot.ask(TOLD, CHILD)).text).toContain(ENGLISH_LINES.comfort);
});

it("the reason of a rejection is kept and shown to nobody when it tells of distress, or is given near such a telling", async () => {
  const bot = await startBot({ environment: { GRACE_MAR_OWNER_IDS: "1001,1002" } });
  await stageOne(bot);
  const first = newestCandidate(bot).id;
  await stageOne(bot, "we drew a map of the harbour");
  const second = newestCandidate(bot).id;
  for (const [id, reason] of [
    [first, TOLD],
    [second, "i count in the cellar"],
  ] as const) {
    const line = (await bot.ask(`/reject ${id} ${reason}`)).text;
    expect(line).not.toContain(reason);
    await bot.idle();
    expect(candidates(bot).find((one) => one.id === id)?.status).toBe("rejected");
    const { text } = await bot.ask("/profile", SECOND_OWNER);
    expect(text).not.toContain(reason);
    expect(JSON.stringify(bot.events())).not.toContain(reason);
  }
});

it("the reason of a rejection is not kept while the talk is just between two", async () => {
  const bot = await startBot();
  await stageOne(bot);
  const { id } = newestCandidate(bot);
  await bot.ask("just between us");
  await bot.ask(`/reject ${id} Tom told me about the quokka`);
  await bot.idle();
  expect(candidates(bot).find((one) => one.id === id)?.status).toBe("rejected");
  expect(JSON.stringify(bot.events())).not.toContain("quokka");
});

it.each(["/start", "/reset"])("behind %s the next words are no new wording", async (command) => {
  const bot = await startBot();
  await stageOne(bot);
  await tap(bot, /Edit/);
  await bot.ask(command);
  const before = bot.read("PENDING-REVIEW.md");
  await bot.ask("hello there");
  await bot.idle();
  expect(bot.read("PENDING-REVIEW.md")).toBe(before);
});
