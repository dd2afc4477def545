// kill -9 in a talk just between a person and the bot: as it begins, as something is said in it, as it ends, and at each point
// that is seen from outside. What was said is never in a file of the Record, a card, a backup or the analyst's hands, and
// once the talk is over no byte of it is left, not even in state.db and its log.

import { expect, it } from "vitest";
import { holding } from "../support/canary.ts";
import { OWNER } from "../support/bots.ts";
import { startServers } from "../support/servers.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { createCrashBot, type Aftermath, type CrashBot } from "./crash-bot.ts";

const WORD = "zebrawood";
const BEGIN = `just between us: I broke the ${WORD} vase`;
/** A report would be staged anywhere else. */
const SAID = `we drew a ${WORD} lighthouse with a red lamp`;
const END = "that's all";
const TALK = [BEGIN, SAID, END] as const;

/** Where the process dies. Of these the end of a talk asks no model. */
const POINTS = [
  "while the model works",
  "before the reply leaves",
  "before Telegram says that it has it",
  "before the update is confirmed",
] as const;
type Point = (typeof POINTS)[number];

const ALL = TALK.flatMap((at) =>
  POINTS.filter((point) => at !== END || point !== POINTS[0]).map((point) => ({ at, point })),
);
/** Every other one has each point, and each moment of the talk; CRASH_KILLS takes all. */
const CHOSEN = ALL.filter((_, at) => process.env["CRASH_KILLS"] !== undefined || at % 2 === 0);

it.each(CHOSEN)(
  "leaves no word when it dies at $at, $point",
  async ({ at, point }) => {
    const bot = await createCrashBot({ servers: await startServers() });
    const before = TALK.slice(0, TALK.indexOf(at));
    for (const text of before) expectUnheard(await live(bot, text));
    await die(bot, at, point);
    expectUnheard(await bot.restart());
    for (const text of TALK.slice(TALK.indexOf(at) + 1)) expectUnheard(await live(bot, text));
    expect(
      bot.telegram
        .chat(OWNER.id)
        .map(({ text }) => text)
        .join("\n"),
    ).toContain(ENGLISH_LINES.between_us_over);
    expectUnheard(await live(bot, "why do lighthouses flash?"));
    expect(await holding(bot.folder, WORD)).toEqual([]);
    const { requests } = bot.servers.model;
    expect(JSON.stringify(requests.at(-1)), "the Voice has let go of it").not.toContain(WORD);
    expect(JSON.stringify(requests.filter(({ task }) => task === "analyst"))).not.toContain(WORD);
  },
  60_000,
);

/** Says something to a bot that lives until it has answered. */
async function live(bot: CrashBot, text: string): Promise<Aftermath> {
  bot.telegram.say(OWNER, text);
  return bot.restart();
}

async function die(bot: CrashBot, text: string, point: Point): Promise<void> {
  const { telegram, servers } = bot;
  const asked = servers.model.requests.length;
  const said = telegram.chat(OWNER.id).length;
  const sent = sendings(bot);
  switch (point) {
    case "while the model works":
      servers.model.enqueue({ hang: true });
      break;
    case "before the reply leaves":
      telegram.fail({ method: "sendMessage", hang: true });
      break;
    case "before Telegram says that it has it":
      telegram.fail({ method: "sendMessage", dripMs: 60_000 });
      break;
    case "before the update is confirmed":
      telegram.fail({
        method: "getUpdates",
        hang: true,
        when: ({ offset }) => offset !== undefined,
      });
  }
  const child = bot.launch();
  telegram.say(OWNER, text);
  const isThere = (): boolean => {
    if (point === "while the model works") return servers.model.requests.length > asked;
    if (point === "before the reply leaves") return sendings(bot) > sent;
    return telegram.chat(OWNER.id).length > said + 1;
  };
  await expect.poll(isThere, { timeout: 20_000 }).toBe(true);
  child.kill("SIGKILL");
  expect((await child.exited).signal).toBe("SIGKILL");
}

function sendings({ telegram }: CrashBot): number {
  return telegram.calls.filter(({ method }) => method === "sendMessage").length;
}

/** No file that anybody reads holds a word of it, and nothing waits for an owner. */
function expectUnheard({ files, candidates, log }: Aftermath): void {
  for (const [name, text] of Object.entries(files)) {
    if (/\.(?:md|jsonl|ya?ml|txt)$/.test(name)) expect(text, name).not.toContain(WORD);
  }
  expect(candidates.filter((one) => JSON.stringify(one).includes(WORD))).toEqual([]);
  expect(log).not.toContain(WORD);
}
