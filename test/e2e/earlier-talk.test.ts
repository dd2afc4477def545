// What was said yesterday, what waits for a decision, and who is asking: the household's Voice knows it, and a guest's nothing of
// it.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createCandidate, createPending } from "../record/builders.ts";
import { OWNER, GUEST, startBot, type TestBot } from "../support/bots.ts";
import { stageOne } from "../support/gate.ts";
import { testClock, type TestClock } from "../support/clock.ts";

const DAY_MINUTES = 24 * 60;

async function botOnClock(): Promise<{ readonly bot: TestBot; readonly clock: TestClock }> {
  const clock = testClock();
  return { bot: await startBot({ runtime: { now: clock.now } }), clock };
}

describe("what was said on another day", () => {
  it("is in the prompt when a question names the day, with its time", async () => {
    const { bot, clock } = await botOnClock();
    await bot.ask("the zebrawood kayak is called Petronella");
    clock.advance({ minutes: DAY_MINUTES });
    await bot.ask("what did we talk about yesterday?");
    expect(saidBefore(bot)).toMatch(/^2026-11-20 \d\d:\d\d they: the zebrawood kayak is called/m);
  });

  it("is in no prompt of a message that asks for nothing of it", async () => {
    const { bot, clock } = await botOnClock();
    await bot.ask("the zebrawood kayak is called Petronella");
    clock.advance({ minutes: DAY_MINUTES });
    await bot.ask("how many hearts does an octopus have?");
    expect(saidBefore(bot)).toBe("");
  });

  it("is found by its words when somebody asks what they said, however long ago", async () => {
    const { bot, clock } = await botOnClock();
    await bot.ask("the zebrawood kayak is called Petronella");
    for (let turn = 0; turn < 11; turn += 1) {
      clock.advance({ minutes: 10 });
      await bot.ask(`a story about knot number ${turn}`);
    }
    clock.advance({ minutes: 5 * DAY_MINUTES });
    await bot.ask("what did I tell you about the kayak?");
    expect(saidBefore(bot)).toContain("Petronella");
    expect(saidBefore(bot)).not.toContain("knot");
  });

  it("is never another's, and nothing of it is told to a guest, not even their own", async () => {
    const { bot, clock } = await botOnClock();
    await bot.ask("the zebrawood kayak is called Petronella");
    await bot.ask("my umbrella is called Agathe", GUEST);
    clock.advance({ minutes: DAY_MINUTES });
    await bot.ask("what did we talk about yesterday, and what did I tell you?", GUEST);
    expect(saidBefore(bot)).toBe("");
    await bot.ask("what did we talk about yesterday?");
    expect(saidBefore(bot)).toContain("Petronella");
    expect(lastPrompt(bot)).not.toContain("Agathe");
  });

  it("holds nothing that was just between the two, nor of what is held back", async () => {
    const { bot, clock } = await botOnClock();
    await bot.ask("just between us: the zebrawood kayak is called Petronella");
    await bot.ask("that's all");
    await bot.ask("the lamp in the hall is green");
    await bot.ask("dad hits me every evening");
    await bot.ask("the cellar is cold");
    clock.advance({ minutes: 3 * DAY_MINUTES });
    await bot.ask("what did we talk about three days ago?");
    expect(saidBefore(bot)).not.toMatch(/Petronella|hits me|cellar/);
  });
});

describe("what waits for a decision", () => {
  it("is known as waiting to the household, and to no guest", async () => {
    const bot = await startBot();
    await stageOne(bot);
    await bot.ask("what do you know of the lighthouse?");
    expect(sectionOf(bot, "waiting")).toMatch(/^- \d{4}-\d\d-\d\d: .*lighthouse/m);
    await bot.ask("which kayak?");
    expect(sectionOf(bot, "waiting")).toBe("");
    await bot.ask("what do you know of the striped lighthouse, and what did I tell you?", GUEST);
    expect(sectionOf(bot, "waiting")).toBe("");
  });

  it("is known to nobody where every card keeps it back", async () => {
    const bot = await startBot({
      prepare: (folder) => {
        const told = createCandidate({
          userText: "my uncle hits me at the lighthouse",
          exampleFromExchange: "at the lighthouse",
          suggestedEntry: "Was at the lighthouse",
        });
        writeFileSync(join(folder, "PENDING-REVIEW.md"), createPending([told], "pending"));
      },
    });
    await bot.ask("what do you know of the lighthouse?");
    expect(sectionOf(bot, "waiting")).toBe("");
  });
});

describe("who asks", () => {
  it.each([
    [OWNER, "somebody at home in this Record"],
    [GUEST, "a guest, and no name makes them anybody else"],
  ])("is in the prompt as they call themselves", async (person, role) => {
    const bot = await startBot();
    await bot.ask("who am I?", person);
    expect(lastPrompt(bot)).toContain(`You talk with ${role}. They call themselves:`);
    expect(sectionOf(bot, "speaker")).toBe(person.firstName);
  });
});

function lastPrompt(bot: TestBot): string {
  const body = bot.servers.model.requests.findLast(({ task }) => task === "voice")?.body;
  const { messages = [] } = (body ?? {}) as {
    messages?: readonly { readonly role: string; readonly content: string }[];
  };
  return messages.find(({ role }) => role === "system")?.content ?? "";
}

function saidBefore(bot: TestBot): string {
  return sectionOf(bot, "said_before");
}

function sectionOf(bot: TestBot, name: string): string {
  return new RegExp(`<${name}>\n([^]*?)\n</${name}>`).exec(lastPrompt(bot))?.[1] ?? "";
}
