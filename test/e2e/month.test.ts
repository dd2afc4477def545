// A month with each of the four made-up Records, on a clock that goes on day by day: what its Voice knows of family, dates,
// yesterday, the subject of the talk, what waits and who asks; and what a guest hears of all that.

import { expect, it } from "vitest";
import { fill } from "../../src/wording/catalogue.ts";
import { GUEST, startBot, type TestBot } from "../support/bots.ts";
import { testClock } from "../support/clock.ts";
import { stageOne, tap } from "../support/gate.ts";
import { CATALOGUES, CONVERSATIONS } from "./four-people.ts";
import { LIVES, type Life } from "./month-lives.ts";

const DAYS = 30;
const DAY_MINUTES = 24 * 60;

it.each(LIVES)(
  "$name lives through a month, and her Voice knows of it what each may hear",
  async (life) => {
    const person = CONVERSATIONS.find(({ name }) => name === life.name);
    const clock = testClock();
    const bot = await startBot({
      record: person?.record ?? "",
      runtime: { now: clock.now },
    });
    const { lines, phrases } = CATALOGUES[person?.language ?? ""] ?? {};
    const [offer = ""] = phrases?.lookup_offer ?? [];
    const ask = async (said: string): Promise<string> => {
      return plain((await bot.ask(said)).text);
    };
    const knows = async ([question, answer]: readonly [string, RegExp]): Promise<void> => {
      const said = await ask(question);
      expect({ question, said }).toEqual({
        question,
        said: expect.stringMatching(answer) as string,
      });
      expect(said).not.toContain(offer);
    };

    const days: { readonly [day: number]: () => Promise<void> } = {
      1: async () => {
        await ask("/start");
        await stageOne(bot, life.saved);
        await tap(bot, begins(lines?.button_approve));
        await ask("/merge");
        await tap(bot, begins(lines?.button_merge));
      },
      2: () => knows(life.aboutSaved),
      3: async () => {
        await ask(life.told);
      },
      4: async () => {
        await stageOne(bot, life.left);
      },
      5: async () => {
        await knows(life.aboutLeft);
        expect(promptOf(bot, "waiting")).not.toBe("");
      },
      9: async () => {
        for (const question of life.family) await knows(question);
      },
      12: async () => {
        for (const question of life.dates) await knows(question);
      },
      14: async () => {
        const said = await ask(life.yesterday);
        expect(said).toContain(diary(life, 13));
        expect(said).not.toContain(diary(life, 12));
        expect(promptOf(bot, "said_before")).toContain(diary(life, 13));
      },
      16: async () => {
        await knows(life.subject);
        const [first, second] = life.followUps;
        const more = await ask(first);
        expect(more).toMatch(life.more);
        const further = await ask(second);
        expect(further).not.toBe(more);
        expect(further).toMatch(new RegExp(`${life.more.source}|${life.noMore.source}`, "u"));
        for (const said of [more, further]) expect(said).not.toContain(offer);
      },
      18: () => knows([life.whoAmI, life.asHousehold]),
      20: async () => {
        expect(await ask(life.toldOf)).toContain(life.told);
        expect(promptOf(bot, "said_before")).toContain(life.told);
      },
      25: () => guestAsks(bot, life),
      28: () => knows(life.aboutLeft),
      30: async () => {
        await knows(life.aboutSaved);
        expect(await ask(life.yesterday)).toContain(diary(life, 29));
      },
    };
    for (let day = 1; day <= DAYS; day += 1) {
      await ask(diary(life, day));
      await days[day]?.();
      await bot.idle();
      clock.advance({ minutes: DAY_MINUTES });
    }
  },
  30_000,
);

/** A guest asks the same. Neither the answers nor the prompts hold anything of the home. */
async function guestAsks(bot: TestBot, life: Life): Promise<void> {
  const before = bot.servers.model.requests.length;
  const ask = async (said: string): Promise<string> => plain((await bot.ask(said, GUEST)).text);
  expect(await ask(life.whoAmI)).toMatch(life.asGuest);
  const asked = [...life.family, ...life.dates, life.aboutLeft].map(([question]) => question);
  for (const question of [...asked, ...life.followUps]) {
    expect(withoutQuestion(await ask(question), question)).not.toMatch(life.notForGuests);
  }
  for (const question of [life.yesterday, life.toldOf]) {
    expect(await ask(question)).toMatch(life.nothingFound);
  }
  // A fact of the Record's entries is theirs to hear.
  const [question, answer] = life.subject;
  expect(await ask(question)).toMatch(answer);
  await bot.idle();
  for (const { messages } of bot.servers.model.requests.slice(before)) {
    const system = messages.find(({ role }) => role === "system")?.content ?? "";
    expect(system).not.toMatch(/<said_before>|<waiting>|^(?:Family|Born on|At home|People): /m);
  }
}

function promptOf(bot: TestBot, section: string): string {
  const { messages = [] } =
    bot.servers.model.requests.findLast(({ task }) => task === "voice") ?? {};
  const system = messages.find(({ role }) => role === "system")?.content ?? "";
  return new RegExp(`<${section}>\n([^]*?)\n</${section}>`).exec(system)?.[1] ?? "";
}

function diary({ diary: line }: Life, day: number): string {
  return fill(line, { day });
}

function withoutQuestion(said: string, question: string): string {
  return said.replaceAll(question, "");
}

/** French has spaces that do not break. */
function plain(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

function begins(label = ""): RegExp {
  return new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`, "u");
}
